//! What can go wrong in a database of the station, as types a caller can act on.

use std::collections::BTreeMap;
use std::fmt;

/// Which of the two databases an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// Personal data, open only while an officer is signed in.
    Vault,
    /// Sealed files and their states, open as long as the machine runs.
    Outbox,
}

impl Database {
    /// What a person still has when this database is damaged; a key for the catalogs, never a sentence.
    pub fn what_is_safe(self) -> &'static str {
        match self {
            Self::Vault => "sealedApplicationsAreInTheOutbox",
            Self::Outbox => "sealedApplicationsAreInTheVault",
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Vault => "vault",
            Self::Outbox => "outbox",
        })
    }
}

/// Why a database could not do what was asked. Nothing was changed, whatever the variant: every write is one transaction.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file belongs to another key. It was not touched.
    #[error("the key does not open the {0}")]
    WrongKey(Database),
    /// The file is damaged: a page fails its authentication or its structure. It was not touched.
    #[error("the {database} is damaged: {detail}")]
    Damaged {
        /// The damaged one; [`Database::what_is_safe`] names what is left.
        database: Database,
        /// For the technician: the database engine's words. Never personal data.
        detail: String,
    },
    /// The file was written by a newer program.
    #[error("the {database} has schema {found}, this program knows {known}")]
    Newer {
        /// Which one.
        database: Database,
        /// The file's schema number.
        found: u32,
        /// The highest number this program knows.
        known: u32,
    },
    /// The file was written by an older program, and was opened only for a look: opening it for work brings it up to date.
    #[error("the {database} has schema {found}, older than {known}")]
    Older {
        /// Which one.
        database: Database,
        /// The file's schema number.
        found: u32,
        /// The number this program writes.
        known: u32,
    },
    /// No room left on the disk (or below the limit set for the file).
    #[error("the disk is full")]
    DiskFull(Database),
    /// Another process held the database longer than we wait (5 s).
    #[error("the {0} is in use by another process")]
    Busy(Database),
    /// Somebody else changed the application since it was read.
    #[error("changed since it was read: version {expected} expected, {found} found")]
    Stale {
        /// The version the caller had read; 0 = it believed the application new.
        expected: u64,
        /// The version in the vault; 0 = there is no such application.
        found: u64,
    },
    /// Nothing is stored under this id.
    #[error("nothing is stored under this id")]
    NotFound,
    /// The row of a change names another id, stage or revision than its snapshot: a mistake of the program, nothing was written.
    #[error("row and snapshot of a change differ")]
    RowDiffers,
    /// A sample was added to, or moved into, an application that is not its own. Samples never change their application.
    #[error("a sample belongs to another application")]
    ForeignSample,
    /// An extract with a lower counter than the one held: refused, so that old data cannot be played back.
    #[error("extract {offered} is older than the extract {held} held")]
    OlderExtract {
        /// Counter of the extract held.
        held: u64,
        /// Counter of the extract offered.
        offered: u64,
    },
    /// A package or sequence number is already taken by another file.
    #[error("package or sequence number is already taken by other bytes")]
    PackageConflict,
    /// The package is in a state that does not allow this step.
    #[error("the package is {state}")]
    WrongState {
        /// The state it is in.
        state: crate::ItemState,
    },
    /// The event log was altered: the link at this place does not fit.
    #[error("the event log is broken at {seq}")]
    ChainBroken {
        /// Number of the first event that does not fit.
        seq: u64,
    },
    /// Anything else; the words are for the technician.
    #[error("{database}: {detail}")]
    Internal {
        /// Which one.
        database: Database,
        /// The database engine's words. Never personal data.
        detail: String,
    },
}

impl StoreError {
    /// The stable code whose sentence stands in the catalogs under `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongKey(Database::Vault) => "vaultWrongKey",
            Self::WrongKey(Database::Outbox) => "outboxWrongKey",
            Self::Damaged { database: Database::Vault, .. } => "vaultDamaged",
            Self::Damaged { database: Database::Outbox, .. } => "outboxDamaged",
            Self::Newer { .. } => "storeNewer",
            Self::Older { .. } => "storeOlder",
            Self::DiskFull(_) => "diskFull",
            Self::Busy(_) => "storeBusy",
            Self::Stale { .. } => "changedElsewhere",
            Self::NotFound => "notFound",
            Self::ForeignSample => "foreignSample",
            Self::OlderExtract { .. } => "extractOlder",
            Self::PackageConflict => "packageConflict",
            Self::WrongState { .. } => "packageWrongState",
            Self::ChainBroken { .. } => "eventLogBroken",
            Self::RowDiffers | Self::Internal { .. } => "storeInternal",
        }
    }

    /// The values its sentence names.
    pub fn params(&self) -> BTreeMap<String, String> {
        let one = |key: &str, value: String| (key.to_owned(), value);
        match self {
            Self::OlderExtract { held, offered } => {
                BTreeMap::from([one("held", held.to_string()), one("offered", offered.to_string())])
            }
            Self::ChainBroken { seq } => BTreeMap::from([one("seq", seq.to_string())]),
            _ => BTreeMap::new(),
        }
    }

    /// Gives the database engine's error its meaning.
    pub(crate) fn from_sqlite(database: Database, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let detail = error.to_string();
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull(database),
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy(database),
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged { database, detail },
                // The shared-memory file beside the log could not grow: in practice there is no other cause than a full disk.
                ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
                    Self::DiskFull(database)
                }
                _ => Self::Internal { database, detail },
            },
            // A stored value that is not of its type was not written by us.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Damaged { database, detail },
            _ => Self::Internal { database, detail },
        }
    }
}

/// What ends a piece of work inside a transaction: the engine, or a rule of ours.
#[derive(Debug)]
pub(crate) enum Fault {
    Sqlite(rusqlite::Error),
    Store(StoreError),
}

impl Fault {
    pub(crate) fn of(self, database: Database) -> StoreError {
        match self {
            Self::Sqlite(error) => StoreError::from_sqlite(database, &error),
            Self::Store(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
