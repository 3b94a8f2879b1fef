//! The measured table.

use std::process::Command;

use crate::shell::{cargo, flag, must, root, target};
use crate::{pages, peers, system};

/// `cargo xtask bench [words]`: builds in release and runs the bench program of the whole-system crate with these words.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    system::ensure(&[system::TO_RUN, system::TO_TEST], flag(words, "--yes"))?;
    pages::build()?;
    // All at once: built apart, half of the packages would have other features and be compiled twice.
    let packages = ["thu-nhan", "bridge", "cli", "fingerprint-scanner", "whole"].map(|package| ["--package", package]).concat();
    must(&mut cargo(&[&["build", "--release", "--bins"], &packages[..]].concat()))?;
    let mut command = Command::new(target().join("release").join(format!("bench{}", std::env::consts::EXE_SUFFIX)));
    command.current_dir(root()).args(words.iter().filter(|word| *word != "--yes"));
    if let Some(python) = peers::python() {
        command.env(peers::VARIABLE, python);
    }
    must(&mut command)
}
