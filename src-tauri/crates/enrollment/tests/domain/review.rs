//! The supervisor, the queue, the center, the card.

use crate::desk::*;
use enrollment::*;

fn approved() -> Approved {
    let (mut submitted, _) = submitted();
    submitted.open_for_review(&supervisor(8)).expect("opens");
    submitted.approve(approval(), &supervisor(9)).expect("approves").0
}

#[test]
fn a_supervisor_cannot_approve_their_own_application() {
    let (mut submitted, _) = submitted();
    let own = act("lan", Role::Supervisor, 8);
    assert_eq!(submitted.open_for_review(&own), Err(MoveError::FourEyes));
    let refused = submitted.clone().approve(approval(), &own).expect_err("own");
    assert_eq!((&refused.why, *refused.stage), (&MoveError::FourEyes, submitted.clone()));
    assert_eq!(submitted.clone().return_(vec![reason(false)], &own).expect_err("own").why, MoveError::FourEyes);
    assert_eq!(submitted.reject(vec![reason(false)], &own).expect_err("own").why, MoveError::FourEyes);
}

#[test]
fn who_signed_an_earlier_revision_cannot_approve_a_later_one() {
    let (mut submitted, _) = submitted();
    submitted.open_for_review(&supervisor(8)).expect("opens");
    let (returned, _) = submitted.return_(vec![reason(false)], &supervisor(9)).expect("returns");
    let minh = |minutes| act("minh", Role::Clerk, minutes);
    let (draft, _) = returned.take_up(&minh(10)).expect("takes up");
    let (captured, _) = draft.complete(&minh(11)).expect("complete");
    let (attested, _) = captured.keep_attestation(&minh(12)).expect("stands");
    let (signed, _) = attested.sign(package(), &minh(13)).expect("signs");
    let (mut again, _) = signed.submit(sealed_ref(package(), 2), &minh(14)).expect("submits");
    for signer in ["lan", "minh"] {
        assert_eq!(again.open_for_review(&act(signer, Role::Supervisor, 15)), Err(MoveError::FourEyes));
    }
    assert!(again.opened().is_empty(), "a new revision is read anew");
    again.open_for_review(&supervisor(16)).expect("opens");
}

#[test]
fn only_supervisors_decide_and_only_what_they_opened_themselves() {
    for role in [Role::Clerk, Role::Technician] {
        let (mut submitted, _) = submitted();
        let act = act("hung", role, 8);
        assert_eq!(submitted.open_for_review(&act), Err(MoveError::RoleNotAllowed { role }));
        assert_eq!(submitted.approve(approval(), &act).expect_err("role").why, MoveError::RoleNotAllowed { role });
    }
    let (mut submitted, _) = submitted();
    assert_eq!(submitted.clone().approve(approval(), &supervisor(8)).expect_err("unseen").why, MoveError::NotOpened);
    assert_eq!(submitted.open_for_review(&supervisor(8)).expect("opens").len(), 1);
    assert!(submitted.open_for_review(&supervisor(9)).expect("again").is_empty());
    let other = act("thu", Role::Supervisor, 9);
    assert_eq!(submitted.clone().approve(approval(), &other).expect_err("another opened").why, MoveError::NotOpened);
    submitted.approve(approval(), &supervisor(9)).expect("approves");
}

#[test]
fn returning_and_rejecting_need_reasons_that_say_something() {
    let (mut submitted, _) = submitted();
    submitted.open_for_review(&supervisor(8)).expect("opens");
    let wordless = ReviewReason { code: ReviewCode::Other, ..reason(false) };
    let endless = ReviewReason { text: Some("x".repeat(501)), ..reason(false) };
    for (reasons, why) in [
        (vec![], MoveError::ReasonNeeded),
        (vec![wordless], MoveError::TextDoesNotFit),
        (vec![endless], MoveError::TextDoesNotFit),
        (vec![reason(false); 51], MoveError::TextDoesNotFit),
    ] {
        assert_eq!(submitted.clone().return_(reasons.clone(), &supervisor(9)).expect_err("unfit").why, why);
        assert_eq!(submitted.clone().reject(reasons, &supervisor(9)).expect_err("unfit").why, why);
    }
}

#[test]
fn a_returned_application_comes_back_whole_as_the_next_revision() {
    for person_must_come in [false, true] {
        let (mut submitted, _) = submitted();
        submitted.open_for_review(&supervisor(8)).expect("opens");
        let facts = submitted.facts().clone();
        let samples = submitted.samples().clone();
        let (returned, events) = submitted.return_(vec![reason(person_must_come)], &supervisor(9)).expect("returns");
        assert_eq!(events[0].what, EventKind::Returned { person_must_come, reasons: 1 });
        assert_eq!(returned.voided(), &sealed_ref(package(), 1));
        let minh = act("minh", Role::Clerk, 10);
        let (draft, _) = returned.take_up(&minh).expect("takes up");
        assert_eq!((draft.facts(), draft.samples(), draft.header().revision()), (&facts, &samples, 2));
        assert_eq!(draft.holder(Part::Samples), &minh.holder());
        assert_eq!(draft.person_check_due(), person_must_come);
    }
}

#[test]
fn from_approval_on_nothing_of_the_applicant_is_held() {
    let station = station();
    let approved = approved();
    let (queued, _) = approved.clone().queue(&station, at(10));
    let (received, _) = queued.clone().received(receipt(), &station, at(20)).expect("ours");
    let (accepted, _) = received.clone().accepted(verdict(), &station, at(30)).expect("ours");
    let reasons = vec!["duplicate".to_owned()];
    let (refused, _) = received.clone().refused(verdict(), reasons, Remedy::Recapture, &station, at(30)).expect("ours");
    let (card, _) = accepted.clone().card_produced(&station, at(40));
    let (handed, _) = card.clone().hand_over(HandoverCheck::Fingerprint, false, &clerk(50)).expect("hands over");
    let (mut submitted, _) = submitted();
    submitted.open_for_review(&supervisor(8)).expect("opens");
    let (rejected, _) = submitted.reject(vec![reason(false)], &supervisor(9)).expect("rejects");
    let stages: [Application; 8] = [
        approved.into(),
        queued.into(),
        received.into(),
        accepted.into(),
        refused.into(),
        card.into(),
        handed.into(),
        rejected.into(),
    ];
    for stage in stages {
        let json = serde_json::to_string(&stage).unwrap();
        for secret in ["NGUYỄN", "001090123456", "Ba Đình", "15/01/1990", "salt", "facts"] {
            assert!(!json.contains(secret), "{secret} in {json}");
        }
        assert!(stage.facts().is_none() && stage.summary().is_none());
        assert_eq!(stage.sealed().map(|sealed| sealed.package_id), Some(package()));
        assert_eq!(serde_json::from_str::<Application>(&json).unwrap(), stage);
    }
}

#[test]
fn a_receipt_or_verdict_about_another_package_moves_nothing() {
    let (queued, _) = approved().queue(&station(), at(10));
    let other = Digest::of(b"other");
    let wrong = [
        ReceiptRef { package_id: PackageId::from_bytes([1; 16]), ..receipt() },
        ReceiptRef { file_digest: other, ..receipt() },
        ReceiptRef { content_digest: other, ..receipt() },
    ];
    for receipt in wrong {
        let refused = queued.clone().received(receipt, &station(), at(20)).expect_err("not ours");
        assert_eq!((refused.why, *refused.stage), (MoveError::AnotherPackage, queued.clone()));
    }
    let (received, _) = queued.received(receipt(), &station(), at(20)).expect("ours");
    let foreign = VerdictRef { package_id: PackageId::from_bytes([1; 16]), ..verdict() };
    let refused = received.accepted(foreign.clone(), &station(), at(30)).expect_err("not ours");
    let refused = refused.stage.refused(foreign, Vec::new(), Remedy::None, &station(), at(30)).expect_err("not ours");
    assert_eq!(refused.why, MoveError::AnotherPackage);
}
