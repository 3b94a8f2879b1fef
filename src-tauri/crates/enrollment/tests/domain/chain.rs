//! The chain of events: it holds, and any change to it is noticed.

use crate::desk::*;
use enrollment::*;

fn whole_trip() -> (Vec<Event>, Application) {
    let (mut submitted, mut events) = submitted();
    events.extend(submitted.open_for_review(&supervisor(8)).expect("opens"));
    let (returned, more) = submitted.return_(vec![reason(false)], &supervisor(9)).expect("returns");
    events.extend(more);
    let (draft, more) = returned.take_up(&clerk(10)).expect("takes up");
    events.extend(more);
    let (captured, more) = draft.complete(&clerk(11)).expect("complete");
    events.extend(more);
    let (attested, more) = captured.keep_attestation(&clerk(12)).expect("stands");
    events.extend(more);
    let (signed, more) = attested.sign(package(), &clerk(13)).expect("signs");
    events.extend(more);
    let (mut submitted, more) = signed.submit(sealed_ref(package(), 2), &clerk(14)).expect("submits");
    events.extend(more);
    events.extend(submitted.open_for_review(&supervisor(15)).expect("opens"));
    let (approved, more) = submitted.approve(approval(), &supervisor(16)).expect("approves");
    events.extend(more);
    let (queued, more) = approved.queue(&station(), at(17));
    events.extend(more);
    let (received, more) = queued.received(receipt(), &station(), at(20)).expect("ours");
    events.extend(more);
    let (accepted, more) = received.accepted(verdict(), &station(), at(30)).expect("ours");
    events.extend(more);
    let (card, more) = accepted.card_produced(&station(), at(40));
    events.extend(more);
    let (handed, more) = card.hand_over(HandoverCheck::Face, false, &clerk(50)).expect("hands over");
    events.extend(more);
    (events, handed.into())
}

#[test]
fn the_whole_trip_replays_to_its_snapshot_at_every_step() {
    let (events, application) = whole_trip();
    assert_eq!(replay(&events), Ok((StageName::HandedOver, 2)));
    let trail = application.header().trail();
    assert_eq!((trail.seq, trail.head), (events.len() as u64, events.last().unwrap().digest()));
    for end in 1..=events.len() {
        let last = &events[end - 1];
        assert_eq!(replay(&events[..end]), Ok((last.stage, last.revision)));
    }
}

#[test]
fn events_survive_their_json_with_their_digest() {
    for event in whole_trip().0 {
        let read: Event = serde_json::from_str(&serde_json::to_string(&event).unwrap()).unwrap();
        assert_eq!((read.digest(), &read), (event.digest(), &event));
    }
}

#[test]
fn a_missing_doubled_moved_or_changed_event_is_noticed() {
    let (events, _) = whole_trip();
    assert_eq!(replay(&[]), Err(ChainError::Empty));
    for at in 0..events.len() - 1 {
        let mut without = events.clone();
        without.remove(at);
        assert!(replay(&without).is_err(), "without {at}");
        let mut doubled = events.clone();
        doubled.insert(at, events[at].clone());
        assert!(replay(&doubled).is_err(), "{at} doubled");
        let mut swapped = events.clone();
        swapped.swap(at, at + 1);
        assert!(replay(&swapped).is_err(), "{at} swapped");
        let mut changed = events.clone();
        changed[at].at = changed[at].at.plus_ms(1);
        assert_eq!(replay(&changed), Err(ChainError::Broken { seq: events[at + 1].seq }), "{at} changed");
    }
    let mut foreign = events.clone();
    foreign[3].application = ApplicationId::from_random([1; 16]);
    assert!(replay(&foreign).is_err());
}

#[test]
fn an_event_that_cannot_happen_where_it_stands_is_noticed_though_the_chain_holds() {
    let (mut draft, mut events) = Draft::open(opening(None, Reason::First), &clerk(0)).expect("opens");
    events.extend(draft.pause(PauseReason::Other, &clerk(1)).expect("pauses"));
    let mut forged = events.clone();
    forged[1].what = EventKind::Approved { batch: BatchId::from_bytes([0; 16]) };
    forged[1].stage = StageName::Approved;
    assert_eq!(replay(&forged), Err(ChainError::Impossible { seq: 2 }));
    let mut claims_more = events;
    claims_more[1].revision = 2;
    assert_eq!(replay(&claims_more), Err(ChainError::Impossible { seq: 2 }));
}
