//! `tn`, the command-line tool: whatever the product computes, without a window.
//!
//! Exit 0: done (and "pass", "match", "valid" where it judges). 1: judged negative. 2: bad usage or unreadable input, with one clear
//! line on stderr. `--json` prints one JSON object on stdout. It refuses to compute anything itself: every command is a call into a
//! crate and the printing of what comes back.

mod arguments;
mod clock;
mod command;
mod input;
mod outcome;
mod pgm;
mod picture;
mod resolution;
mod words;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser as _;
use outcome::{Outcome, Refusal};
use words::Words;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let words = Words::of_environment();
    let result = run(arguments.command, arguments.json, &words);
    outcome::print(result, arguments.json, &words)
}

fn run(command: Command, json: bool, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Command::Doctor { data, center } => command::doctor::run(data, center, words),
        Command::Station(station) => command::station::run(station, words),
        Command::Intake(intake) => command::intake::run(intake, json, words),
        Command::Package(package) => command::package::run(package, words),
        Command::Qr { text } => command::card::qr(&text, words),
        Command::Mrz { lines } => command::card::mrz(&lines, words),
        Command::Portrait(portrait) => command::portrait::run(portrait, words),
        Command::Finger(finger) => command::finger::run(finger, words),
        Command::Wsq(wsq) => command::wsq::run(wsq, words),
        Command::Cbeff(cbeff) => command::cbeff::run(cbeff, words),
    }
}
