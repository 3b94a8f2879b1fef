use std::{path::Path, process::Command};

/// Runs `openssl` in `folder`; `None` (and a printed reason) where it is not installed, else whether it succeeded, and what it said.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Option<(bool, String)> {
    match Command::new("openssl").current_dir(folder).args(arguments).output() {
        Ok(output) => {
            let text = [output.stdout, output.stderr].concat();
            Some((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
        }
        Err(reason) => {
            println!("skipped: the openssl command is not there ({reason})");
            None
        }
    }
}
