//! From the vault to the outbox: the step between two databases that no transaction can make one.

use enrollment::{Digest, PackageId};

use crate::error::StoreError;
use crate::{Outbox, Statement, Vault};

/// A step looks at no more of what was lost, so that it stays short; so many bad ones in a row are not to be expected.
const LOOKED_AT: usize = 1000;

/// Copies to the outbox whatever the vault sealed or signed and no outbox ever had. To be called after every submission and approval,
/// at start and at every unlock: wherever it was interrupted, it goes on. It also notices an outbox that is not the one of last time
/// (lost, or made anew); what the lost one had, [`refill`] brings. How many copies were made.
///
/// # Errors
/// The first thing that kept a copy from being made. Everything else was copied all the same: one bad package does not hold up the
/// others; [`Vault::not_in_outbox`] counts what is left.
pub fn carry_over(vault: &Vault, outbox: &Outbox) -> Result<usize, StoreError> {
    vault.follow_outbox(outbox.identity()?)?;
    let mut tally = Tally::default();
    // Read first: whatever a statement names was sealed before it, so the packages read afterwards hold it.
    let statements = vault.statements_not_in_outbox()?;
    for package in vault.sealed_not_in_outbox()? {
        tally.note(copy_package(vault, outbox, &package));
    }
    let refilling = !statements.is_empty() && !vault.sealed_lost(1)?.is_empty();
    for statement in &statements {
        match copy_statement(vault, outbox, statement) {
            // It names a package of the lost outbox that is not back yet.
            Err(StoreError::NotFound) if refilling => {}
            copied => tally.note(copied),
        }
    }
    tally.trouble.map_or(Ok(tally.copies), Err)
}

/// Brings back at most `limit` packages or statements that a lost outbox had: a little at a time, because each file is read and
/// decrypted whole. Packages first, then what names them. How many are settled; with 0 there is nothing left that could be, and
/// [`carry_over`] follows once more for statements that waited for these packages.
///
/// # Errors
/// As [`carry_over`], and only when nothing could be settled.
pub fn refill(vault: &Vault, outbox: &Outbox, limit: usize) -> Result<usize, StoreError> {
    let mut tally = Tally::default();
    for (package, file) in vault.sealed_lost(LOOKED_AT)? {
        if tally.is_enough(limit) {
            break;
        }
        tally.note(refill_package(vault, outbox, &package, &file));
    }
    if tally.copies == 0 {
        for statement in vault.statements_lost(LOOKED_AT)? {
            if tally.is_enough(limit) {
                break;
            }
            tally.note(copy_statement(vault, outbox, &statement).map(|_| true));
        }
    }
    match tally.trouble {
        Some(error) if tally.copies == 0 => Err(error),
        _ => Ok(tally.copies),
    }
}

/// What came of several copies.
#[derive(Default)]
struct Tally {
    copies: usize,
    trouble: Option<StoreError>,
}

impl Tally {
    /// Whether this is as much as was asked for, or the next copy would fail as the last one did.
    fn is_enough(&self, limit: usize) -> bool {
        self.copies >= limit || matches!(self.trouble, Some(StoreError::DiskFull(_) | StoreError::Busy(_)))
    }

    fn note(&mut self, copied: Result<bool, StoreError>) {
        match copied {
            Ok(new) => self.copies += usize::from(new),
            Err(error) => {
                tracing::error!(code = error.code(), "a copy to the outbox was not made");
                self.trouble.get_or_insert(error);
            }
        }
    }
}

/// One at a time: a hundred files are not held in memory.
fn copy_package(vault: &Vault, outbox: &Outbox, package: &PackageId) -> Result<bool, StoreError> {
    let new = outbox.put_idempotent(&vault.sealed_package(package)?)?;
    vault.mark_copied(package)?;
    Ok(new)
}

/// A file that is there already is recognized by its digest, before its bytes are read.
fn refill_package(vault: &Vault, outbox: &Outbox, package: &PackageId, file: &Digest) -> Result<bool, StoreError> {
    if !outbox.holds(package, file)? {
        outbox.refill_idempotent(&vault.sealed_package(package)?)?;
    }
    vault.mark_copied(package)?;
    Ok(true)
}

fn copy_statement(vault: &Vault, outbox: &Outbox, statement: &Statement) -> Result<bool, StoreError> {
    let new = outbox.put_statement_idempotent(statement)?;
    vault.mark_statement_copied(&statement.digest())?;
    Ok(new)
}
