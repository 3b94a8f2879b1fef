//! The project's own commands.
//!
//! `cargo xtask run` starts the workstation with everything it needs, `cargo xtask test` runs every test, `cargo xtask bench`
//! prints the measured table, `cargo xtask package` builds the installable package.

mod bench;
mod binaries;
mod contract;
mod debian;
mod elsewhere;
mod emulated;
mod fuzz;
mod node;
mod pages;
mod peers;
mod run;
mod shell;
mod system;
mod test;
mod unchanged;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run      [--data DIR] [--headless] [--yes] [--lang vi|en]   start the workstation with an embedded center and a demo post
cargo xtask test     [--yes] [--again] [--only STAGE]                   run every test (what CI runs); --again: also what passed and is unchanged
cargo xtask test --vm [--yes]                                           the camera driver on the kernel's video devices, in a virtual machine
cargo xtask fuzz     [--minutes M] [--only PARSER]                      the parsers under hostile bytes, for ten minutes or as long as is said
cargo xtask bench    [--yes]                                            measure, with peers beside it
cargo xtask package  [--profile dev|release] [--yes]                    build the installable .deb
cargo xtask contract                                                    write ui/src/generated/contract.ts anew";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(command) = words.next() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let rest: Vec<String> = words.collect();
    let done = match command.as_str() {
        "run" => run::run(&rest),
        "test" => test::test(&rest),
        "fuzz" => fuzz::fuzz(&rest),
        "bench" => bench::bench(&rest),
        "package" => debian::package(&rest).map(|_| ()),
        "contract" => contract::contract(),
        _ => Err(format!("there is no command «{command}»\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
