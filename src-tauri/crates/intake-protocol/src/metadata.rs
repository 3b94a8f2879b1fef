//! `Upload-Metadata`: what an upload claims to be, before one byte of it is there.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use enrollment::{Digest, PackageId, StationId};

use crate::limit::MAX_METADATA;

/// What the station says about the file it is about to send. All of it is checked against the file's signed header on arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadMetadata {
    /// Id of the package.
    pub package_id: PackageId,
    /// SHA-256 of the whole file: the upload is complete only when its bytes have this digest.
    pub file_digest: Digest,
    /// The station that sealed it.
    pub station: StationId,
    /// Counts the station's re-installations; sequence numbers begin anew with each.
    pub epoch: u32,
    /// The station's running number of this package within the epoch.
    pub sequence: u64,
}

/// What is wrong with an `Upload-Metadata` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MetadataError {
    /// Longer than a server reads.
    #[error("metadata too long")]
    TooLong,
    /// A key stands there twice.
    #[error("metadata key {0} stands twice")]
    Twice(&'static str),
    /// A key is missing.
    #[error("metadata key {0} is missing")]
    Missing(&'static str),
    /// A value is not what its key needs.
    #[error("metadata value of {0} is unreadable")]
    Unreadable(&'static str),
}

const PACKAGE: &str = "package";
const SHA256: &str = "sha256";
const STATION: &str = "station";
const EPOCH: &str = "epoch";
const SEQUENCE: &str = "sequence";
const KEYS: [&str; 5] = [PACKAGE, SHA256, STATION, EPOCH, SEQUENCE];

impl UploadMetadata {
    /// The header's value: `package <b64>,sha256 <b64>,station <b64>,epoch <b64>,sequence <b64>`. Digest and id are hexadecimal
    /// text, numbers are decimal text, before base64.
    pub fn encode(&self) -> String {
        let values = [
            self.package_id.to_string(),
            self.file_digest.to_string(),
            self.station.to_string(),
            self.epoch.to_string(),
            self.sequence.to_string(),
        ];
        let pairs: Vec<String> = KEYS.iter().zip(values).map(|(key, value)| format!("{key} {}", STANDARD.encode(value))).collect();
        pairs.join(",")
    }

    /// Reads the header's value. The order of the pairs is free; unknown keys are ignored (a later version may add some).
    pub fn parse(text: &str) -> Result<Self, MetadataError> {
        if text.len() > MAX_METADATA {
            return Err(MetadataError::TooLong);
        }
        let mut values: [Option<String>; 5] = Default::default();
        for pair in text.split(',') {
            let (name, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let Some(place) = KEYS.iter().position(|key| *key == name) else { continue };
            if values[place].is_some() {
                return Err(MetadataError::Twice(KEYS[place]));
            }
            let bytes = STANDARD.decode(value.trim()).map_err(|_| MetadataError::Unreadable(KEYS[place]))?;
            values[place] = Some(String::from_utf8(bytes).map_err(|_| MetadataError::Unreadable(KEYS[place]))?);
        }
        let [package, sha256, station, epoch, sequence] = values;
        Ok(Self {
            package_id: read(PACKAGE, package)?,
            file_digest: read(SHA256, sha256)?,
            station: read(STATION, station)?,
            epoch: read(EPOCH, epoch)?,
            sequence: read(SEQUENCE, sequence)?,
        })
    }
}

fn read<T: std::str::FromStr>(key: &'static str, value: Option<String>) -> Result<T, MetadataError> {
    value.ok_or(MetadataError::Missing(key))?.parse().map_err(|_| MetadataError::Unreadable(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> UploadMetadata {
        UploadMetadata {
            package_id: PackageId::from_bytes([7; 16]),
            file_digest: Digest::of(b"file"),
            station: "DAK-LAK-01".parse().expect("a station id"),
            epoch: 2,
            sequence: 41,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(UploadMetadata::parse(&sample().encode()), Ok(sample()));
    }

    #[test]
    fn order_is_free_and_unknown_keys_are_ignored() {
        let text = sample().encode();
        let mut pairs: Vec<&str> = text.split(',').collect();
        pairs.reverse();
        pairs.push("later dmFsdWU=");
        pairs.push("flag");
        assert_eq!(UploadMetadata::parse(&pairs.join(", ")), Ok(sample()));
    }

    #[test]
    fn each_malformed_header_says_what_is_wrong() {
        let text = sample().encode();
        let without = |key: &str| text.split(',').filter(|pair| !pair.starts_with(key)).collect::<Vec<_>>().join(",");
        for key in KEYS {
            assert_eq!(UploadMetadata::parse(&without(key)), Err(MetadataError::Missing(key)));
            let twice = format!("{text},{key} MQ==");
            assert_eq!(UploadMetadata::parse(&twice), Err(MetadataError::Twice(key)));
            let garbled = format!("{},{key} ***", without(key));
            assert_eq!(UploadMetadata::parse(&garbled), Err(MetadataError::Unreadable(key)));
            let empty = format!("{},{key}", without(key));
            assert_eq!(UploadMetadata::parse(&empty), Err(MetadataError::Unreadable(key)));
        }
        assert_eq!(UploadMetadata::parse(&"x".repeat(MAX_METADATA + 1)), Err(MetadataError::TooLong));
        assert_eq!(UploadMetadata::parse(""), Err(MetadataError::Missing(PACKAGE)));
    }
}
