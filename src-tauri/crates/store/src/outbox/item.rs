//! One package in the outbox.

use std::fmt;

use enrollment::{ApplicationId, Digest, PackageId, Ticket, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::outbox::Outbox;
use crate::sealed_file::{SealedFile, Sequence};

/// Where a package is on its road.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemState {
    /// For the supervisor's approval.
    Waiting,
    /// Approved, not begun.
    Ready,
    /// The center has given it a place; some bytes may be there.
    Uploading,
    /// The center's receipt is here.
    Received,
    /// The center's verdict: accepted.
    Accepted,
    /// The center's verdict: refused.
    Refused,
    /// Returned or rejected; a signed void takes its place in the series.
    Voided,
}

impl ItemState {
    /// All states in the order of the road.
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::Ready, Self::Uploading, Self::Received, Self::Accepted, Self::Refused, Self::Voided];

    /// Whether the center does not have it yet and should get it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Ready | Self::Uploading)
    }

    /// Whether the center's signed receipt is here.
    pub fn is_received(self) -> bool {
        matches!(self, Self::Received | Self::Accepted | Self::Refused)
    }
}

impl fmt::Display for ItemState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&column::code(self))
    }
}

/// An upload begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Where the center takes the bytes.
    pub url: String,
    /// Bytes it has.
    pub offset: u64,
}

/// A package in the outbox, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Random id of the package.
    pub package_id: PackageId,
    /// The application it carries.
    pub application: ApplicationId,
    /// The person's handle at the post.
    pub ticket: Option<Ticket>,
    /// Its place in the station's series.
    pub sequence: Sequence,
    /// Revision of the application.
    pub revision: u32,
    /// Digest of the content inside.
    pub content_digest: Digest,
    /// SHA-256 of the file.
    pub file_digest: Digest,
    /// Length of the file in bytes.
    pub length: u64,
    /// Where it is on its road.
    pub state: ItemState,
    /// The upload, once begun.
    pub upload: Option<Upload>,
    /// Failed attempts in all.
    pub attempts: u32,
    /// Failed attempts since something last went forward; what back-off grows with.
    pub failures: u32,
    /// Not to be tried before this moment.
    pub not_before: Timestamp,
    /// The center turned this very file away at the door: no receipt, and none to come by sending it again.
    pub turned_away: bool,
    /// It lay in an outbox that was lost: the center may have it already, and is to be asked before it is sent.
    pub refilled: bool,
    /// Code of the last failure; none after progress.
    pub last_error: Option<String>,
    /// When it was sealed.
    pub queued_at: Timestamp,
    /// When its approval came.
    pub approved_at: Option<Timestamp>,
    /// When the receipt came.
    pub received_at: Option<Timestamp>,
    /// When the verdict came.
    pub decided_at: Option<Timestamp>,
}

/// The columns [`read`] expects, in its order.
pub(super) const COLUMNS: &str = "package_id, application, ticket, epoch, sequence, revision, content_digest, file_digest, length, \
     state, url, sent, attempts, failures, not_before, last_error, queued_at, approved_at, received_at, decided_at, turned_away, \
     refilled";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Item> {
    let url: Option<String> = row.get(10)?;
    let offset = column::count(row, 11)?;
    Ok(Item {
        package_id: column::package_id(row, 0)?,
        application: column::parsed(row, 1)?,
        ticket: column::maybe_parsed(row, 2)?,
        sequence: Sequence { epoch: row.get(3)?, number: column::count(row, 4)? },
        revision: row.get(5)?,
        content_digest: column::digest(row, 6)?,
        file_digest: column::digest(row, 7)?,
        length: column::count(row, 8)?,
        state: column::coded(row, 9)?,
        upload: url.map(|url| Upload { url, offset }),
        attempts: row.get(12)?,
        failures: row.get(13)?,
        not_before: column::time(row, 14)?,
        last_error: row.get(15)?,
        queued_at: column::time(row, 16)?,
        approved_at: column::maybe_time(row, 17)?,
        received_at: column::maybe_time(row, 18)?,
        decided_at: column::maybe_time(row, 19)?,
        turned_away: row.get(20)?,
        refilled: row.get(21)?,
    })
}

/// The item, or [`StoreError::NotFound`].
pub(super) fn find(connection: &Connection, package: &PackageId) -> Result<Item, Fault> {
    let text = format!("SELECT {COLUMNS} FROM items WHERE package_id = ?1");
    let found = connection.prepare_cached(&text)?.query_row([package.as_bytes()], read).optional()?;
    found.ok_or(Fault::Store(StoreError::NotFound))
}

impl Outbox {
    /// Takes in a sealed file from the vault, waiting for its approval. Whether it is new here: the same file a second time
    /// changes nothing; another file under the same id or number is refused.
    pub fn put_idempotent(&self, sealed: &SealedFile) -> Result<bool, StoreError> {
        self.put(sealed, false)
    }

    /// As [`Self::put_idempotent`], for a file that lay in an outbox that was lost.
    pub(crate) fn refill_idempotent(&self, sealed: &SealedFile) -> Result<bool, StoreError> {
        self.put(sealed, true)
    }

    /// Whether exactly this file is here, by its digest.
    ///
    /// # Errors
    /// [`StoreError::PackageConflict`] when another one is here under this id.
    pub(crate) fn holds(&self, package: &PackageId, file: &Digest) -> Result<bool, StoreError> {
        self.handle.read(|connection| holds(connection, package, file))
    }

    fn put(&self, sealed: &SealedFile, refilled: bool) -> Result<bool, StoreError> {
        self.handle.write(Moment::OutboxCopy, |transaction| {
            if holds(transaction, &sealed.package_id, &sealed.file_digest)? {
                return Ok(false);
            }
            let taken: bool = transaction.query_row(
                "SELECT EXISTS (SELECT 1 FROM items WHERE epoch = ?1 AND sequence = ?2)",
                params![sealed.sequence.epoch, column::whole(sealed.sequence.number)],
                |row| row.get(0),
            )?;
            if taken {
                return Err(StoreError::PackageConflict.into());
            }
            insert(transaction, sealed, refilled)?;
            Ok(true)
        })
    }

    /// One package.
    pub fn item(&self, package: &PackageId) -> Result<Item, StoreError> {
        self.handle.read(|connection| find(connection, package))
    }

    /// The sealed file, whole.
    pub fn file(&self, package: &PackageId) -> Result<Vec<u8>, StoreError> {
        self.handle.read(|connection| {
            let bytes = connection
                .query_row(
                    "SELECT bytes FROM files JOIN items USING (row) WHERE package_id = ?1",
                    [package.as_bytes()],
                    |row| row.get(0),
                )
                .optional()?;
            bytes.ok_or(Fault::Store(StoreError::NotFound))
        })
    }

    /// At most `length` bytes of the sealed file from `offset` on; empty at its end.
    pub fn chunk(&self, package: &PackageId, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        self.handle.read(|connection| {
            let row: Option<i64> = connection
                .query_row("SELECT row FROM items JOIN files USING (row) WHERE package_id = ?1", [package.as_bytes()], |row| row.get(0))
                .optional()?;
            let row = row.ok_or(StoreError::NotFound)?;
            let blob = connection.blob_open("main", "files", "bytes", row, true)?;
            let Ok(offset) = usize::try_from(offset) else { return Ok(Vec::new()) };
            let mut chunk = vec![0; length.min(blob.len().saturating_sub(offset))];
            if !chunk.is_empty() {
                blob.read_at_exact(&mut chunk, offset)?;
            }
            Ok(chunk)
        })
    }

    /// Deletes files whose verdict came before this moment, and all voided ones; states, digests, receipts and verdicts stay. How
    /// many files went.
    pub fn release_files(&self, decided_before: Timestamp) -> Result<usize, StoreError> {
        let gone = self.handle.write(Moment::Minor, |transaction| {
            let gone = transaction.execute(
                "DELETE FROM files WHERE row IN (SELECT row FROM items WHERE state = 'voided' OR decided_at < ?1)",
                [decided_before.unix_ms()],
            )?;
            Ok(gone)
        })?;
        if gone > 0 {
            self.handle.release_pages()?;
        }
        Ok(gone)
    }
}

fn holds(connection: &Connection, package: &PackageId, file: &Digest) -> Result<bool, Fault> {
    let held = connection
        .query_row("SELECT file_digest FROM items WHERE package_id = ?1", [package.as_bytes()], |row| column::digest(row, 0))
        .optional()?;
    match held {
        Some(digest) if digest == *file => Ok(true),
        Some(_) => Err(StoreError::PackageConflict.into()),
        None => Ok(false),
    }
}

fn insert(connection: &Connection, sealed: &SealedFile, refilled: bool) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO items (package_id, application, ticket, epoch, sequence, revision, content_digest, file_digest, length, state, \
         queued_at, refilled) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            sealed.package_id.as_bytes(),
            sealed.application.to_string(),
            sealed.ticket.as_ref().map(ToString::to_string),
            sealed.sequence.epoch,
            column::whole(sealed.sequence.number),
            sealed.revision,
            sealed.content_digest.as_bytes(),
            sealed.file_digest.as_bytes(),
            column::whole(sealed.file.len() as u64),
            column::code(&ItemState::Waiting),
            sealed.sealed_at.unix_ms(),
            refilled,
        ],
    )?;
    connection.execute("INSERT INTO files (row, bytes) VALUES (last_insert_rowid(), ?1)", [&sealed.file])?;
    Ok(())
}
