//! Programs that ours are compared with, in a Python environment of their own under `target/`.

use crate::shell::{has, must, target};
use std::path::PathBuf;
use std::process::Command;

/// Packages of the Python registry, each with its version; they come as compiled wheels.
const PACKAGES: &[&str] = &["wsq==0.9"];
/// What names the environment's Python to tests and bench.
pub(crate) const VARIABLE: &str = "THUNHAN_PEERS";

/// Makes the environment once; its Python. Without one the comparisons are skipped, each with a printed reason.
pub(crate) fn python() -> Option<PathBuf> {
    let folder = target().join("peers");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let made = folder.join("made");
    let wanted = PACKAGES.join("\n");
    if std::fs::read_to_string(&made).is_ok_and(|before| before == wanted) && python.is_file() {
        return Some(python);
    }
    if !has("python3") {
        println!("python3 is missing: the comparisons with peers are skipped");
        return None;
    }
    let make = || {
        must(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        must(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES))?;
        std::fs::write(&made, &wanted).map_err(|why| why.to_string())
    };
    match make() {
        Ok(()) => Some(python),
        Err(why) => {
            println!("no environment for the peers, their comparisons are skipped: {why}");
            None
        }
    }
}
