//! The officers' own fingers: templates alone, so that nobody's print under the clerk's finger goes unseen.

use std::fmt;

use enrollment::{OfficerId, Timestamp};
use rusqlite::params;

use crate::column;
use crate::error::StoreError;
use crate::moment::Moment;
use crate::vault::Vault;

/// One finger of an officer.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerFinger {
    /// Whose.
    pub officer: OfficerId,
    /// Finger position, 1 to 10.
    pub finger: u8,
    /// An ISO/IEC 19794-2 record.
    pub record: Vec<u8>,
    /// When it was taken.
    pub taken_at: Timestamp,
}

impl fmt::Debug for OfficerFinger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("OfficerFinger").field("officer", &self.officer).field("finger", &self.finger).finish_non_exhaustive()
    }
}

impl Vault {
    /// Puts fingers in the place of those known under the same names.
    pub fn put_officer_fingers(&self, fingers: &[OfficerFinger]) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            for one in fingers {
                transaction.execute(
                    "INSERT OR REPLACE INTO officer_fingers (officer, finger, record, taken_at) VALUES (?1, ?2, ?3, ?4)",
                    params![one.officer.to_string(), one.finger, one.record, one.taken_at.unix_ms()],
                )?;
            }
            Ok(())
        })
    }

    /// Erases an officer's fingers; how many there were.
    pub fn forget_officer_fingers(&self, officer: &OfficerId) -> Result<usize, StoreError> {
        self.handle.write(Moment::Minor, |transaction| Ok(transaction.execute("DELETE FROM officer_fingers WHERE officer = ?1", [officer.to_string()])?))
    }

    /// The fingers of all officers.
    pub fn officer_fingers(&self) -> Result<Vec<OfficerFinger>, StoreError> {
        self.handle.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT officer, finger, record, taken_at FROM officer_fingers ORDER BY officer, finger")?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok(OfficerFinger { officer: column::parsed(row, 0)?, finger: row.get(1)?, record: row.get(2)?, taken_at: column::time(row, 3)? })
            };
            Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
