//! NBIS through the Python package `nbis-py`, in an environment of its own under `target/`.

use super::prints::Set;
use super::rates::Compared;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What is installed; `wsq` and `pillow` turn the test data into PNG.
const PACKAGES: [&str; 3] = ["nbis-py==0.1.3", "wsq==0.9", "pillow"];
const COMPARE: &str = include_str!("nbis.py");
const CONVERT: &str = "import sys, wsq\nfrom PIL import Image\nImage.open(sys.argv[1]).convert('L').save(sys.argv[2])\n";

/// The environment's Python.
pub(crate) struct Peer(PathBuf);

/// What the peer says of a set.
pub(super) struct Answer {
    pub(super) compared: Compared,
    /// Median of one extraction, the file's reading included.
    pub(super) extraction: Duration,
    /// Mean of one comparison.
    pub(super) comparison: Duration,
}

impl Peer {
    /// Makes the environment at the first run.
    pub(crate) fn find_or_install() -> Result<Self, String> {
        let target = std::env::current_exe().ok().and_then(|exe| exe.ancestors().find(|dir| dir.ends_with("target")).map(Path::to_path_buf));
        let folder = target.unwrap_or_else(|| PathBuf::from("target")).join("peers").join("nbis");
        let python = folder.join("bin/python");
        if !python.exists() {
            println!("  installing {}", PACKAGES.join(", "));
            run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
            run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES))?;
        }
        Ok(Self(python))
    }

    /// Any picture (WSQ too) into a gray PNG.
    pub(crate) fn convert(&self, from: &Path, to: &Path) -> Result<(), String> {
        run(Command::new(&self.0).args(["-c", CONVERT]).args([from, to])).map(|_| ())
    }

    /// Its environment.
    pub(crate) fn folder(&self) -> &Path {
        self.0.parent().and_then(Path::parent).unwrap_or(Path::new("."))
    }

    /// Another package for the environment.
    pub(crate) fn install(&self, package: &str) -> Result<(), String> {
        run(Command::new(&self.0).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", package])).map(|_| ())
    }

    /// What a script says of files.
    pub(crate) fn ask(&self, script: &str, files: &[PathBuf]) -> Result<String, String> {
        run(Command::new(&self.0).args(["-c", script]).args(files))
    }

    /// Extracts every print and compares the set's pairs.
    pub(super) fn compare(&self, set: &Set) -> Result<Answer, String> {
        let pairs = set.pairs();
        let folder = set.prints.first().and_then(|print| print.file.parent()).ok_or("an empty set")?;
        let list = folder.join(format!("{}.job", set.name.replace(' ', "-")));
        let mut job: Vec<String> = set.prints.iter().map(|print| format!("print {}", print.file.display())).collect();
        job.extend(pairs.iter().map(|(a, b, _)| format!("pair {a} {b}")));
        std::fs::write(&list, job.join("\n")).map_err(|why| why.to_string())?;
        let said = run(Command::new(&self.0).args(["-c", COMPARE]).arg(&list))?;
        let mut lines = said.lines();
        let mut micros = || lines.next().and_then(|line| line.parse::<f64>().ok()).map(|micros| Duration::from_secs_f64(micros / 1e6));
        let (extraction, comparison) = (micros().ok_or("no time")?, micros().ok_or("no time")?);
        let mut compared = Compared::default();
        let mut count = 0;
        for (line, (_, _, same)) in lines.zip(&pairs) {
            compared.add(line.parse().map_err(|_| "a score that is no number".to_owned())?, *same);
            count += 1;
        }
        if count == pairs.len() { Ok(Answer { compared, extraction, comparison }) } else { Err(format!("{count} scores of {}", pairs.len())) }
    }
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|why| format!("{}: {why}", command.get_program().display()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(said.lines().last().unwrap_or("it failed without a word").to_owned())
    }
}
