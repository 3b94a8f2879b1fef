//! The real catalogs: complete, well formed, the same in every language.

use std::collections::BTreeSet;
use wording::{Catalog, Language};

/// The languages that officers work in.
const OFFICERS: [Language; 2] = [Language::VIETNAMESE, Language::ENGLISH];

#[test]
fn vietnamese_and_english_have_the_same_keys() {
    let catalogs = OFFICERS.map(Catalog::new);
    let [vietnamese, english] = catalogs.each_ref().map(|catalog| catalog.keys().collect::<BTreeSet<_>>());
    assert!(!vietnamese.is_empty());
    let one_sided: Vec<_> = vietnamese.symmetric_difference(&english).collect();
    assert!(one_sided.is_empty(), "only in one language: {one_sided:?}");
}

#[test]
fn no_catalog_has_a_fault() {
    for language in OFFICERS {
        let catalog = Catalog::new(language);
        assert!(catalog.faults().is_empty(), "{language}: {:?}", catalog.faults());
    }
}

#[test]
fn no_message_points_at_one_that_is_not_there() {
    for language in OFFICERS {
        let catalog = Catalog::new(language);
        for key in catalog.keys() {
            let text = catalog.plain(key);
            // Without arguments only `{$name}` may be left standing; `{name}` is a message or term that does not exist.
            let dangling = text.match_indices('{').any(|(at, _)| !text[at..].starts_with("{$"));
            assert!(!dangling, "{language}: {key} says «{text}»");
        }
    }
}

#[test]
fn both_languages_of_a_message_name_the_same_arguments() {
    let arguments = |catalog: &Catalog, key: &str| {
        let text = catalog.plain(key);
        text.match_indices("{$").filter_map(|(at, _)| text[at + 2..].split('}').next().map(str::to_owned)).collect::<BTreeSet<_>>()
    };
    let [vietnamese, english] = OFFICERS.map(Catalog::new);
    for key in vietnamese.keys().filter(|key| key.starts_with("error-") || key.starts_with("issue-")) {
        assert_eq!(arguments(&vietnamese, key), arguments(&english, key), "{key}");
    }
}

#[test]
fn texts_are_in_the_composed_form_and_carry_no_direction_marks() {
    for language in OFFICERS {
        let catalog = Catalog::new(language);
        for key in catalog.keys() {
            let text = catalog.plain(key);
            let strange = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{300}'..='\u{36f}');
            assert!(!text.contains(strange), "{language}: {key}");
        }
    }
}
