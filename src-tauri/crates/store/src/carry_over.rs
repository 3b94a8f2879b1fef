//! From the vault to the outbox: the step between two databases that no transaction can make one.

use enrollment::PackageId;

use crate::error::StoreError;
use crate::{Outbox, Statement, Vault};

/// Copies to the outbox whatever the vault sealed or signed and the outbox does not have yet. To be called after every submission
/// and approval, at start and at every unlock: wherever it was interrupted, it goes on. An outbox that is not the one of last time
/// (lost, or made anew) gets everything again. How many copies were made.
///
/// # Errors
/// The first thing that kept a copy from being made. Everything else was copied all the same: one bad package does not hold up the
/// others; [`Vault::not_in_outbox`] counts what is left.
pub fn carry_over(vault: &Vault, outbox: &Outbox) -> Result<usize, StoreError> {
    vault.follow_outbox(outbox.identity()?)?;
    let mut copies = 0;
    let mut trouble = None;
    let mut note = |copied: Result<bool, StoreError>| match copied {
        Ok(new) => copies += usize::from(new),
        Err(error) => {
            tracing::error!(code = error.code(), "a copy to the outbox was not made");
            trouble.get_or_insert(error);
        }
    };
    // Read first: whatever a statement names was sealed before it, so the packages read afterwards hold it.
    let statements = vault.statements_not_in_outbox()?;
    for package in vault.sealed_not_in_outbox()? {
        note(copy_package(vault, outbox, &package));
    }
    for statement in &statements {
        note(copy_statement(vault, outbox, statement));
    }
    trouble.map_or(Ok(copies), Err)
}

/// One at a time: a hundred files are not held in memory.
fn copy_package(vault: &Vault, outbox: &Outbox, package: &PackageId) -> Result<bool, StoreError> {
    let new = outbox.put_idempotent(&vault.sealed_package(package)?)?;
    vault.mark_copied(package)?;
    Ok(new)
}

fn copy_statement(vault: &Vault, outbox: &Outbox, statement: &Statement) -> Result<bool, StoreError> {
    let new = outbox.put_statement_idempotent(statement)?;
    vault.mark_statement_copied(&statement.digest())?;
    Ok(new)
}
