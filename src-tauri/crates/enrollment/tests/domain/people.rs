//! Whole applications of people who are not the standard case.

use crate::desk::*;
use enrollment::*;

fn to_signed(draft: Draft) -> Signed {
    let (captured, _) = draft.complete(&clerk(4)).expect("complete");
    let attestation = attestation(&captured.summary());
    let (attested, _) = captured.attest(attestation, &clerk(5)).expect("attests");
    attested.sign(package(), &clerk(6)).expect("signs").0
}

#[test]
fn a_lost_card_is_a_matter_of_facts_and_signature_alone() {
    let mut draft = open(&resident(), Reason::Lost);
    draft.set_field(FieldId::Delivery, "at_post", Source::Typed, &clerk(1)).expect("fits");
    let record = to_signed(draft).record();
    assert_eq!((record.kind, record.plan.because, record.samples.len()), (Kind::Reissue, PlanRule::ReusesLast, 1));
}

#[test]
fn a_child_under_six_gives_no_biometrics_and_their_representative_signs() {
    let mut resident = resident();
    resident.birth = BirthDate::Full(date("15/01/2024"));
    resident.has_card = None;
    let mut draft = open(&resident, Reason::First);
    draft.set_field(FieldId::Delivery, "at_post", Source::Typed, &clerk(1)).expect("fits");
    draft.set_field(FieldId::LegalRep, "TRẦN THỊ MẸ, 001190123456", Source::Typed, &clerk(1)).expect("fits");
    let (captured, _) = draft.complete(&clerk(4)).expect("complete");
    assert_eq!(captured.clone().attest(attestation(&captured.summary()), &clerk(5)).expect_err("a child").why, MoveError::RepresentativeMustSign);
}

#[test]
fn names_of_the_highlands_and_of_one_word_travel_unchanged() {
    for name in ["H' Ƀlŏ Niê Kđăm", "Y’ Ê̆ Ban", "SIU", "Rơ Ô H’ Mơ̆"] {
        let mut resident = resident();
        resident.facts.insert(FieldId::FullName, name.to_owned());
        let mut draft = open(&resident, Reason::Lost);
        draft.set_field(FieldId::Delivery, "at_post", Source::Typed, &clerk(1)).expect("fits");
        let record = to_signed(draft).record();
        let read = EnrollmentRecord::from_json(&record.to_json()).expect("reads");
        assert_eq!(read.facts.text(FieldId::FullName), name);
    }
}

#[test]
fn someone_nobody_knows_is_taken_and_marked() {
    use FieldId as F;
    let (mut draft, _) = Draft::open(opening(None, Reason::First), &clerk(0)).expect("opens");
    let typed = [
        (F::Pin, "001090123456"),
        (F::FullName, "nguyễn văn an"),
        (F::Dob, "15/1/1990"),
        (F::Sex, "nam"),
        (F::Ethnicity, "kinh"),
        (F::Religion, "khong"),
        (F::Nationality, "Việt Nam"),
        (F::PermanentAddr, "Số 5, Phường Ba Đình, Hà Nội"),
        (F::CurrentAddr, "Số 5, Phường Ba Đình, Hà Nội"),
        (F::Marital, "single"),
        (F::RelToHead, "head"),
        (F::HouseholdHead, "NGUYỄN VĂN AN"),
    ];
    for (field, text) in typed {
        draft.set_field(field, text, Source::Typed, &clerk(1)).expect(text);
    }
    fill(&mut draft);
    capture(&mut draft);
    let record = to_signed(draft).record();
    assert!(record.record_unverified);
    assert_eq!(record.facts.text(F::FullName), "NGUYỄN VĂN AN");
}
