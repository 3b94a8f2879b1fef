//! The vault: personal data, open only while an officer is signed in.
//!
//! An application is one row (what lists and searches need), one snapshot (the whole of it) and a chain of events; samples and
//! sealed files hang on it. Whatever belongs together is one [`Change`], and a change is one transaction.

mod application;
mod change;
mod commit;
mod day;
mod event;
mod officer_finger;
mod place;
mod population;
mod sample;
mod schema;
mod sealed;
mod search;
mod setting;
mod template;
mod tries;

use std::path::Path;

use keyring::DatabaseKey;

use crate::connection::{self, Integrity};
use crate::error::{Database, StoreError};
use crate::handle::Handle;

pub use application::{ApplicationRow, Line, Stored};
pub use change::Change;
pub use day::{DayCheck, DayMoment};
pub use event::ChainHead;
pub use officer_finger::OfficerFinger;
pub use place::LastPlace;
pub use population::ExtractMeta;
pub use sample::{NewSample, SampleChange, SampleEntry, SampleState, StoredSample};
pub use search::SearchBy;
pub use template::FingerTemplate;
pub use tries::{Try, TryCount};

/// The open vault. Shared freely between threads; calls take turns.
pub struct Vault {
    handle: Handle,
}

impl Vault {
    /// Opens the vault, or makes an empty one.
    pub fn open(path: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        Ok(Self { handle: Handle::open(path, key, Database::Vault, schema::STEPS)? })
    }

    /// Examines a vault without changing anything: not even its schema.
    pub fn examine(path: &Path, key: &DatabaseKey) -> Result<Integrity, StoreError> {
        Ok(connection::examine(&connection::open_existing(path, key, Database::Vault)?))
    }

    /// Closes in order; the engine overwrites the key. Not closing loses nothing.
    pub fn close(self) -> Result<(), StoreError> {
        self.handle.close()
    }

    /// Reads and authenticates every page; for the doctor.
    pub fn integrity(&self) -> Integrity {
        self.handle.integrity()
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        self.handle.path()
    }

    /// For tests of a full disk: the file may not grow beyond this many pages of 4096 bytes.
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.handle.limit_pages(pages)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Vault")
    }
}
