//! The office's lists are whole.

use enrollment::*;
use std::collections::BTreeSet;

#[test]
fn every_list_has_its_rows_and_no_code_twice() {
    let expected = [
        ("provinces", 34),
        ("communes", 3321),
        ("number_provinces", 63),
        ("ethnic_groups", 56),
        ("religions", 16),
        ("reasons", 12),
        ("sex", 2),
        ("marital", 4),
        ("delivery", 2),
    ];
    for (list, rows) in expected {
        assert_eq!(options(list).len(), rows, "{list}");
    }
    for list in option_lists() {
        let codes: BTreeSet<_> = options(list).iter().map(|choice| &choice.code).collect();
        assert_eq!(codes.len(), options(list).len(), "{list}");
        assert!(options(list).iter().all(|choice| !choice.code.is_empty() && !choice.label.is_empty()), "{list}");
    }
    assert!(options("no such list").is_empty());
}

#[test]
fn the_changes_of_april_2026_are_in_the_lists() {
    assert_eq!(choice("provinces", "75").unwrap().label, "Thành phố Đồng Nai");
    let commune = choice("communes", "26368").unwrap();
    assert_eq!((commune.label.as_str(), commune.within.as_deref()), ("Phường Long Thành", Some("75")));
}

#[test]
fn every_commune_lies_in_a_province() {
    assert!(options("communes").iter().all(|commune| choice("provinces", commune.within.as_deref().unwrap_or_default()).is_some()));
}

#[test]
fn an_old_number_is_read_by_the_table_of_its_time() {
    assert_eq!(province_of_number("015"), Some("Yên Bái"));
    assert_eq!(choice("provinces", "15").unwrap().label, "Tỉnh Lào Cai");
    assert_eq!(province_of_number("003"), None);
}

#[test]
fn reasons_agree_with_the_list_of_the_law() {
    for reason in Reason::ALL {
        let row = choice("reasons", reason.id()).expect("in the list");
        let kind = match reason.kind() {
            Kind::FirstIssue => "cap_moi",
            Kind::Exchange => "cap_doi",
            Kind::Reissue => "cap_lai",
        };
        assert_eq!(row.within.as_deref(), Some(kind), "{reason}");
        assert!(!reason_label(reason).is_empty());
    }
    let reused = include_str!("../../../../../assets/reference/issue_reasons.csv").lines().filter(|row| row.ends_with(",reuse_latest_biometrics"));
    let reused: Vec<_> = reused.map(|row| row.split(',').nth(1).unwrap_or_default()).collect();
    let ours: Vec<_> = Reason::ALL.into_iter().filter(|reason| reason.reuses_biometrics()).map(Reason::id).collect();
    assert_eq!(reused, ours);
}

#[test]
fn fields_are_those_of_the_list_without_samples_and_reason() {
    let list = include_str!("../../../../../assets/reference/form_fields.csv");
    let elsewhere = ["portrait", "fingerprints", "iris", "dna_voice", "issue_type", "issue_reason"];
    let listed: Vec<&str> = list.lines().skip(1).filter_map(|row| row.split(',').next()).filter(|id| !elsewhere.contains(id)).collect();
    let ours: Vec<&str> = FieldId::ALL.iter().map(|field| field.id()).collect();
    assert_eq!(ours, listed);
    for (field, spec) in FieldId::ALL.iter().zip(field_specs()) {
        assert_eq!(spec.id, *field);
        assert_eq!(field.id().parse(), Ok(*field));
        if let Input::Choice(list) = spec.input {
            assert!(!options(list).is_empty(), "{field} chooses from {list}");
            assert!(options(list).iter().all(|choice| choice.code.len() <= spec.max_length), "{list}");
        }
    }
}

#[test]
fn choices_are_found_by_code_fragment_and_initials() {
    let first = |list, typed| find_options(list, typed).first().map(|choice| choice.label.clone());
    assert_eq!(first("ethnic_groups", "12").as_deref(), Some("Ê-đê"));
    assert_eq!(first("ethnic_groups", "xo d").as_deref(), None);
    assert_eq!(first("ethnic_groups", "xo-d").as_deref(), Some("Xơ-đăng"));
    assert_eq!(first("ethnic_groups", "bvk").as_deref(), Some("Bru-Vân Kiều"));
    assert_eq!(first("provinces", "da nang").as_deref(), Some("Thành phố Đà Nẵng"));
    assert_eq!(first("religions", "phat").as_deref(), Some("Phật giáo"));
    assert_eq!(find_options("sex", "").len(), 2);
    assert!(find_options("sex", "zzz").is_empty());
}

#[test]
fn a_code_is_shown_as_its_label() {
    assert_eq!(display_text(FieldId::Ethnicity, "12"), "Ê-đê");
    assert_eq!(display_text(FieldId::Ethnicity, "as written"), "as written");
    assert_eq!(display_text(FieldId::FullName, "AN"), "AN");
}
