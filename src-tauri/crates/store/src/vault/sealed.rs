//! Sealed files and signed statements in the vault, and what of them the outbox does not have yet.

use enrollment::{ApplicationId, Digest, PackageId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::sealed_file::{SealedFile, Sequence, Statement};
use crate::vault::Vault;

/// Setting: identity of the outbox that has the copies.
const OUTBOX: &str = "outbox.identity";

/// Allots the next number. Only inside the transaction that uses it.
pub(super) fn allot(transaction: &Transaction<'_>, epoch: u32) -> Result<Sequence, Fault> {
    let number = transaction.query_row(
        "INSERT INTO sequences (epoch, last) VALUES (?1, 1) ON CONFLICT (epoch) DO UPDATE SET last = last + 1 RETURNING last",
        [epoch],
        |row| column::count(row, 0),
    )?;
    Ok(Sequence { epoch, number })
}

pub(super) fn write_file(transaction: &Transaction<'_>, sealed: &SealedFile) -> Result<(), Fault> {
    let taken: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM sealed WHERE package_id = ?1)",
        [sealed.package_id.as_bytes()],
        |row| row.get(0),
    )?;
    if taken || Digest::of(&sealed.file) != sealed.file_digest {
        return Err(StoreError::PackageConflict.into());
    }
    transaction.execute(
        "INSERT INTO sealed (package_id, application, ticket, revision, epoch, sequence, content_digest, file_digest, sealed_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            sealed.package_id.as_bytes(),
            sealed.application.to_string(),
            sealed.ticket.as_ref().map(ToString::to_string),
            sealed.revision,
            sealed.sequence.epoch,
            column::whole(sealed.sequence.number),
            sealed.content_digest.as_bytes(),
            sealed.file_digest.as_bytes(),
            sealed.sealed_at.unix_ms(),
        ],
    )?;
    transaction.execute("INSERT INTO sealed_files (row, bytes) VALUES (last_insert_rowid(), ?1)", [&sealed.file])?;
    Ok(())
}

pub(super) fn write_statement(transaction: &Transaction<'_>, statement: &Statement) -> Result<(), Fault> {
    for package in &statement.packages {
        let known: bool = transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM sealed WHERE package_id = ?1)",
            [package.as_bytes()],
            |row| row.get(0),
        )?;
        if !known {
            return Err(StoreError::NotFound.into());
        }
    }
    transaction.execute(
        "INSERT INTO statements (digest, kind, packages, at, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            statement.digest().as_bytes(),
            column::code(&statement.kind),
            statement.packages_as_text(),
            statement.at.unix_ms(),
            statement.bytes
        ],
    )?;
    Ok(())
}

const FILE: &str = "SELECT package_id, application, ticket, revision, epoch, sequence, content_digest, file_digest, sealed_at, bytes \
     FROM sealed JOIN sealed_files USING (row)";

fn read_file(row: &Row<'_>) -> rusqlite::Result<SealedFile> {
    Ok(SealedFile {
        package_id: column::package_id(row, 0)?,
        application: column::parsed(row, 1)?,
        ticket: column::maybe_parsed(row, 2)?,
        revision: row.get(3)?,
        sequence: Sequence { epoch: row.get(4)?, number: column::count(row, 5)? },
        content_digest: column::digest(row, 6)?,
        file_digest: column::digest(row, 7)?,
        sealed_at: column::time(row, 8)?,
        file: row.get(9)?,
    })
}

fn read_statement(row: &Row<'_>) -> rusqlite::Result<Statement> {
    let packages = row.get_ref(1)?.as_str()?;
    let packages = Statement::packages_from_text(packages)
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(1, "packages".to_owned(), rusqlite::types::Type::Text))?;
    Ok(Statement { kind: column::coded(row, 0)?, packages, at: column::time(row, 2)?, bytes: row.get(3)? })
}

impl Vault {
    /// The number the next package of this epoch will get; only for showing, it is not given.
    pub fn next_sequence(&self, epoch: u32) -> Result<Sequence, StoreError> {
        self.handle.read(|connection| {
            let last = connection
                .query_row("SELECT last FROM sequences WHERE epoch = ?1", [epoch], |row| column::count(row, 0))
                .optional()?;
            Ok(Sequence { epoch, number: last.unwrap_or(0) + 1 })
        })
    }

    /// The package sealed last for an application.
    pub fn sealed(&self, application: &ApplicationId) -> Result<SealedFile, StoreError> {
        self.one_file(&format!("{FILE} WHERE application = ?1 ORDER BY row DESC LIMIT 1"), [application.to_string()])
    }

    /// A sealed package.
    pub fn sealed_package(&self, package: &PackageId) -> Result<SealedFile, StoreError> {
        self.one_file(&format!("{FILE} WHERE package_id = ?1"), [package.as_bytes()])
    }

    fn one_file(&self, text: &str, parameters: impl rusqlite::Params) -> Result<SealedFile, StoreError> {
        self.handle.read(|connection| {
            let found = connection.prepare_cached(text)?.query_row(parameters, read_file).optional()?;
            found.ok_or(Fault::Store(StoreError::NotFound))
        })
    }

    /// How many packages were sealed from this moment on.
    pub fn sealed_since(&self, from: Timestamp) -> Result<u64, StoreError> {
        self.handle.read(|connection| {
            let text = "SELECT count(*) FROM sealed WHERE sealed_at >= ?1";
            Ok(connection.query_row(text, [from.unix_ms()], |row| column::count(row, 0))?)
        })
    }

    /// Packages that no outbox was ever known to have, oldest first. [`crate::carry_over`] settles them.
    pub fn sealed_not_in_outbox(&self) -> Result<Vec<PackageId>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT package_id FROM sealed WHERE copied = 0 ORDER BY row")?;
            Ok(statement.query_map([], |row| column::package_id(row, 0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The first packages that only an outbox now lost had, with the digests of their files. [`crate::refill`] settles them.
    pub(crate) fn sealed_lost(&self, limit: usize) -> Result<Vec<(PackageId, Digest)>, StoreError> {
        self.handle.read(|connection| {
            let text = "SELECT package_id, file_digest FROM sealed WHERE copied = 2 ORDER BY row LIMIT ?1";
            let mut statement = connection.prepare_cached(text)?;
            let rows = statement.query_map([column::whole(limit as u64)], |row| Ok((column::package_id(row, 0)?, column::digest(row, 1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The outbox has the package.
    pub fn mark_copied(&self, package: &PackageId) -> Result<(), StoreError> {
        self.handle.write(Moment::Copied, |transaction| {
            let text = "UPDATE sealed SET copied = 1 WHERE package_id = ?1";
            known(transaction.execute(text, [package.as_bytes()])?)
        })
    }

    /// Statements that no outbox was ever known to have, oldest first. [`crate::carry_over`] settles them.
    pub fn statements_not_in_outbox(&self) -> Result<Vec<Statement>, StoreError> {
        self.statements_copied(0, i64::MAX as usize)
    }

    /// The first statements that only an outbox now lost had. [`crate::refill`] settles them.
    pub(crate) fn statements_lost(&self, limit: usize) -> Result<Vec<Statement>, StoreError> {
        self.statements_copied(2, limit)
    }

    fn statements_copied(&self, copied: u8, limit: usize) -> Result<Vec<Statement>, StoreError> {
        self.handle.read(|connection| {
            let text = format!("SELECT kind, packages, at, bytes FROM statements WHERE copied = {copied} ORDER BY row LIMIT ?1");
            let mut statement = connection.prepare_cached(&text)?;
            let rows = statement.query_map([column::whole(limit as u64)], read_statement)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The outbox has the statement.
    pub fn mark_statement_copied(&self, digest: &Digest) -> Result<(), StoreError> {
        self.handle.write(Moment::Copied, |transaction| {
            let text = "UPDATE statements SET copied = 1 WHERE digest = ?1";
            known(transaction.execute(text, [digest.as_bytes()])?)
        })
    }

    /// How many packages and statements the outbox is not known to have.
    pub fn not_in_outbox(&self) -> Result<u64, StoreError> {
        self.handle.read(|connection| {
            let text = "SELECT (SELECT count(*) FROM sealed WHERE copied = 0) + (SELECT count(*) FROM sealed WHERE copied = 2) \
                 + (SELECT count(*) FROM statements WHERE copied = 0) + (SELECT count(*) FROM statements WHERE copied = 2)";
            Ok(connection.query_row(text, [], |row| column::count(row, 0))?)
        })
    }

    /// Follows the outbox of this identity. When it is not the one followed so far, that one was lost and this one begins anew:
    /// everything it had is to be copied again ([`crate::refill`]), and all news read from the beginning. What the center has already,
    /// it answers with the same receipt. A vault that follows none yet follows this one. Whether one was lost.
    pub fn follow_outbox(&self, identity: i64) -> Result<bool, StoreError> {
        let identity = identity.to_string();
        match self.setting(OUTBOX)? {
            None => {
                self.set_setting(OUTBOX, &identity)?;
                return Ok(false);
            }
            Some(followed) if followed == identity => return Ok(false),
            Some(_) => {}
        }
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute(
                "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [OUTBOX, &identity],
            )?;
            transaction.execute("UPDATE sealed SET copied = 2 WHERE copied = 1 AND row IN (SELECT row FROM sealed_files)", [])?;
            transaction.execute("UPDATE statements SET copied = 2 WHERE copied = 1", [])?;
            transaction.execute("DELETE FROM counters WHERE name = ?1", [super::setting::NEWS])?;
            Ok(true)
        })
    }
}

fn known(changed: usize) -> Result<(), Fault> {
    if changed == 0 { Err(StoreError::NotFound.into()) } else { Ok(()) }
}

/// Every number of an epoch that has a file, in order; for the proof that there is no gap.
pub(super) fn numbers(connection: &Connection, epoch: u32) -> rusqlite::Result<Vec<u64>> {
    let mut statement = connection.prepare("SELECT sequence FROM sealed WHERE epoch = ?1 ORDER BY sequence")?;
    statement.query_map([epoch], |row| column::count(row, 0))?.collect()
}

impl Vault {
    /// Every sequence number of an epoch that has a file, in order.
    pub fn sequence_numbers(&self, epoch: u32) -> Result<Vec<u64>, StoreError> {
        self.handle.read(|connection| Ok(numbers(connection, epoch)?))
    }
}
