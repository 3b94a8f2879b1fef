//! From captured to the supervisor: attesting, voiding, signing, submitting.

use crate::desk::*;
use enrollment::*;

#[test]
fn only_the_summary_that_stands_is_attested() {
    let (captured, _) = captured();
    let stale = Attestation { summary_digest: Digest::of(b"another"), ..attestation(&captured.summary()) };
    let refused = captured.clone().attest(stale, &clerk(5)).expect_err("another text");
    assert_eq!((refused.why, *refused.stage), (MoveError::SummaryChanged, captured));
}

#[test]
fn below_fourteen_a_representative_signs() {
    let mut record = resident();
    record.birth = BirthDate::Full(date("23/11/2012"));
    record.number = PersonalNumber::parse("001212123456").unwrap();
    record.has_card = None;
    let mut draft = open(&record, Reason::First);
    fill(&mut draft);
    capture(&mut draft);
    assert_eq!(draft.missing(today()).len(), 1, "the representative");
    draft.set_field(FieldId::LegalRep, "NGUYỄN VĂN CHA, 001080123456, Việt Nam", Source::Typed, &clerk(3)).expect("fits");
    let (captured, _) = draft.complete(&clerk(4)).expect("complete");
    let own = attestation(&captured.summary());
    let refused = captured.attest(own.clone(), &clerk(5)).expect_err("a child");
    assert_eq!(refused.why, MoveError::RepresentativeMustSign);
    let name = FullName::parse("NGUYỄN VĂN CHA").unwrap();
    let by = Signer::Representative { name, number: None, relation: "parent".to_owned() };
    let (_, events) = refused.stage.attest(Attestation { by, ..own }, &clerk(5)).expect("attests");
    assert_eq!(events[0].what, EventKind::Attested { by_representative: true });
}

#[test]
fn a_change_the_applicant_saw_voids_their_attestation_and_is_named() {
    let (attested, _) = attested();
    let (mut draft, _) = attested.reopen(&clerk(6)).expect("reopens");
    assert!(draft.standing_attestation().is_some());
    let events = draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(6)).expect("fits");
    let changed = vec![SummaryItem::Field(FieldId::Phone)];
    assert_eq!(events[1].what, EventKind::AttestationVoided { changed: changed.clone() });
    assert_eq!(draft.voided_attestation().unwrap().changed, changed);
    // Changing it back does not bring the signature back.
    draft.set_field(FieldId::Phone, "", Source::Typed, &clerk(7)).expect("clears");
    let (captured, _) = draft.complete(&clerk(8)).expect("complete");
    assert!(!captured.has_standing_attestation());
    let refused = captured.keep_attestation(&clerk(9)).expect_err("voided");
    assert_eq!(refused.why, MoveError::NothingAttested);
}

#[test]
fn a_change_the_applicant_never_saw_leaves_their_attestation() {
    let (attested, _) = attested();
    let given = attested.attestation().clone();
    let (mut draft, _) = attested.reopen(&clerk(6)).expect("reopens");
    draft.set_field(FieldId::OldCardCollected, "at_handover", Source::Typed, &clerk(6)).expect("fits");
    // A print taken again is not on the applicant's screen either.
    draft.record_sample(sample(SampleKind::Slap(Slap::Thumbs), 77, 7), &clerk(7)).expect("planned");
    let (captured, _) = draft.complete(&clerk(8)).expect("complete");
    let (attested, events) = captured.keep_attestation(&clerk(9)).expect("stands");
    assert_eq!((attested.attestation(), &events[0].what), (&given, &EventKind::AttestationKept));
}

#[test]
fn each_thing_on_the_applicants_screen_voids_when_it_changes() {
    type Change = fn(&mut Draft) -> Result<Vec<Event>, MoveError>;
    let changes: [(Change, &[SummaryItem]); 6] = [
        (|d| d.record_sample(sample(SampleKind::Portrait, 88, 7), &clerk(7)), &[SummaryItem::Portrait]),
        (
            |d| d.declare_exception(exception(FingerPosition::LeftRing, ExceptionKind::Worn), &clerk(7)),
            &[SummaryItem::Finger(FingerPosition::LeftRing)],
        ),
        (|d| d.choose_reason(Reason::NameDob, &clerk(7)), &[SummaryItem::Reason]),
        (|d| d.clear_gap(Modality::Iris, &clerk(7)), &[SummaryItem::Gap(Modality::Iris)]),
        (|d| d.set_field(FieldId::Delivery, "by_mail", Source::Typed, &clerk(7)), &[SummaryItem::Field(FieldId::Delivery)]),
        (|d| d.take_back(&clerk(7)).map(|(_, events)| events), &[SummaryItem::Gap(Modality::Iris)]),
    ];
    for (change, items) in changes {
        let (mut draft, _) = attested().0.reopen(&clerk(6)).expect("reopens");
        change(&mut draft).expect("may");
        assert_eq!(draft.voided_attestation().map(|voided| voided.changed.as_slice()), Some(items));
    }
}

#[test]
fn the_summary_shows_labels_and_its_digest_covers_values() {
    let (captured, _) = captured();
    let summary = captured.summary();
    let line = summary.line(SummaryItem::Field(FieldId::Ethnicity)).expect("shown");
    assert_eq!((line.value.as_str(), line.text.as_str()), ("01", "Kinh"));
    assert!(summary.line(SummaryItem::Field(FieldId::ResidenceFile)).is_none());
    assert!(summary.line(SummaryItem::Portrait).is_some());
    for line in summary.lines() {
        assert_eq!(line.item.to_string().parse(), Ok(line.item));
    }
}

#[test]
fn the_record_says_who_did_what_and_that_it_was_simulated() {
    let (signed, _) = signed();
    let record = signed.record();
    assert_eq!(record.hands.looked_up, officer("lan"));
    assert!(record.hands.typed.contains(&officer("lan")) && record.hands.captured.contains(&officer("lan")));
    assert!(record.simulated && !record.record_unverified);
    assert_eq!((record.kind, record.reason, record.package), (Kind::Exchange, Reason::Age, package()));
    assert_eq!(record.samples.len(), 5, "portrait, three slaps, signature");
    assert_eq!(record.gaps[0].modality, Modality::Iris);
    let json = record.to_json();
    assert_eq!(signed.record().to_json(), json);
    assert_eq!(EnrollmentRecord::from_json(&json).expect("reads"), record);
}

#[test]
fn a_package_of_something_else_is_not_submitted() {
    let other = PackageId::from_bytes([1; 16]);
    for sealed in [sealed_ref(other, 1), sealed_ref(package(), 2)] {
        let (signed, _) = signed();
        let refused = signed.clone().submit(sealed, &clerk(7)).expect_err("another package");
        assert_eq!((refused.why, *refused.stage), (MoveError::AnotherPackage, signed));
    }
}

#[test]
fn until_submission_there_is_a_way_back_and_a_way_out() {
    let (draft, _) = complete_draft(Reason::Age);
    let (captured, _) = captured();
    let (attested, _) = attested();
    let (signed, _) = signed();
    let out = [
        draft.withdraw(WithdrawReason::ApplicantAsked, &clerk(9)).expect("withdraws").0,
        captured.clone().withdraw(WithdrawReason::ApplicantAsked, &clerk(9)).expect("withdraws").0,
        attested.clone().withdraw(WithdrawReason::ApplicantAsked, &clerk(9)).expect("withdraws").0,
        signed.clone().withdraw(WithdrawReason::ApplicantAsked, &clerk(9)).expect("withdraws").0,
    ];
    for withdrawn in out {
        let json = serde_json::to_string(&Application::from(withdrawn)).unwrap();
        assert!(!json.contains("NGUYỄN") && !json.contains("001090123456"), "{json}");
    }
    captured.reopen(&clerk(9)).expect("reopens");
    attested.reopen(&clerk(9)).expect("reopens");
    let (draft, _) = signed.reopen(&clerk(9)).expect("reopens");
    assert!(draft.standing_attestation().is_some());
}

#[test]
fn a_snapshot_with_exceptions_is_read_back() {
    let mut draft = open(&resident(), Reason::Age);
    draft.declare_exception(exception(FingerPosition::LeftLittle, ExceptionKind::Worn), &clerk(1)).expect("may");
    let application = Application::from(draft);
    let json = serde_json::to_string(&application).unwrap();
    assert_eq!(serde_json::from_str::<Application>(&json).unwrap(), application);
}
