//! What keeps the center from working.

use keyring::KeyError;
use package::PackageError;

/// Why the center could not start or answer. (What is wrong with a package is no error of the center: that is a
/// [`intake_protocol::ProblemCode`].)
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The folder holds no provisioned center.
    #[error("no center is provisioned here")]
    NotProvisioned,
    /// The folder already holds one, under other keys.
    #[error("a center is already provisioned here")]
    AlreadyProvisioned,
    /// The disk could not.
    #[error("disk: {0}")]
    Disk(#[from] std::io::Error),
    /// The database could not.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The database was written by a newer version.
    #[error("the database was written by a newer version ({0})")]
    Newer(i64),
    /// A row that this version cannot read.
    #[error("unreadable row: {0}")]
    Row(&'static str),
    /// A key could not do its part.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A certificate or statement of the center's own is not in order.
    #[error(transparent)]
    Own(#[from] PackageError),
    /// A background task ended.
    #[error("a task ended")]
    Task,
}

impl IntakeError {
    /// Stable code; the catalogs hold `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotProvisioned => "centerNotProvisioned",
            Self::AlreadyProvisioned => "centerAlreadyProvisioned",
            Self::Disk(_) => "centerDisk",
            Self::Database(_) | Self::Row(_) => "centerDatabase",
            Self::Newer(_) => "centerDatabaseNewer",
            Self::Key(_) | Self::Own(_) => "centerKeys",
            Self::Task => "centerTask",
        }
    }
}
