//! Opening and closing the day, and how devices do: lines settled by officers, and attempts without people.

use std::fmt;

use enrollment::{Date, OfficerId, Timestamp};
use rusqlite::{Row, Transaction, params};
use serde::{Deserialize, Serialize};

use crate::column;
use crate::error::StoreError;
use crate::moment::Moment;
use crate::vault::Vault;

/// Opening or closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DayMoment {
    /// Before the first applicant.
    Open,
    /// After the last one.
    Close,
}

/// One line of the day's screen, settled: done, or handed to an owner with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCheck {
    /// The day.
    pub day: Date,
    /// Opening or closing.
    pub moment: DayMoment,
    /// Id of the line.
    pub line: String,
    /// Done; otherwise it has an owner and a reason.
    pub done: bool,
    /// Who takes care of it.
    pub owner: Option<String>,
    /// Why it is not done.
    pub reason: Option<String>,
    /// Who settled the line.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}

/// One attempt at a device, kept for the device's trend: nothing says whose it was.
#[derive(Clone, PartialEq)]
pub struct Try {
    /// When.
    pub at: Timestamp,
    /// Id of the device.
    pub device: String,
    /// What was to be captured (`portrait`, `slap_13`, …).
    pub target: String,
    /// Which attempt it was for this person, from 1.
    pub attempt: u32,
    /// Quality score 0-100, where there is one.
    pub score: Option<f32>,
    /// Code of the outcome (`kept`, `retaken`, `timedOut`, …).
    pub outcome: String,
}

impl fmt::Debug for Try {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Try").field("target", &self.target).field("outcome", &self.outcome).finish_non_exhaustive()
    }
}

pub(super) fn write_try(transaction: &Transaction<'_>, one: &Try) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO tries (at, device, target, attempt, score, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![one.at.unix_ms(), one.device, one.target, one.attempt, one.score, one.outcome],
    )?;
    Ok(())
}

fn read_try(row: &Row<'_>) -> rusqlite::Result<Try> {
    Ok(Try {
        at: column::time(row, 0)?,
        device: row.get(1)?,
        target: row.get(2)?,
        attempt: row.get(3)?,
        score: row.get(4)?,
        outcome: row.get(5)?,
    })
}

fn read_check(row: &Row<'_>) -> rusqlite::Result<DayCheck> {
    Ok(DayCheck {
        day: column::parsed(row, 0)?,
        moment: column::coded(row, 1)?,
        line: row.get(2)?,
        done: row.get(3)?,
        owner: row.get(4)?,
        reason: row.get(5)?,
        by: column::parsed(row, 6)?,
        at: column::time(row, 7)?,
    })
}

impl Vault {
    /// Settles a line of the day's screen; settling it again replaces what was said before.
    pub fn settle_day_check(&self, check: &DayCheck) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute(
                "INSERT INTO day_checks (day, moment, line, done, owner, reason, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
                 ON CONFLICT (day, moment, line) DO UPDATE SET done = excluded.done, owner = excluded.owner, \
                 reason = excluded.reason, by = excluded.by, at = excluded.at",
                params![
                    check.day.to_string(),
                    column::code(&check.moment),
                    check.line,
                    check.done,
                    check.owner,
                    check.reason,
                    check.by.to_string(),
                    check.at.unix_ms()
                ],
            )?;
            Ok(())
        })
    }

    /// The settled lines of a day's opening or closing.
    pub fn day_checks(&self, day: Date, moment: DayMoment) -> Result<Vec<DayCheck>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT day, moment, line, done, owner, reason, by, at FROM day_checks WHERE day = ?1 AND moment = ?2 ORDER BY at",
            )?;
            let rows = statement.query_map(params![day.to_string(), column::code(&moment)], read_check)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Records an attempt that belongs to no change (nothing was captured).
    pub fn record_try(&self, one: &Try) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(write_try(transaction, one)?))
    }

    /// The last attempts at a device, newest first.
    pub fn tries(&self, device: &str, limit: usize) -> Result<Vec<Try>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT at, device, target, attempt, score, outcome FROM tries WHERE device = ?1 ORDER BY at DESC, row DESC LIMIT ?2",
            )?;
            let rows = statement.query_map(params![device, column::whole(limit as u64)], read_try)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
