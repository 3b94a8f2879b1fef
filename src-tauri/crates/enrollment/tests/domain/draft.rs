//! A draft's facts, holders, pauses and what can be taken back.

use crate::desk::*;
use enrollment::*;

#[test]
fn a_draft_starts_from_the_record_and_says_so() {
    let (draft, events) = Draft::open(opening(Some(&resident()), Reason::Age), &clerk(0)).expect("opens");
    assert_eq!(draft.facts().text(FieldId::Dob), "15/01/1990");
    assert_eq!(draft.facts().text(FieldId::Ethnicity), "01");
    assert!(draft.facts().iter().all(|(_, entry)| entry.source == Source::PopulationRecord));
    assert!(!draft.basis().is_unverified());
    assert_eq!(draft.plan().because, PlanRule::Full);
    assert_eq!(events[0].what, EventKind::Opened { reason: Reason::Age, unverified: false, follows: None });
}

#[test]
fn data_of_the_record_is_never_overtyped() {
    let mut draft = open(&resident(), Reason::Age);
    let before = draft.clone();
    let refused = draft.set_field(FieldId::FullName, "TRẦN VĂN BÌNH", Source::Typed, &clerk(1)).expect_err("locked");
    assert_eq!(refused, MoveError::NotOvertyped { field: FieldId::FullName });
    assert_eq!(draft, before);
    // Clearing is overtyping too.
    assert!(draft.set_field(FieldId::FullName, "", Source::Typed, &clerk(1)).is_err());
    // Where the person lives now is asked at the desk.
    draft.set_field(FieldId::CurrentAddr, "12 Đường Mẫu", Source::Typed, &clerk(1)).expect("open");
    assert_eq!(draft.facts().get(FieldId::CurrentAddr).unwrap().source, Source::Typed);
}

#[test]
fn nobody_speaks_in_the_name_of_the_record() {
    let mut draft = open(&resident(), Reason::Age);
    draft.set_field(FieldId::Email, "an@example.vn", Source::PopulationRecord, &clerk(1)).expect("fits");
    assert_eq!(draft.facts().get(FieldId::Email).unwrap().source, Source::Typed);
}

#[test]
fn an_unknown_person_starts_from_their_card_and_the_draft_says_unverified() {
    let mut from_card = Facts::new();
    from_card.set(FieldId::Pin, "001090123456", Source::Card);
    from_card.set(FieldId::FullName, "Nguyễn Văn An", Source::Card);
    from_card.set(FieldId::Dob, "rubbish", Source::Card);
    let opening = Opening { from_card, ..opening(None, Reason::First) };
    let (mut draft, events) = Draft::open(opening, &clerk(0)).expect("opens");
    assert!(matches!(events[0].what, EventKind::Opened { unverified: true, .. }));
    assert_eq!(draft.facts().get(FieldId::FullName).unwrap().source, Source::Card);
    assert!(!draft.facts().has(FieldId::Dob));
    // Everything is planned until the birth date is known.
    assert_eq!(draft.plan().because, PlanRule::Full);
    draft.set_field(FieldId::Dob, "15/01/2024", Source::Typed, &clerk(1)).expect("fits");
    assert_eq!(draft.plan().because, PlanRule::UnderSix);
    draft.take_back(&clerk(2)).expect("something to take back");
    assert_eq!(draft.plan().because, PlanRule::Full);
}

#[test]
fn a_value_that_does_not_fit_changes_nothing() {
    let mut draft = open(&resident(), Reason::Age);
    let before = draft.clone();
    let refused = draft.set_field(FieldId::Phone, "113", Source::Typed, &clerk(1)).expect_err("no mobile");
    assert_eq!((refused.code(), refused.field()), ("phoneUnreadable", Some(FieldId::Phone)));
    assert_eq!(draft, before);
}

#[test]
fn the_same_value_again_is_no_event() {
    let mut draft = open(&resident(), Reason::Age);
    assert_eq!(draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(1)).unwrap().len(), 1);
    assert!(draft.set_field(FieldId::Phone, "091 234 5678", Source::Typed, &clerk(1)).unwrap().is_empty());
}

#[test]
fn events_carry_no_value_and_two_applications_no_equal_digest() {
    let events = |salt| {
        let opening = Opening { salt, ..opening(None, Reason::First) };
        let (mut draft, mut events) = Draft::open(opening, &clerk(0)).expect("opens");
        events.extend(draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(1)).expect("fits"));
        events
    };
    let (one, other) = (events([1; 32]), events([2; 32]));
    assert!(!serde_json::to_string(&one).unwrap().contains("0912345678"));
    assert_ne!(one[1].salted_digest, other[1].salted_digest);
    assert!(one[1].salted_digest.is_some());
}

#[test]
fn choosing_another_reason_derives_the_plan_again() {
    let mut draft = open(&resident(), Reason::Age);
    draft.choose_reason(Reason::Lost, &clerk(1)).expect("may");
    assert!(draft.plan().is_empty());
    assert!(draft.choose_reason(Reason::Lost, &clerk(1)).unwrap().is_empty());
    fill(&mut draft);
    assert!(draft.missing(today()).is_empty());
}

#[test]
fn only_the_holder_of_a_part_changes_it() {
    let mut draft = open(&resident(), Reason::Age);
    let minh = act("minh", Role::Clerk, 1);
    let typing = |draft: &mut Draft, act: &Act| draft.set_field(FieldId::Phone, "0912345678", Source::Typed, act);
    let held = MoveError::HeldByAnother { part: Part::Facts, holder: clerk(0).holder() };
    assert_eq!(typing(&mut draft, &minh), Err(held.clone()));
    // The same officer at another desk does not hold it either.
    let elsewhere = Act { station: StationId::parse("tram-02").unwrap(), ..clerk(1) };
    assert_eq!(typing(&mut draft, &elsewhere), Err(held));
    draft.hand(Part::Facts, minh.holder(), &clerk(2)).expect("the holder passes it on");
    typing(&mut draft, &minh).expect("held now");
    // One types, the other captures.
    draft.record_sample(sample(SampleKind::Portrait, 1, 2), &clerk(2)).expect("samples stayed");
}

#[test]
fn a_part_is_taken_over_by_a_named_act_and_not_given_to_third_people() {
    let mut draft = open(&resident(), Reason::Age);
    let (minh, mai) = (act("minh", Role::Clerk, 1), act("mai", Role::Clerk, 1));
    assert!(matches!(draft.hand(Part::Facts, mai.holder(), &minh), Err(MoveError::HeldByAnother { .. })));
    let events = draft.hand(Part::Samples, minh.holder(), &minh).expect("takes over");
    assert_eq!(events[0].what, EventKind::PartHanded { part: Part::Samples, to: minh.holder() });
    // Another pair of eyes: the person is confirmed first.
    assert_eq!(draft.record_sample(sample(SampleKind::Portrait, 1, 2), &minh), Err(MoveError::ConfirmPersonFirst));
    draft.confirm_same_person(&minh).expect("confirmed");
    draft.record_sample(sample(SampleKind::Portrait, 1, 2), &minh).expect("captured");
}

#[test]
fn nothing_but_going_on_is_possible_in_a_pause() {
    let mut draft = open(&resident(), Reason::Age);
    draft.pause(PauseReason::PersonLeft, &clerk(1)).expect("pauses");
    let before = draft.clone();
    assert_eq!(draft.pause(PauseReason::Other, &clerk(2)), Err(MoveError::Paused));
    assert_eq!(draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(2)), Err(MoveError::Paused));
    assert_eq!(draft.record_sample(sample(SampleKind::Portrait, 1, 2), &clerk(2)), Err(MoveError::Paused));
    assert_eq!(draft, before);
    draft.resume(&clerk(3)).expect("goes on");
    assert_eq!(draft.resume(&clerk(3)), Err(MoveError::NotPaused));
}

#[test]
fn after_more_than_five_minutes_the_person_is_confirmed() {
    for (minutes, due) in [(1, false), (5, false), (6, true), (-10, true)] {
        let mut draft = open(&resident(), Reason::Age);
        draft.pause(PauseReason::PersonLeft, &clerk(0)).expect("pauses");
        draft.resume(&clerk(minutes)).expect("goes on");
        assert_eq!(draft.person_check_due(), due, "{minutes} minutes");
    }
}

#[test]
fn what_was_accepted_last_is_taken_back_by_name() {
    let mut draft = open(&resident(), Reason::Age);
    let untouched = draft.facts().clone();
    assert_eq!(draft.take_back(&clerk(1)).map(|(what, _)| what), Err(MoveError::NothingToTakeBack));
    draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(1)).expect("fits");
    draft.set_field(FieldId::Phone, "0912345679", Source::Typed, &clerk(1)).expect("fits");
    draft.record_sample(sample(SampleKind::Portrait, 1, 2), &clerk(2)).expect("planned");
    draft.record_sample(sample(SampleKind::Portrait, 2, 3), &clerk(3)).expect("planned");
    draft.declare_exception(exception(FingerPosition::LeftRing, ExceptionKind::Worn), &clerk(3)).expect("may");
    draft.record_gap(Modality::Iris, GapReason::NoDevice, &clerk(3)).expect("may");

    let mut back = || draft.take_back(&clerk(4)).map(|(what, _)| what).expect("something");
    assert_eq!(back(), TakenBack::Gap { modality: Modality::Iris });
    assert_eq!(back(), TakenBack::Exception { finger: FingerPosition::LeftRing });
    assert_eq!(back(), TakenBack::Sample { kind: SampleKind::Portrait });
    assert_eq!(draft.samples()[&SampleKind::Portrait].id, SampleId::from_random([1; 16]));
    let mut back = || draft.take_back(&clerk(4)).map(|(what, _)| what).expect("something");
    assert_eq!(back(), TakenBack::Sample { kind: SampleKind::Portrait });
    assert_eq!(back(), TakenBack::Field { field: FieldId::Phone });
    assert_eq!(draft.facts().text(FieldId::Phone), "0912345678");
    draft.take_back(&clerk(4)).expect("something");
    assert_eq!(*draft.facts(), untouched);
}

#[test]
fn what_is_missing_is_listed_and_shrinks_to_nothing() {
    let mut draft = open(&resident(), Reason::Age);
    let names = |draft: &Draft| {
        let name = |missing: Missing| match missing {
            Missing::Field { field, issue } => format!("{field} {}", issue.code),
            Missing::Sample(kind) => kind.to_string(),
            Missing::Finger(finger) => format!("finger {}", finger.code()),
            Missing::MixUp(kind) => format!("mix-up {kind}"),
            Missing::PersonCheck => "person".to_owned(),
        };
        draft.missing(today()).into_iter().map(name).collect::<Vec<_>>()
    };
    let start = [
        "features fieldRequired",
        "delivery fieldRequired",
        "old_card_collected fieldRequired",
        "portrait",
        "slap_13",
        "slap_14",
        "slap_15",
        "iris_right",
        "iris_left",
    ];
    assert_eq!(names(&draft), start);
    fill(&mut draft);
    assert_eq!(names(&draft), start[3..]);
    capture(&mut draft);
    assert!(names(&draft).is_empty());
    let incomplete = open(&resident(), Reason::Age);
    let refused = incomplete.clone().complete(&clerk(4)).expect_err("incomplete");
    assert_eq!(*refused.stage, incomplete);
    assert!(matches!(refused.why, MoveError::Incomplete(missing) if missing.len() == start.len()));
}

#[test]
fn a_refused_application_is_answered_by_a_new_draft_where_the_remedy_allows_it() {
    let table = [(Remedy::Recapture, true), (Remedy::CorrectFacts, true), (Remedy::CorrectRecord, true), (Remedy::None, false)];
    for (remedy, allowed) in table {
        let refused = refused(remedy);
        let record = resident();
        let opening = Opening { id: ApplicationId::from_random([8; 16]), follows: Some(&refused), ..opening(Some(&record), Reason::Age) };
        match Draft::open(opening, &clerk(40)) {
            Ok((draft, events)) => {
                assert!(allowed, "{remedy:?}");
                assert_eq!(draft.header().follows(), Some(refused.header().id()));
                assert!(matches!(events[0].what, EventKind::Opened { follows: Some(id), .. } if id == refused.header().id()));
                assert!(draft.samples().is_empty(), "samples are never moved to another application");
            }
            Err(why) => {
                assert!(!allowed, "{remedy:?}: {why}");
                assert_eq!(why, MoveError::NotAllowedNow { stage: StageName::Refused, action: Action::OpenNewDraft });
            }
        }
    }
}

#[test]
fn what_was_typed_is_carried_into_the_new_draft_and_the_record_speaks_for_itself_as_of_today() {
    use FieldId as F;
    let refused = refused(Remedy::CorrectRecord);
    let mut before = Facts::new();
    before.set(F::Phone, "0912345678", Source::Typed);
    before.set(F::FullName, "NGUYỄN VĂN ẤN", Source::PopulationRecord);
    before.set(F::CurrentAddr, "Thôn 3, xã Ea Kao, tỉnh Đắk Lắk", Source::Typed);
    before.set(F::Dob, "01/01/1991", Source::Typed);
    before.set(F::Email, "no address", Source::Typed);
    let record = resident();
    let again = |record: Option<&PopulationRecord>| {
        let opening = Opening { carried: before.clone(), follows: Some(&refused), ..opening(record, Reason::Age) };
        Draft::open(opening, &clerk(40)).expect("opens").0
    };
    let entry = |draft: &Draft, field: F| draft.facts().get(field).map(|entry| (entry.text.clone(), entry.source));
    let on_record = again(Some(&record));
    // Field, as it stands with the record found, as it stands without.
    let table = [
        (F::Phone, Some(("0912345678", Source::Typed)), Some(("0912345678", Source::Typed))),
        (F::FullName, Some(("NGUYỄN VĂN AN", Source::PopulationRecord)), Some(("NGUYỄN VĂN ẤN", Source::Typed))),
        (F::Dob, Some(("15/01/1990", Source::PopulationRecord)), Some(("01/01/1991", Source::Typed))),
        (
            F::CurrentAddr,
            Some(("Thôn 3, xã Ea Kao, tỉnh Đắk Lắk", Source::Typed)),
            Some(("Thôn 3, xã Ea Kao, tỉnh Đắk Lắk", Source::Typed)),
        ),
        (F::Email, None, None),
    ];
    let unverified = again(None);
    for (field, found, not_found) in table {
        let owned = |said: Option<(&str, Source)>| said.map(|(text, source)| (text.to_owned(), source));
        assert_eq!(entry(&on_record, field), owned(found), "{field}, found");
        assert_eq!(entry(&unverified, field), owned(not_found), "{field}, not found");
    }
    assert!(on_record.last_accepted().is_none(), "nothing of it is taken back one by one");
    assert!(on_record.hands().typed.contains(&officer("lan")));
}

#[test]
fn only_clerks_work_on_drafts() {
    for role in [Role::Supervisor, Role::Technician] {
        let act = act("lan", role, 0);
        assert_eq!(Draft::open(opening(None, Reason::First), &act).map(|_| ()), Err(MoveError::RoleNotAllowed { role }));
        let mut draft = open(&resident(), Reason::Age);
        assert_eq!(draft.pause(PauseReason::Other, &act), Err(MoveError::RoleNotAllowed { role }));
        assert!(draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &act).is_err());
        assert!(draft.withdraw(WithdrawReason::Other, &act).is_err());
    }
}

#[test]
fn who_was_away_for_long_is_asked_for_the_face_also_without_a_pause() {
    for (minutes, due) in [(0, false), (5, false), (6, true), (-1, true)] {
        let mut draft = open(&resident(), Reason::Age);
        draft.after_absence(at(0), at(minutes));
        assert_eq!(draft.person_check_due(), due, "{minutes} minutes");
    }
    // A clock set right by seconds sends nobody away.
    let mut draft = open(&resident(), Reason::Age);
    draft.after_absence(at(0), enrollment::Timestamp::from_unix_ms(at(0).unix_ms() - 3_000));
    assert!(!draft.person_check_due());
    let mut nothing_to_capture = open(&resident(), Reason::Lost);
    nothing_to_capture.after_absence(at(0), at(60));
    assert!(!nothing_to_capture.person_check_due());
}

#[test]
fn not_this_person_is_said_in_the_log_and_stops_everything_until_somebody_says_yes() {
    let mut draft = open(&resident(), Reason::Age);
    fill(&mut draft);
    let events = draft.doubt_person(&clerk(1)).expect("may");
    assert_eq!(events[0].what, EventKind::PersonDoubted);
    assert_eq!(draft.record_sample(sample(SampleKind::Portrait, 1, 1), &clerk(2)), Err(MoveError::ConfirmPersonFirst));
    assert!(draft.missing(today()).contains(&Missing::PersonCheck));
    draft.pause(PauseReason::Other, &clerk(2)).expect("may");
    draft.resume(&clerk(3)).expect("paused");
    assert!(draft.person_doubted() && draft.person_check_due(), "a pause does not answer it");
    draft.confirm_same_person(&clerk(4)).expect("may");
    assert!(!draft.person_doubted());
    draft.record_sample(sample(SampleKind::Portrait, 1, 1), &clerk(5)).expect("the right person after all");

    let mut lost = open(&resident(), Reason::Lost);
    fill(&mut lost);
    lost.doubt_person(&clerk(1)).expect("may");
    assert!(lost.complete(&clerk(2)).is_err(), "also where nothing is captured");
}
