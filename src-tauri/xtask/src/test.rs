//! Runs every test, in stages, and prints what each took.

use crate::shell::{Stages, cargo, flag, must, option, root};
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

/// Each crate's own tests, with the peers beside them where they can be had.
fn crates() -> Result<(), String> {
    let mut command = cargo(&["test", "--workspace", "--exclude", "whole"]);
    if let Some(python) = peers::python() {
        command.env(peers::VARIABLE, python);
    }
    must(&mut command)
}

/// The whole system from outside: processes, browser, window. One test at a time: two were tried, and a window under the load of another
/// test sometimes missed a key.
fn whole() -> Result<(), String> {
    // The package stage put the product's own programs there; these tests want those with bridge and kill points.
    must(&mut cargo(&["build", "--workspace", "--all-targets"]))?;
    // Chosen by target and not by package: cargo then unites features as in the stages before, and compiles nothing anew.
    let mut command = cargo(&["test", "--workspace", "--test", "tidy", "--test", "fuzz", "--test", "whole", "--", "--test-threads", "1"]);
    if std::env::var_os("THUNHAN_TESTDATA").is_none() {
        println!("THUNHAN_TESTDATA is not set: tests on foreign pictures are skipped");
    }
    must(command.current_dir(root()))
}
