//! The residents who never existed are whole, consistent and show every case.

use enrollment::{BirthDate, Context, Date, FieldId, Reason, Required, Source, check_field, doubts, field_specs, propose};
use std::collections::{BTreeMap, BTreeSet};
use synthetic::{Case, DEFAULT_COUNT, Resident, people};

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn residents() -> Vec<Resident> {
    people(1, DEFAULT_COUNT, today())
}

#[test]
fn the_same_seed_gives_the_same_people_and_another_gives_others() {
    let names = |seed| -> Vec<String> { people(seed, 60, today()).iter().map(|r| r.record.full_name().to_owned()).collect() };
    assert_eq!(names(1), names(1));
    assert_ne!(names(1), names(2));
    let more = people(1, 200, today());
    assert!(people(1, 60, today()).iter().zip(&more).all(|(a, b)| a.record == b.record), "more residents leave the first as they are");
}

#[test]
fn every_case_is_among_the_first_sixty_residents() {
    let cases: BTreeSet<Case> = residents().iter().take(60).map(|r| r.case).collect();
    let all = [
        Case::FirstCard,
        Case::DueForExchange,
        Case::OlderCard,
        Case::CurrentCard,
        Case::Child,
        Case::UnderSix,
        Case::BirthYearOnly,
        Case::Deceased,
        Case::Moved,
        Case::UnusualName,
        Case::HighlandName,
    ];
    let missing: Vec<&Case> = all.iter().filter(|c| !cases.contains(c)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
}

#[test]
fn numbers_agree_with_birth_year_sex_and_province_and_are_never_given_twice() {
    let mut seen = BTreeSet::new();
    for r in residents() {
        let number = r.record.number;
        assert!(seen.insert(number), "given twice");
        assert_eq!(number.sex(), r.record.sex);
        assert_eq!(number.birth_year(), r.record.birth.year());
        assert!(enrollment::province_of_number(number.province_code()).is_some());
        assert!(number.as_str()[6..] >= *"900000", "serials say that they are synthetic");
        let mut facts = enrollment::Facts::new();
        for (field, text) in &r.record.facts {
            facts.set(*field, text.clone(), Source::PopulationRecord);
        }
        assert!(matches!(r.record.birth, BirthDate::YearOnly(_)) || doubts(&facts).is_empty(), "{:?}", doubts(&facts));
    }
}

#[test]
fn every_locked_required_field_is_filled_with_a_value_the_rules_accept() {
    let context = Context { today: today(), reason: Reason::OnRequest };
    for r in residents() {
        for spec in field_specs() {
            let text = r.record.facts.get(&spec.id);
            if spec.required == Required::Yes && spec.id != FieldId::Delivery {
                assert!(text.is_some_and(|t| !t.is_empty()), "{:?} is empty", spec.id);
            }
            let year_only = spec.id == FieldId::Dob && matches!(r.record.birth, BirthDate::YearOnly(_));
            if let Some(text) = text.filter(|_| !year_only) {
                let checked = check_field(spec.id, text, &context);
                assert_eq!(checked.as_deref().map_err(|e| e.code), Ok(text.as_str()), "{:?}", spec.id);
            }
        }
    }
}

#[test]
fn families_are_plausible() {
    let all = residents();
    let by_number: BTreeMap<&str, &Resident> = all.iter().map(|r| (r.record.number.as_str(), r)).collect();
    let mut parents = 0;
    for child in &all {
        for field in [FieldId::Father, FieldId::Mother] {
            let text = child.record.facts.get(&field).map_or("", String::as_str);
            let Some(parent) = text.split(", ").nth(1).and_then(|n| by_number.get(n)) else { continue };
            let years = i32::from(child.record.birth.year()) - i32::from(parent.record.birth.year());
            assert!((15..=60).contains(&years), "a parent is {years} years older");
            assert_eq!(parent.record.sex == enrollment::Sex::Male, field == FieldId::Father);
            parents += 1;
        }
        let age = child.record.birth.age_on(today()).unwrap_or(0);
        assert!((3..=95).contains(&age), "{age}");
        assert_eq!(child.record.facts.contains_key(&FieldId::LegalRep), age < 14);
        assert_eq!(child.record.facts[&FieldId::Marital] == "married", child.record.facts.contains_key(&FieldId::Spouse));
        assert!(age >= 18 || child.record.facts[&FieldId::Marital] == "single");
    }
    assert!(parents > 100, "only {parents} parents live with their children");
}

#[test]
fn residents_live_in_real_communes_of_the_whole_country() {
    let communes: BTreeSet<&str> = residents().iter().map(|r| r.commune).collect();
    let provinces: BTreeSet<&str> =
        communes.iter().filter_map(|c| enrollment::choice("communes", c)).filter_map(|c| c.within.as_deref()).collect();
    assert!(communes.len() > 100 && provinces.len() >= 30, "{} communes, {} provinces", communes.len(), provinces.len());
}

#[test]
fn whoever_is_due_for_exchange_is_proposed_one() {
    for r in residents() {
        let proposal = propose(&r.record, today());
        match r.case {
            Case::DueForExchange => assert_eq!(proposal.reason, Reason::Age),
            Case::OlderCard => assert_eq!(proposal.reason, Reason::CccdToCc),
            Case::CurrentCard => assert_eq!(proposal.reason, Reason::OnRequest),
            Case::FirstCard | Case::Child | Case::UnderSix => assert_eq!(proposal.reason, Reason::First),
            _ => {}
        }
    }
}

#[test]
fn names_carry_the_letters_of_the_highlands_and_all_lengths() {
    let names: Vec<String> = people(3, 2000, today()).iter().map(|r| r.record.full_name().to_owned()).collect();
    let all = names.concat();
    for letter in ["Ê\u{306}", "Ô\u{306}", "Ư\u{306}", "Ơ\u{306}", "Č", "Ñ", "Ƀ", "'"] {
        assert!(all.contains(letter), "no name has {letter}");
    }
    assert!(names.iter().any(|n| !n.contains(' ')), "a name of one word");
    assert!(names.iter().any(|n| n.chars().count() > 45), "a very long name");
}

#[test]
fn a_qr_text_has_the_seven_items_of_the_card() {
    for r in residents() {
        let Some(text) = r.qr_text() else { continue };
        let items: Vec<&str> = text.split('|').collect();
        assert_eq!(items.len(), 7);
        assert_eq!((items[0].len(), items[3].len(), items[6].len()), (12, 8, 8));
    }
}

#[test]
fn each_resident_has_fingers_and_a_portrait_of_their_own() {
    let all = residents();
    let seeds: BTreeSet<u64> = all.iter().flat_map(|r| [r.finger_seed(), r.portrait_seed()]).collect();
    assert_eq!(seeds.len(), 2 * all.len());
}

#[test]
fn debug_says_nothing_about_a_person() {
    let first = &residents()[0];
    let text = format!("{first:?}");
    assert!(text.contains("[redacted]") && !text.contains(first.record.full_name()));
}
