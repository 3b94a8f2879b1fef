//! Runs every test, in stages, and prints what each took.

use crate::shell::{Stages, cargo, flag, must, option};
use crate::{binaries, debian, pages, peers, system};

/// `cargo xtask test`.
pub(crate) fn test(words: &[String]) -> Result<(), String> {
    let only = option(words, "--only");
    let mut stages = Stages::default();
    let all: [(&str, &dyn Fn() -> Result<(), String>); 7] = [
        ("system packages", &|| system::ensure(&[system::TO_RUN, system::TO_TEST], flag(words, "--yes"))),
        ("pages", &pages::build),
        ("tests of the pages", &|| pages::npm(&["run", "test"])),
        ("build", &|| must(&mut cargo(&["build", "--workspace", "--all-targets"]))),
        ("tests of the crates", &crates),
        ("package", &|| debian::package(&["--profile".to_owned(), "dev".to_owned()]).map(|_| ())),
        ("the whole system", &whole),
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

/// The program of the whole-system tests: it needs the product's programs in place, and comes last.
const WHOLE: &str = "whole";

/// Each crate's own tests, several programs at once, with the peers beside them where they can be had. The examples in the docs come after.
fn crates() -> Result<(), String> {
    let mut programs = binaries::all()?;
    programs.retain(|program| program.target != WHOLE);
    // The long ones first, so that all end together.
    programs.sort_by_key(|program| LONG.iter().position(|name| program.name.ends_with(name)).unwrap_or(LONG.len()));
    let python = peers::python();
    binaries::side_by_side(&programs, |command| {
        if let Some(python) = &python {
            command.env(peers::VARIABLE, python);
        }
    })?;
    must(&mut cargo(&["test", "--workspace", "--exclude", "whole", "--doc", "--quiet"]))
}

/// Test programs that take longest.
const LONG: [&str; 4] = ["station all", "portrait truth_table", "store opening", "fingerprint slaps"];

/// Tests that type and tap in a real window of the desktop. They have the machine to themselves: under the load of another test a person
/// at such a window would miss a key now and then, too.
const REAL_WINDOWS: [&str; 4] = ["window::", "touch::", "input_method::", "the_installed_workstation"];

/// Tests that take longest; they begin at once, beside the others.
const LONG_TRIPS: [&str; 2] = ["screenshots::", "durability::"];

/// The whole system from outside: first processes and pages in a browser, several at once; then the real windows, one after the other.
fn whole() -> Result<(), String> {
    // The package stage put the product's own programs there; these tests want those with bridge and kill points.
    must(&mut cargo(&["build", "--workspace", "--all-targets"]))?;
    if std::env::var_os("THUNHAN_TESTDATA").is_none() {
        println!("THUNHAN_TESTDATA is not set: tests on foreign pictures are skipped");
    }
    let mut programs = binaries::all()?;
    programs.retain(|program| program.target == WHOLE && program.name.starts_with("tests "));
    let program = programs.first().ok_or("the whole-system tests were not built")?;
    let part = |name: &str, words: &[&str], threads: &str| program.with(name, &[&["--test-threads", threads], words].concat());
    let skip: Vec<&str> = REAL_WINDOWS.iter().chain(&LONG_TRIPS).flat_map(|name| ["--skip", name]).collect();
    binaries::side_by_side(&[part("long trips", &LONG_TRIPS, "2"), part("processes and pages", &skip, "3")], |_| {})?;
    binaries::side_by_side(&[part("real windows", &REAL_WINDOWS, "1")], |_| {})
}
