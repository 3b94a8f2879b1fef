//! Applications: the row lists are made of, and the whole snapshot.

use std::collections::BTreeMap;
use std::fmt;

use enrollment::{Application, ApplicationId, BirthDate, Holder, Kind, PersonalNumber, Reason, StageName, Ticket, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::vault::Vault;
use crate::vault::search::Table;

/// What lists and searches know of an application.
#[derive(Clone, PartialEq)]
pub struct ApplicationRow {
    /// Its id.
    pub id: ApplicationId,
    /// The person's handle at the post.
    pub ticket: Option<Ticket>,
    /// Its stage.
    pub stage: StageName,
    /// Its revision, from 1.
    pub revision: u32,
    /// Personal number, when known.
    pub number: Option<PersonalNumber>,
    /// Name as written, when known. Searched without accents, case and place of the tone mark.
    pub name: Option<String>,
    /// Birth date, when known.
    pub birth: Option<BirthDate>,
    /// Kind of application.
    pub kind: Option<Kind>,
    /// Its reason.
    pub reason: Option<Reason>,
    /// Who holds the facts of a draft.
    pub facts_holder: Option<Holder>,
    /// Who holds the samples of a draft.
    pub samples_holder: Option<Holder>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Whatever else a list shows; the caller's own JSON.
    pub line: Option<serde_json::Value>,
}

impl fmt::Debug for ApplicationRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApplicationRow")
            .field("id", &self.id)
            .field("ticket", &self.ticket)
            .field("stage", &self.stage)
            .field("revision", &self.revision)
            .field("person", &"[redacted]")
            .finish_non_exhaustive()
    }
}

/// A row with its version.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Grows with each change; a change names the version it was made from.
    pub version: u64,
    /// The row.
    pub row: ApplicationRow,
}

/// A whole application with its row and version.
#[derive(Clone)]
pub struct Stored {
    /// Grows with each change; a change names the version it was made from.
    pub version: u64,
    /// The row.
    pub row: ApplicationRow,
    /// The snapshot.
    pub application: Application,
}

impl fmt::Debug for Stored {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Stored").field("version", &self.version).field("row", &self.row).finish_non_exhaustive()
    }
}

/// The columns [`read`] expects, in its order.
pub(super) const COLUMNS: &str = "version, id, ticket, stage, revision, number, name, birth, kind, reason, facts_officer, \
     facts_station, samples_officer, samples_station, opened_at, updated_at, line";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Line> {
    let line: Option<Vec<u8>> = row.get(16)?;
    Ok(Line {
        version: column::count(row, 0)?,
        row: ApplicationRow {
            id: column::parsed(row, 1)?,
            ticket: column::maybe_parsed(row, 2)?,
            stage: column::coded(row, 3)?,
            revision: row.get(4)?,
            number: column::maybe_parsed(row, 5)?,
            name: row.get(6)?,
            birth: column::maybe_parsed(row, 7)?,
            kind: column::maybe_coded(row, 8)?,
            reason: column::maybe_coded(row, 9)?,
            facts_holder: holder(row, 10)?,
            samples_holder: holder(row, 12)?,
            opened_at: column::time(row, 14)?,
            updated_at: column::time(row, 15)?,
            line: line.and_then(|bytes| serde_json::from_slice(&bytes).ok()),
        },
    })
}

fn holder(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Holder>> {
    let officer = column::maybe_parsed(row, column)?;
    let station = column::maybe_parsed(row, column + 1)?;
    Ok(officer.zip(station).map(|(officer, station)| Holder { officer, station }))
}

/// What writing a row came to.
pub(super) struct Written {
    /// The new version.
    pub(super) version: u64,
    /// Whether the stage is another than before.
    pub(super) stage_changed: bool,
}

/// Writes the row and snapshot: a new one at version 1, or over the version read.
pub(super) fn write(
    connection: &Connection,
    row: &ApplicationRow,
    application: &Application,
    expected: u64,
) -> Result<Written, Fault> {
    let held: Option<(i64, u64, Option<String>, String)> = connection
        .prepare_cached("SELECT row, version, name, stage FROM applications WHERE id = ?1")?
        .query_row([row.id.to_string()], |found| Ok((found.get(0)?, column::count(found, 1)?, found.get(2)?, found.get(3)?)))
        .optional()?;
    let found = held.as_ref().map_or(0, |held| held.1);
    if found != expected {
        return Err(StoreError::Stale { expected, found }.into());
    }
    let version = found + 1;
    let stage = column::code(&row.stage);
    let name_folded = row.name.as_deref().map(enrollment::fold);
    let line = row.line.as_ref().map(column::to_json).transpose()?;
    connection
        .prepare_cached(
            "INSERT INTO applications (id, version, ticket, stage, revision, number, name, name_folded, birth, kind, reason, \
             facts_officer, facts_station, samples_officer, samples_station, opened_at, updated_at, line, snapshot) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) \
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, ticket = excluded.ticket, stage = excluded.stage, \
             revision = excluded.revision, number = excluded.number, name = excluded.name, name_folded = excluded.name_folded, \
             birth = excluded.birth, kind = excluded.kind, reason = excluded.reason, facts_officer = excluded.facts_officer, \
             facts_station = excluded.facts_station, samples_officer = excluded.samples_officer, \
             samples_station = excluded.samples_station, updated_at = excluded.updated_at, line = excluded.line, \
             snapshot = excluded.snapshot",
        )?
        .execute(params![
            row.id.to_string(),
            column::whole(version),
            row.ticket.as_ref().map(ToString::to_string),
            stage,
            row.revision,
            row.number.as_ref().map(ToString::to_string),
            row.name,
            name_folded,
            row.birth.as_ref().map(ToString::to_string),
            row.kind.as_ref().map(column::code),
            row.reason.as_ref().map(column::code),
            row.facts_holder.as_ref().map(|holder| holder.officer.to_string()),
            row.facts_holder.as_ref().map(|holder| holder.station.to_string()),
            row.samples_holder.as_ref().map(|holder| holder.officer.to_string()),
            row.samples_holder.as_ref().map(|holder| holder.station.to_string()),
            row.opened_at.unix_ms(),
            row.updated_at.unix_ms(),
            line,
            column::to_json(application)?,
        ])?;
    let (place, before, stage_changed) = match held {
        Some((place, _, name, was)) => (place, name, was != stage),
        None => (connection.last_insert_rowid(), None, true),
    };
    if before != row.name {
        Table::Applications.index_name(connection, place, before.is_some(), row.name.as_deref())?;
    }
    Ok(Written { version, stage_changed })
}

impl Vault {
    /// One application, whole.
    pub fn application(&self, id: &ApplicationId) -> Result<Stored, StoreError> {
        let text = format!("SELECT {COLUMNS}, snapshot FROM applications WHERE id = ?1");
        self.handle.read(|connection| {
            let found = connection
                .prepare_cached(&text)?
                .query_row([id.to_string()], |row| {
                    let Line { version, row: listed } = read(row)?;
                    Ok(Stored { version, row: listed, application: column::json(row, 17)? })
                })
                .optional()?;
            found.ok_or(Fault::Store(StoreError::NotFound))
        })
    }

    /// Applications in these stages (none named = all), the last changed first.
    pub fn list(&self, stages: &[StageName], limit: usize, offset: usize) -> Result<Vec<Line>, StoreError> {
        let wanted: Vec<String> = stages.iter().map(|stage| format!("'{}'", column::code(stage))).collect();
        let condition = if wanted.is_empty() { String::new() } else { format!("WHERE stage IN ({})", wanted.join(", ")) };
        let text =
            format!("SELECT {COLUMNS} FROM applications {condition} ORDER BY updated_at DESC, row DESC LIMIT ?1 OFFSET ?2");
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            let rows = statement.query_map(params![column::whole(limit as u64), column::whole(offset as u64)], read)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many applications are in each stage; stages without any are absent.
    pub fn stage_counts(&self) -> Result<BTreeMap<StageName, u64>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT stage, count(*) FROM applications GROUP BY stage")?;
            let rows = statement.query_map([], |row| Ok((column::coded(row, 0)?, column::count(row, 1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// When anything last changed: everything up to this moment is kept.
    pub fn last_change(&self) -> Result<Option<Timestamp>, StoreError> {
        self.handle.read(|connection| {
            Ok(connection.query_row("SELECT max(updated_at) FROM applications", [], |row| column::maybe_time(row, 0))?)
        })
    }
}
