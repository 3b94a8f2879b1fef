//! What the center holds, for reading: beside a running center or without one.

use std::path::{Path, PathBuf};

use enrollment::{ApplicationId, Digest, PackageId, StationId, Timestamp};
use package::Opened;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;

use crate::database;
use crate::decision::moment;
use crate::error::IntakeError;
use crate::gap::{self, Gap};
use crate::identity::CenterIdentity;
use crate::objects::Objects;

/// Where a package is at the center.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PackageState {
    /// Received; no approval names it yet.
    AwaitingApproval,
    /// Received and approved (or voided); not decided.
    ToDecide,
    /// A card will be made.
    Accepted,
    /// None will be made from it.
    Refused,
}

/// One received package. Holds nothing personal.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageRow {
    /// Its id.
    pub package: PackageId,
    /// The station that sealed it.
    pub station: StationId,
    /// The station's epoch.
    pub epoch: u32,
    /// Its number in the epoch.
    pub sequence: u64,
    /// Revision of the application.
    pub revision: u32,
    /// The application, if the record could be read.
    pub application: Option<ApplicationId>,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// SHA-256 of the content.
    pub content_digest: Digest,
    /// Length of the file in bytes.
    pub length: u64,
    /// The clerk who signed.
    pub clerk: String,
    /// The supervisors whose approvals name it.
    pub supervisors: Vec<String>,
    /// When it was sealed, by the station's clock.
    pub sealed_at: Timestamp,
    /// When it was received.
    pub received_at: Timestamp,
    /// Made with simulated devices.
    pub simulated: bool,
    /// How often the same file came again.
    pub duplicates: u64,
    /// Where it is.
    pub state: PackageState,
    /// Why it was refused, as codes.
    pub reasons: Vec<String>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

const COLUMNS: &str = "packages.package, packages.station, epoch, sequence, revision, application, packages.file_digest, \
     packages.content_digest, length, clerk, sealed_at, packages.received_at, simulated, duplicates, state, reasons, decided_at, \
     (SELECT group_concat(DISTINCT supervisor) FROM approval_items JOIN approvals ON approvals.digest = approval_items.approval \
      WHERE approval_items.package = packages.package)";

/// The center's books.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    connection: Connection,
}

impl Ledger {
    /// Opens the books of the center in this folder. Changes nothing.
    pub fn open(folder: &Path) -> Result<Self, IntakeError> {
        Ok(Self { folder: folder.to_owned(), connection: database::open_to_read(folder)? })
    }

    /// Received packages, the newest first.
    pub fn packages(&self, most: usize) -> Result<Vec<PackageRow>, IntakeError> {
        let text = format!("SELECT {COLUMNS} FROM packages ORDER BY packages.received_at DESC, sequence DESC LIMIT ?1");
        let mut statement = self.connection.prepare(&text)?;
        let rows = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// One received package.
    pub fn package(&self, package: &PackageId) -> Result<Option<PackageRow>, IntakeError> {
        let text = format!("SELECT {COLUMNS} FROM packages WHERE packages.package = ?1");
        self.connection.query_row(&text, [package.as_bytes()], |row| Ok(read(row))).optional()?.transpose()
    }

    /// Numbers for which there is no package.
    pub fn gaps(&self) -> Result<Vec<Gap>, IntakeError> {
        gap::gaps(&self.connection)
    }

    /// Opens a received package with the center's key; signatures are checked as of its arrival.
    pub fn open_package(&self, row: &PackageRow) -> Result<Opened, IntakeError> {
        let identity = CenterIdentity::load(&self.folder)?;
        let file = Objects::at(&self.folder).read(&row.file_digest)?;
        let outer = package::verify_outer(&file, &identity.trust, row.received_at)?;
        let key = identity.key(outer.header.recipient_key_id).ok_or(IntakeError::NotProvisioned)?;
        Ok(package::open(&file, &identity.trust, key, row.received_at)?)
    }
}

fn read(row: &Row<'_>) -> Result<PackageRow, IntakeError> {
    let text = |place: usize| row.get::<_, String>(place);
    let count = |place: usize| row.get::<_, i64>(place).map(i64::unsigned_abs);
    let words = |text: Option<String>, by: char| -> Vec<String> {
        text.unwrap_or_default().split(by).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let application: Option<String> = row.get(5)?;
    Ok(PackageRow {
        package: PackageId::from_bytes(row.get(0)?),
        station: text(1)?.parse().map_err(|_| IntakeError::Row("station"))?,
        epoch: row.get(2)?,
        sequence: count(3)?,
        revision: row.get(4)?,
        application: application.and_then(|text| text.parse().ok()),
        file_digest: Digest::from_bytes(row.get(6)?),
        content_digest: Digest::from_bytes(row.get(7)?),
        length: count(8)?,
        clerk: text(9)?,
        sealed_at: Timestamp::from_unix_ms(row.get(10)?),
        received_at: Timestamp::from_unix_ms(row.get(11)?),
        simulated: row.get(12)?,
        duplicates: count(13)?,
        state: match text(14)?.as_str() {
            "awaitingApproval" => PackageState::AwaitingApproval,
            "toDecide" => PackageState::ToDecide,
            "accepted" => PackageState::Accepted,
            "refused" => PackageState::Refused,
            _ => return Err(IntakeError::Row("state")),
        },
        reasons: words(row.get(15)?, ' '),
        decided_at: moment(row.get(16)?),
        supervisors: words(row.get(17)?, ','),
    })
}
