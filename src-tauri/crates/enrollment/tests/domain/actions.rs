//! The screen shows exactly what can be done.

use crate::desk::*;
use enrollment::*;

fn of(application: impl Into<Application>, id: &str, role: Role) -> Vec<Action> {
    actions(&application.into(), &OfficerView { id: officer(id), role })
}

#[test]
fn each_stage_offers_its_moves_to_those_who_may_make_them() {
    use Action as A;
    let (submitted, _) = submitted();
    let mut opened = submitted.clone();
    opened.open_for_review(&supervisor(8)).expect("opens");
    let approved = opened.clone().approve(approval(), &supervisor(9)).expect("approves").0;
    let returned = opened.clone().return_(vec![reason(false)], &supervisor(9)).expect("returns").0;
    let queued = approved.clone().queue(&station(), at(10)).0;
    let received = queued.clone().received(receipt(), &station(), at(20)).expect("ours").0;
    let card = received.clone().accepted(verdict(), &station(), at(30)).expect("ours").0.card_produced(&station(), at(31)).0;
    let refused = |remedy| received.clone().refused(verdict(), Vec::new(), remedy, &station(), at(30)).expect("ours").0;
    let cases: Vec<(Application, &str, Role, Vec<A>)> = vec![
        (captured().0.into(), "lan", Role::Clerk, vec![A::Attest, A::Reopen, A::Withdraw, A::TakeBack, A::DiscardSamples]),
        (attested().0.into(), "lan", Role::Clerk, vec![A::Sign, A::Reopen, A::Withdraw, A::TakeBack, A::DiscardSamples]),
        (signed().0.into(), "lan", Role::Clerk, vec![A::Submit, A::Reopen, A::Withdraw]),
        (submitted.clone().into(), "lan", Role::Clerk, vec![]),
        (submitted.clone().into(), "lan", Role::Supervisor, vec![]),
        (submitted.into(), "hung", Role::Supervisor, vec![A::OpenForReview]),
        (opened.clone().into(), "hung", Role::Supervisor, vec![A::OpenForReview, A::Approve, A::Return, A::Reject]),
        (opened.into(), "thu", Role::Supervisor, vec![A::OpenForReview]),
        (returned.into(), "minh", Role::Clerk, vec![A::TakeUp]),
        (approved.into(), "hung", Role::Supervisor, vec![]),
        (queued.into(), "lan", Role::Clerk, vec![]),
        (refused(Remedy::Recapture).into(), "lan", Role::Clerk, vec![A::OpenNewDraft]),
        (refused(Remedy::None).into(), "lan", Role::Clerk, vec![]),
        (card.into(), "lan", Role::Clerk, vec![A::HandOver]),
    ];
    for (application, id, role, expected) in cases {
        let stage = application.stage();
        assert_eq!(of(application, id, role), expected, "{stage:?} {id} {role:?}");
    }
}

#[test]
fn a_draft_offers_work_to_its_holders_and_taking_over_to_others() {
    let draft = open(&resident(), Reason::Age);
    let mine = of(draft.clone(), "lan", Role::Clerk);
    for action in [Action::SetField, Action::Capture, Action::RecordGap, Action::Pause, Action::Complete, Action::HandFacts] {
        assert!(mine.contains(&action), "{action:?}");
    }
    assert!(!mine.contains(&Action::TakeBack) && !mine.contains(&Action::Resume) && !mine.contains(&Action::TakeOverFacts));
    let theirs = of(draft.clone(), "minh", Role::Clerk);
    assert!(theirs.contains(&Action::TakeOverFacts) && theirs.contains(&Action::TakeOverSamples));
    assert!(!theirs.contains(&Action::SetField) && !theirs.contains(&Action::Capture));
    assert!(of(draft.clone(), "hung", Role::Supervisor).is_empty() && of(draft, "ky-thuat", Role::Technician).is_empty());
}

#[test]
fn a_pause_leaves_going_on_passing_on_and_withdrawing() {
    let mut draft = open(&resident(), Reason::Age);
    draft.pause(PauseReason::PersonLeft, &clerk(1)).expect("pauses");
    let offered = of(draft, "lan", Role::Clerk);
    assert_eq!(offered, [Action::Resume, Action::HandFacts, Action::HandSamples, Action::Withdraw]);
}

#[test]
fn a_case_without_capture_offers_none() {
    let offered = of(open(&resident(), Reason::Lost), "lan", Role::Clerk);
    for action in [Action::Capture, Action::DeclareException, Action::RecordGap, Action::DiscardSamples] {
        assert!(!offered.contains(&action), "{action:?}");
    }
}
