//! What the program was started with.

use std::path::PathBuf;
use wiring::Options;

/// The arguments, read.
pub(crate) struct Arguments {
    /// What the station needs to open.
    pub(crate) options: Options,
}

const USAGE: &str = "thu-nhan [--data DIR] [--center URL] [--practice [--rolled]] [--lang vi|en]";

/// Reads the arguments; a wrong one ends the program with its usage.
pub(crate) fn read() -> Arguments {
    let mut options = Options::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--practice" => options.practice = true,
            "--rolled" => options.rolled = true,
            "--data" => options.data = words.next().map(PathBuf::from).unwrap_or_else(|| refuse(&word)),
            "--center" => options.center = Some(words.next().unwrap_or_else(|| refuse(&word))),
            "--lang" => options.language = words.next().unwrap_or_else(|| refuse(&word)),
            _ => refuse(&word),
        }
    }
    Arguments { options }
}

fn refuse(word: &str) -> ! {
    eprintln!("«{word}» is not understood\n{USAGE}");
    std::process::exit(2)
}
