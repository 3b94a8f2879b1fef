//! What passed is not run again while nothing it is made of and nothing it reads has changed.
//!
//! Cargo builds again only what changed; this does the same for running. Beside the output of the builds stands, for each part of the
//! tests that passed, the list of what it was made of: every file with its length and time, every variable that a test looks at. The same
//! list on another day's morning is not enough: certificates and holidays have dates, so what passed more than a day ago runs again.

use crate::shell::{root, target};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How long a result stands.
const STANDS: Duration = Duration::from_hours(24);

/// What a part of the tests reads, beside its own program.
#[derive(Clone)]
pub(crate) enum Reads {
    /// These files, and everything in these folders but sources in Rust: those are in the program.
    These(Vec<PathBuf>),
    /// Anything: every file of the checkout that Git does not ignore, the pages, and these.
    Everything(Vec<PathBuf>),
}

/// Where results are kept.
pub(crate) struct Results {
    folder: PathBuf,
}

impl Results {
    /// Beside what cargo builds.
    pub(crate) fn of_this_checkout() -> Self {
        Self { folder: target().join("passed") }
    }

    /// In another folder.
    #[cfg(all(test, unix))]
    pub(crate) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// How long ago this passed, if it was made of the same then and no more than a day has gone since.
    pub(crate) fn passed(&self, name: &str, made_of: &str) -> Option<Duration> {
        let file = self.file(name);
        let ago = SystemTime::now().duration_since(file.metadata().ok()?.modified().ok()?).ok()?;
        let same = std::fs::read_to_string(&file).ok()? == made_of;
        (same && ago < STANDS).then_some(ago)
    }

    /// Keeps that it passed, or forgets that it ever did. A result that cannot be written is no failure: the next run is a longer one.
    pub(crate) fn keep(&self, name: &str, made_of: &str, passed: bool) {
        let file = self.file(name);
        let written = passed && std::fs::create_dir_all(&self.folder).and_then(|()| std::fs::write(&file, made_of)).is_ok();
        if !written {
            let _ = std::fs::remove_file(&file);
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"))
    }
}

/// All that a command is made of, a line each; none where it cannot be known.
pub(crate) fn made_of(command: &Command, reads: &Reads) -> Option<String> {
    let mut files = BTreeSet::new();
    match reads {
        Reads::These(paths) => paths.iter().for_each(|path| within(path, &mut files, &|file| file.extension().is_none_or(|end| end != "rs"))),
        Reads::Everything(paths) => {
            files.extend(checkout()?);
            paths.iter().chain([&root().join("ui/dist")]).for_each(|path| within(path, &mut files, &|_| true));
        }
    }
    // The programs and libraries of the system that tests call.
    files.insert(PathBuf::from("/var/lib/dpkg/status"));
    let mut text = String::new();
    for word in std::iter::once(command.get_program()).chain(command.get_args()) {
        let _ = writeln!(text, "word {}", word.to_string_lossy());
        let program = Path::new(word);
        if program.is_absolute() {
            files.insert(program.to_path_buf());
        }
    }
    let theirs = command.get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned)));
    let mut variables: Vec<_> = std::env::vars_os().map(|(name, value)| (name, Some(value))).chain(theirs).collect();
    variables.retain(|(name, _)| name.to_str().is_some_and(|name| ["THUNHAN_", "LANG", "LC_", "PATH"].iter().any(|start| name.starts_with(start))));
    variables.sort();
    for (name, value) in &variables {
        let _ = writeln!(text, "variable {} {}", name.to_string_lossy(), value.as_deref().unwrap_or_default().to_string_lossy());
        if name == "THUNHAN_TESTDATA" {
            within(Path::new(value.as_deref().unwrap_or_default()), &mut files, &|_| true);
        }
    }
    for file in files {
        let meta = file.metadata().ok();
        let changed = meta.as_ref().and_then(|meta| meta.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok());
        let _ = writeln!(text, "file {} {:?} {:?}", file.display(), meta.map(|meta| meta.len()), changed);
    }
    Some(text)
}

/// The files in a folder and its folders, or the file.
fn within(path: &Path, files: &mut BTreeSet<PathBuf>, counts: &dyn Fn(&Path) -> bool) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| within(&entry.path(), files, counts)),
        Err(_) if counts(path) => {
            files.insert(path.to_path_buf());
        }
        Err(_) => {}
    }
}

/// What Git knows or would take up; none where there is no Git, or no checkout of it.
fn checkout() -> Option<Vec<PathBuf>> {
    let said = Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root()).output().ok()?;
    let names = said.status.success().then_some(said.stdout)?;
    Some(names.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(|name| root().join(&*String::from_utf8_lossy(name))).collect())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::binaries::{Job, side_by_side};

    /// A folder, a file that is read, and how often the job has run.
    struct Bench(tempfile::TempDir);

    impl Bench {
        fn new() -> Self {
            let bench = Self(tempfile::tempdir().expect("a folder"));
            std::fs::create_dir(bench.0.path().join("read")).expect("a folder");
            bench.write("data.txt", "one");
            bench
        }

        fn write(&self, name: &str, text: &str) {
            std::fs::write(self.0.path().join("read").join(name), text).expect("written");
        }

        fn run(&self, end: &str) -> Result<(), String> {
            let mut command = Command::new("sh");
            command.arg("-c").arg(format!("echo ran >> runs; . ./{end}")).current_dir(self.0.path());
            std::fs::write(self.0.path().join(end), if end == "good" { "exit 0" } else { "exit $(cat verdict)" }).expect("written");
            let job = Job { name: "a part".to_owned(), command, reads: Reads::These(vec![self.0.path().join("read")]) };
            side_by_side(vec![job], 1, Some(&Results::at(&self.0.path().join("passed"))))
        }

        fn runs(&self) -> usize {
            std::fs::read_to_string(self.0.path().join("runs")).unwrap_or_default().lines().count()
        }
    }

    #[test]
    fn what_passed_runs_again_only_when_something_it_reads_changed() {
        let bench = Bench::new();
        bench.run("good").expect("passes");
        bench.run("good").expect("passed");
        assert_eq!(bench.runs(), 1, "nothing changed");
        bench.write("data.txt", "three");
        bench.run("good").expect("passes");
        assert_eq!(bench.runs(), 2, "a file it reads changed");
        bench.write("another.txt", "");
        bench.run("good").expect("passes");
        assert_eq!(bench.runs(), 3, "a file came");
        bench.write("source.rs", "");
        bench.run("good").expect("passed");
        assert_eq!(bench.runs(), 3, "a source is in the program");
    }

    #[test]
    fn what_failed_runs_again_and_takes_an_earlier_result_with_it() {
        let bench = Bench::new();
        std::fs::write(bench.0.path().join("verdict"), "1").expect("written");
        bench.run("told").expect_err("fails");
        bench.run("told").expect_err("fails again");
        assert_eq!(bench.runs(), 2);
        let results = Results::at(&bench.0.path().join("passed"));
        results.keep("a part", "the same", true);
        assert!(results.passed("a part", "the same").is_some());
        results.keep("a part", "the same", false);
        assert_eq!(results.passed("a part", "the same"), None);
    }

    #[test]
    fn after_a_day_a_result_stands_no_more() {
        let bench = Bench::new();
        let results = Results::at(bench.0.path());
        results.keep("a part", "the same", true);
        let file = std::fs::File::options().write(true).open(results.file("a part")).expect("kept");
        file.set_modified(SystemTime::now() - STANDS).expect("the time is set");
        assert_eq!(results.passed("a part", "the same"), None);
    }
}
