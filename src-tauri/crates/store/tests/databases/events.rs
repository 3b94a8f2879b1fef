//! The log: replaying it gives stage and revision; a change that does not continue it is refused.

use enrollment::{Application, Draft, Event, FieldId, Modality, PauseReason, Source, WithdrawReason, replay};
use proptest::prelude::*;
use store::{Change, StoreError};

use crate::kit::{NAME, Post, clerk, id, opening, row, touch};

/// One thing a clerk may try with a draft; what the domain refuses changes nothing.
fn attempt(draft: &mut Draft, choice: u8, second: i64) -> Vec<Event> {
    let act = clerk(second);
    let done = match choice % 6 {
        0 => draft.set_field(FieldId::Phone, &format!("09{:08}", second), Source::Typed, &act),
        1 => draft.set_field(FieldId::Phone, "", Source::Typed, &act),
        2 => draft.pause(PauseReason::PersonLeft, &act),
        3 => draft.resume(&act),
        4 => draft.record_gap(Modality::Iris, enrollment::GapReason::NoDevice, &act),
        _ => draft.take_back(&act).map(|(_, events)| events),
    };
    done.unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replaying_the_log_gives_stage_and_revision_of_the_snapshot(
        steps in proptest::collection::vec((0u8..3, 0u8..6), 1..24), ends in any::<bool>()
    ) {
        let post = Post::new();
        let vault = post.vault();
        for number in 0..3 {
            vault.commit(&opening(number + 1, NAME)).unwrap();
        }
        for (second, (who, choice)) in (1i64..).zip(&steps) {
            let stored = vault.application(&id(who + 1)).unwrap();
            let Application::Draft(mut draft) = stored.application else { continue };
            let events = attempt(&mut draft, *choice, second);
            let application = Application::from(draft);
            vault.commit(&Change::new(stored.version, row(&application, NAME, second), application, events)).unwrap();
        }
        if ends {
            let stored = vault.application(&id(1)).unwrap();
            let Application::Draft(draft) = stored.application else { panic!("nothing ended it") };
            if let Ok((withdrawn, events)) = draft.withdraw(WithdrawReason::Duplicate, &clerk(99)) {
                let application = Application::from(withdrawn);
                vault.commit(&Change::new(stored.version, row(&application, NAME, 99), application, events)).unwrap();
            }
        }
        drop(vault);
        let vault = post.vault();
        let mut events = 0;
        for number in 1..=3 {
            let stored = vault.application(&id(number)).unwrap();
            let log = vault.events(&id(number)).unwrap();
            prop_assert_eq!(replay(&log), Ok((stored.application.stage(), stored.application.revision())));
            prop_assert_eq!((stored.row.stage, stored.row.revision), (stored.application.stage(), stored.application.revision()));
            events += log.len() as u64;
        }
        prop_assert_eq!(vault.verify_chain().unwrap().length, events);
    }
}

#[test]
fn a_change_whose_events_were_lost_on_the_way_is_refused() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let stored = vault.application(&id(1)).unwrap();
    let Application::Draft(mut draft) = stored.application.clone() else { panic!("a draft was stored") };
    let events = draft.set_field(FieldId::Phone, "0912345678", Source::Typed, &clerk(3)).unwrap();
    let application = Application::from(draft);
    let row = row(&application, NAME, 3);
    let lost = Change::new(1, row.clone(), application.clone(), Vec::new());
    assert!(matches!(vault.commit(&lost), Err(StoreError::ChainBroken { .. })));
    let twice = Change::new(1, row.clone(), application.clone(), [events.clone(), events.clone()].concat());
    assert!(matches!(vault.commit(&twice), Err(StoreError::ChainBroken { .. })));
    assert_eq!(vault.events(&id(1)).unwrap().len(), 1);
    vault.commit(&Change::new(1, row, application, events)).unwrap();
    assert_eq!(vault.events(&id(1)).unwrap().len(), 2);
}

#[test]
fn a_row_that_says_another_stage_than_the_snapshot_is_refused() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let mut change = touch(&vault, 1, 4);
    change.row.revision = 2;
    assert!(matches!(vault.commit(&change), Err(StoreError::RowDiffers)));
}

/// Does to the log, behind the product's back, what somebody with the key could do.
fn tamper(post: &Post, statement: &str) {
    let connection = rusqlite::Connection::open(post.vault_path()).unwrap();
    let key = format!("PRAGMA key = \"x'{}'\"", post.key.pragma_hex().expose());
    connection.query_row(&key, [], |_| Ok(())).unwrap();
    connection.execute_batch(statement).unwrap();
}

#[test]
fn an_altered_or_shortened_log_is_found() {
    for (statement, place) in [
        ("DELETE FROM events WHERE place = 3", 3),
        ("DELETE FROM events WHERE place = 2", 2),
        ("DELETE FROM events", 1),
        ("UPDATE events SET body = replace(CAST(body AS TEXT), 'clerk.an', 'clerk.bo') WHERE place = 2", 2),
        ("UPDATE events SET link = zeroblob(32) WHERE place = 1", 1),
    ] {
        let post = Post::new();
        let vault = post.vault();
        for number in 1..=3 {
            vault.commit(&opening(number, NAME)).unwrap();
        }
        assert_eq!(vault.verify_chain().unwrap().length, 3);
        vault.close().unwrap();
        tamper(&post, &statement.replace("replace(", "CAST(replace(").replace("'clerk.bo')", "'clerk.bo') AS BLOB)"));
        let found = post.vault().verify_chain();
        assert!(matches!(found, Err(StoreError::ChainBroken { seq }) if seq == place), "{statement}: {found:?}");
    }
}
