//! What a pass of the drain says about itself.

use std::time::Duration;

use enrollment::Timestamp;

use crate::error::UplinkError;

/// Whether the center can be worked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CenterState {
    /// It answers as the protocol says.
    Online,
    /// It does not: no network, no answer, or an answer that is not the protocol's.
    Offline,
}

/// Why something did not go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Stable code with a sentence in the catalogs.
    pub code: String,
    /// The center's reference for its log.
    pub reference: Option<String>,
}

impl From<&UplinkError> for Trouble {
    fn from(error: &UplinkError) -> Self {
        Self { code: error.code().to_owned(), reference: error.reference().map(str::to_owned) }
    }
}

/// What one pass did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrainReport {
    /// The center after the pass.
    pub state: CenterState,
    /// Last time the center answered as the protocol says, in this run of the program.
    pub last_success: Option<Timestamp>,
    /// What kept the pass from going on, or the last item that was put off.
    pub trouble: Option<Trouble>,
    /// Statements that the center took.
    pub statements: u32,
    /// Receipts stored.
    pub receipts: u32,
    /// Verdicts stored.
    pub verdicts: u32,
    /// When to come again, at the latest.
    pub next: Duration,
}
