use enrollment::{About, ReviewCode, ReviewReason, Role, StageName};
use station::{SlapCapture, Station};
use store::ItemState;
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

fn reason() -> Vec<ReviewReason> {
    vec![ReviewReason {
        code: ReviewCode::FactWrong,
        about: About::Field(enrollment::FieldId::Phone),
        text: None,
        person_must_come: false,
    }]
}

fn submit_lost(run: &Run) -> enrollment::ApplicationId {
    let id = run.open(resident(Case::OlderCard));
    run.station.choose_reason(&id, "lost").expect("a reason");
    run.fill(&id);
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted");
    id
}

fn state_of(station: &Station, id: &enrollment::ApplicationId) -> ItemState {
    let items = station.outbox().list(None, 100, 0).expect("items");
    items.into_iter().find(|item| item.application == *id).expect("in the outbox").state
}

#[test]
fn only_what_was_opened_is_approved_and_by_one_manifest() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = submit_lost(&run);
    assert_eq!(state_of(&run.station, &id), ItemState::Waiting);
    run.sign_in("hung");
    refused(run.station.approve_batch(&[id]), "notOpenedForReview");
    refused(run.station.approve_batch(&[]), "nothingToApprove");
    let review = run.station.open_review(&id).expect("opened");
    assert!(review.may_decide && !review.compare.is_empty());
    let list = run.station.approve_batch(&[id]).expect("approved");
    assert_eq!(list.approved.expect("a batch").1, 1);
    assert!(list.cases.is_empty());
    assert_eq!(state_of(&run.station, &id), ItemState::Ready);
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Queued);
    refused(run.station.approve_batch(&[id]), "notAllowedNow");
    let due = run.station.outbox().statement_due(run.station.now()).expect("asked").expect("the approval");
    let approval = package::approval::verify(&due.statement.bytes, &post.trust(), run.station.now()).expect("it verifies");
    assert_eq!(approval.supervisor_id().expect("an officer").to_string(), "hung");
}

#[test]
fn an_approval_wakes_whoever_drains_the_queue() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = submit_lost(&run);
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    let due = run.station.on_wake();
    assert!(due.try_recv().is_err());
    run.station.approve_batch(&[id]).expect("approved");
    assert!(due.try_recv().is_ok(), "the approval waits for the next idle visit to the center");
}

#[test]
fn a_supervisor_cannot_approve_what_they_signed_as_a_clerk() {
    let mut post = Post::with_officers(&[("lan", Role::Clerk), ("hung", Role::Supervisor)]);
    let id = {
        let run = post.start();
        run.sign_in("lan");
        let id = submit_lost(&run);
        run.station.close();
        id
    };
    // Promoted overnight: the same officer, another role.
    post.promote("lan");
    let run = post.start();
    run.sign_in("lan");
    let review = run.station.open_review(&id).expect("shown");
    assert!(!review.may_decide);
    refused(run.station.approve_batch(&[id]), "fourEyes");
    refused(run.station.return_application(&id, reason()), "fourEyes");
    refused(run.station.reject_application(&id, reason()), "fourEyes");
}

#[test]
fn a_return_comes_back_as_the_next_revision_and_shows_only_what_changed() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = submit_lost(&run);
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    refused(run.station.return_application(&id, Vec::new()), "reasonNeeded");
    run.station.return_application(&id, reason()).expect("returned");
    assert_eq!(state_of(&run.station, &id), ItemState::Voided);

    run.sign_in("lan");
    let case = run.station.resume_application(&id).expect("taken up");
    assert_eq!((case.stage(), case.application.revision()), (StageName::Draft, 2));
    assert_eq!(case.note.returned_for.len(), 1);
    run.station.save_field(&id, "phone", "0987654321").expect("mended");
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted again");

    run.sign_in("hung");
    let review = run.station.open_review(&id).expect("opened");
    assert_eq!(review.changed, ["phone"]);
    run.station.approve_batch(&[id]).expect("approved");
    let numbers: Vec<u64> = run.station.outbox().list(None, 10, 0).expect("items").iter().map(|item| item.sequence.number).collect();
    assert_eq!(numbers, [2, 1]);
}

#[test]
fn an_exception_and_a_gap_declared_after_the_return_are_shown_as_changed() {
    let (post, id) = Post::with_submitted();
    let run = post.start();
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.return_application(&id, reason()).expect("returned");

    run.sign_in("lan");
    run.station.resume_application(&id).expect("taken up");
    run.station.declare_exception(&id, &[1], enrollment::ExceptionKind::Worn, true, "").expect("declared");
    run.station.note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::Unable, false).expect("noted");
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted again");

    run.sign_in("hung");
    assert_eq!(run.station.open_review(&id).expect("opened").changed, ["finger_1", "gap_iris"]);
}

#[test]
fn a_rejection_ends_it_and_its_number_is_explained() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = submit_lost(&run);
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.reject_application(&id, reason()).expect("rejected");
    assert_eq!(run.station.application(&id).expect("read").stage(), StageName::Rejected);
    let due = run.station.outbox().statement_due(run.station.now()).expect("asked").expect("the void record");
    let void = package::void::verify(&due.statement.bytes, &post.trust(), run.station.now()).expect("it verifies");
    assert_eq!((void.record.sequence, void.record.reasons), (1, vec!["fact_wrong".to_owned()]));
}

#[test]
fn the_riskiest_comes_first() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let plain = submit_lost(&run);
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    run.fill(&id);
    run.portrait(&id);
    run.scanner.lacks(&[enrollment::FingerPosition::RightRing]);
    run.station
        .declare_exception(&id, &[4], enrollment::ExceptionKind::Amputated, true, "")
        .expect("declared");
    for code in [13, 14, 15] {
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, code).expect("a slap") else { panic!("cancelled") };
        assert!(one.can_keep, "{:?}", one.found);
        run.station.keep_slap(&id, &one.id.to_string()).expect("kept");
    }
    run.station
        .note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, false)
        .expect("noted");
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted");
    run.sign_in("hung");
    let list = run.station.review_list().expect("the list");
    let order: Vec<_> = list.cases.iter().map(|one| one.case.id()).collect();
    assert_eq!(order, [id, plain]);
    assert!(list.cases[0].case.note.risks.contains(&"fingerException".to_owned()));
}

/// The same application under another id, its chain made anew.
fn copy(vault: &store::Vault, id: &enrollment::ApplicationId, number: usize) {
    let stored = vault.application(id).expect("stored");
    let other = format!("{number:08x}-0000-4000-8000-000000000000");
    let renamed = |text: String| text.replace(&id.to_string(), &other);
    let mut prev = enrollment::Digest::ZERO;
    let mut events = Vec::new();
    for event in vault.events(id).expect("events") {
        let mut event: enrollment::Event = serde_json::from_str(&renamed(serde_json::to_string(&event).expect("text"))).expect("an event");
        event.prev = prev;
        prev = event.digest();
        events.push(event);
    }
    let mut application: serde_json::Value =
        serde_json::from_str(&renamed(serde_json::to_string(&stored.application).expect("text"))).expect("a value");
    application["header"]["trail"]["head"] = serde_json::to_value(prev).expect("a digest");
    let application: enrollment::Application = serde_json::from_value(application).expect("an application");
    let row = store::ApplicationRow { id: application.id(), ..stored.row };
    vault.commit(&store::Change::new(0, row, application, events)).expect("stored");
}

#[test]
fn the_supervisor_sees_everything_that_waits() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = submit_lost(&run);
    let vault = post.vault();
    for number in 1..=205 {
        copy(&vault, &id, number);
    }
    run.sign_in("hung");
    assert_eq!(run.station.review_list().expect("the list").cases.len(), 206);
}
