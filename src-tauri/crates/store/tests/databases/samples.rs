//! Samples: durable as taken, one kept of each kind, never another application's.

use enrollment::{SampleId, SampleKind, Slap};
use store::{SampleChange, SampleState, StoreError};

use crate::kit::{NAME, Post, id, opening, sample, touch};

const SLAP: SampleKind = SampleKind::Slap(Slap::RightFour);

fn states(vault: &store::Vault) -> Vec<SampleState> {
    vault.samples(&id(1)).unwrap().into_iter().map(|entry| entry.state).collect()
}

#[test]
fn a_try_is_kept_the_moment_it_is_taken() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let taken = sample(9, SLAP, SampleState::Try);
    vault.add_sample(&id(1), &taken).unwrap();
    std::mem::forget(vault);
    let held = post.vault().sample(&taken.id).unwrap();
    assert_eq!((held.bytes, held.entry.state, held.entry.kind), (taken.bytes, SampleState::Try, SLAP));
}

#[test]
fn of_each_kind_at_most_one_is_kept() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let change = touch(&vault, 1, 1).with_samples(vec![
        SampleChange::Add(sample(1, SLAP, SampleState::Kept)),
        SampleChange::Add(sample(2, SampleKind::Portrait, SampleState::Kept)),
        SampleChange::Add(sample(3, SLAP, SampleState::Try)),
    ]);
    vault.commit(&change).unwrap();
    assert_eq!(states(&vault), [SampleState::Kept, SampleState::Kept, SampleState::Try]);
    let third = SampleId::from_random([3; 16]);
    vault.commit(&touch(&vault, 1, 2).with_samples(vec![SampleChange::Keep(third)])).unwrap();
    assert_eq!(states(&vault), [SampleState::Try, SampleState::Kept, SampleState::Kept]);
    vault.commit(&touch(&vault, 1, 3).with_samples(vec![SampleChange::Discard(third, "unusable".to_owned())])).unwrap();
    assert_eq!(states(&vault), [SampleState::Try, SampleState::Kept, SampleState::Discarded]);
    vault.commit(&touch(&vault, 1, 4).with_samples(vec![SampleChange::Erase(third)])).unwrap();
    let erased = vault.sample(&third).unwrap();
    assert_eq!((erased.bytes.len(), erased.entry.length, erased.entry.reason.as_deref()), (0, 60_000, Some("unusable")));
}

#[test]
fn a_sample_never_moves_to_another_application() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    vault.commit(&opening(2, NAME)).unwrap();
    let taken = sample(9, SLAP, SampleState::Try);
    vault.add_sample(&id(1), &taken).unwrap();
    let foreign = touch(&vault, 2, 2).with_samples(vec![SampleChange::Keep(taken.id)]);
    assert!(matches!(vault.commit(&foreign), Err(StoreError::ForeignSample)));
    assert!(vault.add_sample(&id(2), &taken).is_err());
    assert!(matches!(vault.add_sample(&id(3), &taken), Err(StoreError::NotFound)));
    assert_eq!(vault.application(&id(2)).unwrap().version, 1);
}
