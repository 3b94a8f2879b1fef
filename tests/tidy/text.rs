//! Names, documents and words of the source.

use crate::tree::{files, read};

fn rust() -> Vec<String> {
    files().into_iter().filter(|file| file.ends_with(".rs")).collect()
}

#[test]
fn no_file_is_too_long_to_know_its_room() {
    for file in rust() {
        let lines = read(&file).lines().count();
        let limit = if file.contains("/tests/") || file.starts_with("tests/") { 800 } else { 500 };
        assert!(lines <= limit, "{file} has {lines} lines");
    }
}

#[test]
fn files_have_names_that_say_what_is_in_them() {
    const EMPTY_NAMES: &[&str] = &["mod.rs", "utils.rs", "util.rs", "helpers.rs", "common.rs", "manager.rs", "misc.rs"];
    for file in rust() {
        let name = file.rsplit('/').next().unwrap_or_default();
        assert!(!EMPTY_NAMES.contains(&name), "{file} has a name that says nothing");
    }
}

#[test]
fn every_crate_opens_with_what_it_is_for_and_takes_the_lints_of_the_workspace() {
    for file in files() {
        if file.ends_with("src/lib.rs") || file.ends_with("src/main.rs") {
            assert!(read(&file).starts_with("//!"), "{file} does not open with its purpose");
        }
        if file.ends_with("Cargo.toml") && file != "Cargo.toml" && !file.contains("fingerprint-s") {
            assert!(read(&file).contains("[lints]\nworkspace = true"), "{file} does not take the workspace's lints");
        }
    }
}

#[test]
fn one_spelling_and_one_word_for_each_thing() {
    // Written in halves so that this file does not contain them.
    let banned = [("enrol", "ment"), ("cen", "tre"), ("work-", "station"), ("TO", "DO"), ("FIX", "ME")];
    for file in files() {
        let code = [".rs", ".ts", ".tsx", ".css", ".ftl", ".md", ".toml"].iter().any(|end| file.ends_with(end));
        if !code || file.starts_with("assets/reference") || file.starts_with("assets/models") || file.starts_with("assets/fonts") || file.starts_with("assets/test-people") {
            continue;
        }
        let text = read(&file);
        for (first, second) in banned {
            let word = format!("{first}{second}");
            for (number, line) in text.lines().enumerate() {
                // The pictures keep the names of their source.
                let line = line.replace(&["off", &word].concat(), "");
                let found = line.match_indices(&word).any(|(at, _)| {
                    !line[at + word.len()..].starts_with(|next: char| next.is_alphanumeric() && word == "cen\u{74}re")
                        && !(word.starts_with("enrol") && line[..at].ends_with('l'))
                });
                assert!(!found, "{file}:{}: «{word}»", number + 1);
            }
        }
    }
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let banned = [["/", "work/"].concat(), ["/", "root/"].concat(), [".lib", "rary"].concat(), ["crates", ".io/api"].concat(), ["registry.", "npmjs"].concat(), ["deb.", "debian.org"].concat()];
    for file in files() {
        let Ok(text) = std::fs::read_to_string(crate::tree::root().join(&file)) else { continue };
        for word in &banned {
            assert!(!text.contains(word.as_str()), "{file} names «{word}»");
        }
    }
}
