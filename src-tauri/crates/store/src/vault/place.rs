//! Where each officer was last in each open application: step and field, never what stands in it.

use enrollment::{ApplicationId, OfficerId, StageName, Timestamp};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use crate::column;
use crate::error::StoreError;
use crate::moment::Moment;
use crate::vault::Vault;

/// Where one officer was last in one application: one small row, written again whenever the caret moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastPlace {
    /// Whose place.
    pub officer: OfficerId,
    /// In which application.
    pub application: ApplicationId,
    /// Code of the step that stood on the screen.
    pub step: String,
    /// Id of the field that had the caret, if one had it.
    pub field: Option<String>,
    /// Code of the step at which work had to go on then: by it a later reader sees whether the work has moved on since.
    pub work: String,
    /// When.
    pub at: Timestamp,
}

impl Vault {
    /// Keeps where an officer is now; durable when it returns.
    pub fn keep_place(&self, place: &LastPlace) -> Result<(), StoreError> {
        self.handle.write(Moment::Minor, |transaction| {
            transaction.execute(
                "INSERT INTO places (officer, application, step, field, work, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                 ON CONFLICT (officer, application) DO UPDATE SET step = excluded.step, field = excluded.field, \
                 work = excluded.work, at = excluded.at",
                params![
                    place.officer.to_string(),
                    place.application.to_string(),
                    place.step,
                    place.field,
                    place.work,
                    place.at.unix_ms(),
                ],
            )?;
            Ok(())
        })
    }

    /// Where an officer was last in an application.
    pub fn place(
        &self,
        officer: &OfficerId,
        application: &ApplicationId,
    ) -> Result<Option<LastPlace>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT officer, application, step, field, work, at FROM places WHERE officer = ?1 AND application = ?2",
            )?;
            Ok(statement.query_row(params![officer.to_string(), application.to_string()], read_place).optional()?)
        })
    }
}

/// Nobody comes back to a field of an application that has left the desk.
pub(super) fn forget(
    transaction: &Transaction<'_>,
    application: &ApplicationId,
    stage: StageName,
) -> rusqlite::Result<()> {
    if !matches!(
        stage,
        StageName::Draft | StageName::Captured | StageName::Attested | StageName::Signed
    ) {
        transaction.execute(
            "DELETE FROM places WHERE application = ?1",
            [application.to_string()],
        )?;
    }
    Ok(())
}

fn read_place(row: &Row<'_>) -> rusqlite::Result<LastPlace> {
    Ok(LastPlace {
        officer: column::parsed(row, 0)?,
        application: column::parsed(row, 1)?,
        step: row.get(2)?,
        field: row.get(3)?,
        work: row.get(4)?,
        at: column::time(row, 5)?,
    })
}
