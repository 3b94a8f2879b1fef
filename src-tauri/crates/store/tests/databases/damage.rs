//! Wrong keys and damaged files are told apart, and neither is touched.

use std::path::Path;

use keyring::DatabaseKey;
use store::{Database, Outbox, StoreError, Vault};

use crate::kit::{NAME, Post, id, opening, sample};

/// A closed vault with some pages in it.
fn filled(post: &Post) {
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    for number in 0..10 {
        let taken = sample(number, enrollment::SampleKind::Portrait, store::SampleState::Try);
        vault.add_sample(&id(1), &taken).unwrap();
    }
    vault.close().unwrap();
}

fn flip(path: &Path, place: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[place] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn another_key_is_refused_and_the_file_left_as_it_was() {
    let post = Post::new();
    filled(&post);
    let before = std::fs::read(post.vault_path()).unwrap();
    let other = DatabaseKey::make();
    assert!(matches!(Vault::open(&post.vault_path(), &other), Err(StoreError::WrongKey(Database::Vault))));
    assert!(matches!(Vault::examine(&post.vault_path(), &other), Err(StoreError::WrongKey(Database::Vault))));
    assert!(matches!(Outbox::open(&post.vault_path(), &other), Err(StoreError::WrongKey(Database::Outbox))));
    assert_eq!(std::fs::read(post.vault_path()).unwrap(), before);
    assert!(post.vault().integrity().is_sound());
}

#[test]
fn a_flipped_byte_anywhere_is_damage_not_a_wrong_key() {
    let post = Post::new();
    filled(&post);
    let length = std::fs::read(post.vault_path()).unwrap().len();
    for place in [3, 40, 4000, 4096 + 100, length / 2, length - 10] {
        flip(&post.vault_path(), place);
        let noticed = match post.try_vault() {
            Err(StoreError::Damaged { database: Database::Vault, .. }) => true,
            Err(other) => panic!("byte {place}: {other}"),
            Ok(vault) => !vault.integrity().is_sound(),
        };
        assert!(noticed, "byte {place} flipped and nobody noticed");
        flip(&post.vault_path(), place);
    }
    assert!(post.vault().integrity().is_sound());
}

#[test]
fn reading_through_damage_is_an_error_with_what_is_safe() {
    let post = Post::new();
    filled(&post);
    let length = std::fs::read(post.vault_path()).unwrap().len();
    for page in 1..length / 4096 {
        flip(&post.vault_path(), page * 4096 + 200);
    }
    let damage = post.try_vault().and_then(|vault| vault.application(&id(1)).map(drop)).unwrap_err();
    assert_eq!(damage.code(), "vaultDamaged");
    assert_eq!(Database::Vault.what_is_safe(), "sealedApplicationsAreInTheOutbox");
}

#[test]
fn a_lost_mark_costs_only_the_distinction() {
    let post = Post::new();
    filled(&post);
    let mark = post.folder.path().join("vault.db.key-check");
    std::fs::remove_file(&mark).unwrap();
    assert!(matches!(Vault::open(&post.vault_path(), &DatabaseKey::make()), Err(StoreError::WrongKey(_))));
    post.vault();
    assert!(mark.exists());
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let post = Post::new();
    std::fs::write(post.vault_path(), vec![7; 20_000]).unwrap();
    assert!(matches!(post.try_vault(), Err(StoreError::WrongKey(Database::Vault))));
    assert_eq!(std::fs::read(post.vault_path()).unwrap(), vec![7; 20_000]);
}
