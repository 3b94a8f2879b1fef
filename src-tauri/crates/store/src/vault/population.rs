//! The residents of the commune: what the signed extract says, to be looked up without a network.

use enrollment::{Date, PersonalNumber, PopulationRecord, Timestamp};
use rusqlite::{OptionalExtension as _, Transaction, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::vault::Vault;
use crate::vault::search::Table;

/// Which extract is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtractMeta {
    /// The issuer's counter; a lower one than held is refused.
    pub counter: u64,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Last day it may be used.
    pub last_day: Date,
}

impl Vault {
    /// Puts a verified extract in the place of the one held, whole or not at all. How many residents it has.
    pub fn replace_extract<'a>(
        &self,
        meta: ExtractMeta,
        commune: Option<&str>,
        records: impl IntoIterator<Item = &'a PopulationRecord>,
    ) -> Result<u64, StoreError> {
        self.handle.write(Moment::Extract, |transaction| {
            if let Some(held) = held(transaction)?
                && held.counter > meta.counter
            {
                return Err(StoreError::OlderExtract { held: held.counter, offered: meta.counter }.into());
            }
            transaction.execute("DELETE FROM residents", [])?;
            transaction.execute("INSERT INTO residents_text (residents_text) VALUES ('delete-all')", [])?;
            let mut count = 0;
            for record in records {
                insert(transaction, commune, record)?;
                count += 1;
            }
            transaction.execute(
                "INSERT INTO extract_meta (one, counter, issued_at, last_day) VALUES (1, ?1, ?2, ?3) ON CONFLICT (one) DO UPDATE \
                 SET counter = excluded.counter, issued_at = excluded.issued_at, last_day = excluded.last_day",
                params![column::whole(meta.counter), meta.issued_at.unix_ms(), meta.last_day.to_string()],
            )?;
            Ok(count)
        })
    }

    /// Which extract is held, if any.
    pub fn extract(&self) -> Result<Option<ExtractMeta>, StoreError> {
        self.handle.read(|connection| Ok(held(connection)?))
    }

    /// How many residents the extract has.
    pub fn resident_count(&self) -> Result<u64, StoreError> {
        self.handle.read(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM residents", [], |row| column::count(row, 0))?)
        })
    }

    /// The resident with this number.
    pub fn resident(&self, number: &PersonalNumber) -> Result<Option<PopulationRecord>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT record FROM residents WHERE number = ?1")?;
            Ok(statement.query_row([number.to_string()], |row| column::json(row, 0)).optional()?)
        })
    }

    /// A page of residents in the order of their numbers (practice: whom the simulated devices can present).
    pub fn residents(&self, limit: usize, offset: usize) -> Result<Vec<PopulationRecord>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT record FROM residents ORDER BY number LIMIT ?1 OFFSET ?2")?;
            let page = params![column::whole(limit as u64), column::whole(offset as u64)];
            Ok(statement.query_map(page, |row| column::json(row, 0))?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn held(connection: &rusqlite::Connection) -> rusqlite::Result<Option<ExtractMeta>> {
    connection
        .query_row("SELECT counter, issued_at, last_day FROM extract_meta", [], |row| {
            Ok(ExtractMeta { counter: column::count(row, 0)?, issued_at: column::time(row, 1)?, last_day: column::parsed(row, 2)? })
        })
        .optional()
}

fn insert(transaction: &Transaction<'_>, commune: Option<&str>, record: &PopulationRecord) -> Result<(), Fault> {
    let name = record.full_name();
    transaction
        .prepare_cached("INSERT INTO residents (number, name, name_folded, birth, commune, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            record.number.to_string(),
            name,
            enrollment::fold(name),
            record.birth.to_string(),
            commune,
            column::to_json(record)?
        ])?;
    let place = transaction.last_insert_rowid();
    Ok(Table::Residents.index_name(transaction, place, false, Some(name))?)
}
