//! Opening an encrypted database: key first, then the settings every connection shares, then the schema.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use keyring::DatabaseKey;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Database, StoreError};
use crate::{key_check, migration};

/// How long a statement waits for another process (`tn doctor` beside the running station).
const BUSY: Duration = Duration::from_secs(5);

/// Settings that hold for every connection. WAL with FULL: a commit is on the disk before it returns. `secure_delete`: what is
/// deleted is overwritten. `temp_store`: sorting never leaves memory. `cache_size`: 32 MiB of decrypted pages, because each page
/// read from the file costs a decryption. `journal_size_limit`: the log is cut back after a burst of captures.
const SETTINGS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
    PRAGMA cell_size_check = ON;
    PRAGMA journal_size_limit = 33554432;
";

/// One file is given its key at a time. The engine sets up its cryptography with the first key of a process, and was seen to refuse a
/// key when two threads were first at once; opening is rare, so taking turns costs nothing.
static KEYS: Mutex<()> = Mutex::new(());

/// Opens the file, or makes it, and brings its schema up to date.
pub(crate) fn open(path: &Path, key: &DatabaseKey, database: Database, steps: &[&str]) -> Result<Connection, StoreError> {
    make_private(path).map_err(|error| StoreError::Internal { database, detail: error.to_string() })?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| of(database, &error))?;
    connection.busy_timeout(BUSY).map_err(|error| of(database, &error))?;
    unlock(&connection, path, key, database)?;
    set_up(&connection).map_err(|error| of(database, &error))?;
    migration::bring_up_to_date(&mut connection, database, steps)?;
    key_check::write(path, key);
    Ok(connection)
}

/// Opens for a look only: nothing is created, nothing migrated.
pub(crate) fn open_existing(path: &Path, key: &DatabaseKey, database: Database) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| of(database, &error))?;
    connection.busy_timeout(BUSY).map_err(|error| of(database, &error))?;
    unlock(&connection, path, key, database)?;
    Ok(connection)
}

/// Opens for reading alone a file whose schema is exactly this program's.
pub(crate) fn look(path: &Path, key: &DatabaseKey, database: Database, steps: &[&str]) -> Result<Connection, StoreError> {
    let connection = open_existing(path, key, database)?;
    connection.execute_batch("PRAGMA query_only = ON;").map_err(|error| of(database, &error))?;
    migration::refuse_other_versions(&connection, database, steps)?;
    Ok(connection)
}

/// An empty database that no file holds.
pub(crate) fn empty(database: Database, steps: &[&str]) -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory().map_err(|error| of(database, &error))?;
    migration::bring_up_to_date(&mut connection, database, steps)?;
    Ok(connection)
}

/// The file exists for its owner alone before the engine opens it; the engine gives its log the same mode.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path).map(drop)
}

/// Gives the key and reads the first page with it. The engine cannot tell a wrong key from a damaged first page; the mark beside
/// the file can.
fn unlock(connection: &Connection, path: &Path, key: &DatabaseKey, database: Database) -> Result<(), StoreError> {
    let turn = KEYS.lock().unwrap_or_else(PoisonError::into_inner);
    // The engine prints failed authentications to stderr by default; the error says it already.
    connection
        .execute_batch("PRAGMA cipher_log_level = NONE;")
        .and_then(|()| give_key(connection, key))
        .map_err(|error| of(database, &error))?;
    let first_page = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    drop(turn);
    match first_page {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            if key_check::fits(path, key) {
                Err(StoreError::Damaged { database, detail: "the first page fails its authentication".to_owned() })
            } else {
                Err(StoreError::WrongKey(database))
            }
        }
        Err(error) => Err(of(database, &error)),
    }
}

/// The engine takes a raw key only as text; ours is overwritten as soon as it is given.
fn give_key(connection: &Connection, key: &DatabaseKey) -> rusqlite::Result<()> {
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", key.pragma_hex().expose()));
    connection.query_row(&pragma, [], |_| Ok(()))
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    // Only a file without pages takes this; it lets released files give their room back to the disk.
    connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch(SETTINGS)
}

/// What an examination of a whole database found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integrity {
    /// Pages that fail their authentication, in the engine's words; empty = none.
    pub cipher: Vec<String>,
    /// Faults of structure, in the engine's words; empty = none.
    pub structure: Vec<String>,
}

impl Integrity {
    /// Whether nothing was found.
    pub fn is_sound(&self) -> bool {
        self.cipher.is_empty() && self.structure.is_empty()
    }
}

/// Reads every page. Takes about 6 s per GB.
pub(crate) fn examine(connection: &Connection) -> Integrity {
    Integrity { cipher: lines(connection, "PRAGMA cipher_integrity_check"), structure: lines(connection, "PRAGMA quick_check(20)") }
}

fn lines(connection: &Connection, pragma: &str) -> Vec<String> {
    let read = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(pragma)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect()
    };
    match read() {
        Ok(lines) => lines.into_iter().filter(|line| line != "ok").collect(),
        Err(error) => vec![error.to_string()],
    }
}

fn of(database: Database, error: &rusqlite::Error) -> StoreError {
    StoreError::from_sqlite(database, error)
}
