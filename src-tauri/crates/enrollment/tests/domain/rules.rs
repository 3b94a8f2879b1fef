//! Field rules, by table.

use crate::desk::{fill, open, resident, today};
use enrollment::*;
use proptest::prelude::*;

fn context(reason: Reason) -> Context {
    Context { today: today(), reason }
}

#[test]
fn values_are_normalized_or_refused_with_a_code() {
    use FieldId as F;
    let ten_thousand = "Nguyễn ".repeat(1500);
    let cases: &[(FieldId, &str, Result<&str, &str>)] = &[
        (F::FullName, " nguyễn  văn an ", Ok("NGUYỄN VĂN AN")),
        (F::FullName, "H' Ƀlŏ Niê", Ok("H' ɃLŎ NIÊ")),
        (F::FullName, "An", Ok("AN")),
        (F::FullName, "An 2", Err("nameUnreadable")),
        (F::FullName, &ten_thousand, Err("fieldTooLong")),
        (F::Dob, "5/2/1979", Ok("05/02/1979")),
        (F::Dob, "05021979", Ok("05/02/1979")),
        (F::Dob, "1952", Err("birthYearOnly")),
        (F::Dob, "31/02/1979", Err("dateUnreadable")),
        (F::Dob, "23/11/2026", Err("dateInFuture")),
        (F::Dob, "22/11/2026", Ok("22/11/2026")),
        (F::Dob, "01/01/1801", Err("dateTooEarly")),
        (F::Dob, "99/99/9999", Err("dateUnreadable")),
        (F::Pin, "066 179 004 512", Ok("066179004512")),
        (F::Pin, "00109012345", Err("numberNotTwelveDigits")),
        (F::Pin, "001390123456", Err("numberOfFuture")),
        (F::Cmnd9, "012 345 678", Ok("012345678")),
        (F::Cmnd9, "12345678", Err("oldNumberNotNineDigits")),
        (F::Sex, "Nữ", Ok("female")),
        (F::Sex, "nu", Ok("female")),
        (F::Sex, "female", Ok("female")),
        (F::Sex, "khác", Err("choiceUnknown")),
        (F::Ethnicity, "12", Ok("12")),
        (F::Ethnicity, "e-de", Ok("12")),
        (F::Ethnicity, "Ê-đê", Ok("12")),
        (F::Religion, "Cao Đài", Ok("04")),
        (F::Religion, "hoi giao", Ok("local-islam")),
        (F::Phone, "+84 912 345 678", Ok("0912345678")),
        (F::Phone, "113", Err("phoneUnreadable")),
        (F::Email, "an@example.vn", Ok("an@example.vn")),
        (F::Email, "an@@example", Err("emailUnreadable")),
        (F::Email, "an@example.", Err("emailUnreadable")),
        (F::CurrentAddr, "Số 5\u{7}", Err("fieldControlCharacter")),
        (F::CurrentAddr, "  Số 5   ngõ 10 ", Ok("Số 5 ngõ 10")),
        (F::BloodGroup, "O+", Ok("O+")),
    ];
    for (field, text, expected) in cases {
        let result = check_field(*field, text, &context(Reason::Age));
        let result = result.as_ref().map(String::as_str).map_err(|issue| issue.code);
        assert_eq!(result, *expected, "{field}");
    }
}

#[test]
fn conditional_fields_are_asked_for_when_their_rule_says_so() {
    use FieldId as F;
    let facts = |pairs: &[(FieldId, &str)]| {
        let mut facts = Facts::new();
        for (field, text) in pairs {
            facts.set(*field, *text, Source::Typed);
        }
        facts
    };
    type Filled<'a> = &'a [(FieldId, &'a str)];
    let cases: &[(FieldId, Filled<'_>, Reason, bool)] = &[
        (F::LegalRep, &[(F::Dob, "23/11/2012")], Reason::First, true),
        (F::LegalRep, &[(F::Dob, "22/11/2012")], Reason::First, false),
        (F::Spouse, &[(F::Marital, "married")], Reason::Age, true),
        (F::Spouse, &[(F::Marital, "single")], Reason::Age, false),
        (F::Phone, &[(F::Delivery, "by_mail")], Reason::Age, true),
        (F::Phone, &[(F::Delivery, "at_post")], Reason::Age, false),
        (F::OldCardCollected, &[], Reason::CccdToCc, true),
        (F::OldCardCollected, &[], Reason::First, false),
        (F::OldCardCollected, &[], Reason::Lost, false),
        (F::Features, &[(F::Dob, "15/01/1990")], Reason::Age, true),
        (F::Features, &[(F::Dob, "15/01/1990")], Reason::Lost, false),
        (F::Features, &[(F::Dob, "15/01/2024")], Reason::First, false),
        (F::PlaceOfBirth, &[], Reason::First, false),
        (F::FullName, &[], Reason::First, true),
        (F::Email, &[], Reason::First, false),
    ];
    for (field, pairs, reason, expected) in cases {
        assert_eq!(is_required(*field, &facts(pairs), &context(*reason)), *expected, "{field} {reason}");
    }
}

#[test]
fn doubts_about_a_number_warn_and_never_block() {
    let mut facts = Facts::new();
    let mut doubts_of = |number: &str, sex: &str, birth: &str| {
        facts.set(FieldId::Pin, number, Source::Typed);
        facts.set(FieldId::Sex, sex, Source::Typed);
        facts.set(FieldId::Dob, birth, Source::Typed);
        doubts(&facts).into_iter().map(|(_, issue)| issue.code).collect::<Vec<_>>()
    };
    assert!(doubts_of("001090123456", "male", "15/01/1990").is_empty());
    assert_eq!(doubts_of("003090123456", "male", "15/01/1990"), ["numberProvinceUnknown"]);
    assert_eq!(doubts_of("001090123456", "female", "15/01/1990"), ["numberSexDiffers"]);
    assert_eq!(doubts_of("001090123456", "male", "15/01/1991"), ["numberYearDiffers"]);
    assert!(doubts_of("rubbish", "male", "15/01/1991").is_empty());
}

#[test]
fn a_record_with_odd_locked_values_does_not_hold_the_desk_up() {
    let mut record = resident();
    record.facts.insert(FieldId::FullName, "Nguyễn Văn An 2".to_owned());
    record.facts.insert(FieldId::Ethnicity, "Pu Péo (Ka Beo)".to_owned());
    let mut draft = open(&record, Reason::Age);
    fill(&mut draft);
    assert_eq!(draft.facts().text(FieldId::FullName), "Nguyễn Văn An 2");
    assert!(!draft.missing(today()).iter().any(|missing| matches!(missing, Missing::Field { .. })));
}

#[test]
fn the_codes_listed_are_the_codes_used() {
    let samples = ["", "1952", "31/02/1979", "x", "001390123456", "\u{7}", "99/99/9999", "23/11/2099", "1/1/1700", "an@"];
    for field in FieldId::ALL {
        for text in samples {
            if let Err(issue) = check_field(*field, text, &context(Reason::Age)) {
                assert!(FIELD_ISSUE_CODES.contains(&issue.code), "{}", issue.code);
            }
        }
    }
}

proptest! {
    #[test]
    fn checking_never_panics_and_what_passes_passes_again(at in 0..FieldId::ALL.len(), text in "\\PC{0,40}|[0-9/ ]{0,14}|[a-zà-ỹ ']{0,30}") {
        let field = FieldId::ALL[at];
        if let Ok(value) = check_field(field, &text, &context(Reason::Age)) {
            prop_assert!(value.chars().count() <= field.spec().max_length);
            prop_assert_eq!(check_field(field, &value, &context(Reason::Age)), Ok(value));
        }
    }
}
