use enrollment::{PackageId, StationId};
use keyring::KeyId;
use serde::{Deserialize, Serialize};

use crate::{PackageError, canonical::parse_exactly, canonical_json};

/// The set of algorithms of a package, so that another set can come later without guessing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Suite {
    /// ECDSA P-256 with SHA-256; ECDH P-256, X9.63 KDF with SHA-256, AES-256 key wrap; AES-256-GCM.
    #[serde(rename = "p256-sha256-aes256gcm")]
    P256Sha256Aes256Gcm,
}

/// What anyone may read from outside; signed by the station on the file, and by clerk and station on the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Which algorithms.
    pub suite: Suite,
    /// The package's random name.
    pub package_id: PackageId,
    /// The station that sealed it.
    pub station: StationId,
    /// Counts the lives of the station's data: one more after each restore or fresh installation.
    pub epoch: u32,
    /// Counts the packages of station and epoch, without gaps.
    pub sequence: u64,
    /// Counts the revisions of the application.
    pub revision: u32,
    /// Which of the center's keys it is encrypted to.
    pub recipient_key_id: KeyId,
}

impl Header {
    pub(crate) fn encode(&self) -> Result<Vec<u8>, PackageError> {
        canonical_json(self)
    }

    pub(crate) fn decode(text: &[u8]) -> Result<Self, PackageError> {
        parse_exactly(text)
    }
}
