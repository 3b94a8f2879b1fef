//! The measured table.

use crate::shell::{cargo, flag, must};
use crate::{pages, peers, system};

/// `cargo xtask bench`: builds in release and runs the bench program of the whole-system crate.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    system::ensure(&[system::TO_RUN, system::TO_TEST], flag(words, "--yes"))?;
    pages::build()?;
    must(&mut cargo(&["build", "--release", "--package", "thu-nhan", "--package", "cli", "--package", "fingerprint-scanner"]))?;
    let mut command = cargo(&["run", "--release", "--package", "whole", "--bin", "bench"]);
    if let Some(python) = peers::python() {
        command.env(peers::VARIABLE, python);
    }
    must(&mut command)
}
