//! Every language says everything.

use crate::tree::{files, read};
use std::collections::BTreeSet;

fn keys(language: &str) -> BTreeSet<String> {
    let start = format!("assets/locales/{language}/");
    files()
        .iter()
        .filter(|file| file.starts_with(&start))
        .flat_map(|file| read(file).lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    let (vietnamese, english) = (keys("vi"), keys("en"));
    assert!(!vietnamese.is_empty());
    let one_sided: Vec<_> = vietnamese.symmetric_difference(&english).collect();
    assert!(one_sided.is_empty(), "only in one language: {one_sided:?}");
}

#[test]
fn no_key_is_written_twice() {
    for language in ["vi", "en"] {
        let start = format!("assets/locales/{language}/");
        let mut seen = BTreeSet::new();
        for file in files().iter().filter(|file| file.starts_with(&start)) {
            for line in read(file).lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
                if let Some((key, _)) = line.split_once('=') {
                    assert!(seen.insert(key.trim().to_owned()), "{file}: «{}» stands twice in {language}", key.trim());
                }
            }
        }
    }
}

#[test]
fn the_words_to_officers_and_applicants_follow_the_rules() {
    const FORBIDDEN: &[&str] = &["vui lòng", "Vui lòng", "quý khách", "Quý khách", "đồng chí", "Oops"];
    // Tone marks in the old position: hòa, thủy. At the end of a syllable the new one shows.
    const NEW_POSITION: &[&str] = &["oà", "oá", "oả", "oã", "oạ", "uỷ", "uý", "uỵ"];
    for file in files().iter().filter(|file| file.starts_with("assets/locales/vi/")) {
        for (number, line) in read(file).lines().enumerate() {
            for word in FORBIDDEN {
                assert!(!line.contains(word), "{file}:{}: «{word}»", number + 1);
            }
            for mark in NEW_POSITION {
                let ends = |at: usize| !line[at + mark.len()..].starts_with(char::is_alphabetic);
                let after_q = |at: usize| line[..at].ends_with(['q', 'Q']);
                let found = line.match_indices(mark).any(|(at, _)| ends(at) && !after_q(at));
                assert!(!found, "{file}:{}: «{mark}» ends a syllable", number + 1);
            }
        }
    }
}
