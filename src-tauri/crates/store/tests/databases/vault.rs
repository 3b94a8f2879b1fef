//! Applications: written, read back, listed; stale writers are told so.

use enrollment::{Application, StageName, WithdrawReason};
use store::{Change, StoreError};

use crate::kit::{NAME, Post, clerk, id, opening, row, touch};

#[test]
fn what_was_written_is_read_back_whole() {
    let post = Post::new();
    let vault = post.vault();
    let change = opening(1, NAME);
    assert_eq!(vault.commit(&change).unwrap(), 1);
    let stored = vault.application(&id(1)).unwrap();
    assert_eq!(stored.version, 1);
    assert_eq!(stored.row, change.row);
    assert_eq!(stored.application, change.application);
    assert_eq!(vault.events(&id(1)).unwrap(), change.events);
}

#[test]
fn a_vault_that_was_never_closed_has_everything_when_opened_again() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    vault.commit(&touch(&vault, 1, 5)).unwrap();
    // As after a power cut: a second connection is opened while the first one was never closed; its log is still beside the file.
    std::mem::forget(vault);
    let vault = post.vault();
    assert_eq!(vault.application(&id(1)).unwrap().version, 2);
    assert!(vault.integrity().is_sound());
}

#[test]
fn a_change_from_an_old_version_is_stale_and_changes_nothing() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let (first, second) = (touch(&vault, 1, 5), touch(&vault, 1, 6));
    assert_eq!(vault.commit(&first).unwrap(), 2);
    assert!(matches!(vault.commit(&second), Err(StoreError::Stale { expected: 1, found: 2 })));
    assert!(matches!(vault.commit(&opening(1, NAME)), Err(StoreError::Stale { expected: 0, found: 2 })));
    assert_eq!(vault.application(&id(1)).unwrap().row, first.row);
    let mut unknown = opening(2, NAME);
    unknown.expected_version = 4;
    assert!(matches!(vault.commit(&unknown), Err(StoreError::Stale { expected: 4, found: 0 })));
}

#[test]
fn a_batch_is_written_whole_or_not_at_all() {
    let post = Post::new();
    let vault = post.vault();
    let mut bad = opening(2, NAME);
    bad.expected_version = 7;
    assert!(vault.commit_all(&[opening(1, NAME), bad], None).is_err());
    assert!(matches!(vault.application(&id(1)), Err(StoreError::NotFound)));
    assert_eq!(vault.commit_all(&[opening(1, NAME), opening(2, "Hồ Thị Nhung")], None).unwrap(), [1, 1]);
}

#[test]
fn lists_are_by_stage_with_the_last_changed_first() {
    let post = Post::new();
    let vault = post.vault();
    for number in 1..=4 {
        vault.commit(&opening(number, NAME)).unwrap();
    }
    vault.commit(&touch(&vault, 2, 50)).unwrap();
    let stored = vault.application(&id(3)).unwrap();
    let Application::Draft(draft) = stored.application else { panic!("a draft was stored") };
    let (withdrawn, events) = draft.withdraw(WithdrawReason::ApplicantAsked, &clerk(60)).unwrap();
    let application = Application::from(withdrawn);
    vault.commit(&Change::new(1, row(&application, NAME, 60), application, events)).unwrap();

    let drafts = vault.list(&[StageName::Draft], 10, 0).unwrap();
    assert_eq!(drafts.iter().map(|line| line.row.id).collect::<Vec<_>>(), [id(2), id(4), id(1)]);
    assert_eq!(vault.list(&[], 2, 0).unwrap()[0].row.id, id(3));
    assert_eq!(vault.list(&[], 2, 2).unwrap().len(), 2);
    let counts = vault.stage_counts().unwrap();
    assert_eq!((counts[&StageName::Draft], counts[&StageName::Withdrawn]), (3, 1));
}

#[test]
fn nobodys_name_is_printed_by_debug() {
    let post = Post::new();
    let vault = post.vault();
    let change = opening(1, NAME);
    vault.commit(&change).unwrap();
    let printed = format!("{change:?} {:?} {vault:?}", vault.application(&id(1)).unwrap());
    assert!(!printed.contains(NAME) && !printed.contains("066079"), "{printed}");
}
