//! The road to the center: what is due, how far it is, what went wrong.

use enrollment::{PackageId, Timestamp};
use rusqlite::{OptionalExtension as _, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::outbox::Outbox;
use crate::outbox::item::{self, COLUMNS, Item, ItemState};

/// No wait is longer than this, in milliseconds (the road asks for an hour at most). A moment further ahead was noted while the clock
/// showed a wrong date: it binds nobody any more.
const LONGEST_WAIT: i64 = 2 * 3_600_000;

/// A condition on `not_before` with `?1` as now.
pub(super) fn due() -> String {
    format!("(not_before <= ?1 OR not_before > ?1 + {LONGEST_WAIT})")
}

impl Outbox {
    /// The next package to work on: an upload already begun, else the lowest number; what failed three times in a row comes after
    /// all others, so that one package cannot keep them waiting. A package whose approval has not reached the
    /// center yet is not due; send statements first ([`Self::statement_due`]). An upload with all bytes sent stays due until its
    /// receipt is recorded.
    pub fn next_due(&self, now: Timestamp) -> Result<Option<Item>, StoreError> {
        let due = due();
        self.first(
            &format!(
                "state IN ('ready', 'uploading') AND {due} \
                 AND EXISTS (SELECT 1 FROM statements WHERE statements.row = items.approval AND sent_at IS NOT NULL) \
                 ORDER BY failures >= 3, state = 'uploading' DESC, epoch, sequence"
            ),
            now,
        )
    }

    /// The next received package whose verdict should be asked for: the one that waited longest.
    pub fn verdict_due(&self, now: Timestamp) -> Result<Option<Item>, StoreError> {
        self.first(&format!("state = 'received' AND {} ORDER BY not_before, epoch, sequence", due()), now)
    }

    fn first(&self, condition: &str, now: Timestamp) -> Result<Option<Item>, StoreError> {
        let text = format!("SELECT {COLUMNS} FROM items WHERE {condition} LIMIT 1");
        self.handle
            .read(|connection| Ok(connection.prepare_cached(&text)?.query_row([now.unix_ms()], item::read).optional()?))
    }

    /// The center gave the package a place: no byte is there yet. It is not turned away any more, or not yet again.
    pub fn record_upload_url(&self, package: &PackageId, url: &str) -> Result<(), StoreError> {
        self.step(Moment::UploadUrl, package, &[ItemState::Ready, ItemState::Uploading], |transaction| {
            transaction.execute(
                "UPDATE items SET state = 'uploading', url = ?2, sent = 0, turned_away = 0 WHERE package_id = ?1",
                params![package.as_bytes(), url],
            )
        })
    }

    /// The center no longer knows the place: the upload begins anew.
    pub fn forget_upload(&self, package: &PackageId) -> Result<(), StoreError> {
        self.step(Moment::UploadUrl, package, &[ItemState::Ready, ItemState::Uploading], |transaction| {
            transaction.execute(
                "UPDATE items SET state = 'ready', url = NULL, sent = 0 WHERE package_id = ?1",
                [package.as_bytes()],
            )
        })
    }

    /// The center has this many bytes. More than it ever had is progress: failures in a row end. The same bytes sent again are none.
    pub fn record_offset(&self, package: &PackageId, offset: u64) -> Result<(), StoreError> {
        self.step(Moment::Offset, package, &[ItemState::Uploading], |transaction| {
            transaction.execute(
                "UPDATE items SET failures = CASE WHEN ?2 > furthest THEN 0 ELSE failures END, \
                 last_error = CASE WHEN ?2 > furthest THEN NULL ELSE last_error END, sent = min(?2, length), \
                 furthest = max(furthest, min(?2, length)) WHERE package_id = ?1",
                params![package.as_bytes(), column::whole(offset)],
            )
        })
    }

    /// An attempt (upload, receipt or verdict) failed with this code; the next one not before this moment.
    pub fn record_attempt_failed(&self, package: &PackageId, code: &str, not_before: Timestamp) -> Result<(), StoreError> {
        self.step(Moment::Attempt, package, &[ItemState::Ready, ItemState::Uploading, ItemState::Received], |transaction| {
            transaction.execute(
                "UPDATE items SET attempts = attempts + 1, failures = failures + 1, last_error = ?2, not_before = ?3 \
                 WHERE package_id = ?1",
                params![package.as_bytes(), code, not_before.unix_ms()],
            )
        })
    }

    /// The center turned this very file away at the door, with this code. It keeps its place in the queue and waits, long, without
    /// holding up the others.
    pub fn record_turned_away(&self, package: &PackageId, code: &str, not_before: Timestamp) -> Result<(), StoreError> {
        self.step(Moment::Attempt, package, &[ItemState::Ready, ItemState::Uploading], |transaction| {
            transaction.execute(
                "UPDATE items SET state = 'ready', url = NULL, sent = 0, attempts = attempts + 1, failures = failures + 1, \
                 turned_away = 1, last_error = ?2, not_before = ?3 WHERE package_id = ?1",
                params![package.as_bytes(), code, not_before.unix_ms()],
            )
        })
    }

    /// Nothing failed, but there is nothing to do for this package before this moment (receipt or verdict not there yet).
    pub fn record_not_yet(&self, package: &PackageId, not_before: Timestamp) -> Result<(), StoreError> {
        self.step(Moment::Attempt, package, &[ItemState::Ready, ItemState::Uploading, ItemState::Received], |transaction| {
            transaction.execute(
                "UPDATE items SET not_before = ?2 WHERE package_id = ?1",
                params![package.as_bytes(), not_before.unix_ms()],
            )
        })
    }

    /// A program has started: whatever waited may be tried at once, because what it waited for (the line, the center's address, the
    /// clock) may be another now. What was turned away is asked after, not sent again.
    pub fn try_at_once(&self) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(end_waits(transaction)?))
    }

    /// Somebody asked to send now: nothing waits any longer, and what was turned away is sent whole once more.
    pub fn wait_no_longer(&self) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            end_waits(transaction)?;
            transaction.execute(
                "UPDATE items SET failures = 0, refilled = 0 WHERE turned_away = 1 AND state IN ('ready', 'uploading')",
                [],
            )?;
            Ok(())
        })
    }

    fn step(
        &self,
        moment: Moment,
        package: &PackageId,
        from: &[ItemState],
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<usize>,
    ) -> Result<(), StoreError> {
        self.handle.write(moment, |transaction| {
            let state = item::find(transaction, package)?.state;
            if !from.contains(&state) {
                return Err(Fault::Store(StoreError::WrongState { state }));
            }
            change(transaction)?;
            Ok(())
        })
    }
}

fn end_waits(transaction: &rusqlite::Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("UPDATE items SET not_before = 0 WHERE state IN ('ready', 'uploading', 'received')", [])?;
    transaction.execute("UPDATE statements SET not_before = 0 WHERE sent_at IS NULL", [])?;
    Ok(())
}
