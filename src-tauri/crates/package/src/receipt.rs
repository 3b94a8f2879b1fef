//! Receipt: the center's signed answer that it holds a package.

use enrollment::{Digest, PackageId, StationId, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    PackageError, Trust,
    statement::{self, Statement},
};

/// What the center says it received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which package.
    pub package_id: PackageId,
    /// SHA-256 of the file as received.
    pub file_digest: Digest,
    /// SHA-256 of the content as opened.
    pub content_digest: Digest,
    /// The station it came from.
    pub station: StationId,
    /// When, by the center's clock.
    pub received_at: Timestamp,
    /// Whether the same file had been received before.
    pub duplicate: bool,
}

impl Statement for Receipt {
    const TYPE: &'static str = "thu-nhan/receipt";
    const SIGNERS: &'static [Role] = &[Role::Center];
}

impl Receipt {
    /// Whether this receipt is the answer to that file, and to no other.
    pub fn answers(
        &self,
        package_id: PackageId,
        file_digest: Digest,
        content_digest: Digest,
        station: &StationId,
    ) -> Result<(), PackageError> {
        let same = [
            (self.package_id == package_id, "package id"),
            (self.file_digest == file_digest, "file digest"),
            (self.content_digest == content_digest, "content digest"),
            (self.station == *station, "station"),
        ];
        match same.into_iter().find(|(holds, _)| !holds) {
            Some((_, what)) => Err(PackageError::OtherPackage(what)),
            None => Ok(()),
        }
    }
}

/// Signs as the center.
pub fn sign(receipt: &Receipt, center: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(receipt, &[center], receipt.received_at)
}

/// Checks a receipt with certificates valid at `at`; any certificate of the center's role counts, not one pinned.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Receipt, PackageError> {
    statement::verify::<Receipt>(file, trust, at).map(|verified| verified.statement)
}
