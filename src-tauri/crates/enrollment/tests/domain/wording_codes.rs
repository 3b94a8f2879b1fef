//! Every code that can reach a person has its sentence in both languages.

use enrollment::*;

const CATALOGS: [(&str, &str); 2] = [
    ("vi", include_str!("../../../../../assets/locales/vi/errors-enrollment.ftl")),
    ("en", include_str!("../../../../../assets/locales/en/errors-enrollment.ftl")),
];

fn has(catalog: &str, key: &str) -> bool {
    catalog.lines().any(|line| line.split_once('=').is_some_and(|(name, _)| name.trim() == key))
}

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    for (language, catalog) in CATALOGS {
        for code in MoveError::CODES.iter().chain(FIELD_ISSUE_CODES) {
            assert!(has(catalog, &format!("error-{code}")), "error-{code} in {language}");
        }
        for code in FIELD_ISSUE_CODES {
            assert!(has(catalog, &format!("issue-{code}")), "issue-{code} in {language}");
        }
    }
}
