//! A sealed package file and the signed statements about packages, as both databases keep them.

use std::fmt;

use enrollment::{ApplicationId, Digest, PackageId, Ticket, Timestamp};
use serde::{Deserialize, Serialize};

/// A package file, sealed and signed. Nothing in it is readable here.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// Random id of the package.
    pub package_id: PackageId,
    /// The application it carries.
    pub application: ApplicationId,
    /// The person's handle at the post.
    pub ticket: Option<Ticket>,
    /// Revision of the application.
    pub revision: u32,
    /// Number within the epoch, as in the file's signed header.
    pub sequence: Sequence,
    /// Digest of the content inside.
    pub content_digest: Digest,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// When it was sealed.
    pub sealed_at: Timestamp,
    /// The file.
    pub file: Vec<u8>,
}

impl fmt::Debug for SealedFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SealedFile")
            .field("package_id", &self.package_id)
            .field("sequence", &self.sequence)
            .field("length", &self.file.len())
            .finish_non_exhaustive()
    }
}

/// The place of a package in the station's unbroken series. The center asks for every number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sequence {
    /// A new epoch begins when a station is set up anew or restored from a backup, so that no number is ever used twice.
    pub epoch: u32,
    /// From 1, without gaps.
    pub number: u64,
}

/// What a signed statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StatementKind {
    /// A supervisor's approval of a batch.
    Approval,
    /// Packages that will not come.
    Void,
}

/// A signed statement about packages, on its way to the center.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// About which packages.
    pub packages: Vec<PackageId>,
    /// When it was signed.
    pub at: Timestamp,
    /// The signed bytes.
    pub bytes: Vec<u8>,
}

impl Statement {
    /// The statement's name: SHA-256 of its bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }

    pub(crate) fn packages_as_text(&self) -> String {
        let names: Vec<String> = self.packages.iter().map(ToString::to_string).collect();
        names.join(" ")
    }

    pub(crate) fn packages_from_text(text: &str) -> Option<Vec<PackageId>> {
        text.split_whitespace().map(|name| name.parse().ok()).collect()
    }
}
