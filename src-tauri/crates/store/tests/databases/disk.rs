//! A full disk is said to be one, and nothing is half-written.

#[cfg(target_os = "linux")]
use std::process::Command;

use enrollment::SampleKind;
use store::{SampleChange, SampleState, StoreError, carry_over, free_bytes};

use crate::kit::{NAME, Post, id, opening, package, sample, seal, touch};

#[test]
fn a_full_disk_is_told_and_nothing_is_half_written() {
    let post = Post::new();
    let (vault, outbox) = (post.vault(), post.outbox());
    vault.commit(&opening(1, NAME)).unwrap();
    seal(&vault, 1, 1);
    vault.limit_pages(1).unwrap();
    outbox.limit_pages(1).unwrap();

    let change = touch(&vault, 1, 7).with_samples(vec![SampleChange::Add(sample(1, SampleKind::Portrait, SampleState::Kept))]);
    let version = change.expected_version;
    assert!(matches!(vault.commit(&change), Err(StoreError::DiskFull(_))));
    let sealing = touch(&vault, 1, 7);
    let failed = vault.commit_sealed(1, |number| Ok::<_, StoreError>(sealing.with_sealed(crate::kit::sealed(1, 2, number))));
    assert!(matches!(failed, Err(StoreError::DiskFull(_))));
    assert!(matches!(carry_over(&vault, &outbox), Err(StoreError::DiskFull(_))));

    assert_eq!(vault.application(&id(1)).unwrap().version, version);
    assert!(vault.samples(&id(1)).unwrap().is_empty());
    assert_eq!(vault.next_sequence(1).unwrap().number, 2);
    assert!(matches!(outbox.item(&package(1)), Err(StoreError::NotFound)));

    // Room again: everything goes on in the same session.
    vault.limit_pages(1_000_000).unwrap();
    outbox.limit_pages(1_000_000).unwrap();
    vault.commit(&change).unwrap();
    assert_eq!(seal(&vault, 1, 2).number, 2);
    assert_eq!(carry_over(&vault, &outbox).unwrap(), 2);
    assert!(vault.integrity().is_sound() && outbox.integrity().is_sound());
}

/// A disk of two megabytes, where the system lets us have one.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_really_full_is_told_and_keeps_what_it_has() {
    let Some(disk) = SmallDisk::mount() else {
        println!("not run: mounting a small disk needs root");
        return;
    };
    let path = disk.0.path().join("vault.db");
    let key = keyring::DatabaseKey::make();
    let vault = store::Vault::open(&path, &key).unwrap();
    vault.commit(&opening(1, NAME)).unwrap();
    let mut kept = 0;
    let full = loop {
        let mut taken = sample(kept + 1, SampleKind::Portrait, SampleState::Try);
        taken.bytes = vec![kept; 150_000];
        match vault.add_sample(&id(1), &taken) {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(full, StoreError::DiskFull(_)), "{full}");
    assert!(kept > 2);
    assert_eq!(vault.samples(&id(1)).unwrap().len(), usize::from(kept));
    drop(vault);
    // A start on the full disk: either it opens with everything, or it says why.
    match store::Vault::open(&path, &key) {
        Ok(vault) => assert_eq!(vault.samples(&id(1)).unwrap().len(), usize::from(kept)),
        Err(error) => assert!(matches!(error, StoreError::DiskFull(_)), "{error}"),
    }
}

#[test]
#[cfg(unix)]
fn free_room_is_known_where_the_system_tells() {
    assert!(free_bytes(std::env::temp_dir().as_path()).unwrap() > 0);
    assert_eq!(free_bytes("/no/such/folder".as_ref()), None);
}
