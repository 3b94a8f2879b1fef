//! The whole queue at a glance.

use std::collections::BTreeMap;

use enrollment::Timestamp;
use rusqlite::params;

use crate::column;
use crate::error::StoreError;
use crate::outbox::item::{self, COLUMNS, Item, ItemState};
use crate::outbox::{Outbox, heads};

/// The queue in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Packages by state; states without packages are absent.
    pub by_state: BTreeMap<ItemState, u64>,
    /// When the oldest package that the center should have and has not was sealed.
    pub oldest_open_at: Option<Timestamp>,
    /// Packages that the center turned away at the door and that wait there for somebody.
    pub turned_away: u64,
    /// Approvals and voids the center does not have yet.
    pub statements_waiting: u64,
    /// Code of the last failure among waiting statements.
    pub statement_error: Option<String>,
    /// When the center last answered well.
    pub last_success: Option<Timestamp>,
}

impl Counts {
    /// Packages in one state.
    pub fn of(&self, state: ItemState) -> u64 {
        self.by_state.get(&state).copied().unwrap_or(0)
    }

    /// Packages the center should have and has not.
    pub fn open(&self) -> u64 {
        self.by_state.iter().filter(|(state, _)| state.is_open()).map(|(_, count)| count).sum()
    }

    /// Packages in all.
    pub fn total(&self) -> u64 {
        self.by_state.values().sum()
    }

    /// Milliseconds since the oldest open package was sealed.
    pub fn oldest_age_ms(&self, now: Timestamp) -> Option<i64> {
        self.oldest_open_at.map(|at| now.ms_since(at).max(0))
    }
}

impl Outbox {
    /// The queue in numbers, all from one moment.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT state, count(*) FROM items GROUP BY state")?;
            let by_state = statement
                .query_map([], |row| Ok((column::coded(row, 0)?, column::count(row, 1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let oldest_open_at = connection.query_row(
                "SELECT min(queued_at) FROM items WHERE state IN ('waiting', 'ready', 'uploading')",
                [],
                |row| column::maybe_time(row, 0),
            )?;
            let (statements_waiting, statement_error) = connection.query_row(
                "SELECT count(*), max(last_error) FROM statements WHERE sent_at IS NULL",
                [],
                |row| Ok((column::count(row, 0)?, row.get(1)?)),
            )?;
            let turned_away = connection.query_row(
                "SELECT count(*) FROM items WHERE turned_away = 1 AND state IN ('ready', 'uploading')",
                [],
                |row| column::count(row, 0),
            )?;
            let last_success = heads::get(connection, heads::LAST_SUCCESS)?;
            Ok(Counts { by_state, oldest_open_at, turned_away, statements_waiting, statement_error, last_success })
        })
    }

    /// A page of the queue, newest number first; all states, or one.
    pub fn list(&self, state: Option<ItemState>, limit: usize, offset: usize) -> Result<Vec<Item>, StoreError> {
        let text = format!(
            "SELECT {COLUMNS} FROM items WHERE ?1 IS NULL OR state = ?1 ORDER BY epoch DESC, sequence DESC LIMIT ?2 OFFSET ?3"
        );
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            let state = state.as_ref().map(column::code);
            let page = params![state, column::whole(limit as u64), column::whole(offset as u64)];
            Ok(statement.query_map(page, item::read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Approved packages without a receipt, lowest number first.
    pub fn ready(&self, limit: usize) -> Result<Vec<Item>, StoreError> {
        let text =
            format!("SELECT {COLUMNS} FROM items WHERE state IN ('ready', 'uploading') ORDER BY epoch, sequence LIMIT ?1");
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            Ok(statement.query_map([column::whole(limit as u64)], item::read)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
