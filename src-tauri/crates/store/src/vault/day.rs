//! Opening and closing the day: lines settled by officers.

use enrollment::{Date, OfficerId, Timestamp};
use rusqlite::{Row, params};
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
}
