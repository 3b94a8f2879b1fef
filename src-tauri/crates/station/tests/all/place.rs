//! Work opens again where it was left: step and field, per officer and application (A10, A16).

use enrollment::FieldId;
use station::{Place, Step};
use synthetic::Case;

use crate::post::{Post, refused, resident};

#[test]
fn the_field_is_kept_over_a_cut_a_lock_and_a_pause_and_each_officer_has_their_own() {
    let post = Post::new();
    let id = {
        let run = post.start();
        run.sign_in("lan");
        let id = run.open(resident(Case::FirstCard));
        run.station.note_place(&id, "facts", "phone").expect("kept");
        run.station
            .note_place(&id, "facts", "email")
            .expect("kept in place of the one before");
        id
    };
    post.wrist.pass(30_000);
    let run = post.start();
    run.sign_in("lan");
    let email = Some(Place {
        step: Step::Facts,
        field: Some(FieldId::Email),
    });
    let recovered = run
        .station
        .desk()
        .expect("desk")
        .recovered
        .expect("it says what was kept");
    assert_eq!(
        (recovered.application, recovered.step, recovered.field),
        (id, Step::Facts, Some(FieldId::Email))
    );
    let place = || {
        run.station
            .place(&run.station.application(&id).expect("read"))
    };
    assert_eq!(place(), email);
    run.station.lock();
    run.sign_in("lan");
    assert_eq!(place(), email, "after a lock");
    run.station.pause_application(&id, 1, "").expect("paused");
    run.station.resume_application(&id).expect("resumed");
    assert_eq!(place(), email, "after a pause");
    run.sign_in("hung");
    assert_eq!(place(), None, "another officer was never there");
}

#[test]
fn a_long_absence_asks_for_the_face_first_and_then_leads_back_to_the_field() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.note_place(&id, "facts", "phone").expect("kept");
    run.station.pause_application(&id, 1, "").expect("paused");
    post.wrist.pass(6 * 60_000);
    run.station.resume_application(&id).expect("resumed");
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.step(run.station.now().vietnam_date()), Step::Person);
    let phone = Some(Place {
        step: Step::Facts,
        field: Some(FieldId::Phone),
    });
    assert_eq!(
        run.station.place(&case),
        phone,
        "the question comes between"
    );
    let case = run.station.confirm_person(&id, true).expect("the same");
    assert_eq!(run.station.place(&case), phone);
}

#[test]
fn a_place_behind_which_the_work_has_moved_on_is_no_place_any_more() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.note_place(&id, "facts", "phone").expect("kept");
    run.fill(&id);
    assert_eq!(
        run.station
            .place(&run.station.application(&id).expect("read")),
        None
    );
    // Going back by oneself is a place again.
    run.station.note_place(&id, "facts", "email").expect("kept");
    assert!(
        run.station
            .place(&run.station.application(&id).expect("read"))
            .is_some()
    );
    run.slap(&id, 13);
    assert!(
        run.station
            .place(&run.station.application(&id).expect("read"))
            .is_some(),
        "work still goes on at the same step"
    );
    refused(
        run.station.note_place(&id, "facts", "no_such_field"),
        "fieldUnknown",
    );
    refused(run.station.note_place(&id, "nowhere", ""), "stateUnknown");
    run.station
        .withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked)
        .expect("withdrawn");
    assert_eq!(
        run.station
            .place(&run.station.application(&id).expect("read")),
        None
    );
    refused(run.station.note_place(&id, "facts", ""), "notAllowedNow");
    let officer = "lan".parse().expect("an id");
    assert_eq!(
        post.vault().place(&officer, &id).expect("read"),
        None,
        "nothing of it stays in the vault"
    );
}

#[test]
fn a_field_that_this_program_does_not_know_leaves_the_step() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let tomorrow = store::LastPlace {
        officer: "lan".parse().expect("an id"),
        application: id,
        step: "facts".to_owned(),
        field: Some("phone_of_tomorrow".to_owned()),
        work: "facts".to_owned(),
        at: run.station.now(),
    };
    post.vault().keep_place(&tomorrow).expect("written");
    assert_eq!(
        run.station
            .place(&run.station.application(&id).expect("read")),
        Some(Place {
            step: Step::Facts,
            field: None
        })
    );
}
