//! Running other programs, and finding our way about the checkout.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .canonicalize()
        .unwrap_or_else(|_| PathBuf::from("."))
}

/// The folder where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The built binary of that name, in the development profile.
pub(crate) fn binary(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A cargo command in the workspace.
///
/// It sees none of what `cargo xtask` told this program about its own package: build scripts watch those variables, and what depends on
/// them would be compiled anew each time a person goes from plain cargo to `cargo xtask` or back.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command.args(words).current_dir(root());
    command
}

/// Runs to the end; a failure names the command.
pub(crate) fn must(command: &mut Command) -> Result<(), String> {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let shown = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} ended with {status}")),
        Err(why) => Err(format!("{shown} did not start: {why}")),
    }
}

/// Whether a program of that name is on the path.
pub(crate) fn has(name: &str) -> bool {
    found(name).is_some()
}

/// The program of that name: on Windows its file has an ending (npm is a script there), which has to be given to start it.
pub(crate) fn program(name: &str) -> PathBuf {
    found(name).unwrap_or_else(|| PathBuf::from(name))
}

fn found(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let path = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&path).flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))));
    files.find(|file| file.is_file())
}

/// The value after `--name`, if it is there.
pub(crate) fn option<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).map(String::as_str)
}

/// Whether `--name` is there.
pub(crate) fn flag(words: &[String], name: &str) -> bool {
    words.iter().any(|word| word == name)
}

/// Times the stages of a long command and prints the table at its end.
#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<(String, f64)>,
}

impl Stages {
    /// Runs one stage and remembers how long it took.
    pub(crate) fn run(&mut self, name: &str, stage: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        println!("\n── {name} ──");
        let start = Instant::now();
        let result = stage();
        let seconds = start.elapsed().as_secs_f64();
        self.done.push((name.to_owned(), seconds));
        println!("── {name}: {seconds:.1} s{}", if result.is_err() { ", FAILED" } else { "" });
        result
    }

    /// Prints what each stage took.
    pub(crate) fn print(&self) {
        println!("\nstage                          wall time");
        for (name, seconds) in &self.done {
            println!("{name:<30} {seconds:>7.1} s");
        }
        let all: f64 = self.done.iter().map(|(_, seconds)| seconds).sum();
        println!("{:<30} {all:>7.1} s", "all");
    }
}
