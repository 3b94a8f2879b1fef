//! Single facts of the outbox: last success, and the two lower bounds of time.

use enrollment::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use crate::error::StoreError;
use crate::moment::Moment;
use crate::outbox::Outbox;

/// When the center last answered well.
pub(super) const LAST_SUCCESS: &str = "lastSuccess";
/// The latest time the center signed.
const CENTER_TIME: &str = "centerTime";
/// The latest time this machine's clock showed.
const HIGH_WATER: &str = "highWater";

/// Drawn once, when the file is made: whoever remembers it notices when a new file has taken its place.
const IDENTITY: &str = "identity";

impl Outbox {
    /// Gives a new file its identity.
    pub(super) fn name(&self) -> Result<(), StoreError> {
        let known = self.handle.read(|connection| Ok(get(connection, IDENTITY)?))?;
        if known.is_some() {
            return Ok(());
        }
        let drawn = i64::from_be_bytes(keyring::random());
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute("INSERT INTO heads (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING", params![IDENTITY, drawn])?;
            Ok(())
        })
    }

    /// Which outbox this is: random, the same for the life of the file. For [`crate::Vault::follow_outbox`].
    pub fn identity(&self) -> Result<i64, StoreError> {
        self.handle.read(|connection| {
            Ok(connection.query_row("SELECT value FROM heads WHERE name = ?1", [IDENTITY], |row| row.get(0))?)
        })
    }

    /// The center answered well at this moment.
    pub fn record_success(&self, at: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(raise(transaction, LAST_SUCCESS, at)?))
    }

    /// When the center last answered well.
    pub fn last_success(&self) -> Result<Option<Timestamp>, StoreError> {
        self.head(LAST_SUCCESS)
    }

    /// The latest time signed by the center (receipt, verdict, policy, extract): a lower bound of now that can be trusted.
    pub fn center_time(&self) -> Result<Option<Timestamp>, StoreError> {
        self.head(CENTER_TIME)
    }

    /// Raises [`Self::center_time`], and resets the high water to it when the clock had run ahead and was put right: signed time
    /// is the one thing that may lower it by itself.
    pub fn record_center_time(&self, signed: Timestamp, clock_now: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            raise(transaction, CENTER_TIME, signed)?;
            Ok(set(transaction, HIGH_WATER, clock_now.max(signed))?)
        })
    }

    /// The latest time this machine's clock showed. A clock behind it raises a flag and nothing more.
    pub fn high_water(&self) -> Result<Option<Timestamp>, StoreError> {
        self.head(HIGH_WATER)
    }

    /// Raises the high water; never lowers it.
    pub fn raise_high_water(&self, clock_now: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(raise(transaction, HIGH_WATER, clock_now)?))
    }

    /// Lowers the high water: supervisor and technician together, recorded by the caller.
    pub fn reset_high_water(&self, to: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(set(transaction, HIGH_WATER, to)?))
    }

    fn head(&self, name: &str) -> Result<Option<Timestamp>, StoreError> {
        self.handle.read(|connection| Ok(get(connection, name)?))
    }
}

pub(super) fn get(connection: &Connection, name: &str) -> rusqlite::Result<Option<Timestamp>> {
    connection
        .query_row("SELECT value FROM heads WHERE name = ?1", [name], |row| row.get(0))
        .optional()
        .map(|value| value.map(Timestamp::from_unix_ms))
}

pub(super) fn raise(transaction: &Transaction<'_>, name: &str, to: Timestamp) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO heads (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        params![name, to.unix_ms()],
    )?;
    Ok(())
}

fn set(transaction: &Transaction<'_>, name: &str, to: Timestamp) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO heads (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, to.unix_ms()],
    )?;
    Ok(())
}
