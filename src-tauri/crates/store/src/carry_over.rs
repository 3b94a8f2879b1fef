//! From the vault to the outbox: the step between two databases that no transaction can make one.

use crate::error::StoreError;
use crate::{Outbox, Vault};

/// Copies to the outbox whatever the vault sealed or signed and the outbox does not have yet. To be called after every submission
/// and approval, at start and at every unlock: wherever it was interrupted, it goes on. How many copies were made.
pub fn carry_over(vault: &Vault, outbox: &Outbox) -> Result<usize, StoreError> {
    let mut copies = 0;
    // Read first: whatever a statement names was sealed before it, so the packages read afterwards hold it.
    let statements = vault.statements_not_in_outbox()?;
    for package in vault.sealed_not_in_outbox()? {
        // One at a time: a hundred files are not held in memory.
        let sealed = vault.sealed_package(&package)?;
        copies += usize::from(outbox.put_idempotent(&sealed)?);
        vault.mark_copied(&package)?;
    }
    for statement in statements {
        copies += usize::from(outbox.put_statement_idempotent(&statement)?);
        vault.mark_statement_copied(&statement.digest())?;
    }
    Ok(copies)
}
