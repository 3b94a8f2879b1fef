//! Samples, exceptions, gaps.

use crate::desk::*;
use enrollment::*;

const RIGHT: SampleKind = SampleKind::Slap(Slap::RightFour);

#[test]
fn a_slap_without_proven_resolution_is_no_enrollment_sample() {
    for (ppi, fits) in [(None, false), (Some(494), false), (Some(495), true), (Some(500), true), (Some(505), true), (Some(506), false), (Some(1000), false)] {
        let mut draft = open(&resident(), Reason::Age);
        let mut slap = sample(RIGHT, 1, 1);
        slap.capture.resolution_ppi = ppi;
        let result = draft.record_sample(slap, &clerk(1));
        assert_eq!(result.is_ok(), fits, "{ppi:?}");
        if !fits {
            assert_eq!(result, Err(MoveError::ResolutionNotProven { ppi }));
        }
    }
}

#[test]
fn fingers_of_another_hand_or_twice_the_same_are_refused() {
    for position in [FingerPosition::LeftIndex, FingerPosition::RightIndex] {
        let mut draft = open(&resident(), Reason::Age);
        let mut slap = sample(RIGHT, 1, 1);
        slap.capture.fingers.push(found(position));
        assert_eq!(draft.record_sample(slap, &clerk(1)), Err(MoveError::FingersDoNotFit { finger: position }));
    }
}

#[test]
fn a_finger_the_slap_does_not_show_is_missing_until_excepted() {
    let mut draft = open(&resident(), Reason::Age);
    let mut slap = sample(RIGHT, 1, 1);
    slap.capture.fingers.retain(|finger| finger.position != FingerPosition::RightRing);
    draft.record_sample(slap, &clerk(1)).expect("three fingers are three fingers");
    assert!(draft.missing(today()).contains(&Missing::Finger(FingerPosition::RightRing)));
    draft.declare_exception(exception(FingerPosition::RightRing, ExceptionKind::Bandaged), &clerk(2)).expect("may");
    assert!(!draft.missing(today()).iter().any(|missing| matches!(missing, Missing::Finger(_))));
    draft.clear_exception(FingerPosition::RightRing, &clerk(2)).expect("declared");
    assert!(draft.missing(today()).contains(&Missing::Finger(FingerPosition::RightRing)));
    assert_eq!(draft.clear_exception(FingerPosition::RightRing, &clerk(2)), Err(MoveError::NothingDeclared));
}

#[test]
fn all_ten_fingers_missing_needs_no_scanner() {
    let mut draft = open(&resident(), Reason::Age);
    fill(&mut draft);
    for finger in FingerPosition::ALL {
        draft.declare_exception(exception(finger, ExceptionKind::Amputated), &clerk(1)).expect("may");
    }
    draft.record_sample(sample(SampleKind::Portrait, 1, 1), &clerk(1)).expect("planned");
    draft.record_gap(Modality::Iris, GapReason::NoDevice, &clerk(1)).expect("may");
    assert!(draft.missing(today()).is_empty());
    let (captured, _) = draft.complete(&clerk(2)).expect("complete");
    // Nor a signature, and not a mark of a finger that is not there.
    let attest = |means| Attestation { means, ..attestation(&captured.summary()) };
    let witness = || Witness { name: FullName::parse("TRẦN THỊ MAI").unwrap(), number: None };
    let read_by = || Reader::Officer(officer("lan"));
    let mark = Means::FingerMark { finger: FingerPosition::RightIndex, reason: CannotSign::NoHands, read_by: read_by(), witness: witness() };
    let refused = captured.clone().attest(attest(mark), &clerk(3)).expect_err("no finger");
    assert_eq!(refused.why, MoveError::MarkFingerMissing { finger: FingerPosition::RightIndex });
    let neither = Means::Neither { reason: CannotSign::NoHands, read_by: read_by(), witness: witness() };
    let (attested, _) = refused.stage.attest(attest(neither), &clerk(3)).expect("attests");
    let (signed, _) = attested.sign(package(), &clerk(4)).expect("signs");
    let record = signed.record();
    assert_eq!((record.exceptions.len(), record.samples.len()), (10, 1));
    assert!(record.hands.read_aloud.contains(&officer("lan")));
}

#[test]
fn a_mark_needs_the_print_of_that_finger_and_is_the_applicants_own() {
    let mut draft = open(&resident(), Reason::Age);
    let mut slap = sample(RIGHT, 1, 1);
    slap.capture.fingers.retain(|finger| finger.position != FingerPosition::RightIndex);
    draft.record_sample(slap, &clerk(1)).expect("three fingers are three fingers");
    let left = SampleKind::Slap(enrollment::Slap::LeftFour);
    draft.record_sample(sample(left, 2, 1), &clerk(1)).expect("planned");
    let fingers = enrollment::mark_fingers(draft.samples());
    assert_eq!(fingers.first(), Some(&FingerPosition::LeftIndex), "the right index was not taken");
    assert!(!fingers.contains(&FingerPosition::RightIndex) && !fingers.contains(&FingerPosition::RightThumb));
    assert_eq!(enrollment::mark_fingers(open(&resident(), Reason::Lost).samples()), []);
}

#[test]
fn an_amputated_finger_is_not_in_a_slap() {
    let mut draft = open(&resident(), Reason::Age);
    draft.declare_exception(exception(FingerPosition::RightIndex, ExceptionKind::Amputated), &clerk(1)).expect("may");
    let refused = draft.record_sample(sample(RIGHT, 1, 1), &clerk(1));
    assert_eq!(refused, Err(MoveError::FingersDoNotFit { finger: FingerPosition::RightIndex }));
    // The other way round too.
    let mut draft = open(&resident(), Reason::Age);
    draft.record_sample(sample(RIGHT, 1, 1), &clerk(1)).expect("planned");
    let late = draft.declare_exception(exception(FingerPosition::RightIndex, ExceptionKind::Amputated), &clerk(1));
    assert_eq!(late, Err(MoveError::FingersDoNotFit { finger: FingerPosition::RightIndex }));
    // A worn finger is captured and noted.
    draft.declare_exception(exception(FingerPosition::RightIndex, ExceptionKind::Worn), &clerk(1)).expect("may");
}

#[test]
fn another_reason_is_said_in_words() {
    let mut draft = open(&resident(), Reason::Age);
    for (text, fits) in [(None, false), (Some(" "), false), (Some("dính ngón"), true), (Some(&*"x".repeat(201)), false)] {
        let other = FingerException { text: text.map(str::to_owned), ..exception(FingerPosition::LeftThumb, ExceptionKind::Other) };
        assert_eq!(draft.declare_exception(other, &clerk(1)).is_ok(), fits);
    }
}

#[test]
fn only_iris_is_left_out_as_a_whole() {
    let mut draft = open(&resident(), Reason::Age);
    for modality in [Modality::Portrait, Modality::Fingerprints] {
        assert_eq!(draft.record_gap(modality, GapReason::DeviceFailed, &clerk(1)), Err(MoveError::GapNotAllowed));
    }
    draft.record_gap(Modality::Iris, GapReason::NoDevice, &clerk(1)).expect("may");
    draft.clear_gap(Modality::Iris, &clerk(1)).expect("recorded");
    assert_eq!(draft.clear_gap(Modality::Iris, &clerk(1)), Err(MoveError::NothingDeclared));
}

#[test]
fn what_the_plan_does_not_ask_for_is_not_kept() {
    let mut draft = open(&resident(), Reason::Lost);
    assert_eq!(draft.record_sample(sample(SampleKind::Portrait, 1, 1), &clerk(1)), Err(MoveError::NotPlanned));
    assert_eq!(draft.record_gap(Modality::Iris, GapReason::NoDevice, &clerk(1)), Err(MoveError::NotPlanned));
    let finger = exception(FingerPosition::LeftThumb, ExceptionKind::Worn);
    assert_eq!(draft.declare_exception(finger, &clerk(1)), Err(MoveError::NotPlanned));
    let mut draft = open(&resident(), Reason::Age);
    assert_eq!(draft.record_sample(sample(SampleKind::Signature, 1, 1), &clerk(1)), Err(MoveError::NotPlanned));
}

#[test]
fn samples_outside_the_plan_do_not_get_into_the_record() {
    let (mut draft, _) = complete_draft(Reason::Age);
    draft.choose_reason(Reason::Lost, &clerk(3)).expect("may");
    let (captured, _) = draft.complete(&clerk(4)).expect("complete");
    let attestation = attestation(&captured.summary());
    let (attested, _) = captured.attest(attestation, &clerk(5)).expect("attests");
    let record = attested.sign(package(), &clerk(6)).expect("signs").0.record();
    let kinds: Vec<_> = record.samples.iter().map(|sample| sample.kind).collect();
    assert_eq!(kinds, [SampleKind::Signature]);
    assert!(record.gaps.is_empty());
}

#[test]
fn samples_of_the_wrong_person_are_discarded_and_never_come_back() {
    let (mut draft, _) = complete_draft(Reason::Age);
    draft.record_sample(sample(SampleKind::Portrait, 50, 3), &clerk(3)).expect("planned");
    let (discarded, events) = draft.discard_samples(DiscardReason::WrongPerson, &clerk(4)).expect("may");
    assert_eq!(discarded.len(), 5, "four in place and the portrait before");
    assert_eq!(events[0].what, EventKind::SamplesDiscarded { why: DiscardReason::WrongPerson });
    assert!(draft.samples().is_empty() && draft.gaps().is_empty() && draft.person_check_due());
    while let Ok((what, _)) = draft.take_back(&clerk(5)) {
        assert!(matches!(what, TakenBack::Field { .. }));
    }
    assert!(draft.samples().is_empty());
}

#[test]
fn a_gap_known_for_the_day_is_recorded_and_is_nothing_to_take_back() {
    let mut draft = open(&resident(), Reason::Age);
    let before = draft.last_accepted();
    let events = draft.record_known_gap(Modality::Iris, GapReason::NoDevice, &clerk(1)).expect("may");
    assert_eq!(events[0].what, EventKind::GapRecorded { modality: Modality::Iris });
    assert!(draft.gaps().contains_key(&Modality::Iris));
    assert_eq!(draft.last_accepted(), before);
}

#[test]
fn every_line_of_the_sheet_says_something() {
    let mut draft = open(&resident(), Reason::Age);
    fill(&mut draft);
    draft.record_sample(sample(SampleKind::Portrait, 1, 1), &clerk(1)).expect("planned");
    draft.declare_exception(exception(FingerPosition::RightRing, ExceptionKind::Bandaged), &clerk(1)).expect("may");
    draft.record_gap(Modality::Iris, GapReason::Unable, &clerk(1)).expect("may");
    let summary = draft.summary();
    for line in summary.lines() {
        assert!(!line.text.trim().is_empty() || !line.codes.is_empty(), "{}", line.item);
        assert!(line.text.is_empty() || !line.text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'), "{}: a code as a text", line.item);
    }
    assert_eq!(summary.line(SummaryItem::Biometrics).expect("shown").codes, ["biometrics_full"]);
    assert_eq!(summary.line(SummaryItem::Finger(FingerPosition::RightRing)).expect("shown").codes, ["finger_bandaged", "for_now"]);
    assert_eq!(summary.line(SummaryItem::Gap(Modality::Iris)).expect("shown").codes, ["gap_unable"]);
}

fn eye_exception(eye: Eye, kind: EyeExceptionKind) -> EyeException {
    EyeException { eye, kind, lasting: kind.usual_duration(), text: None }
}

#[test]
fn an_eye_is_taken_or_excepted_and_never_both() {
    let mut draft = open(&resident(), Reason::Age);
    let missing = |draft: &Draft| draft.missing(today()).into_iter().filter(|one| matches!(one, Missing::Sample(SampleKind::Iris(_)))).count();
    assert_eq!(missing(&draft), 2);
    draft.record_sample(sample(SampleKind::Iris(Eye::Right), 1, 1), &clerk(1)).expect("planned");
    let both = MoveError::EyeDoesNotFit { eye: Eye::Right };
    assert_eq!(draft.declare_eye_exception(eye_exception(Eye::Right, EyeExceptionKind::Injured), &clerk(1)), Err(both));
    draft.declare_eye_exception(eye_exception(Eye::Left, EyeExceptionKind::Missing), &clerk(1)).expect("may");
    assert_eq!(missing(&draft), 0);
    assert_eq!(draft.record_sample(sample(SampleKind::Iris(Eye::Left), 2, 1), &clerk(1)), Err(MoveError::EyeDoesNotFit { eye: Eye::Left }));
    let line = draft.summary().line(SummaryItem::Eye(Eye::Left)).cloned().expect("the applicant sees it");
    assert_eq!(line.codes, ["eye_missing", "for_good"]);
    assert_eq!(draft.take_back(&clerk(2)).expect("the exception").0, TakenBack::EyeException { eye: Eye::Left });
    assert_eq!(missing(&draft), 1);
    assert_eq!(draft.clear_eye_exception(Eye::Left, &clerk(2)), Err(MoveError::NothingDeclared));
    let mut other = eye_exception(Eye::Left, EyeExceptionKind::Other);
    assert_eq!(draft.declare_eye_exception(other.clone(), &clerk(2)), Err(MoveError::TextDoesNotFit));
    other.text = Some("băng mắt".to_owned());
    draft.declare_eye_exception(other, &clerk(2)).expect("said in words");
}

#[test]
fn what_is_taken_after_all_takes_the_gap_away() {
    let mut draft = open(&resident(), Reason::Age);
    draft.record_gap(Modality::Iris, GapReason::DeviceFailed, &clerk(1)).expect("may");
    draft.record_sample(sample(SampleKind::Iris(Eye::Right), 1, 1), &clerk(1)).expect("planned");
    assert!(draft.gaps().contains_key(&Modality::Iris), "the left one is still left out");
    let events = draft.record_sample(sample(SampleKind::Iris(Eye::Left), 2, 1), &clerk(2)).expect("planned");
    assert_eq!(events[1].what, EventKind::GapCleared { modality: Modality::Iris });
    assert!(draft.gaps().is_empty() && !draft.lacks_an_eye());
    draft.take_back(&clerk(3)).expect("the left eye");
    assert!(draft.gaps().is_empty() && draft.lacks_an_eye(), "asked for again");
}

#[test]
fn a_rolled_finger_is_kept_only_where_the_post_rolls_and_as_that_finger() {
    let index = SampleKind::Rolled(FingerPosition::RightIndex);
    let record = resident();
    let mut plain = open(&record, Reason::Age);
    assert_eq!(plain.record_sample(sample(index, 1, 1), &clerk(1)), Err(MoveError::NotPlanned));

    let opening = Opening { rolls: true, ..crate::desk::opening(Some(&record), Reason::Age) };
    let (mut draft, _) = Draft::open(opening, &clerk(0)).expect("opened");
    let other = Sample { kind: index, ..sample(SampleKind::Rolled(FingerPosition::RightMiddle), 2, 1) };
    assert_eq!(draft.record_sample(other, &clerk(1)), Err(MoveError::FingersDoNotFit { finger: FingerPosition::RightMiddle }));
    draft.record_sample(sample(index, 3, 1), &clerk(1)).expect("kept");
    let missing = |draft: &Draft, kind: SampleKind| draft.missing(today()).contains(&Missing::Sample(kind));
    assert!(!missing(&draft, index) && missing(&draft, SampleKind::Rolled(FingerPosition::LeftLittle)));

    // What was rolled is not cut off; a finger that is bandaged is not rolled.
    let exception = |finger, kind| FingerException { finger, kind, lasting: Lasting::ForGood, text: None };
    let amputated = exception(FingerPosition::RightIndex, ExceptionKind::Amputated);
    assert_eq!(draft.declare_exception(amputated, &clerk(2)), Err(MoveError::FingersDoNotFit { finger: FingerPosition::RightIndex }));
    draft.declare_exception(exception(FingerPosition::LeftLittle, ExceptionKind::Bandaged), &clerk(2)).expect("declared");
    assert!(!missing(&draft, SampleKind::Rolled(FingerPosition::LeftLittle)));
}
