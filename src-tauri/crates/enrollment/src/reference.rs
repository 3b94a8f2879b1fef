//! The office's lists: compiled in from `assets/reference`, read once.

use crate::{FieldId, Input, Reason, fold};
use std::{collections::BTreeMap, sync::LazyLock};

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The code kept in the record.
    pub code: String,
    /// The official Vietnamese wording.
    pub label: String,
    /// The code of the entry this one lies in: the province of a commune.
    pub within: Option<String>,
}

macro_rules! reference {
    ($file:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/reference/", $file))
    };
}

pub(crate) use reference;

static LISTS: LazyLock<BTreeMap<&'static str, Vec<Choice>>> = LazyLock::new(|| {
    let mut lists = BTreeMap::from([
        ("sex", plain(reference!("sex.csv"))),
        ("ethnic_groups", plain(reference!("ethnic_groups_54.csv"))),
        ("religions", plain(reference!("religions.csv"))),
        ("marital", plain(reference!("marital.csv"))),
        ("relations", plain(reference!("relations.csv"))),
        ("delivery", plain(reference!("delivery.csv"))),
        ("old_cards", plain(reference!("old_cards.csv"))),
        ("blood_groups", plain(reference!("blood_groups.csv"))),
        ("reasons", list(reference!("issue_reasons.csv"), "reason_id", "label_vi", Some("issue_type"))),
        ("provinces", list(reference!("provinces_34_current.csv"), "gso_code", "full_name", None)),
        ("communes", list(reference!("communes_2025-07-01.csv"), "commune_code", "full_name", Some("province_code"))),
        ("number_provinces", list(reference!("id_province_codes_63.csv"), "id_code3", "province_at_time_of_issue_pre_2025", None)),
    ]);
    let changes = list(reference!("unit_changes_2026-04-30.csv"), "code", "new_name", Some("level"));
    for change in changes {
        let name = if change.within.as_deref() == Some("province") { "provinces" } else { "communes" };
        let renamed = lists.get_mut(name).and_then(|units| units.iter_mut().find(|unit| unit.code == change.code));
        if let Some(unit) = renamed {
            unit.label = change.label;
        }
    }
    lists
});

fn plain(text: &str) -> Vec<Choice> {
    list(text, "code", "name", None)
}

fn list(text: &str, code: &str, label: &str, within: Option<&str>) -> Vec<Choice> {
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let heads = rows.headers().cloned().unwrap_or_default();
    let column = |name: &str| heads.iter().position(|head| head == name);
    let (Some(code), Some(label)) = (column(code), column(label)) else { return Vec::new() };
    let within = within.and_then(column);
    rows.records()
        .flatten()
        .filter_map(|row| {
            Some(Choice {
                code: row.get(code)?.to_owned(),
                label: row.get(label)?.to_owned(),
                within: within.and_then(|at| row.get(at)).map(str::to_owned),
            })
        })
        .collect()
}

/// The ids of all lists.
pub fn option_lists() -> impl Iterator<Item = &'static str> {
    LISTS.keys().copied()
}

/// A list by its id; empty when there is no such list.
pub fn options(list: &str) -> &'static [Choice] {
    LISTS.get(list).map_or(&[], Vec::as_slice)
}

/// The entry of a code.
pub fn choice(list: &str, code: &str) -> Option<&'static Choice> {
    options(list).iter().find(|choice| choice.code == code)
}

/// The entries a clerk may mean: by code, by a fragment without accents, or by initial letters; the best first.
pub fn find_options(list: &str, typed: &str) -> Vec<&'static Choice> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        return options(list).iter().collect();
    }
    let rank = |choice: &Choice| -> Option<u8> {
        let label = fold(&choice.label);
        let initials = || label.split([' ', '-', '/']).filter_map(|word| word.chars().next()).collect::<String>();
        match () {
            () if choice.code.to_lowercase() == wanted => Some(0),
            () if label == wanted => Some(1),
            () if label.starts_with(&wanted) => Some(2),
            () if initials() == wanted => Some(3),
            () if label.contains(&wanted) => Some(4),
            () => None,
        }
    };
    let mut found: Vec<(u8, &Choice)> = options(list).iter().filter_map(|c| rank(c).map(|rank| (rank, c))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// The entry somebody wrote out: by code or by its whole label, accents, capitals and tone placement aside.
pub(crate) fn choice_of(list: &str, text: &str) -> Option<&'static Choice> {
    let exact = options(list).iter().find(|choice| choice.code == text.trim());
    exact.or_else(|| {
        let wanted = fold(text);
        options(list).iter().find(|choice| fold(&choice.label) == wanted)
    })
}

/// A field's value as people read it: the label where the field is a choice.
pub fn display_text(field: FieldId, text: &str) -> String {
    match field.spec().input {
        Input::Choice(list) => choice(list, text).map_or_else(|| text.to_owned(), |choice| choice.label.clone()),
        _ => text.to_owned(),
    }
}

/// A reason in the words of the law's list.
pub fn reason_label(reason: Reason) -> &'static str {
    choice("reasons", reason.id()).map_or("", |choice| choice.label.as_str())
}

/// The province a personal number's first three digits name, by the table of 63 that was in force when numbers were given.
/// None may still be a country code.
pub fn province_of_number(code: &str) -> Option<&'static str> {
    choice("number_provinces", code).map(|choice| choice.label.as_str())
}
