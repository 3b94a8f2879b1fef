//! Runs every test, in stages, and prints what each took.

use crate::shell::{Stages, cargo, flag, must, option};
use crate::binaries::{self, Job, Program};
use crate::{debian, pages, peers, system};

/// `cargo xtask test`.
pub(crate) fn test(words: &[String]) -> Result<(), String> {
    let only = option(words, "--only");
    let mut stages = Stages::default();
    let all: [(&str, &dyn Fn() -> Result<(), String>); 7] = [
        ("system packages", &|| system::ensure(&[system::TO_RUN, system::TO_TEST], flag(words, "--yes"))),
        ("pages", &pages::build),
        ("tests of the pages", &|| pages::npm(&["run", "test"])),
        ("build", &|| must(&mut cargo(&["build", "--workspace", "--all-targets"]))),
        ("package", &|| debian::package(&["--profile".to_owned(), "dev".to_owned()]).map(|_| ())),
        ("crates, processes and pages", &side_by_side),
        ("real windows", &real_windows),
    ];
    let mut result = Ok(());
    for (name, stage) in all {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        result = stages.run(name, stage);
        if result.is_err() {
            break;
        }
    }
    stages.print();
    result
}

/// The program of the whole-system tests.
const WHOLE: &str = "whole";

/// Test programs of crates that take longest: they begin first, so that all end together.
const LONG: [&str; 4] = ["station all", "portrait truth_table", "store opening", "fingerprint slaps"];

/// Tests that type and tap in a real window of the desktop. They have the machine to themselves: under the load of another test a person
/// at such a window would miss a key now and then, too.
const REAL_WINDOWS: [&str; 5] = ["window::", "touch::", "turned::", "input_method::", "the_installed_workstation"];

/// Whole-system tests that take longest; they begin at once, beside the others.
const LONG_TRIPS: [&str; 2] = ["screenshots::", "durability::"];

/// Every test program, built with bridge and kill points: the package stage put the product's own programs into their places.
fn built() -> Result<(Vec<Program>, Program), String> {
    must(&mut cargo(&["build", "--workspace", "--all-targets"]))?;
    let (whole, mut crates): (Vec<_>, Vec<_>) = binaries::all()?.into_iter().partition(|program| program.target == WHOLE && program.outside);
    crates.sort_by_key(|program| LONG.iter().position(|name| program.name.ends_with(name)).unwrap_or(LONG.len()));
    let whole = whole.into_iter().next_back().ok_or("the whole-system tests were not built")?;
    Ok((crates, whole))
}

/// What needs no window of the desktop. The whole system's tests wait more than they compute: processes and pages in a browser, several
/// at once; the crates' own tests and the examples in their docs fill the time beside them.
fn side_by_side() -> Result<(), String> {
    let (crates, whole) = built()?;
    if std::env::var_os("THUNHAN_TESTDATA").is_none() {
        println!("THUNHAN_TESTDATA is not set: tests on foreign pictures are skipped");
    }
    let skip: Vec<&str> = REAL_WINDOWS.iter().chain(&LONG_TRIPS).flat_map(|name| ["--skip", name]).collect();
    let threads = |count, words: &[&'static str]| [&["--test-threads", count], words].concat();
    let mut jobs = vec![whole.part("long trips", &threads("2", &LONG_TRIPS)), whole.part("processes and pages", &threads("2", &skip))];
    jobs.extend(crates.iter().map(Program::job));
    jobs.push(Job { name: "examples in the docs".to_owned(), command: cargo(&["test", "--workspace", "--exclude", WHOLE, "--doc", "--quiet"]) });
    if let Some(python) = peers::python() {
        for job in &mut jobs {
            job.command.env(peers::VARIABLE, &python);
        }
    }
    binaries::side_by_side(jobs, std::thread::available_parallelism().map_or(1, usize::from) + 1)
}

/// The real windows, one after the other.
fn real_windows() -> Result<(), String> {
    let (_, whole) = built()?;
    binaries::side_by_side(vec![whole.part("real windows", &[&["--test-threads", "1"], &REAL_WINDOWS[..]].concat())], 1)
}
