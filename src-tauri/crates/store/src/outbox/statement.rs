//! Approvals and voids on their way to the center.

use enrollment::{Digest, PackageId, Timestamp};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::outbox::{Outbox, heads, upload};
use crate::sealed_file::{Statement, StatementKind};

/// A statement to send now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStatement {
    /// Its name: SHA-256 of its bytes.
    pub digest: Digest,
    /// The statement.
    pub statement: Statement,
    /// Failed attempts so far.
    pub attempts: u32,
}

impl Outbox {
    /// Takes in a signed statement and moves the packages it names: an approval makes waiting ones ready, a void ends those the
    /// center has no receipt for. Whether it is new here; the same one a second time changes nothing. Every package must have been
    /// put before.
    pub fn put_statement_idempotent(&self, statement: &Statement) -> Result<bool, StoreError> {
        let digest = statement.digest();
        self.handle.write(Moment::StatementCopy, |transaction| {
            let added = transaction.execute(
                "INSERT INTO statements (digest, kind, packages, at, bytes) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                params![
                    digest.as_bytes(),
                    column::code(&statement.kind),
                    statement.packages_as_text(),
                    statement.at.unix_ms(),
                    statement.bytes
                ],
            )?;
            if added == 0 {
                return Ok(false);
            }
            let row = transaction.last_insert_rowid();
            for package in &statement.packages {
                apply(transaction, row, statement, package)?;
            }
            Ok(true)
        })
    }

    /// The oldest statement the center does not have yet and that may be tried now; one that failed three times comes after the
    /// others. Send these before packages.
    pub fn statement_due(&self, now: Timestamp) -> Result<Option<DueStatement>, StoreError> {
        self.handle.read(|connection| {
            let due = upload::due();
            let mut statement = connection.prepare_cached(&format!(
                "SELECT digest, attempts, kind, packages, at, bytes FROM statements WHERE sent_at IS NULL AND {due} \
                 ORDER BY attempts >= 3, row LIMIT 1"
            ))?;
            Ok(statement.query_row([now.unix_ms()], read).optional()?)
        })
    }

    /// Every statement the center does not have yet, oldest first, whether it may be tried now or not.
    pub fn statements_waiting(&self) -> Result<Vec<DueStatement>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT digest, attempts, kind, packages, at, bytes FROM statements WHERE sent_at IS NULL ORDER BY row",
            )?;
            Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The center lacks the statements about a package although it took them once (it was restored from a backup): they are to be
    /// sent again.
    pub fn send_statements_again(&self, package: &PackageId) -> Result<(), StoreError> {
        self.handle.write(Moment::StatementCopy, |transaction| {
            // Package ids are random and of one length: one cannot stand inside another.
            transaction.execute(
                "UPDATE statements SET sent_at = NULL, not_before = 0 WHERE sent_at IS NOT NULL AND instr(packages, ?1) > 0",
                [package.to_string()],
            )?;
            Ok(())
        })
    }

    /// The center has taken the statement.
    pub fn mark_statement_sent(&self, digest: &Digest, at: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::StatementSent, |transaction| {
            let changed = transaction.execute(
                "UPDATE statements SET sent_at = coalesce(sent_at, ?2), last_error = NULL WHERE digest = ?1",
                params![digest.as_bytes(), at.unix_ms()],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound.into());
            }
            Ok(heads::raise(transaction, heads::LAST_SUCCESS, at)?)
        })
    }

    /// Sending a statement failed with this code; the next attempt not before this moment.
    pub fn record_statement_failed(&self, digest: &Digest, code: &str, not_before: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Attempt, |transaction| {
            let changed = transaction.execute(
                "UPDATE statements SET attempts = attempts + 1, last_error = ?2, not_before = ?3 WHERE digest = ?1 AND sent_at IS NULL",
                params![digest.as_bytes(), code, not_before.unix_ms()],
            )?;
            if changed == 0 { Err(StoreError::NotFound.into()) } else { Ok(()) }
        })
    }
}

fn apply(transaction: &Transaction<'_>, row: i64, statement: &Statement, package: &PackageId) -> Result<(), Fault> {
    let known: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM items WHERE package_id = ?1)",
        [package.as_bytes()],
        |row| row.get(0),
    )?;
    if !known {
        return Err(StoreError::NotFound.into());
    }
    match statement.kind {
        StatementKind::Approval => transaction.execute(
            "UPDATE items SET state = 'ready', approval = ?2, approved_at = ?3 WHERE package_id = ?1 AND state = 'waiting'",
            params![package.as_bytes(), row, statement.at.unix_ms()],
        )?,
        StatementKind::Void => transaction.execute(
            "UPDATE items SET state = 'voided', url = NULL, last_error = NULL \
             WHERE package_id = ?1 AND state IN ('waiting', 'ready', 'uploading')",
            [package.as_bytes()],
        )?,
    };
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DueStatement> {
    let packages = row.get_ref(3)?.as_str()?;
    let packages = Statement::packages_from_text(packages)
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(3, "packages".to_owned(), rusqlite::types::Type::Text))?;
    Ok(DueStatement {
        digest: column::digest(row, 0)?,
        attempts: row.get(1)?,
        statement: Statement { kind: column::coded(row, 2)?, packages, at: column::time(row, 4)?, bytes: row.get(5)? },
    })
}
