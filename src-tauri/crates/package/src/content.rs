use std::{collections::BTreeSet, fmt};

use enrollment::Digest;
use keyring::REDACTED;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{MAX_FILE, PackageError, canonical::parse_canonical};

const NONCE: usize = 32;
const LENGTH: usize = 4;
const MAX_SAMPLES: usize = 64;

/// What is captured, before anybody signs it: the canonical record with its samples.
///
/// ```text
/// nonce[32] ‖ u32be length ‖ {"record":…,"samples":[{length,media_type,name,sha256}…],"version":1} ‖ sample bytes in that order
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// Random, so that nobody can guess a content from its digest.
    pub nonce: [u8; 32],
    /// The enrollment record as canonical JSON (an object).
    pub record: Vec<u8>,
    /// Portrait, fingerprints, signature …
    pub samples: Vec<SamplePart>,
}

/// One sample's bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct SamplePart {
    /// Unique within the content, and safe as a file name: 1 to 80 of `A-Z a-z 0-9 . _ -`, not beginning with a dot.
    pub name: String,
    /// For example `image/jpeg`: 1 to 100 visible ASCII characters.
    pub media_type: String,
    /// The bytes as captured.
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<'a> {
    #[serde(borrow)]
    record: &'a RawValue,
    samples: Vec<Row>,
    version: u32,
}

/// The fields stand in the order of their names, so that serializing is canonical.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    length: u64,
    media_type: String,
    name: String,
    sha256: Digest,
}

impl Content {
    /// The bytes that are signed.
    pub fn encode(&self) -> Result<Vec<u8>, PackageError> {
        let table = self.table()?;
        let length = u32::try_from(table.len()).map_err(|_| PackageError::TooLarge)?;
        let total = self.samples.iter().fold(NONCE + LENGTH + table.len(), |sum, sample| sum.saturating_add(sample.bytes.len()));
        if total > MAX_FILE {
            return Err(PackageError::TooLarge);
        }
        let mut bytes = Vec::with_capacity(total);
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&table);
        for sample in &self.samples {
            bytes.extend_from_slice(&sample.bytes);
        }
        Ok(bytes)
    }

    /// Reads what [`Content::encode`] wrote; nothing else.
    pub fn decode(bytes: &[u8]) -> Result<Self, PackageError> {
        if bytes.len() > MAX_FILE {
            return Err(PackageError::TooLarge);
        }
        let (nonce, rest) = bytes.split_first_chunk::<NONCE>().ok_or(PackageError::Malformed("content cut"))?;
        let (length, rest) = rest.split_first_chunk::<LENGTH>().ok_or(PackageError::Malformed("content cut"))?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| PackageError::TooLarge)?;
        let (text, mut rest) = rest.split_at_checked(length).ok_or(PackageError::Malformed("content cut"))?;
        parse_canonical(text)?;
        let table: Table<'_> = serde_json::from_slice(text).map_err(|_| PackageError::Malformed("content table"))?;
        // What the types forgive, a capital hexadecimal digit for example, is no second encoding.
        if serde_json::to_vec(&table).map_err(|_| PackageError::Malformed("content table"))? != text {
            return Err(PackageError::Malformed("content table not canonical"));
        }
        if table.version != 1 {
            return Err(PackageError::Malformed("content version"));
        }
        let mut samples = Vec::new();
        for row in table.samples {
            let length = usize::try_from(row.length).map_err(|_| PackageError::TooLarge)?;
            let (sample, behind) = rest.split_at_checked(length).ok_or(PackageError::Malformed("sample cut"))?;
            if Digest::of(sample) != row.sha256 {
                return Err(PackageError::Mismatch("sample and its digest"));
            }
            samples.push(SamplePart { name: row.name, media_type: row.media_type, bytes: sample.to_vec() });
            rest = behind;
        }
        if !rest.is_empty() {
            return Err(PackageError::Malformed("bytes behind the samples"));
        }
        let content = Self { nonce: *nonce, record: table.record.get().as_bytes().to_vec(), samples };
        content.check()?;
        Ok(content)
    }

    /// What [`Content::encode`]'s result hashes to: the content digest of the design.
    pub fn digest(&self) -> Result<Digest, PackageError> {
        Ok(Digest::of(self.encode()?))
    }

    fn table(&self) -> Result<Vec<u8>, PackageError> {
        self.check()?;
        parse_canonical(&self.record)?;
        let record = std::str::from_utf8(&self.record).map_err(|_| PackageError::Malformed("record"))?;
        let record: &RawValue = serde_json::from_str(record).map_err(|_| PackageError::Malformed("record"))?;
        let samples = self.samples.iter().map(SamplePart::row).collect();
        serde_json::to_vec(&Table { record, samples, version: 1 }).map_err(|_| PackageError::Malformed("content table"))
    }

    fn check(&self) -> Result<(), PackageError> {
        if self.record.first() != Some(&b'{') {
            return Err(PackageError::Malformed("the record is no JSON object"));
        }
        if self.samples.len() > MAX_SAMPLES {
            return Err(PackageError::Malformed("too many samples"));
        }
        let names: BTreeSet<_> = self.samples.iter().map(|sample| &sample.name).collect();
        if names.len() != self.samples.len() {
            return Err(PackageError::Malformed("two samples of one name"));
        }
        self.samples.iter().try_for_each(SamplePart::check)
    }
}

impl SamplePart {
    fn row(&self) -> Row {
        Row {
            length: self.bytes.len() as u64,
            media_type: self.media_type.clone(),
            name: self.name.clone(),
            sha256: Digest::of(&self.bytes),
        }
    }

    fn check(&self) -> Result<(), PackageError> {
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if !(1..=80).contains(&self.name.len()) || !self.name.bytes().all(safe) || self.name.starts_with('.') {
            return Err(PackageError::Malformed("sample name"));
        }
        if !(1..=100).contains(&self.media_type.len()) || !self.media_type.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(PackageError::Malformed("media type"));
        }
        Ok(())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Content({REDACTED})")
    }
}

impl fmt::Debug for SamplePart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SamplePart({}, {}, {REDACTED})", self.name, self.media_type)
    }
}
