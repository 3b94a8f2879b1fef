//! The center's database: opened, brought up to date, synchronous.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::IntakeError;

/// Name of the file in the center's folder.
pub(crate) const FILE: &str = "center.sqlite";

/// A commit is on the disk before anything is signed because of it.
const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA journal_size_limit = 33554432;
";

/// Steps of the schema; `user_version` counts those taken.
const STEPS: &[&str] = &["
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE uploads (
        id TEXT PRIMARY KEY,
        package BLOB NOT NULL,
        file_digest BLOB NOT NULL,
        length INTEGER NOT NULL,
        metadata TEXT NOT NULL,
        expires INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'gone'))
    ) STRICT;
    CREATE INDEX uploads_by_package ON uploads (package);
    CREATE INDEX uploads_by_state ON uploads (state, expires);
    CREATE TABLE packages (
        package BLOB PRIMARY KEY,
        station TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        application TEXT,
        file_digest BLOB NOT NULL,
        content_digest BLOB NOT NULL,
        length INTEGER NOT NULL,
        clerk TEXT NOT NULL,
        clerk_key TEXT NOT NULL,
        sealed_at INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        simulated INTEGER NOT NULL,
        findings TEXT NOT NULL,
        duplicates INTEGER NOT NULL DEFAULT 0,
        receipt BLOB,
        duplicate_receipt BLOB,
        state TEXT NOT NULL CHECK (state IN ('awaitingApproval', 'toDecide', 'accepted', 'refused')),
        reasons TEXT NOT NULL DEFAULT '',
        verdict BLOB,
        decided_at INTEGER,
        UNIQUE (station, epoch, sequence)
    ) STRICT;
    CREATE INDEX packages_by_state ON packages (state);
    CREATE TABLE door (
        package BLOB NOT NULL,
        file_digest BLOB NOT NULL,
        code TEXT NOT NULL,
        at INTEGER NOT NULL,
        station TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (package, file_digest)
    ) STRICT;
    CREATE TABLE approvals (
        digest BLOB PRIMARY KEY,
        batch BLOB NOT NULL UNIQUE,
        supervisor TEXT NOT NULL,
        supervisor_key TEXT NOT NULL,
        station TEXT NOT NULL,
        at INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE approval_items (
        package BLOB NOT NULL,
        approval BLOB NOT NULL REFERENCES approvals (digest),
        content_digest BLOB NOT NULL,
        file_digest BLOB NOT NULL,
        PRIMARY KEY (package, approval)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE voids (
        package BLOB PRIMARY KEY,
        digest BLOB NOT NULL,
        station TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        why TEXT NOT NULL,
        supervisor TEXT NOT NULL,
        at INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
"];

/// Opens the database, or makes an empty one.
pub(crate) fn open(folder: &Path) -> Result<Connection, IntakeError> {
    let mut connection = Connection::open(folder.join(FILE))?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch(SETTINGS)?;
    let taken: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = STEPS.len() as i64;
    if taken > known {
        return Err(IntakeError::Newer(taken));
    }
    for (step, text) in STEPS.iter().enumerate().skip(usize::try_from(taken).unwrap_or(0)) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(text)?;
        transaction.pragma_update(None, "user_version", step as i64 + 1)?;
        transaction.commit()?;
    }
    Ok(connection)
}

/// Opens an existing database to read, beside a running center.
pub(crate) fn open_to_read(folder: &Path) -> Result<Connection, IntakeError> {
    let path = folder.join(FILE);
    if !path.is_file() {
        return Err(IntakeError::NotProvisioned);
    }
    // Read and write, because reading a WAL needs its shared memory; nothing here writes.
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}
