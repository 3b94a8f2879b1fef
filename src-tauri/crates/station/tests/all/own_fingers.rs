//! An officer's own fingers, given once: found when they lie in somebody's application, asked about, told to the supervisor.

use devices::simulator::Presentation;
use enrollment::{EventKind, FingerPosition, MixUp, MixUpAnswer, MixUpCertainty, Resembled, SampleKind, Slap};
use station::{CheckState, Step};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

const RIGHT: SampleKind = SampleKind::Slap(Slap::RightFour);
/// A hand that is no resident's.
const HERS: u64 = 0x006f_6666_6963_6572;
const ALL: [u8; 3] = [13, 14, 15];

/// Lan lays her own hands on the glass.
fn give(run: &Run) {
    run.sign_in("lan");
    run.scanner.present(HERS);
    for slap in ALL {
        run.station.take_own_fingers(slap, &[]).expect("taken");
    }
}

fn known(run: &Run) -> Vec<u8> {
    run.station.read_own_fingers().expect("read").known.keys().map(|finger| finger.code()).collect()
}

fn check(run: &Run) -> (CheckState, Option<String>) {
    let check = run.station.examine().checks.into_iter().find(|check| check.check == "officerFingers").expect("the vault is open");
    (check.state, check.params.get("lacking").cloned())
}

/// Lan's right hand lies on the glass where the applicant's should.
fn her_hand_in_an_application(run: &Run) -> (enrollment::ApplicationId, Vec<MixUp>) {
    let id = run.open(resident(Case::FirstCard));
    run.scanner.present(HERS);
    run.slap(&id, 13);
    let found = run.station.application(&id).expect("read").mix_ups().map(|(_, found)| found.clone()).collect();
    (id, found)
}

#[test]
fn they_are_given_once_by_each_for_themselves_and_a_picture_of_them_is_nowhere() {
    let post = Post::new();
    let run = post.start();
    refused(run.station.take_own_fingers(13, &[]), "signedOut");
    run.sign_in("lan");
    assert_eq!((known(&run), check(&run)), (vec![], (CheckState::Absent, Some("3".to_owned()))));
    give(&run);
    assert_eq!(known(&run), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(check(&run), (CheckState::Absent, Some("2".to_owned())));
    run.sign_in("hung");
    assert_eq!(known(&run), [] as [u8; 0], "hers are not his");
    run.sign_in("lan");
    assert_eq!(known(&run).len(), 10, "also after another was here");
    assert_eq!(run.station.forget_own_fingers().expect("erased").known.len(), 0);
    assert_eq!(check(&run).1.as_deref(), Some("3"));
}

#[test]
fn a_print_of_hers_in_somebodys_application_is_found_at_once_and_names_her() {
    let post = Post::new();
    {
        let run = post.start();
        give(&run);
    }
    // After a restart, and whoever works.
    let run = post.start();
    run.sign_in("minh");
    let (id, found) = her_hand_in_an_application(&run);
    assert_eq!(found.len(), 1, "{found:?}");
    let lan = Resembled::Officer("lan".parse().expect("an officer"));
    assert_eq!((&found[0].like, found[0].certainty, found[0].exchanged), (&lan, MixUpCertainty::Certain, false));
    let told = |event: &enrollment::Event| matches!(&event.what, EventKind::MixUpFound { kind: RIGHT, other: None, officer: Some(officer), .. } if officer.to_string() == "lan");
    assert!(post.vault().events(&id).expect("the log").iter().any(told));
    refused(run.station.answer_mix_up(&id, RIGHT, &lan, MixUpAnswer::OtherIsWrong), "nothingDeclared");
    refused(run.station.answer_mix_up(&id, RIGHT, &Resembled::Officer("hung".parse().expect("an officer")), MixUpAnswer::Right), "nothingDeclared");
    let case = run.station.answer_mix_up(&id, RIGHT, &lan, MixUpAnswer::AskSupervisor).expect("answered");
    let answered = case.mix_ups().next().and_then(|(_, found)| found.answered.clone()).expect("the answer");
    assert_eq!((answered.answer, answered.by.to_string()), (MixUpAnswer::AskSupervisor, "minh".to_owned()));
}

#[test]
fn the_applicants_own_hand_disturbs_nobody_and_a_finding_is_asked_before_anything_goes_on() {
    let post = Post::new();
    let run = post.start();
    give(&run);
    let person = resident(Case::DueForExchange);
    let id = run.open(person);
    run.fill(&id);
    run.portrait(&id);
    for slap in ALL {
        run.slap(&id, slap);
    }
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.mix_ups().count(), 0);
    run.scanner.present(HERS);
    run.slap(&id, 15);
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.mix_ups().count(), 1, "two thumbs of hers");
    assert_eq!(case.step(run.station.now().vietnam_date()), Step::Fingers);
}

#[test]
fn who_does_not_want_it_any_longer_or_works_here_no_more_is_compared_with_nobody() {
    let mut post = Post::new();
    {
        let run = post.start();
        give(&run);
        run.station.forget_own_fingers().expect("erased");
        assert_eq!(her_hand_in_an_application(&run).1, []);
        run.station.close();
    }
    {
        let run = post.start();
        give(&run);
        run.station.close();
    }
    post.dismiss("lan");
    let run = post.start();
    run.sign_in("minh");
    let id = run.open(resident(Case::DueForExchange));
    run.scanner.present(HERS);
    run.slap(&id, 14);
    let case = run.station.application(&id).expect("read");
    // Lan's other application of today has a hand of hers, under its own number.
    assert!(case.mix_ups().all(|(_, found)| found.like.officer().is_none()));
    assert_eq!(post.vault().officer_fingers().expect("read"), [], "nothing of her stays");
}

#[test]
fn missing_fingers_are_said_and_what_is_not_good_enough_is_not_compared_with() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    run.scanner.present(HERS);
    refused(run.station.take_own_fingers(99, &[]), "slapUnknown");
    let little = FingerPosition::from_code(5).expect("a finger");
    run.scanner.lacks(&[little]);
    refused(run.station.take_own_fingers(13, &[]), "ownFingersNotFound");
    run.station.take_own_fingers(13, &[little]).expect("three fingers");
    assert_eq!(known(&run), [2, 3, 4]);
    refused(run.station.take_own_fingers(15, &[1, 6].map(|code| FingerPosition::from_code(code).expect("a finger"))), "nothingToCapture");
    run.scanner.next(Presentation::Dry);
    let dry = run.station.take_own_fingers(14, &[]);
    match dry {
        Err(refusal) => assert!(["ownFingersWeak", "ownFingersNotFound"].contains(&refusal.code), "{}", refusal.code),
        Ok(own) => assert!(own.known.len() + own.weak.len() == 7, "{own:?}"),
    }
    // While somebody is looked up beside the person at the desk, the scanner is that person's.
    let id = run.open(resident(Case::FirstCard));
    run.station.begin_beside(&id).expect("beside");
    refused(run.station.take_own_fingers(14, &[]), "servesAnother");
}
