//! How devices do: attempts without people, counted by week.

use std::fmt;

use enrollment::Timestamp;
use rusqlite::{Row, Transaction, params};

use crate::error::StoreError;
use crate::moment::Moment;
use crate::vault::Vault;

/// One attempt at a device, kept for the device's trend: nothing says whose it was.
#[derive(Clone, PartialEq)]
pub struct Try {
    /// When.
    pub at: Timestamp,
    /// Id of the device.
    pub device: String,
    /// The maker's name, for people.
    pub name: String,
    /// No hardware stands behind it.
    pub simulated: bool,
    /// What was to be captured (`portrait`, `slap_13`, …).
    pub target: String,
    /// Which attempt it was for this person, from 1.
    pub attempt: u32,
    /// Quality score 0-100, where there is one.
    pub score: Option<f32>,
    /// Code of the outcome: [`Try::USABLE`], [`Try::UNUSABLE`], the device's error, or [`Try::KEPT`].
    pub outcome: String,
}

impl Try {
    /// A picture that may be kept.
    pub const USABLE: &'static str = "usable";
    /// A picture that may not.
    pub const UNUSABLE: &'static str = "unusable";
    /// No attempt, but the end of some: a placement came into the application for the first time.
    pub const KEPT: &'static str = "kept";
}

impl fmt::Debug for Try {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Try").field("target", &self.target).field("outcome", &self.outcome).finish_non_exhaustive()
    }
}

/// How often the same came of a device within one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryCount {
    /// Which period, from 0.
    pub period: u32,
    /// Id of the device.
    pub device: String,
    /// The maker's name.
    pub name: String,
    /// No hardware stands behind it.
    pub simulated: bool,
    /// What was to be captured.
    pub target: String,
    /// Code of the outcome, as in [`Try::outcome`].
    pub outcome: String,
    /// Quality score in whole points, where there was one.
    pub score: Option<u8>,
    /// How often.
    pub count: u32,
}

pub(super) fn write_try(transaction: &Transaction<'_>, one: &Try) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO tries (at, device, name, simulated, target, attempt, score, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![one.at.unix_ms(), one.device, one.name, one.simulated, one.target, one.attempt, one.score, one.outcome],
    )?;
    Ok(())
}

fn read_count(row: &Row<'_>, period: u32) -> rusqlite::Result<TryCount> {
    Ok(TryCount {
        period,
        device: row.get(0)?,
        name: row.get(1)?,
        simulated: row.get(2)?,
        target: row.get(3)?,
        outcome: row.get(4)?,
        score: row.get(5)?,
        count: row.get(6)?,
    })
}

impl Vault {
    /// Records an attempt that belongs to no change (nothing was captured).
    pub fn record_try(&self, one: &Try) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(write_try(transaction, one)?))
    }

    /// The attempts of so many periods of so many milliseconds from a moment on, counted; the earliest period first. What a clock gone
    /// wrong put before or after is left out. Between two periods others come to the vault: a busy station has a hundred thousand of them.
    pub fn count_tries(&self, from: Timestamp, period_ms: u32, periods: u32) -> Result<Vec<TryCount>, StoreError> {
        let mut counted = Vec::new();
        for period in 0..periods {
            let begins = from.unix_ms().saturating_add(i64::from(period_ms).saturating_mul(i64::from(period)));
            let ends = begins.saturating_add(i64::from(period_ms));
            counted.extend(self.handle.read(|connection| {
                let mut statement = connection.prepare_cached(
                    "SELECT device, name, simulated, target, outcome, CAST(max(0, min(100, round(score))) AS INTEGER) AS points, count(*) \
                     FROM tries WHERE at >= ?1 AND at < ?2 GROUP BY device, name, simulated, target, outcome, points ORDER BY device, name",
                )?;
                let rows = statement.query_map(params![begins, ends], |row| read_count(row, period))?;
                Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
            })?);
        }
        Ok(counted)
    }

    /// Forgets the attempts before a moment; how many there were.
    pub fn forget_tries_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(transaction.execute("DELETE FROM tries WHERE at < ?1", [before.unix_ms()])?))
    }
}
