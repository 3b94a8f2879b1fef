//! The process is ended at every point of this crate, started again, and everything adds up.
//!
//! The test runs itself as a child with one point named; the child works until it is killed there. The parent then finishes the
//! work in the same folder and looks.
#![cfg(unix)]

#[path = "databases/kit.rs"]
#[allow(dead_code, reason = "shared with the other tests")]
mod kit;

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::Command;

use enrollment::{Application, SampleKind, WithdrawReason};
use keyring::MachineKey;
use kit::{NAME, approval, at, clerk, extract_of, id, opening, package, row, sample, sealed, touch};
use store::{Change, Decision, ItemState, Outbox, SampleState, StoreError, Vault, carry_over};

const FOLDER: &str = "STORE_TEST_FOLDER";

fn open(folder: &Path) -> (Vault, Outbox) {
    let key = MachineKey::load_or_make(&folder.join("machine.key")).unwrap();
    let vault = Vault::open(&folder.join("vault.db"), &key.database_key("vault")).unwrap();
    let outbox = Outbox::open(&folder.join("outbox.db"), &key.database_key("outbox")).unwrap();
    (vault, outbox)
}

/// A whole road in steps that each look first what is done already, as the station does after a start.
fn work(folder: &Path) {
    let (vault, outbox) = open(folder);
    if vault.extract().unwrap().is_none() {
        vault.replace_extract(extract_of(1), None, &[kit::resident(1, NAME, kit::born(1979, 2, 25))]).unwrap();
    }
    for number in [1, 2] {
        if vault.application(&id(number)).is_err() {
            vault.commit(&opening(number, NAME)).unwrap();
        }
    }
    if vault.samples(&id(1)).unwrap().is_empty() {
        vault.add_sample(&id(1), &sample(9, SampleKind::Portrait, SampleState::Try)).unwrap();
    }
    if vault.application(&id(1)).unwrap().version == 1 {
        vault.commit(&touch(&vault, 1, 5)).unwrap();
    }
    if let Application::Draft(draft) = vault.application(&id(2)).unwrap().application {
        let (withdrawn, events) = draft.withdraw(WithdrawReason::ApplicantAsked, &clerk(9)).unwrap();
        let application = Application::from(withdrawn);
        vault.commit(&Change::new(1, row(&application, NAME, 9), application, events)).unwrap();
    }
    if vault.sealed(&id(1)).is_err() {
        let change = touch(&vault, 1, 10);
        vault.commit_sealed(1, |number| Ok::<_, StoreError>(change.with_sealed(sealed(1, 1, number)))).unwrap();
    }
    carry_over(&vault, &outbox).unwrap();
    let approved = approval(&[1]);
    if outbox.item(&package(1)).unwrap().state == ItemState::Waiting {
        if let Err(error) = vault.commit_all(&[touch(&vault, 1, 11)], Some(&approved)) {
            assert_eq!(error.code(), "storeInternal", "the statement was stored before");
        }
        carry_over(&vault, &outbox).unwrap();
    }
    while let Some(due) = outbox.statement_due(at(9999)).unwrap() {
        outbox.mark_statement_sent(&due.digest, at(12)).unwrap();
    }
    while let Some(item) = outbox.next_due(at(9999)).unwrap() {
        if item.upload.is_none() {
            outbox.record_attempt_failed(&item.package_id, "timedOut", at(13)).unwrap();
            outbox.record_upload_url(&item.package_id, "/1").unwrap();
        }
        outbox.record_offset(&item.package_id, 50_000).unwrap();
        outbox.record_receipt(&item.package_id, b"receipt", at(14)).unwrap();
    }
    if outbox.item(&package(1)).unwrap().state == ItemState::Received {
        outbox.record_verdict(&package(1), Decision::Accepted, b"verdict", at(15)).unwrap();
    }
    for news in outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap() {
        vault.commit(&touch(&vault, 1, 20).with_news(news.cursor)).unwrap();
    }
}

#[test]
fn child_that_works_until_it_is_killed() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        work(Path::new(&folder));
    }
}

#[test]
fn killed_at_any_point_nothing_is_lost_and_nothing_doubled() {
    for name in kill_point::names().iter().filter(|name| name.starts_with("store.")) {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_that_works_until_it_is_killed"])
            .env(FOLDER, folder.path())
            .env(kill_point::VARIABLE, name)
            .output()
            .unwrap();
        assert_eq!(child.status.signal(), Some(9), "{name} was not reached: {}", String::from_utf8_lossy(&child.stdout));

        work(folder.path());
        let (vault, outbox) = open(folder.path());
        assert!(vault.integrity().is_sound() && outbox.integrity().is_sound(), "{name}");
        assert_eq!(vault.samples(&id(1)).unwrap().len(), 1, "{name}");
        assert_eq!(vault.sample(&sample(9, SampleKind::Portrait, SampleState::Try).id).unwrap().bytes, vec![9; 60_000], "{name}");
        assert_eq!(vault.sequence_numbers(1).unwrap(), [1], "{name}");
        assert_eq!(vault.verify_chain().unwrap().length, 3, "{name}");
        assert_eq!((vault.sealed_not_in_outbox().unwrap().len(), vault.statements_not_in_outbox().unwrap().len()), (0, 0), "{name}");
        let counts = outbox.counts().unwrap();
        assert_eq!((counts.total(), counts.of(ItemState::Accepted), counts.statements_waiting), (1, 1, 0), "{name}");
        assert_eq!(outbox.news_since(0, 10).unwrap().len(), 2, "{name}");
        assert!(outbox.news_since(vault.news_cursor().unwrap(), 10).unwrap().is_empty(), "{name}");
    }
}
