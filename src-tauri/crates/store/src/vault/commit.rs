//! The one way anything of an application is written.

use rusqlite::Transaction;

use crate::error::{Database, Fault, StoreError};
use crate::moment::Moment;
use crate::sealed_file::{Sequence, Statement};
use crate::vault::application::{self, Written};
use crate::vault::{Change, Vault, event, place, sample, sealed, setting, tries};

impl Vault {
    /// Writes one change. The new version of the application.
    pub fn commit(&self, change: &Change) -> Result<u64, StoreError> {
        let versions = self.commit_all(std::slice::from_ref(change), None)?;
        Ok(versions.first().copied().unwrap_or_default())
    }

    /// Writes the changes of several applications at once, with the signed statement that is about all of them: a batch is
    /// approved whole or not at all. The new versions, in order.
    pub fn commit_all(&self, changes: &[Change], statement: Option<&Statement>) -> Result<Vec<u64>, StoreError> {
        if changes.iter().any(|change| change.sealed.is_some()) {
            return Err(StoreError::PackageConflict);
        }
        self.handle.write_or(|transaction| {
            let run = || -> Result<_, Fault> {
                let written = changes.iter().map(|change| write(transaction, change)).collect::<Result<Vec<_>, _>>()?;
                if let Some(statement) = statement {
                    sealed::write_statement(transaction, statement)?;
                }
                let moment = moment(changes, statement, written.iter().any(|written| written.stage_changed));
                Ok((moment, written.iter().map(|written| written.version).collect()))
            };
            run().map_err(|fault| fault.of(Database::Vault))
        })
    }

    /// Allots the next sequence number, lets the caller seal with it, and writes file, stage and number in the same transaction:
    /// if sealing fails or the power goes, the number was never given. The closure must not call this vault (it would wait for
    /// itself); what it needs is read before.
    pub fn commit_sealed<E: From<StoreError>>(
        &self,
        epoch: u32,
        seal: impl FnOnce(Sequence) -> Result<Change, E>,
    ) -> Result<(Sequence, u64), E> {
        self.handle.write_or(|transaction| {
            let of = |fault: Fault| E::from(fault.of(Database::Vault));
            let sequence = sealed::allot(transaction, epoch).map_err(of)?;
            let change = seal(sequence)?;
            match &change.sealed {
                Some(sealed) if sealed.sequence == sequence && sealed.application == change.row.id => {}
                _ => return Err(E::from(StoreError::PackageConflict)),
            }
            let written = write(transaction, &change).map_err(of)?;
            Ok((Moment::Sealed, (sequence, written.version)))
        })
    }
}

fn write(transaction: &Transaction<'_>, change: &Change) -> Result<Written, Fault> {
    let (row, application) = (&change.row, &change.application);
    if (row.id, row.stage, row.revision) != (application.id(), application.stage(), application.revision()) {
        return Err(StoreError::RowDiffers.into());
    }
    let written = application::write(transaction, &change.row, &change.application, change.expected_version)?;
    event::append(transaction, &change.application, &change.events)?;
    place::forget(transaction, &change.row.id, change.row.stage)?;
    for one in &change.samples {
        sample::apply(transaction, &change.row.id, one)?;
    }
    for one in &change.tries {
        tries::write_try(transaction, one)?;
    }
    if let Some(sealed) = &change.sealed {
        sealed::write_file(transaction, sealed)?;
    }
    if let Some(cursor) = change.news {
        setting::raise_counter(transaction, setting::NEWS, cursor)?;
    }
    Ok(written)
}

/// Which moment a test would call this. The most telling part gives the name.
fn moment(changes: &[Change], statement: Option<&Statement>, stage_changed: bool) -> Moment {
    if statement.is_some() {
        Moment::Statement
    } else if changes.iter().any(|change| change.news.is_some()) {
        Moment::News
    } else if changes.iter().any(|change| !change.samples.is_empty()) {
        Moment::Sample
    } else if stage_changed {
        Moment::Stage
    } else {
        Moment::Field
    }
}
