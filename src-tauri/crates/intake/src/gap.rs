//! The numbers that did not come: each is explained, or somebody has to go and look.

use std::collections::{BTreeMap, BTreeSet};

use enrollment::StationId;
use rusqlite::Connection;
use serde::Serialize;

use crate::error::IntakeError;

/// A number below a station's highest for which there is no package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// The station.
    pub station: StationId,
    /// Its epoch.
    pub epoch: u32,
    /// The number.
    pub sequence: u64,
    /// Why nothing is there.
    pub why: Why,
}

/// Why a number has no package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Why {
    /// A signed void record says that it was returned or rejected.
    Voided {
        /// `returned` or `rejected`.
        reason: String,
    },
    /// It came and was turned away at the door.
    TurnedAway {
        /// The problem's code.
        code: String,
    },
    /// It is on its way.
    Uploading,
    /// Nobody knows.
    Unexplained,
}

impl Gap {
    /// Whether a signed record accounts for it.
    pub fn is_explained(&self) -> bool {
        matches!(self.why, Why::Voided { .. })
    }
}

/// Most gaps of one station and epoch that are listed one by one: a station that jumps by a million is one problem, not a million.
const MOST: usize = 10_000;

type Series = BTreeMap<(String, u32), BTreeMap<u64, Option<Why>>>;

/// All gaps, by station, epoch and number.
pub(crate) fn gaps(connection: &Connection) -> Result<Vec<Gap>, IntakeError> {
    let mut known = Series::new();
    // The weakest explanation first; a later one takes its place.
    collect(connection, &mut known, "SELECT station, epoch, sequence, code FROM door", |code| Some(Why::TurnedAway { code }))?;
    uploading(connection, &mut known)?;
    collect(connection, &mut known, "SELECT station, epoch, sequence, why FROM voids", |reason| Some(Why::Voided { reason }))?;
    collect(connection, &mut known, "SELECT station, epoch, sequence, state FROM packages", |_| None)?;
    let mut found = Vec::new();
    for ((station, epoch), numbers) in known {
        let station: StationId = station.parse().map_err(|_| IntakeError::Row("station"))?;
        // Only what a signature vouches for says how far the station has counted; the others fill in below it.
        let highest = numbers.iter().filter(|(_, why)| matches!(why, None | Some(Why::Voided { .. }))).map(|(number, _)| *number).max();
        let highest = highest.unwrap_or(0);
        let candidates: BTreeSet<u64> = (1..=highest).filter(|number| !matches!(numbers.get(number), Some(None))).take(MOST).collect();
        found.extend(candidates.into_iter().map(|sequence| Gap {
            station: station.clone(),
            epoch,
            sequence,
            why: numbers.get(&sequence).cloned().flatten().unwrap_or(Why::Unexplained),
        }));
    }
    Ok(found)
}

fn collect(connection: &Connection, into: &mut Series, query: &str, why: impl Fn(String) -> Option<Why>) -> Result<(), IntakeError> {
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sequence: i64 = row.get(2)?;
        into.entry((row.get(0)?, row.get(1)?)).or_default().insert(sequence.unsigned_abs(), why(row.get(3)?));
    }
    Ok(())
}

fn uploading(connection: &Connection, into: &mut Series) -> Result<(), IntakeError> {
    for upload in crate::arrival::all_open(connection)? {
        let series = into.entry((upload.metadata.station.to_string(), upload.metadata.epoch)).or_default();
        series.insert(upload.metadata.sequence, Some(Why::Uploading));
    }
    Ok(())
}
