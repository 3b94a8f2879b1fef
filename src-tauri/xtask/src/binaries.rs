//! The test programs of the workspace: which there are, and running several at once.
//!
//! Cargo runs test programs one after the other; most of them wait more than they compute. Side by side they take half the time.

use crate::shell::{cargo, has, root};
use serde_json::Value;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// One built test program.
#[derive(Clone)]
pub(crate) struct Program {
    /// Its crate's folder, relative to the workspace, and its own name: `src-tauri/crates/store databases`.
    pub(crate) name: String,
    /// The target's name alone.
    pub(crate) target: String,
    /// A program of the crate's `tests/`, not the tests inside its library or binary.
    pub(crate) outside: bool,
    folder: PathBuf,
    file: PathBuf,
}

/// Something to run beside others.
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) command: Command,
}

/// Every test program of the workspace, built.
pub(crate) fn all() -> Result<Vec<Program>, String> {
    let mut command = cargo(&["test", "--workspace", "--no-run", "--message-format", "json-render-diagnostics"]);
    let out = command.stderr(Stdio::inherit()).output().map_err(|why| why.to_string())?;
    if !out.status.success() {
        return Err(format!("the tests were not built: cargo ended with {}", out.status));
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
    let outside = said["target"]["kind"][0] == "test";
    Some(Program { name: format!("{home} {target}"), target, outside, folder, file })
}

impl Program {
    /// Running all of it, where cargo would run it.
    pub(crate) fn job(&self) -> Job {
        let mut command = Command::new(&self.file);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        Job { name: self.name.clone(), command }
    }

    /// Running a part of it: the tests that these words choose.
    pub(crate) fn part(&self, name: &str, words: &[&str]) -> Job {
        let mut job = self.job();
        job.command.args(words);
        Job { name: format!("{}: {name}", self.name), ..job }
    }
}

impl Job {
    /// The same, where whoever is in no hurry gets the processor last; as it is where the system has no such order.
    pub(crate) fn after_others(self) -> Self {
        if !has("nice") {
            return self;
        }
        let mut command = Command::new("nice");
        command.args(["-n", "19"]).arg(self.command.get_program()).args(self.command.get_args());
        if let Some(folder) = self.command.get_current_dir() {
            command.current_dir(folder);
        }
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        Self { command, ..self }
    }
}

/// Runs them, so many at a time. Each one's output is printed whole when it ends; a failure stops nothing and is named at the end.
pub(crate) fn side_by_side(jobs: Vec<Job>, at_once: usize) -> Result<(), String> {
    let (waiting, failed) = (Mutex::new(VecDeque::from(jobs)), Mutex::new(Vec::new()));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    std::thread::scope(|scope| {
        for _ in 0..at_once.max(1) {
            scope.spawn(|| {
                while let Some(mut job) = next() {
                    let start = Instant::now();
                    let (passed, said) = match job.command.output() {
                        Ok(out) => (out.status.success(), [out.stdout, out.stderr].concat()),
                        Err(why) => (false, why.to_string().into_bytes()),
                    };
                    let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                    println!("── {} ({:.1} s)\n{}", job.name, start.elapsed().as_secs_f64(), String::from_utf8_lossy(&said).trim());
                    if !passed {
                        failed.push(job.name);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    if failed.is_empty() { Ok(()) } else { Err(format!("these did not pass: {}", failed.join(", "))) }
}
