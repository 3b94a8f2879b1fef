//! What belongs together in one transaction.

use enrollment::{Application, Event};

use crate::sealed_file::SealedFile;
use crate::vault::{ApplicationRow, SampleChange, Try};

/// A change of one application: all of it is kept, or nothing.
#[derive(Clone)]
pub struct Change {
    /// The version the change was made from; 0 for a new application.
    pub expected_version: u64,
    /// The row as it will be.
    pub row: ApplicationRow,
    /// The snapshot as it will be.
    pub application: Application,
    /// What happened, continuing the application's own chain.
    pub events: Vec<Event>,
    /// Samples that come, are kept or go.
    pub samples: Vec<SampleChange>,
    /// Attempts at a device, for its trend.
    pub tries: Vec<Try>,
    /// The package sealed by this change; only through [`crate::Vault::commit_sealed`].
    pub sealed: Option<SealedFile>,
    /// The cursor of the piece of news from the outbox that this change follows.
    pub news: Option<u64>,
}

impl Change {
    /// A change of row, snapshot and events; the rest is added by setting fields.
    pub fn new(expected_version: u64, row: ApplicationRow, application: Application, events: Vec<Event>) -> Self {
        Self { expected_version, row, application, events, samples: Vec::new(), tries: Vec::new(), sealed: None, news: None }
    }

    /// With samples that come, are kept or go.
    pub fn with_samples(mut self, samples: Vec<SampleChange>) -> Self {
        self.samples = samples;
        self
    }

    /// With attempts at a device.
    pub fn with_tries(mut self, tries: Vec<Try>) -> Self {
        self.tries = tries;
        self
    }

    /// With the package sealed by it.
    pub fn with_sealed(mut self, sealed: SealedFile) -> Self {
        self.sealed = Some(sealed);
        self
    }

    /// Following this piece of news.
    pub fn with_news(mut self, cursor: u64) -> Self {
        self.news = Some(cursor);
        self
    }
}

impl std::fmt::Debug for Change {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Change")
            .field("expected_version", &self.expected_version)
            .field("row", &self.row)
            .field("events", &self.events.len())
            .field("samples", &self.samples.len())
            .field("sealed", &self.sealed)
            .finish_non_exhaustive()
    }
}
