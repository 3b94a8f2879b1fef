//! From seal to outbox: numbers without gaps, copies that go on where they were interrupted, news that comes back.

use store::{Decision, ItemState, NewsKind, Sequence, SealedFile, StoreError, carry_over, refill};

use crate::kit::{NAME, Post, approval, at, id, opening, package, seal, sealed, touch, void};

#[test]
fn numbers_are_given_with_the_file_or_not_at_all() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    assert_eq!(seal(&vault, 1, 1), Sequence { epoch: 1, number: 1 });

    #[derive(Debug)]
    enum Failure {
        Token,
        Store(StoreError),
    }
    impl From<StoreError> for Failure {
        fn from(error: StoreError) -> Self {
            Self::Store(error)
        }
    }
    let failed = vault.commit_sealed(1, |_| Err::<store::Change, _>(Failure::Token));
    assert!(matches!(failed, Err(Failure::Token)));
    let mut stale = touch(&vault, 1, 9);
    stale.expected_version = 1;
    let failed = vault.commit_sealed(1, |number| Ok::<_, Failure>(stale.with_sealed(sealed(1, 2, number))));
    assert!(matches!(failed, Err(Failure::Store(StoreError::Stale { .. }))));
    let other_number = touch(&vault, 1, 9).with_sealed(sealed(1, 2, Sequence { epoch: 1, number: 9 }));
    assert!(vault.commit_sealed(1, |_| Ok::<_, Failure>(other_number)).is_err());
    let unnumbered = touch(&vault, 1, 9).with_sealed(sealed(1, 2, Sequence { epoch: 1, number: 2 }));
    assert!(matches!(vault.commit(&unnumbered), Err(StoreError::PackageConflict)));

    assert_eq!(vault.next_sequence(1).unwrap().number, 2);
    drop(vault);
    let vault = post.vault();
    for number in 2..=5 {
        assert_eq!(seal(&vault, 1, number).number, u64::from(number));
    }
    assert_eq!(vault.sequence_numbers(1).unwrap(), [1, 2, 3, 4, 5]);
    assert_eq!(vault.next_sequence(2).unwrap(), Sequence { epoch: 2, number: 1 });
    assert_eq!(vault.sealed(&id(1)).unwrap().package_id, package(5));
    assert_eq!(vault.sealed_since(at(104)).unwrap(), 2);
}

#[test]
fn a_copy_interrupted_anywhere_is_finished_and_never_doubled() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    for number in 1..=3 {
        seal(&vault, 1, number);
    }
    // As if the power had gone between the copy and its note, and again before the second copy.
    assert!(outbox.put_idempotent(&vault.sealed_package(&package(1)).unwrap()).unwrap());
    assert_eq!(vault.sealed_not_in_outbox().unwrap().len(), 3);
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 2);
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 0);
    assert_eq!(outbox.counts().unwrap().of(ItemState::Waiting), 3);
    assert_eq!(outbox.file(&package(2)).unwrap(), vault.sealed_package(&package(2)).unwrap().file);
}

#[test]
fn the_same_id_or_number_for_other_bytes_is_refused() {
    let post = Post::new();
    let outbox = post.outbox();
    let first = sealed(1, 1, Sequence { epoch: 1, number: 1 });
    assert!(outbox.put_idempotent(&first).unwrap());
    assert!(!outbox.put_idempotent(&first).unwrap());
    let other_bytes = SealedFile { package_id: package(1), ..sealed(1, 2, Sequence { epoch: 1, number: 2 }) };
    assert!(matches!(outbox.put_idempotent(&other_bytes), Err(StoreError::PackageConflict)));
    let same_number = sealed(1, 2, Sequence { epoch: 1, number: 1 });
    assert!(matches!(outbox.put_idempotent(&same_number), Err(StoreError::PackageConflict)));
}

#[test]
fn statements_follow_their_packages_and_move_them() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    for number in 1..=3 {
        seal(&vault, 1, number);
    }
    vault.commit_all(&[touch(&vault, 1, 200)], Some(&approval(&[1, 2]))).unwrap();
    vault.commit_all(&[touch(&vault, 1, 201)], Some(&void(&[3]))).unwrap();
    assert!(matches!(vault.commit_all(&[], Some(&approval(&[9]))), Err(StoreError::NotFound)));
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 5);
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 0);
    let counts = outbox.counts().unwrap();
    assert_eq!((counts.of(ItemState::Ready), counts.of(ItemState::Voided), counts.statements_waiting), (2, 1, 2));
}

#[test]
fn a_lost_outbox_is_filled_again_from_the_vault() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    seal(&vault, 1, 1);
    vault.commit_all(&[touch(&vault, 1, 200)], Some(&approval(&[1]))).unwrap();
    carry_over(&vault, &post.outbox()).unwrap();
    std::fs::rename(post.outbox_path(), post.folder.path().join("outbox.damaged")).unwrap();
    let outbox = post.outbox();
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 0, "the vault notices that it is another outbox, and does not copy all of it at once");
    assert_eq!(vault.not_in_outbox().unwrap(), 2);
    while refill(&vault, &outbox, 1).unwrap() > 0 {}
    assert_eq!(vault.not_in_outbox().unwrap(), 0);
    let item = outbox.item(&package(1)).unwrap();
    assert_eq!((item.state, item.refilled), (ItemState::Ready, true), "the center is asked for its receipt first");
    outbox.record_receipt(&package(1), b"receipt", at(300)).unwrap();
    assert_eq!(outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap().len(), 1, "its news is read from the beginning");
    drop(outbox);
    assert_eq!(carry_over(&vault, &post.outbox()).unwrap(), 0, "the same outbox, opened again, has everything");
}

#[test]
fn a_lost_outbox_comes_back_in_small_steps_and_new_work_does_not_wait_for_it() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    for number in 1..=5 {
        seal(&vault, 1, number);
    }
    carry_over(&vault, &post.outbox()).unwrap();
    std::fs::remove_file(post.outbox_path()).unwrap();
    let outbox = post.outbox();
    seal(&vault, 1, 6);
    vault.commit_all(&[touch(&vault, 1, 200)], Some(&approval(&[5]))).unwrap();
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 1, "the new package; the approval waits quietly for the one it names");
    assert!(!outbox.item(&package(6)).unwrap().refilled);
    assert_eq!(refill(&vault, &outbox, 2).unwrap(), 2);
    assert_eq!((outbox.counts().unwrap().total(), vault.not_in_outbox().unwrap()), (3, 4));
    // Cut between the copy and its mark: what is there is known by its digest.
    outbox.put_idempotent(&vault.sealed_package(&package(3)).unwrap()).unwrap();
    assert_eq!((refill(&vault, &outbox, 9).unwrap(), refill(&vault, &outbox, 9).unwrap()), (3, 0));
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 1);
    assert_eq!((outbox.item(&package(5)).unwrap().state, vault.not_in_outbox().unwrap()), (ItemState::Ready, 0));
}

#[test]
fn a_vault_that_follows_no_outbox_yet_takes_this_one_for_its_own() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    seal(&vault, 1, 1);
    outbox.put_idempotent(&vault.sealed_package(&package(1)).unwrap()).unwrap();
    vault.mark_copied(&package(1)).unwrap();
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 0);
    assert_eq!(vault.not_in_outbox().unwrap(), 0, "as every vault before this program had it");
}

#[test]
fn one_package_that_cannot_be_copied_does_not_hold_up_the_others() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    for number in 1..=3 {
        seal(&vault, 1, number);
    }
    vault.commit_all(&[touch(&vault, 1, 200)], Some(&approval(&[1, 3]))).unwrap();
    vault.commit_all(&[touch(&vault, 1, 201)], Some(&approval(&[2]))).unwrap();
    // Another file lies under the first number.
    outbox.put_idempotent(&sealed(1, 9, Sequence { epoch: 1, number: 1 })).unwrap();
    assert!(matches!(carry_over(&vault, &outbox), Err(StoreError::PackageConflict)));
    assert_eq!(outbox.item(&package(2)).unwrap().state, ItemState::Ready);
    assert_eq!(outbox.item(&package(3)).unwrap().state, ItemState::Waiting);
    assert_eq!(vault.not_in_outbox().unwrap(), 2, "the package and the approval that names it");
}

#[test]
fn news_of_a_locked_night_is_followed_once() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    seal(&vault, 1, 1);
    carry_over(&vault, &outbox).unwrap();
    drop(vault);
    outbox.record_receipt(&package(1), b"receipt", at(300)).unwrap();
    outbox.record_receipt(&package(1), b"receipt again", at(301)).unwrap();
    outbox.record_verdict(&package(1), Decision::Accepted, b"verdict", at(400)).unwrap();

    let vault = post.vault();
    let news = outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap();
    let kinds: Vec<_> = news.iter().map(|one| (one.kind, one.bytes.as_slice(), one.at)).collect();
    assert_eq!(kinds, [(NewsKind::Receipt, &b"receipt"[..], at(300)), (NewsKind::Verdict, b"verdict", at(400))]);
    vault.commit(&touch(&vault, 1, 300).with_news(news[0].cursor)).unwrap();
    drop(vault);
    let vault = post.vault();
    let rest = outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap();
    assert_eq!(rest, news[1..]);
    vault.skip_news(rest[0].cursor).unwrap();
    assert!(outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap().is_empty());
}
