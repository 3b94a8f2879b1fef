//! Writes the TypeScript side of the contract.

use crate::shell::{cargo, must};

/// Regenerates `ui/src/generated/contract.ts`.
pub(crate) fn contract() -> Result<(), String> {
    must(cargo(&["test", "--quiet", "--package", "api", "--test", "contract"]).env("THUNHAN_WRITE_CONTRACT", "1"))
}
