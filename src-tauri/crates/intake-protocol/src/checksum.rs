//! `Upload-Checksum`: the digest of one chunk (tus checksum extension).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use enrollment::Digest;

/// The algorithm both ends speak, as it stands in the headers.
const SHA256: &str = "sha256";

/// Digest of one chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checksum(Digest);

/// What is wrong with an `Upload-Checksum` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChecksumError {
    /// An algorithm other than sha256.
    #[error("checksum algorithm not spoken")]
    Algorithm,
    /// Not an algorithm and a base64 digest.
    #[error("checksum unreadable")]
    Unreadable,
}

impl Checksum {
    /// Name of the only algorithm, for `Tus-Checksum-Algorithm`.
    pub const ALGORITHM: &'static str = SHA256;

    /// The checksum of a chunk.
    pub fn of(chunk: &[u8]) -> Self {
        Self(Digest::of(chunk))
    }

    /// A digest computed piece by piece.
    pub const fn from_digest(digest: Digest) -> Self {
        Self(digest)
    }

    /// The header's value.
    pub fn encode(&self) -> String {
        format!("{SHA256} {}", STANDARD.encode(self.0.as_bytes()))
    }

    /// Reads the header's value.
    pub fn parse(text: &str) -> Result<Self, ChecksumError> {
        let (algorithm, value) = text.trim().split_once(' ').ok_or(ChecksumError::Unreadable)?;
        if algorithm != SHA256 {
            return Err(ChecksumError::Algorithm);
        }
        let bytes = STANDARD.decode(value.trim()).map_err(|_| ChecksumError::Unreadable)?;
        let digest: [u8; 32] = bytes.try_into().map_err(|_| ChecksumError::Unreadable)?;
        Ok(Self(Digest::from_bytes(digest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let checksum = Checksum::of(b"chunk");
        assert_eq!(Checksum::parse(&checksum.encode()), Ok(checksum));
    }

    #[test]
    fn other_algorithms_and_rubbish_are_told_apart() {
        assert_eq!(Checksum::parse("md5 AAAA"), Err(ChecksumError::Algorithm));
        for text in ["", "sha256", "sha256 AAAA", "sha256 ***"] {
            assert_eq!(Checksum::parse(text), Err(ChecksumError::Unreadable), "{text}");
        }
    }
}
