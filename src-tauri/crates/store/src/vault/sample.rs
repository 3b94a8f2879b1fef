//! Samples: durable the moment they are taken, whether they will be kept or not.

use std::fmt;

use enrollment::{ApplicationId, Digest, SampleId, SampleKind, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::vault::Vault;

/// What became of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SampleState {
    /// In the application; one of each kind, and what is kept beside it.
    Kept,
    /// Taken, shown, not chosen (yet).
    Try,
    /// Thrown away with a reason.
    Discarded,
}

/// A sample just taken.
#[derive(Clone)]
pub struct NewSample {
    /// Its id.
    pub id: SampleId,
    /// What it is of.
    pub kind: SampleKind,
    /// Media type of the bytes.
    pub media_type: String,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// [`SampleState::Try`] or [`SampleState::Kept`].
    pub state: SampleState,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Templates of the fingers in it, by finger position.
    pub templates: Vec<(u8, Vec<u8>)>,
}

impl fmt::Debug for NewSample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("NewSample").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// What happens to a sample in a change.
#[derive(Debug, Clone)]
pub enum SampleChange {
    /// It is added.
    Add(NewSample),
    /// It is chosen; another one of its kind that was kept becomes a try.
    Keep(SampleId),
    /// It is chosen beside the one of its kind that is kept: another picture of the same hand.
    KeepBeside(SampleId),
    /// It is thrown away, with the code of the reason; its bytes stay until erased.
    Discard(SampleId, String),
    /// Its bytes go; what it was and its digest stay.
    Erase(SampleId),
}

/// What is known about a sample without reading its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleEntry {
    /// Its id.
    pub id: SampleId,
    /// The application it belongs to, always.
    pub application: ApplicationId,
    /// What it is of.
    pub kind: SampleKind,
    /// Media type of the bytes.
    pub media_type: String,
    /// What became of it.
    pub state: SampleState,
    /// Code of the reason it was discarded for.
    pub reason: Option<String>,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Length of the bytes as taken.
    pub length: u64,
    /// SHA-256 of the bytes as taken.
    pub digest: Digest,
}

/// A sample with its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredSample {
    /// What is known about it.
    pub entry: SampleEntry,
    /// The bytes; empty once erased.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for StoredSample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("StoredSample").field("entry", &self.entry).finish_non_exhaustive()
    }
}

const COLUMNS: &str = "id, application, kind, media_type, state, reason, taken_at, length, digest";

fn read(row: &Row<'_>) -> rusqlite::Result<SampleEntry> {
    Ok(SampleEntry {
        id: column::parsed(row, 0)?,
        application: column::parsed(row, 1)?,
        kind: column::parsed(row, 2)?,
        media_type: row.get(3)?,
        state: column::coded(row, 4)?,
        reason: row.get(5)?,
        taken_at: column::time(row, 6)?,
        length: column::count(row, 7)?,
        digest: column::digest(row, 8)?,
    })
}

/// Writes one change of a sample of this application.
pub(super) fn apply(connection: &Connection, application: &ApplicationId, change: &SampleChange) -> Result<(), Fault> {
    match change {
        SampleChange::Add(sample) => add(connection, application, sample),
        SampleChange::Keep(id) => {
            let kind = own(connection, application, id)?;
            step_back(connection, application, &kind)?;
            set_state(connection, id, SampleState::Kept, None)
        }
        SampleChange::KeepBeside(id) => {
            own(connection, application, id)?;
            set_state(connection, id, SampleState::Kept, None)
        }
        SampleChange::Discard(id, reason) => {
            own(connection, application, id)?;
            set_state(connection, id, SampleState::Discarded, Some(reason))
        }
        SampleChange::Erase(id) => {
            own(connection, application, id)?;
            for table in ["sample_bytes", "finger_templates"] {
                connection.execute(&format!("DELETE FROM {table} WHERE row = (SELECT row FROM samples WHERE id = ?1)"), [id.to_string()])?;
            }
            Ok(())
        }
    }
}

fn add(connection: &Connection, application: &ApplicationId, sample: &NewSample) -> Result<(), Fault> {
    if sample.state == SampleState::Kept {
        step_back(connection, application, &sample.kind.to_string())?;
    }
    connection.execute(
        "INSERT INTO samples (id, application, kind, media_type, state, taken_at, length, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            sample.id.to_string(),
            application.to_string(),
            sample.kind.to_string(),
            sample.media_type,
            column::code(&sample.state),
            sample.taken_at.unix_ms(),
            column::whole(sample.bytes.len() as u64),
            Digest::of(&sample.bytes).as_bytes(),
        ],
    )?;
    let row = connection.last_insert_rowid();
    connection.execute("INSERT INTO sample_bytes (row, bytes) VALUES (?1, ?2)", params![row, sample.bytes])?;
    for (finger, record) in &sample.templates {
        connection.execute("INSERT INTO finger_templates (row, finger, record) VALUES (?1, ?2, ?3)", params![row, finger, record])?;
    }
    Ok(())
}

/// The kind of a sample that must belong to this application: samples never move.
fn own(connection: &Connection, application: &ApplicationId, id: &SampleId) -> Result<String, Fault> {
    let found: Option<(String, String)> = connection
        .query_row("SELECT application, kind FROM samples WHERE id = ?1", [id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        None => Err(StoreError::NotFound.into()),
        Some((owner, _)) if owner != application.to_string() => Err(StoreError::ForeignSample.into()),
        Some((_, kind)) => Ok(kind),
    }
}

fn step_back(connection: &Connection, application: &ApplicationId, kind: &str) -> Result<(), Fault> {
    connection.execute(
        "UPDATE samples SET state = 'try' WHERE application = ?1 AND kind = ?2 AND state = 'kept'",
        params![application.to_string(), kind],
    )?;
    Ok(())
}

fn set_state(connection: &Connection, id: &SampleId, state: SampleState, reason: Option<&str>) -> Result<(), Fault> {
    connection.execute(
        "UPDATE samples SET state = ?2, reason = ?3 WHERE id = ?1",
        params![id.to_string(), column::code(&state), reason],
    )?;
    Ok(())
}

impl Vault {
    /// Keeps a sample the moment it is taken, before anybody has decided about it. The application must exist.
    pub fn add_sample(&self, application: &ApplicationId, sample: &NewSample) -> Result<(), StoreError> {
        self.handle.write(Moment::Sample, |transaction| {
            let known: bool = transaction.query_row(
                "SELECT EXISTS (SELECT 1 FROM applications WHERE id = ?1)",
                [application.to_string()],
                |row| row.get(0),
            )?;
            if !known {
                return Err(StoreError::NotFound.into());
            }
            add(transaction, application, sample)
        })
    }

    /// One sample with its bytes.
    pub fn sample(&self, id: &SampleId) -> Result<StoredSample, StoreError> {
        let text = format!("SELECT {COLUMNS}, bytes FROM samples LEFT JOIN sample_bytes USING (row) WHERE id = ?1");
        self.handle.read(|connection| {
            let found = connection
                .prepare_cached(&text)?
                .query_row([id.to_string()], |row| {
                    let bytes: Option<Vec<u8>> = row.get(9)?;
                    Ok(StoredSample { entry: read(row)?, bytes: bytes.unwrap_or_default() })
                })
                .optional()?;
            found.ok_or(Fault::Store(StoreError::NotFound))
        })
    }

    /// All samples of an application in the order they were taken, without their bytes.
    pub fn samples(&self, application: &ApplicationId) -> Result<Vec<SampleEntry>, StoreError> {
        let text = format!("SELECT {COLUMNS} FROM samples WHERE application = ?1 ORDER BY row");
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            Ok(statement.query_map([application.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
