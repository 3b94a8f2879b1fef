//! One connection, one user at a time; a write is one transaction or nothing.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keyring::DatabaseKey;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::connection::{self, Integrity};
use crate::error::{Database, Fault, StoreError};
use crate::moment::Moment;

pub(crate) struct Handle {
    connection: Mutex<Connection>,
    database: Database,
    path: PathBuf,
}

impl Handle {
    pub(crate) fn open(path: &Path, key: &DatabaseKey, database: Database, steps: &[&str]) -> Result<Self, StoreError> {
        let connection = connection::open(path, key, database, steps)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection: Mutex::new(connection), database, path: path.to_owned() })
    }

    /// Opens only to look: nothing is made or changed. Where no file is, it is as if an empty one were.
    pub(crate) fn look(path: &Path, key: &DatabaseKey, database: Database, steps: &[&str]) -> Result<Self, StoreError> {
        let connection =
            if path.exists() { connection::look(path, key, database, steps)? } else { connection::empty(database, steps)? };
        Ok(Self { connection: Mutex::new(connection), database, path: path.to_owned() })
    }

    /// A thread that panicked with the connection has rolled back by unwinding; nothing half-done is behind the poison.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads, all from one state of the database.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let connection = self.lock();
        let run = || -> Result<T, Fault> {
            let transaction = connection.unchecked_transaction()?;
            work(&transaction)
        };
        run().map_err(|fault| fault.of(self.database))
    }

    /// Changes, all or nothing. The write lock is taken first, so that what is read inside cannot change before it is written.
    pub(crate) fn write<T>(&self, moment: Moment, work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, StoreError> {
        self.write_or(|transaction| work(transaction).map(|result| (moment, result)).map_err(|fault| fault.of(self.database)))
    }

    /// As [`Self::write`], for work that can fail with an error of the caller's and knows only at its end what it was.
    pub(crate) fn write_or<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<(Moment, T), E>,
    ) -> Result<T, E> {
        let mut connection = self.lock();
        let of = |error: rusqlite::Error| StoreError::from_sqlite(self.database, &error);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
        let (moment, result) = work(&transaction)?;
        moment.before();
        transaction.commit().map_err(of)?;
        moment.after();
        Ok(result)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn integrity(&self) -> Integrity {
        connection::examine(&self.lock())
    }

    /// Gives the room of deleted files back to the disk.
    pub(crate) fn release_pages(&self) -> Result<(), StoreError> {
        let connection = self.lock();
        let run = || -> rusqlite::Result<()> {
            let mut statement = connection.prepare("PRAGMA incremental_vacuum")?;
            let mut rows = statement.query([])?;
            while rows.next()?.is_some() {}
            Ok(())
        };
        run().map_err(|error| StoreError::from_sqlite(self.database, &error))
    }

    /// Writes the log into the file and forgets the key. A process that ends without it loses nothing; it leaves the log beside
    /// the file for the next opening.
    pub(crate) fn close(self) -> Result<(), StoreError> {
        let connection = self.connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        connection.close().map_err(|(_, error)| StoreError::from_sqlite(self.database, &error))
    }

    /// For tests of a full disk: the file may not grow beyond this many pages of 4096 bytes.
    pub(crate) fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        let connection = self.lock();
        connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .map_err(|error| StoreError::from_sqlite(self.database, &error))
    }
}
