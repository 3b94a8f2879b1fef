//! The test programs of the workspace: which there are, and running several at once.
//!
//! Cargo runs test programs one after the other; most of them wait more than they compute. Side by side they take half the time.

use crate::shell::{cargo, has, root};
use crate::unchanged::{Reads, Results, made_of};
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
    reads: Reads,
}

/// Something to run beside others.
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) command: Command,
    /// What its result follows from, beside the program itself.
    pub(crate) reads: Reads,
}

/// Every test program of the workspace, built.
pub(crate) fn all() -> Result<Vec<Program>, String> {
    let mut command = cargo(&["test", "--workspace", "--no-run", "--message-format", "json-render-diagnostics"]);
    let out = command.stderr(Stdio::inherit()).output().map_err(|why| why.to_string())?;
    if !out.status.success() {
        return Err(format!("the tests were not built: cargo ended with {}", out.status));
    }
    let text = String::from_utf8_lossy(&out.stdout);
    let said: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let products: Vec<(PathBuf, PathBuf)> = said.iter().filter(|said| said["profile"]["test"] == false).filter_map(executable).collect();
    Ok(said.iter().filter_map(|said| program(said, &products)).collect())
}

/// The folder of the crate and the file of the program that cargo speaks of.
fn executable(said: &Value) -> Option<(PathBuf, PathBuf)> {
    if said["reason"] != "compiler-artifact" {
        return None;
    }
    let file = PathBuf::from(said["executable"].as_str()?);
    Some((Path::new(said["manifest_path"].as_str()?).parent()?.to_path_buf(), file))
}

/// What cargo says of a built target, if it is a test program. The products are the other programs that were built, each with its crate.
fn program(said: &Value, products: &[(PathBuf, PathBuf)]) -> Option<Program> {
    if said["profile"]["test"] != true {
        return None;
    }
    let (folder, file) = executable(said)?;
    let target = said["target"]["name"].as_str()?.to_owned();
    let home = folder.strip_prefix(root()).unwrap_or(&folder).display().to_string();
    let outside = said["target"]["kind"][0] == "test";
    let reads = if outside && ANYTHING.contains(&target.as_str()) {
        Reads::Everything(products.iter().map(|(_, file)| file.clone()).collect())
    } else {
        let common = SHARED.map(|name| root().join(name)).into_iter().chain([folder.clone()]);
        let own = products.iter().filter(|(home, _)| *home == folder).map(|(_, file)| file.clone());
        Reads::These(common.chain(own).collect())
    };
    Some(Program { name: format!("{home} {target}"), target, outside, folder, file, reads })
}

/// Test programs that look at the whole checkout, or start every program of it.
const ANYTHING: [&str; 2] = ["whole", "tidy"];

/// What the tests of any crate may read, beside the crate's own folder.
const SHARED: [&str; 3] = ["assets", "tests", "ui/src/generated"];

impl Program {
    /// Running all of it, where cargo would run it.
    pub(crate) fn job(&self) -> Job {
        let mut command = Command::new(&self.file);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        Job { name: self.name.clone(), command, reads: self.reads.clone() }
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

/// Runs them, so many at a time. Each one's output is printed whole when it ends; a failure stops nothing and is named at the end. Where
/// results are kept, what passed and has not changed since is named and not run.
pub(crate) fn side_by_side(jobs: Vec<Job>, at_once: usize, results: Option<&Results>) -> Result<(), String> {
    let mut to_run = VecDeque::new();
    for job in jobs {
        let made_of = results.and_then(|_| made_of(&job.command, &job.reads));
        match results.zip(made_of.as_deref()).and_then(|(results, made_of)| results.passed(&job.name, made_of)) {
            Some(ago) => println!("── {} (unchanged since it passed {} min ago: not run again)", job.name, ago.as_secs() / 60),
            None => to_run.push_back((job, made_of)),
        }
    }
    let (waiting, failed) = (Mutex::new(to_run), Mutex::new(Vec::new()));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    std::thread::scope(|scope| {
        for _ in 0..at_once.max(1) {
            scope.spawn(|| {
                while let Some((mut job, made_of)) = next() {
                    let start = Instant::now();
                    let (passed, said) = match job.command.output() {
                        Ok(out) => (out.status.success(), [out.stdout, out.stderr].concat()),
                        Err(why) => (false, why.to_string().into_bytes()),
                    };
                    let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                    println!("── {} ({:.1} s)\n{}", job.name, start.elapsed().as_secs_f64(), String::from_utf8_lossy(&said).trim());
                    if let Some((results, made_of)) = results.zip(made_of) {
                        results.keep(&job.name, &made_of, passed);
                    }
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
