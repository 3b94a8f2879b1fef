//! Uploads and arrivals in the database.

use enrollment::{Digest, PackageId, Timestamp};
use intake_protocol::{ProblemCode, UploadMetadata};
use package::Opened;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::error::IntakeError;
use crate::finding::Findings;

/// Where an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UploadState {
    Open,
    Complete,
    Gone,
}

/// One upload.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) id: String,
    pub(crate) metadata: UploadMetadata,
    pub(crate) length: u64,
    pub(crate) expires: Timestamp,
    pub(crate) state: UploadState,
}

const COLUMNS: &str = "id, metadata, length, expires, state";

fn read(row: &Row<'_>) -> rusqlite::Result<(String, String, i64, i64, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn upload((id, metadata, length, expires, state): (String, String, i64, i64, String)) -> Result<Upload, IntakeError> {
    Ok(Upload {
        id,
        metadata: UploadMetadata::parse(&metadata).map_err(|_| IntakeError::Row("upload metadata"))?,
        length: u64::try_from(length).map_err(|_| IntakeError::Row("upload length"))?,
        expires: Timestamp::from_unix_ms(expires),
        state: match state.as_str() {
            "open" => UploadState::Open,
            "complete" => UploadState::Complete,
            _ => UploadState::Gone,
        },
    })
}

pub(crate) fn find(connection: &Connection, id: &str) -> Result<Option<Upload>, IntakeError> {
    let text = format!("SELECT {COLUMNS} FROM uploads WHERE id = ?1");
    connection.query_row(&text, [id], read).optional()?.map(upload).transpose()
}

/// An upload of exactly this file that is open or complete.
pub(crate) fn find_same(connection: &Connection, metadata: &UploadMetadata, length: u64) -> Result<Option<Upload>, IntakeError> {
    let text = format!(
        "SELECT {COLUMNS} FROM uploads WHERE package = ?1 AND file_digest = ?2 AND length = ?3 AND metadata = ?4 AND state <> 'gone' \
         ORDER BY state = 'complete' DESC LIMIT 1"
    );
    let key = params![metadata.package_id.as_bytes(), metadata.file_digest.as_bytes(), whole(length), metadata.encode()];
    connection.query_row(&text, key, read).optional()?.map(upload).transpose()
}

pub(crate) fn all_open(connection: &Connection) -> Result<Vec<Upload>, IntakeError> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM uploads WHERE state = 'open'"))?;
    let rows = statement.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(upload).collect()
}

pub(crate) fn count_open(connection: &Connection) -> Result<u64, IntakeError> {
    let count: i64 = connection.query_row("SELECT count(*) FROM uploads WHERE state = 'open'", [], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

pub(crate) fn insert_upload(connection: &Connection, upload: &Upload) -> Result<(), IntakeError> {
    let state = if upload.state == UploadState::Complete { "complete" } else { "open" };
    connection.execute(
        "INSERT INTO uploads (id, package, file_digest, length, metadata, expires, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            upload.id,
            upload.metadata.package_id.as_bytes(),
            upload.metadata.file_digest.as_bytes(),
            whole(upload.length),
            upload.metadata.encode(),
            upload.expires.unix_ms(),
            state
        ],
    )?;
    Ok(())
}

pub(crate) fn set_state(connection: &Connection, id: &str, state: UploadState) -> Result<(), IntakeError> {
    let text = match state {
        UploadState::Open => "open",
        UploadState::Complete => "complete",
        UploadState::Gone => "gone",
    };
    connection.execute("UPDATE uploads SET state = ?2 WHERE id = ?1", params![id, text])?;
    Ok(())
}

pub(crate) fn set_expires(connection: &Connection, id: &str, expires: Timestamp) -> Result<(), IntakeError> {
    connection.execute("UPDATE uploads SET expires = ?2 WHERE id = ?1", params![id, expires.unix_ms()])?;
    Ok(())
}

/// What a received package and a new one have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing like it is held.
    New,
    /// Exactly this file was received before.
    Same,
    /// The id or the number belongs to something else.
    Taken(ProblemCode),
}

pub(crate) fn standing(connection: &Connection, metadata: &UploadMetadata) -> Result<Standing, IntakeError> {
    let held: Option<[u8; 32]> = connection
        .query_row("SELECT file_digest FROM packages WHERE package = ?1", [metadata.package_id.as_bytes()], |row| row.get(0))
        .optional()?;
    if let Some(digest) = held {
        let same = Digest::from_bytes(digest) == metadata.file_digest;
        return Ok(if same { Standing::Same } else { Standing::Taken(ProblemCode::PackageIdTaken) });
    }
    let taken: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM packages WHERE station = ?1 AND epoch = ?2 AND sequence = ?3)",
        params![metadata.station.as_str(), metadata.epoch, whole(metadata.sequence)],
        |row| row.get(0),
    )?;
    Ok(if taken { Standing::Taken(ProblemCode::SequenceTaken) } else { Standing::New })
}

pub(crate) fn count_duplicate(connection: &Connection, package: &PackageId) -> Result<(), IntakeError> {
    connection.execute("UPDATE packages SET duplicates = duplicates + 1 WHERE package = ?1", [package.as_bytes()])?;
    Ok(())
}

/// The package is here. Its approval may have come before it.
pub(crate) fn insert_package(
    transaction: &Transaction<'_>,
    opened: &Opened,
    length: usize,
    findings: &Findings,
    at: Timestamp,
) -> Result<(), IntakeError> {
    let package = opened.header.package_id;
    let approved: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM approval_items WHERE package = ?1) OR EXISTS (SELECT 1 FROM voids WHERE package = ?1)",
        [package.as_bytes()],
        |row| row.get(0),
    )?;
    let against: Vec<&str> = findings.against.iter().map(|code| code.as_str()).collect();
    transaction.execute(
        "INSERT INTO packages (package, station, epoch, sequence, revision, application, file_digest, content_digest, length, clerk, \
         clerk_key, sealed_at, received_at, simulated, findings, state) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            package.as_bytes(),
            opened.header.station.as_str(),
            opened.header.epoch,
            whole(opened.header.sequence),
            opened.header.revision,
            findings.application.map(|application| application.to_string()),
            opened.file_digest.as_bytes(),
            opened.content_digest.as_bytes(),
            whole(length as u64),
            opened.clerk.name(),
            opened.clerk.key_id().to_string(),
            opened.signed_at.unix_ms(),
            at.unix_ms(),
            findings.simulated,
            against.join(" "),
            if approved { "toDecide" } else { "awaitingApproval" }
        ],
    )?;
    transaction.execute(
        "DELETE FROM door WHERE package = ?1 AND file_digest = ?2",
        params![package.as_bytes(), opened.file_digest.as_bytes()],
    )?;
    Ok(())
}

/// A file that was turned away, by what it was announced to be.
pub(crate) fn insert_door(connection: &Connection, metadata: &UploadMetadata, code: ProblemCode, at: Timestamp) -> Result<(), IntakeError> {
    connection.execute(
        "INSERT INTO door (package, file_digest, code, at, station, epoch, sequence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
         ON CONFLICT DO UPDATE SET code = excluded.code, at = excluded.at",
        params![
            metadata.package_id.as_bytes(),
            metadata.file_digest.as_bytes(),
            code.as_str(),
            at.unix_ms(),
            metadata.station.as_str(),
            metadata.epoch,
            whole(metadata.sequence)
        ],
    )?;
    Ok(())
}

pub(crate) fn door_code(connection: &Connection, package: &PackageId, file: &Digest) -> Result<Option<ProblemCode>, IntakeError> {
    let code: Option<String> = connection
        .query_row(
            "SELECT code FROM door WHERE package = ?1 AND file_digest = ?2",
            params![package.as_bytes(), file.as_bytes()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(code.and_then(|code| ProblemCode::parse(&code)))
}

/// SQLite's integers are signed; numbers beyond them (no honest station counts so far) become the largest.
pub(crate) fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
