//! Fingers under the wrong name are found, and nobody else is disturbed. Synthetic prints: the figures hold for these.

use fingerprint::mixup::{Certainty, Gallery, across, misplaced};
use fingerprint::{Image, Position, Prepared, prepare, template};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use synthetic::{Condition, finger};

/// A small post's day.
const PEOPLE: u64 = 12;

fn position(code: u8) -> Position {
    Position::try_from(code).expect("a finger")
}

fn print(person: u64, code: u8, attempt: u64) -> Prepared {
    let picture: Image = finger(7_000 + person, position(code), &Condition { tilt_degrees: attempt as f32 * 4.0, ..Condition::attempt(attempt) });
    prepare(&template(&picture))
}

/// Every person's fingers, taken once.
fn day() -> &'static BTreeMap<u64, Vec<(Position, Prepared)>> {
    static DAY: OnceLock<BTreeMap<u64, Vec<(Position, Prepared)>>> = OnceLock::new();
    DAY.get_or_init(|| {
        std::thread::scope(|scope| {
            let people: Vec<_> = (0..PEOPLE).map(|person| scope.spawn(move || (person, (1..=10).map(|code| (position(code), print(person, code, 0))).collect()))).collect();
            people.into_iter().map(|person| person.join().expect("grown")).collect()
        })
    })
}

fn gallery() -> Gallery<u64> {
    let mut gallery = Gallery::default();
    for (person, fingers) in day() {
        gallery.put(*person, fingers.iter().map(|(name, print)| (*name, Arc::new(print.clone()))).collect());
    }
    gallery
}

/// Fingers taken of a person, named as somebody named them.
fn taken(person: u64, named: &[(u8, u8)]) -> Vec<(Position, Prepared)> {
    named.iter().map(|(real, name)| (position(*name), print(person, *real, 1))).collect()
}

fn borrowed(fingers: &[(Position, Prepared)]) -> Vec<(Position, &Prepared)> {
    fingers.iter().map(|(name, print)| (*name, print)).collect()
}

const RIGHT: [(u8, u8); 4] = [(2, 2), (3, 3), (4, 4), (5, 5)];
/// The left hand laid down where the right one was asked for, left to right.
const LEFT_AS_RIGHT: [(u8, u8); 4] = [(10, 2), (9, 3), (8, 4), (7, 5)];

#[test]
fn the_other_hand_lies_mirrored() {
    for (real, name) in LEFT_AS_RIGHT.into_iter().chain([(1, 6)]) {
        assert_eq!(across(position(real)), position(name));
        assert_eq!(across(position(name)), position(real));
    }
}

#[test]
fn of_several_prints_of_a_finger_the_one_most_alike_counts_wherever_it_stands() {
    let poor = |code: u8| {
        let picture = finger(7_003, position(code), &Condition { partial: 0.2, pressure: 0.1, moisture: -1.0, ..Condition::attempt(3) });
        (position(code), Arc::new(prepare(&template(&picture))))
    };
    let good = |code: u8| (position(code), Arc::new(print(3, code, 0)));
    let probe = taken(3, &RIGHT);
    for poor_first in [true, false] {
        let mut gallery = gallery();
        let both = [2, 3, 4, 5].into_iter().flat_map(|code| if poor_first { [poor(code), good(code)] } else { [good(code), poor(code)] });
        gallery.put(3, both.collect());
        let found = gallery.resembling(&borrowed(&probe), &99);
        let who: Vec<(u64, Certainty)> = found.iter().map(|one| (one.person, one.certainty)).collect();
        assert_eq!(who, [(3, Certainty::Certain)], "the poor one first: {poor_first}");
    }
}

#[test]
fn a_hand_of_somebody_served_before_is_found_whichever_way_it_lies() {
    for (what, named, exchanged) in [("the right hand", RIGHT, false), ("the left hand as the right", LEFT_AS_RIGHT, true)] {
        let hand = taken(3, &named);
        let found = gallery().resembling(&borrowed(&hand), &99);
        assert_eq!(found.len(), 1, "{what}: {found:?}");
        assert_eq!((found[0].person, found[0].certainty, found[0].exchanged), (3, Certainty::Certain, exchanged), "{what}");
        assert!(found[0].fingers.iter().all(|one| one.like == if exchanged { across(one.finger) } else { one.finger }), "{what}");
    }
}

#[test]
fn ones_own_fingers_of_this_application_are_no_finding() {
    let hand = taken(3, &RIGHT);
    assert_eq!(gallery().resembling(&borrowed(&hand), &3), []);
}

#[test]
fn nobody_is_stopped_for_somebody_elses_fingers() {
    for stranger in 100..104 {
        let hands: Vec<(u8, u8)> = (1..=10).map(|code| (code, code)).collect();
        let fingers = taken(stranger, &hands);
        assert_eq!(gallery().resembling(&borrowed(&fingers), &stranger), [], "person {stranger}");
        let (new, known) = fingers.split_at(5);
        assert_eq!(misplaced(&borrowed(new), &borrowed(known)), None, "person {stranger} among their own");
    }
}

#[test]
fn one_hand_laid_down_twice_is_found_and_two_tries_of_one_hand_are_not() {
    let right = taken(5, &RIGHT);
    let again = taken(5, &RIGHT.map(|(real, name)| (real, across(position(name)).code())));
    let found = misplaced(&borrowed(&again), &borrowed(&right)).expect("the right hand as the left one");
    assert_eq!(found.certainty, Certainty::Certain);
    assert!(found.fingers.iter().all(|one| across(one.finger) == one.like));
    let first = &day()[&5];
    let same: Vec<_> = borrowed(first).into_iter().filter(|(name, _)| RIGHT.iter().any(|(code, _)| *code == name.code())).collect();
    assert_eq!(misplaced(&borrowed(&right), &same), None, "two tries of one hand");
}

#[test]
fn one_thumb_laid_down_twice_is_likely_at_least() {
    let thumbs = [(position(1), print(6, 1, 0)), (position(6), print(6, 1, 1))];
    let (one, other) = thumbs.split_at(1);
    assert!(misplaced(&borrowed(other), &borrowed(one)).is_some_and(|found| found.certainty >= Certainty::Likely));
}

#[test]
fn who_is_taken_out_is_not_found_any_longer() {
    let mut gallery = gallery();
    assert_eq!(gallery.len() as u64, PEOPLE);
    gallery.put(3, Vec::new());
    assert_eq!(gallery.len() as u64, PEOPLE - 1);
    assert!(!gallery.people().any(|person| *person == 3));
    assert_eq!(gallery.resembling(&borrowed(&taken(3, &RIGHT)), &99), []);
}

#[test]
fn a_person_who_is_alike_both_ways_round_is_named_once_even_with_another_between() {
    let hand = taken(3, &RIGHT);
    let shared = |prints: &[(Position, Prepared)], rename: fn(Position) -> Position| -> Vec<(Position, Arc<Prepared>)> {
        prints.iter().map(|(name, print)| (rename(*name), Arc::new(print.clone()))).collect()
    };
    // The very prints straight, two of another try exchanged; between them somebody with all four of the other try.
    let again: Vec<_> = RIGHT.iter().map(|(code, _)| (position(*code), print(3, *code, 0))).collect();
    let both = [shared(&hand, |name| name), shared(&again[..2], across)].concat();
    let mut gallery = Gallery::default();
    gallery.put(1u64, both);
    gallery.put(2, shared(&again, |name| name));
    let found = gallery.resembling(&borrowed(&hand), &99);
    assert_eq!(found.iter().map(|one| (one.person, one.exchanged)).collect::<Vec<_>>(), [(1, false), (2, false)]);
}
