//! `cargo xtask bench`: the numbers the product answers for (design, section 7), measured beside their peers in one run.
//!
//! `bench [--applications COUNT] [--people COUNT] [--strangers COUNT] [--days COUNT] [--rolled COUNT] [--first SEED] [--minutes COUNT] [NAME …]`, the names being start,
//! memory, package, compression, finger, quality, live and vault; `mixups` takes long and `calibrate` writes into the source: both run only
//! by their names. What cannot be measured on this system says why in its line.

mod compression;
mod crowd;
mod finger;
mod glass;
mod live;
mod machine;
mod memory;
mod mixups;
mod openssl;
mod people;
mod processes;
mod quality;
mod sealing;
mod slap;
mod start;
mod table;
mod vault;

use table::{Row, Table};

/// A measurement: its lines, or why there are none.
type Measured = Result<Vec<Row>, String>;

fn main() {
    let Arguments { applications, mixed, minutes, chosen } = arguments();
    let wanted = |name: &str| chosen.is_empty() || chosen.iter().any(|word| word == name);
    let mut table = Table::default();
    println!("{}", machine::line());
    if wanted("package") {
        table.take("seal and open a package", sealing::measure);
    }
    if wanted("compression") {
        table.take("compress prints", compression::measure);
    }
    if wanted("vault") {
        table.take("find in a vault", || vault::measure(applications));
    }
    if wanted("finger") {
        table.take("fingers", finger::measure);
        table.take("a slap", slap::measure);
    }
    if wanted("quality") {
        table.take("quality beside NFIQ 2", quality::measure);
    }
    if wanted("live") {
        table.take("the live portrait", live::measure);
    }
    if wanted("start") {
        table.take("start to usable window", start::measure);
    }
    if wanted("memory") {
        table.take("memory with preview", || memory::measure(minutes));
    }
    if chosen.iter().any(|word| word == "mixups") {
        table.take("fingers under the wrong name", || mixups::measure(&mixed));
    }
    if chosen.iter().any(|word| word == "calibrate") {
        table.take("the quality score fitted", quality::calibrate::measure);
    }
    println!("{}\n\n{table}", machine::line());
}

struct Arguments {
    applications: usize,
    mixed: mixups::Size,
    minutes: usize,
    chosen: Vec<String>,
}

fn arguments() -> Arguments {
    let mut read = Arguments { applications: 100_000, mixed: mixups::Size { people: 1_500, strangers: usize::MAX, days: 2, rolled: 300, first: mixups::FIRST }, minutes: 1, chosen: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--applications" | "--people" | "--strangers" | "--days" | "--rolled" | "--first" | "--minutes" => {
                let Some(count) = words.next().and_then(|text| text.parse().ok()).filter(|count| *count > 0) else { refuse(&format!("{word} wants a number")) };
                match word.as_str() {
                    "--people" => read.mixed.people = count,
                    "--strangers" => read.mixed.strangers = count,
                    "--days" => read.mixed.days = count,
                    "--rolled" => read.mixed.rolled = count,
                    "--first" => read.mixed.first = count as u64,
                    "--minutes" => read.minutes = count,
                    _ => read.applications = count,
                }
            }
            "start" | "memory" | "package" | "compression" | "finger" | "quality" | "live" | "vault" | "mixups" | "calibrate" => read.chosen.push(word),
            _ => refuse(&format!("«{word}» is not understood")),
        }
    }
    read
}

fn refuse(why: &str) -> ! {
    eprintln!("{why}\nbench [--applications COUNT] [--people COUNT] [--minutes COUNT] [start|memory|package|compression|finger|quality|live|vault|mixups|calibrate …]");
    std::process::exit(2)
}
