//! The two ports the drain works between: the outbox that holds what waits, and the verifier that knows whom to believe.

use std::sync::Arc;

use enrollment::{Digest, PackageId, StationId, Timestamp};

use crate::state::{CenterState, Trouble};

/// The outbox could not (disk, database). Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the outbox could not: {code}")]
pub struct PortError {
    /// Stable code with a sentence in the catalogs.
    pub code: String,
}

/// A sealed, approved package that has no receipt yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyPackage {
    /// Its id.
    pub package_id: PackageId,
    /// SHA-256 of the sealed file.
    pub file_digest: Digest,
    /// Digest of the content inside.
    pub content_digest: Digest,
    /// The station that sealed it.
    pub station: StationId,
    /// The station's epoch.
    pub epoch: u32,
    /// Its running number in the epoch.
    pub sequence: u64,
    /// Where an earlier try was uploading to.
    pub upload_url: Option<String>,
    /// Tries that failed since something last went forward.
    pub failures: u32,
    /// It lay in an outbox that was lost: the center may have it already, and is asked before a byte is sent.
    pub maybe_there: bool,
}

/// A package with a receipt and without a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingVerdict {
    /// Its id.
    pub package_id: PackageId,
    /// When its receipt came.
    pub received_at: Timestamp,
}

/// Kinds of signed statements that a station sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A supervisor's manifest.
    Approval,
    /// A returned or rejected package.
    Void,
}

/// A signed statement that the center has not taken yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingStatement {
    /// Its name in the outbox: SHA-256 of its bytes.
    pub digest: Digest,
    /// Which endpoint it goes to.
    pub kind: StatementKind,
    /// The signed bytes.
    pub bytes: Vec<u8>,
    /// Tries that failed.
    pub failures: u32,
}

/// What the center decided, as the verifier read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A card will be made.
    Accepted,
    /// None will be made from this package; the verdict names reasons and a remedy.
    Refused,
}

/// What the drain needs of the outbox. Calls may block for a commit; whatever returns `Ok` is durable, [`Self::progress`] apart.
///
/// The three `…_due` questions name one thing each that may be tried at `now`, the most urgent first, and stay with it until the drain
/// reports what became of it. A package comes before those with higher numbers; one whose upload has begun comes first of all, and
/// what failed several times in a row after everything else.
pub trait OutboxPort: Send + Sync {
    /// The oldest statement that the center does not have.
    fn statement_due(&self, now: Timestamp) -> Result<Option<WaitingStatement>, PortError>;
    /// The center took this statement.
    fn statement_taken(&self, digest: &Digest, at: Timestamp) -> Result<(), PortError>;
    /// Sending it failed; the next try not before this moment.
    fn statement_failed(&self, digest: &Digest, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError>;

    /// The next approved package without receipt.
    fn package_due(&self, now: Timestamp) -> Result<Option<ReadyPackage>, PortError>;
    /// The sealed file.
    fn sealed_file(&self, package: &PackageId) -> Result<Arc<[u8]>, PortError>;
    /// Where the package is being uploaded to; durable before the first byte goes there. `None` when the center forgot it.
    fn upload_at(&self, package: &PackageId, url: Option<&str>) -> Result<(), PortError>;
    /// The center holds this many bytes.
    fn held(&self, package: &PackageId, offset: u64) -> Result<(), PortError>;
    /// Bytes that have left, of how many: for the eye. Called several times a second; not durable.
    fn progress(&self, package: &PackageId, sent: u64, total: u64);
    /// A try (upload, receipt or verdict) failed; the package stays where it is, the next try not before this moment.
    fn failed(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError>;
    /// The center turned exactly this file away at the door and will do so again: the package stays, its place is forgotten, and it
    /// is tried again not before this moment, or when somebody asks for it.
    fn turned_away(&self, package: &PackageId, trouble: &Trouble, not_before: Timestamp) -> Result<(), PortError>;
    /// A receipt that the verifier accepted.
    fn received(&self, package: &PackageId, receipt: &[u8], at: Timestamp) -> Result<(), PortError>;

    /// The package that has waited longest for its verdict.
    fn verdict_due(&self, now: Timestamp) -> Result<Option<AwaitingVerdict>, PortError>;
    /// Nothing failed, but there is no verdict yet: ask again not before this moment.
    fn not_yet(&self, package: &PackageId, not_before: Timestamp) -> Result<(), PortError>;
    /// The center has the package but no approval that names it. An outbox that can sends that approval again.
    fn approval_missing(&self, package: &PackageId) -> Result<(), PortError>;
    /// A verdict that the verifier accepted.
    fn decided(&self, package: &PackageId, decision: Decision, verdict: &[u8], at: Timestamp) -> Result<(), PortError>;

    /// How the center stands after a pass; `last_success` is the last time in this run that it answered as the protocol says.
    fn center(&self, state: CenterState, last_success: Option<Timestamp>);
}

/// Why a statement of the center is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the center's statement is not believed: {code}")]
pub struct VerifyError {
    /// Stable code with a sentence in the catalogs.
    pub code: String,
}

/// Knows whom to believe: authority, role, time, and what the statement must be about.
pub trait Verifier: Send + Sync {
    /// Accepts a receipt that a center signed for exactly this package id, file digest, content digest and station.
    fn receipt(&self, bytes: &[u8], about: &ReadyPackage) -> Result<(), VerifyError>;
    /// Accepts a verdict that a center signed for exactly this package, and says what it decides.
    fn verdict(&self, bytes: &[u8], about: &AwaitingVerdict) -> Result<Decision, VerifyError>;
    /// Accepts a policy that a center signed and that is not older than the one held, and keeps it: what is sealed from now on goes to
    /// the key it names.
    fn policy(&self, bytes: &[u8]) -> Result<(), VerifyError>;
}
