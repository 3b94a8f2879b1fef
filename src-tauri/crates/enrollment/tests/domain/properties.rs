//! Random moves by random people: invariants hold, a refused move changes nothing, replay gives the snapshot's stage and revision.

use crate::desk::*;
use enrollment::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Debug, Clone)]
enum Step {
    SetField(usize, u8),
    ChooseReason(usize),
    Sample(usize, u8),
    Exception(u8),
    ClearException(u8),
    Gap,
    Discard,
    TakeBack,
    Confirm,
    Pause,
    Resume,
    Hand(bool),
    Finish,
    Forward(bool),
    Back,
    Withdraw,
    Review,
    Return,
    Reject,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..FieldId::ALL.len(), any::<u8>()).prop_map(|(field, value)| Step::SetField(field, value)),
        1 => (0..Reason::ALL.len()).prop_map(Step::ChooseReason),
        4 => (0..SampleKind::ALL.len(), any::<u8>()).prop_map(|(kind, seed)| Step::Sample(kind, seed)),
        1 => (1u8..=10).prop_map(Step::Exception),
        1 => (1u8..=10).prop_map(Step::ClearException),
        1 => Just(Step::Gap),
        1 => Just(Step::Discard),
        1 => Just(Step::TakeBack),
        1 => Just(Step::Confirm),
        1 => Just(Step::Pause),
        2 => Just(Step::Resume),
        1 => any::<bool>().prop_map(Step::Hand),
        3 => Just(Step::Finish),
        8 => any::<bool>().prop_map(Step::Forward),
        1 => Just(Step::Back),
        1 => prop::bool::weighted(0.2).prop_map(|rare| if rare { Step::Withdraw } else { Step::Resume }),
        3 => Just(Step::Review),
        1 => Just(Step::Return),
        1 => prop::bool::weighted(0.2).prop_map(|rare| if rare { Step::Reject } else { Step::Review }),
    ]
}

/// Officers who act: two clerks, two supervisors (one of them also a clerk), a technician.
fn who(index: usize, minutes: i64) -> Act {
    let (id, role) = [
        ("lan", Role::Clerk),
        ("lan", Role::Clerk),
        ("lan", Role::Clerk),
        ("minh", Role::Clerk),
        ("hung", Role::Supervisor),
        ("hung", Role::Supervisor),
        ("minh", Role::Supervisor),
        ("ky-thuat", Role::Technician),
    ][index % 8];
    act(id, role, minutes)
}

type Outcome = (Application, Vec<Event>, Option<MoveError>);

fn moved<S: Into<Application>, N: Into<Application>>(result: Moved<S, N>) -> Outcome {
    match result {
        Ok((next, events)) => (next.into(), events, None),
        Err(not_moved) => ((*not_moved.stage).into(), Vec::new(), Some(not_moved.why)),
    }
}

fn stayed<S: Into<Application>>(stage: S, result: Result<Vec<Event>, MoveError>) -> Outcome {
    match result {
        Ok(events) => (stage.into(), events, None),
        Err(why) => (stage.into(), Vec::new(), Some(why)),
    }
}

fn on_draft(mut draft: Draft, step: &Step, act: &Act) -> Outcome {
    let result = match step {
        Step::SetField(at, value) => {
            let field = FieldId::ALL[*at];
            let text = ["", "15/01/1990", "0912345678", "Số 5", "single", "at_post", "0123456789", "1952"][usize::from(*value) % 8];
            draft.set_field(field, text, Source::Typed, act)
        }
        Step::ChooseReason(at) => draft.choose_reason(Reason::ALL[*at], act),
        Step::Sample(at, seed) => draft.record_sample(sample(SampleKind::ALL[*at], *seed, 1), act),
        Step::Exception(code) => {
            let finger = FingerPosition::from_code(*code).expect("1 to 10");
            draft.declare_exception(exception(finger, if code % 2 == 0 { ExceptionKind::Worn } else { ExceptionKind::Amputated }), act)
        }
        Step::ClearException(code) => draft.clear_exception(FingerPosition::from_code(*code).expect("1 to 10"), act),
        Step::Gap => draft.record_gap(Modality::Iris, GapReason::NoDevice, act),
        Step::Discard => draft.discard_samples(DiscardReason::Unusable, act).map(|(_, events)| events),
        Step::TakeBack => draft.take_back(act).map(|(_, events)| events),
        Step::Confirm => draft.confirm_same_person(act),
        Step::Pause => draft.pause(PauseReason::Priority, act),
        Step::Resume => draft.resume(act),
        Step::Hand(facts) => draft.hand(if *facts { Part::Facts } else { Part::Samples }, act.holder(), act),
        Step::Finish => return finished(draft, act),
        Step::Forward(_) => return moved(draft.complete(act)),
        Step::Withdraw => return moved(draft.withdraw(WithdrawReason::Other, act)),
        _ => Ok(Vec::new()),
    };
    stayed(draft, result)
}

/// Does what is left of a draft, as far as this officer may.
fn finished(mut draft: Draft, act: &Act) -> Outcome {
    let mut events = Vec::new();
    let mut keep = |result: Result<Vec<Event>, MoveError>| events.extend(result.unwrap_or_default());
    if act.role == Role::Clerk {
        keep(draft.resume(act));
        keep(draft.hand(Part::Facts, act.holder(), act));
        keep(draft.hand(Part::Samples, act.holder(), act));
        keep(draft.confirm_same_person(act));
    }
    for (field, text) in [(FieldId::Features, "Nốt ruồi"), (FieldId::Delivery, "at_post"), (FieldId::OldCardCollected, "cmnd")] {
        keep(draft.set_field(field, text, Source::Typed, act));
    }
    for (seed, kind) in (1..).zip(draft.plan().samples()) {
        if let SampleKind::Slap(slap) = kind {
            let mut slap_sample = sample(kind, seed, 1);
            slap_sample.capture.fingers.retain(|finger| !draft.exceptions().contains_key(&finger.position));
            if !slap_sample.capture.fingers.is_empty() || slap.fingers().iter().any(|f| !draft.exceptions().contains_key(f)) {
                keep(draft.record_sample(slap_sample, act));
            }
        } else {
            keep(draft.record_sample(sample(kind, seed, 1), act));
        }
    }
    (draft.into(), events, None)
}

fn take(application: Application, step: &Step, act: &Act, package: PackageId) -> Outcome {
    match application {
        Application::Draft(draft) => on_draft(draft, step, act),
        Application::Captured(captured) => match step {
            Step::Forward(true) => {
                let attestation = attestation(&captured.summary());
                moved(captured.attest(attestation, act))
            }
            Step::Forward(false) => moved(captured.keep_attestation(act)),
            Step::Back => moved(captured.reopen(act)),
            Step::Withdraw => moved(captured.withdraw(WithdrawReason::Other, act)),
            _ => (captured.into(), Vec::new(), None),
        },
        Application::Attested(attested) => match step {
            Step::Forward(_) => moved(attested.sign(package, act)),
            Step::Back => moved(attested.reopen(act)),
            _ => (attested.into(), Vec::new(), None),
        },
        Application::Signed(signed) => match step {
            Step::Forward(right) => {
                let id = if *right { signed.signature().package } else { PackageId::from_bytes([0; 16]) };
                let revision = signed.header().revision();
                moved(signed.submit(sealed_ref(id, revision), act))
            }
            Step::Back => moved(signed.reopen(act)),
            _ => (signed.into(), Vec::new(), None),
        },
        Application::Submitted(mut submitted) => match step {
            Step::Review | Step::Finish => {
                let result = submitted.open_for_review(act);
                stayed(submitted, result)
            }
            Step::Forward(_) => moved(submitted.approve(approval(), act)),
            Step::Return => moved(submitted.return_(vec![reason(false)], act)),
            Step::Reject => moved(submitted.reject(vec![reason(true)], act)),
            _ => (submitted.into(), Vec::new(), None),
        },
        Application::Returned(returned) => moved(returned.take_up(act)),
        Application::Approved(approved) => {
            let (queued, events) = approved.queue(&act.station, act.at);
            (queued.into(), events, None)
        }
        Application::Queued(queued) => {
            let package_id = queued.sealed().package_id;
            moved(queued.received(ReceiptRef { package_id, ..receipt() }, &act.station, act.at))
        }
        Application::Received(received) => {
            let verdict = VerdictRef { package_id: received.sealed().package_id, ..verdict() };
            match step {
                Step::Back => moved(received.refused(verdict, Vec::new(), Remedy::Recapture, &act.station, act.at)),
                _ => moved(received.accepted(verdict, &act.station, act.at)),
            }
        }
        Application::CardProduced(card) => moved(card.hand_over(HandoverCheck::SecondOfficer, false, act)),
        Application::Accepted(accepted) => {
            let (card, events) = accepted.card_produced(&act.station, act.at);
            (card.into(), events, None)
        }
        ended => (ended, Vec::new(), None),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_moves_keep_the_invariants(steps in prop::collection::vec((step(), 0usize..8, 0i64..9), 1..60)) {
        let (draft, mut log) = Draft::open(opening(Some(&resident()), Reason::Age), &clerk(0)).expect("opens");
        let mut application = Application::from(draft);
        let mut signers = BTreeSet::new();
        let mut minutes = 0;
        for (index, (step, officer, pause)) in steps.into_iter().enumerate() {
            minutes += pause;
            let act = who(officer, minutes);
            let before = application.clone();
            let package = PackageId::from_bytes([index as u8; 16]);
            let (after, events, refused) = take(application, &step, &act, package);
            // A refused move gives its own stage back, untouched; a move without events changed nothing.
            if refused.is_some() || events.is_empty() {
                prop_assert_eq!(&after, &before);
            }
            log.extend(events);
            application = after;

            prop_assert_eq!(replay(&log), Ok((application.stage(), application.revision())));
            let trail = application.header().trail();
            prop_assert_eq!((trail.seq, trail.head), (log.len() as u64, log[log.len() - 1].digest()));

            if let Application::Signed(signed) = &application {
                signers.insert(signed.signature().by.clone());
                let record = signed.record();
                prop_assert_eq!(record.attestation.summary_digest, signed.summary().digest());
                prop_assert!(record.samples.iter().all(|s| s.kind == SampleKind::Signature || record.plan.asks_for(s.kind)));
                prop_assert_eq!(record.facts.text(FieldId::FullName), "NGUYỄN VĂN AN", "never overtyped");
            }
            if let Application::Approved(approved) = &application {
                prop_assert!(!signers.contains(approved.by()), "four eyes");
            }
            if !matches!(application.stage(), StageName::Draft) {
                let offered = actions(&application, &OfficerView { id: act.officer.clone(), role: act.role });
                prop_assert!(act.role != Role::Technician || offered.is_empty());
            }
        }
        let json = serde_json::to_string(&application).unwrap();
        prop_assert_eq!(serde_json::from_str::<Application>(&json).unwrap(), application);
        prop_assert!(!serde_json::to_string(&log).unwrap().contains("NGUY"), "no value in the log");
    }
}

#[test]
fn random_moves_reach_the_end_of_the_road() {
    // The strategy above is only worth something when its steps can lead everywhere: walk them by hand.
    let (draft, mut log) = Draft::open(opening(Some(&resident()), Reason::Age), &clerk(0)).expect("opens");
    let mut application = Application::from(draft);
    let road = [(Step::Finish, 0), (Step::Gap, 0), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Review, 4)];
    let rest = [(Step::Forward(true), 4), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Forward(true), 0), (Step::Forward(true), 0)];
    for (step, officer) in road.into_iter().chain(rest) {
        let (after, events, refused) = take(application, &step, &who(officer, 1), package());
        assert_eq!(refused, None, "{step:?}");
        log.extend(events);
        application = after;
    }
    assert_eq!(replay(&log), Ok((StageName::HandedOver, 1)));
}
