//! Runs every test, in stages, and prints what each took.

use crate::shell::{Stages, cargo, flag, must, option};
use crate::binaries::{self, Job, Program};
use crate::unchanged::{Reads, Results};
use crate::{debian, emulated, pages, peers, system};

/// `cargo xtask test`: with `--again`, what passed and has not changed since runs, too.
pub(crate) fn test(words: &[String]) -> Result<(), String> {
    if flag(words, "--vm") {
        return emulated::run(flag(words, "--yes"));
    }
    let only = option(words, "--only");
    let results = (!flag(words, "--again")).then(Results::of_this_checkout);
    let mut stages = Stages::default();
    let all: [(&str, &dyn Fn() -> Result<(), String>); 7] = [
        ("system packages", &|| system::ensure(&[system::TO_RUN, system::TO_TEST], flag(words, "--yes"))),
        ("pages", &pages::build),
        ("tests of the pages", &|| pages::npm(&["run", "test"])),
        ("build", &|| must(&mut cargo(&["build", "--workspace", "--all-targets"]))),
        ("package", &|| debian::package(&["--profile".to_owned(), "dev".to_owned()]).map(|_| ())),
        ("keyboard", &|| keyboard(results.as_ref())),
        ("everything else", &|| side_by_side(results.as_ref())),
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

/// Tests that type through an input method. They have the machine to themselves: under the load of another test a person at such a window
/// would miss a key now and then, too.
const KEYBOARD: [&str; 1] = ["input_method::"];

/// The other tests of the real windows, one after the other.
const REAL_WINDOWS: [&str; 4] = ["window::", "touch::", "turned::", "the_installed_workstation"];

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

/// Typing as clerks type.
fn keyboard(results: Option<&Results>) -> Result<(), String> {
    let (_, whole) = built()?;
    binaries::side_by_side(vec![whole.part("keyboard", &[&["--test-threads", "1"], &KEYBOARD[..]].concat())], 1, results)
}

/// All the rest at once. The whole system's tests wait more than they compute: the real windows, pages in a browser, processes; the crates'
/// own tests and the examples in their docs fill the time beside them. The windows go before everything else, as the window of a clerk
/// does that nothing else runs beside.
fn side_by_side(results: Option<&Results>) -> Result<(), String> {
    let (crates, whole) = built()?;
    if std::env::var_os("THUNHAN_TESTDATA").is_none() {
        println!("THUNHAN_TESTDATA is not set: tests on foreign pictures are skipped");
    }
    let skip: Vec<&str> = KEYBOARD.iter().chain(&REAL_WINDOWS).chain(&LONG_TRIPS).flat_map(|name| ["--skip", name]).collect();
    let threads = |count, words: &[&'static str]| [&["--test-threads", count], words].concat();
    let mut jobs = vec![
        whole.part("real windows", &threads("1", &REAL_WINDOWS)),
        whole.part("long trips", &threads("2", &LONG_TRIPS)).after_others(),
        whole.part("processes and pages", &threads("3", &skip)).after_others(),
    ];
    jobs.extend(crates.iter().map(|program| program.job().after_others()));
    jobs.push(Job { name: "examples in the docs".to_owned(), command: cargo(&["test", "--workspace", "--exclude", WHOLE, "--doc", "--quiet"]), reads: Reads::Everything(Vec::new()) }.after_others());
    if let Some(python) = peers::python() {
        for job in &mut jobs {
            job.command.env(peers::VARIABLE, &python);
        }
    }
    binaries::side_by_side(jobs, std::thread::available_parallelism().map_or(1, usize::from) + 2, results)
}
