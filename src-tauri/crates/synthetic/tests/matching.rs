//! Minutiae and matching on synthetic prints. (They live here because `fingerprint` knows nothing of ours.) All figures are of synthetic
//! prints and say nothing about real ones.

use fingerprint::{Edition, Position, Prepared, SAME_FINGER, prepare, read_record, search, similarity, template, write_record};
use std::sync::OnceLock;
use synthetic::{Condition, finger};

fn position(code: u8) -> Position {
    Position::try_from(code).expect("a finger")
}

fn print(person: u64, code: u8, condition: &Condition) -> Prepared {
    prepare(&template(&finger(person, position(code), condition)))
}

/// The ten good prints of two people, made once.
fn enrolled() -> &'static [Prepared] {
    static MADE: OnceLock<Vec<Prepared>> = OnceLock::new();
    MADE.get_or_init(|| (0..20).map(|n| print(700 + n / 10, (n % 10) as u8 + 1, &Condition::attempt(0))).collect())
}

#[test]
fn another_impression_of_a_finger_matches_and_no_other_finger_does() {
    let enrolled = enrolled();
    let hard = Condition { tilt_degrees: 18.0, distortion: 0.9, moisture: -0.35, shift: (25.0, -20.0), ..Condition::attempt(1) };
    let mut missed = 0;
    for n in 0..20u64 {
        let probe = print(700 + n / 10, (n % 10) as u8 + 1, &hard);
        let scores: Vec<f32> = enrolled.iter().map(|entry| similarity(&probe, entry)).collect();
        missed += u32::from(scores[n as usize] < SAME_FINGER);
        for (other, score) in scores.iter().enumerate().filter(|(other, _)| *other as u64 != n) {
            assert!(*score < SAME_FINGER, "finger {n} matches finger {other}: {score}");
        }
    }
    assert!(missed <= 1, "{missed} of 20 missed");
}

#[test]
fn similarity_is_the_same_both_ways_round_and_survives_a_record() {
    let enrolled = enrolled();
    for (n, probe) in enrolled.iter().enumerate().take(8) {
        let (there, back) = (similarity(probe, &enrolled[n + 3]), similarity(&enrolled[n + 3], probe));
        assert!((there - back).abs() < 1.0, "{there} and {back}");
    }
    let taken = template(&finger(700, position(2), &Condition::attempt(1)));
    let straight = similarity(&prepare(&taken), &enrolled[1]);
    for edition in [Edition::First, Edition::Second] {
        let stored = read_record(&write_record(std::slice::from_ref(&taken), edition)).expect("a record");
        assert_eq!(similarity(&prepare(&stored[0]), &enrolled[1]), straight, "{edition:?}");
    }
}

#[test]
fn a_finger_is_found_among_many_and_a_stranger_is_not() {
    // The enrolled ones, and each of them with its minutiae moved about, until the first look has to choose.
    let enrolled = enrolled();
    let mut crowd: Vec<&Prepared> = Vec::new();
    while crowd.len() < 400 {
        crowd.push(&enrolled[10 + crowd.len() % 10]);
    }
    crowd.insert(271, &enrolled[4]);
    let probe = print(700, 5, &Condition::attempt(2));
    let hits = search(&probe, crowd.iter().copied(), 3);
    assert_eq!(hits.first().map(|hit| hit.index), Some(271));
    assert!(hits[0].similarity >= SAME_FINGER);
    let stranger = print(799, 5, &Condition::attempt(2));
    assert!(search(&stranger, crowd.iter().copied(), 1).iter().all(|hit| hit.similarity < SAME_FINGER));
}

#[test]
fn an_empty_print_is_like_nothing() {
    let nothing = Condition { missing: vec![position(2)], noise: 0.0, ..Condition::default() };
    let empty = print(700, 2, &nothing);
    assert_eq!(similarity(&empty, &empty), 0.0);
    assert_eq!(similarity(&empty, &enrolled()[1]), 0.0);
    assert!(search(&empty, enrolled(), 5).is_empty());
}
