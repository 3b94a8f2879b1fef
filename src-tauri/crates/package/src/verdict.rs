//! Verdict: the center's later decision about a package.

use enrollment::{PackageId, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize};

use crate::{
    PackageError, Trust,
    statement::{self, Statement},
};

/// What the center decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Which package.
    pub package_id: PackageId,
    /// What.
    pub decision: Decision,
    /// When, by the center's clock.
    pub at: Timestamp,
}

/// Accepted, or refused with what can be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Decision {
    /// The card will be produced.
    Accepted,
    /// It will not, unless the remedy is done.
    Refused {
        /// Codes of the reasons.
        reasons: Vec<String>,
        /// Code of what to do.
        remedy: String,
    },
}

impl Statement for Verdict {
    const TYPE: &'static str = "thu-nhan/verdict";
    const SIGNERS: &'static [Role] = &[Role::Center];
}

impl Verdict {
    /// Whether this verdict is about that package.
    pub fn answers(&self, package_id: PackageId) -> Result<(), PackageError> {
        if self.package_id == package_id { Ok(()) } else { Err(PackageError::OtherPackage("package id")) }
    }
}

/// Signs as the center.
pub fn sign(verdict: &Verdict, center: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(verdict, &[center], verdict.at)
}

/// Checks a verdict with certificates valid at `at`.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Verdict, PackageError> {
    statement::verify::<Verdict>(file, trust, at).map(|verified| verified.statement)
}
