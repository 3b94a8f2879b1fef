//! What comes back from the center: receipt, verdict, and the news of them for the vault.

use enrollment::{ApplicationId, PackageId, Timestamp};
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::moment::Moment;
use crate::outbox::item::{self, ItemState};
use crate::outbox::{Outbox, heads};

/// The center's decision about a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// A card will be made.
    Accepted,
    /// No card from this package; the verdict names reasons and a remedy.
    Refused,
}

/// What a piece of news is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NewsKind {
    /// A receipt came.
    Receipt,
    /// A verdict came.
    Verdict,
}

/// Something that happened while perhaps nobody was signed in, for the vault to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Place in the order of news; the vault keeps the last one it followed.
    pub cursor: u64,
    /// About which package.
    pub package_id: PackageId,
    /// And application.
    pub application: ApplicationId,
    /// What came.
    pub kind: NewsKind,
    /// When it came to this station.
    pub at: Timestamp,
    /// The state of the package now.
    pub state: ItemState,
    /// The signed receipt or verdict, as the center sent it.
    pub bytes: Vec<u8>,
}

impl Outbox {
    /// The center has the package. `bytes` is its receipt, verified by the caller. A second receipt changes nothing.
    pub fn record_receipt(&self, package: &PackageId, bytes: &[u8], at: Timestamp) -> Result<(), StoreError> {
        self.handle.write(Moment::Receipt, |transaction| {
            let held = item::find(transaction, package)?;
            if held.state.is_received() {
                return Ok(());
            }
            transaction.execute(
                "UPDATE items SET state = 'received', receipt = ?2, received_at = ?3, sent = length, failures = 0, not_before = 0, \
                 turned_away = 0, last_error = NULL WHERE package_id = ?1",
                params![package.as_bytes(), bytes, at.unix_ms()],
            )?;
            heads::raise(transaction, heads::LAST_SUCCESS, at)?;
            announce(transaction, package, NewsKind::Receipt)
        })
    }

    /// The center has decided. `bytes` is its verdict, verified by the caller. The same decision a second time changes nothing; a
    /// different one after the first is refused.
    pub fn record_verdict(&self, package: &PackageId, decision: Decision, bytes: &[u8], at: Timestamp) -> Result<(), StoreError> {
        let decided = match decision {
            Decision::Accepted => ItemState::Accepted,
            Decision::Refused => ItemState::Refused,
        };
        self.handle.write(Moment::Verdict, |transaction| {
            let state = item::find(transaction, package)?.state;
            if state == decided {
                return Ok(());
            }
            if state != ItemState::Received {
                return Err(Fault::Store(StoreError::WrongState { state }));
            }
            transaction.execute(
                "UPDATE items SET state = ?2, verdict = ?3, decided_at = ?4, failures = 0, last_error = NULL WHERE package_id = ?1",
                params![package.as_bytes(), column::code(&decided), bytes, at.unix_ms()],
            )?;
            heads::raise(transaction, heads::LAST_SUCCESS, at)?;
            announce(transaction, package, NewsKind::Verdict)
        })
    }

    /// The receipt, if it came.
    pub fn receipt(&self, package: &PackageId) -> Result<Option<Vec<u8>>, StoreError> {
        self.paper("receipt", package)
    }

    /// The verdict, if it came.
    pub fn verdict(&self, package: &PackageId) -> Result<Option<Vec<u8>>, StoreError> {
        self.paper("verdict", package)
    }

    fn paper(&self, column: &str, package: &PackageId) -> Result<Option<Vec<u8>>, StoreError> {
        self.handle.read(|connection| {
            let text = format!("SELECT {column} FROM items WHERE package_id = ?1");
            let found: Option<Option<Vec<u8>>> =
                connection.query_row(&text, [package.as_bytes()], |row| row.get(0)).optional()?;
            found.ok_or(Fault::Store(StoreError::NotFound))
        })
    }

    /// News after the cursor, oldest first, at most `limit` pieces. The vault takes each one with its cursor in one transaction
    /// ([`crate::Change::news`]), so that none is lost or followed twice.
    pub fn news_since(&self, cursor: u64, limit: usize) -> Result<Vec<News>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT cursor, news.package_id, application, what, CASE what WHEN 'receipt' THEN received_at ELSE decided_at END, \
                 state, CASE what WHEN 'receipt' THEN receipt ELSE verdict END \
                 FROM news JOIN items ON items.package_id = news.package_id WHERE cursor > ?1 ORDER BY cursor LIMIT ?2",
            )?;
            let rows = statement.query_map(params![column::whole(cursor), column::whole(limit as u64)], |row| {
                Ok(News {
                    cursor: column::count(row, 0)?,
                    package_id: column::package_id(row, 1)?,
                    application: column::parsed(row, 2)?,
                    kind: column::coded(row, 3)?,
                    at: column::time(row, 4)?,
                    state: column::coded(row, 5)?,
                    bytes: row.get(6)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn announce(transaction: &Transaction<'_>, package: &PackageId, kind: NewsKind) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO news (package_id, what) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![package.as_bytes(), column::code(&kind)],
    )?;
    Ok(())
}
