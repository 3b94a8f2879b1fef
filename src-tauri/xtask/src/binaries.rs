//! The test programs of the workspace: which there are, and running several at once.
//!
//! Cargo runs test programs one after the other; most of them wait more than they compute. Side by side they take half the time.

use crate::shell::{cargo, root};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// One built test program.
#[derive(Clone)]
pub(crate) struct Program {
    /// Its crate's folder, relative to the workspace, and its own name: `src-tauri/crates/store databases`.
    pub(crate) name: String,
    /// The target's name alone.
    pub(crate) target: String,
    folder: PathBuf,
    file: PathBuf,
    words: Vec<String>,
}

/// Every test program of the workspace, built.
pub(crate) fn all() -> Result<Vec<Program>, String> {
    let mut command = cargo(&["test", "--workspace", "--no-run", "--message-format", "json-render-diagnostics"]);
    let out = command.stderr(Stdio::inherit()).output().map_err(|why| why.to_string())?;
    if !out.status.success() {
        return Err(format!("{command:?} ended with {}", out.status));
    }
    let text = String::from_utf8_lossy(&out.stdout);
    Ok(text.lines().filter_map(|line| program(&serde_json::from_str(line).ok()?)).collect())
}

/// What cargo says of a built target, if it is a test program.
fn program(said: &Value) -> Option<Program> {
    if said["reason"] != "compiler-artifact" || said["profile"]["test"] != true {
        return None;
    }
    let file = PathBuf::from(said["executable"].as_str()?);
    let folder = Path::new(said["manifest_path"].as_str()?).parent()?.to_path_buf();
    let target = said["target"]["name"].as_str()?.to_owned();
    let home = folder.strip_prefix(root()).unwrap_or(&folder).display().to_string();
    Some(Program { name: format!("{home} {target}"), target, folder, file, words: Vec::new() })
}

impl Program {
    /// A part of it: its tests that these words choose.
    pub(crate) fn with(&self, name: &str, words: &[&str]) -> Program {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Program { name: format!("{}: {name}", self.name), words, ..self.clone() }
    }

    /// Its command, where cargo would run it.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.file);
        command.args(&self.words).current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }
}

/// Runs them as many at a time as the machine has cores. Each one's output is printed whole when it ends; a failure stops nothing and is
/// named at the end.
pub(crate) fn side_by_side(programs: &[Program], prepare: impl Fn(&mut Command) + Sync) -> Result<(), String> {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let mut command = program.command();
                    prepare(&mut command);
                    let (passed, said) = match command.output() {
                        Ok(out) => (out.status.success(), [out.stdout, out.stderr].concat()),
                        Err(why) => (false, why.to_string().into_bytes()),
                    };
                    let mut failed = failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    println!("── {} ({:.1} s)\n{}", program.name, start.elapsed().as_secs_f64(), String::from_utf8_lossy(&said).trim());
                    if !passed {
                        failed.push(program.name.clone());
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if failed.is_empty() { Ok(()) } else { Err(format!("these did not pass: {}", failed.join(", "))) }
}
