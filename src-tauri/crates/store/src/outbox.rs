//! The outbox: sealed files and their states, open as long as the machine runs, whoever is signed in.
//!
//! It knows a person only by ticket. An item goes one way: waiting for the approval → ready → uploading → received → accepted or
//! refused; or it is voided before the center has it. Every call is one transaction; doing a step twice changes nothing.

mod decision;
mod heads;
mod item;
mod overview;
mod policy;
mod schema;
mod setting;
mod statement;
mod upload;

use std::path::Path;

use keyring::DatabaseKey;

use crate::connection::Integrity;
use crate::error::{Database, StoreError};
use crate::handle::Handle;

pub use decision::{Decision, News, NewsKind};
pub use item::{Item, ItemState, Upload};
pub use overview::Counts;
pub use policy::KeptPolicy;
pub use statement::DueStatement;

/// The open outbox. Shared freely between threads; calls take turns.
pub struct Outbox {
    handle: Handle,
}

impl Outbox {
    /// Opens the outbox, or makes an empty one.
    pub fn open(path: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        let outbox = Self { handle: Handle::open(path, key, Database::Outbox, schema::STEPS)? };
        outbox.name()?;
        Ok(outbox)
    }

    /// Opens the outbox only to look: nothing is made, nothing brought up to date, and every write fails. Where there is none yet, an
    /// empty one is shown.
    ///
    /// # Errors
    /// [`StoreError::Older`] and [`StoreError::Newer`] when another version of the program wrote it.
    pub fn look(path: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        Ok(Self { handle: Handle::look(path, key, Database::Outbox, schema::STEPS)? })
    }

    /// Closes in order. Not closing loses nothing.
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

impl std::fmt::Debug for Outbox {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Outbox")
    }
}
