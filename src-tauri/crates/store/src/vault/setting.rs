//! Settings of the station and counters that only go up.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use crate::column;
use crate::error::StoreError;
use crate::moment::Moment;
use crate::vault::Vault;

/// The counter of the last piece of news followed.
pub(super) const NEWS: &str = "news";

impl Vault {
    /// A setting, as text.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.handle.read(|connection| {
            Ok(connection.query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| row.get(0)).optional()?)
        })
    }

    /// Sets a setting.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute(
                "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )?;
            Ok(())
        })
    }

    /// The next number of a series (`ticket:2026-11-22`), from 1. A number given is never given again, even if its use fails.
    pub fn count_up(&self, series: &str) -> Result<u64, StoreError> {
        let name = format!("series:{series}");
        self.handle.write(Moment::Minor, |transaction| {
            let next = transaction.query_row(
                "INSERT INTO counters (name, last) VALUES (?1, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last",
                [name],
                |row| column::count(row, 0),
            )?;
            Ok(next)
        })
    }

    /// The last number given in a series; 0 = none.
    pub fn counted(&self, series: &str) -> Result<u64, StoreError> {
        self.handle.read(|connection| Ok(counter(connection, &format!("series:{series}"))?))
    }

    /// The cursor of the last piece of news followed; what [`crate::Outbox::news_since`] wants.
    pub fn news_cursor(&self) -> Result<u64, StoreError> {
        self.handle.read(|connection| Ok(counter(connection, NEWS)?))
    }

    /// Passes over news that concerns no application of this vault.
    pub fn skip_news(&self, cursor: u64) -> Result<(), StoreError> {
        self.handle.write(Moment::News, |transaction| Ok(raise_counter(transaction, NEWS, cursor)?))
    }
}

fn counter(connection: &Connection, name: &str) -> rusqlite::Result<u64> {
    let last = connection
        .query_row("SELECT last FROM counters WHERE name = ?1", [name], |row| column::count(row, 0))
        .optional()?;
    Ok(last.unwrap_or(0))
}

pub(super) fn raise_counter(transaction: &Transaction<'_>, name: &str, to: u64) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO counters (name, last) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)",
        params![name, column::whole(to)],
    )?;
    Ok(())
}
