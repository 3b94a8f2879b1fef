//! Starts the workstation: center, demo post, window.

use crate::shell::{binary, cargo, flag, must, option, root};
use crate::{pages, system};
use std::path::PathBuf;
use std::process::Command;

/// `cargo xtask run`: builds what is needed and opens the window in practice, which makes a demo post on first start and runs the
/// reference center beside it.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let headless = flag(words, "--headless");
    system::ensure(&[system::TO_RUN], flag(words, "--yes"))?;
    pages::build()?;
    let mut build = vec!["build", "--package", "cli", "--package", "fingerprint-scanner"];
    build.extend(if headless { ["--package", "bridge"] } else { ["--package", "thu-nhan"] });
    must(&mut cargo(&build))?;
    let data = option(words, "--data").map_or_else(|| root().join("target/demo-post"), PathBuf::from);
    println!("The demo post is in {}; its officers and their passwords stand in the README.", data.display());
    let mut station = Command::new(binary(if headless { "thu-nhan-bridge" } else { "thu-nhan" }));
    station.arg("--data").arg(&data);
    if !headless {
        station.arg("--practice");
        if flag(words, "--rolled") {
            station.arg("--rolled");
        }
    }
    if let Some(language) = option(words, "--lang") {
        station.args(["--lang", language]);
    }
    must(&mut station)
}
