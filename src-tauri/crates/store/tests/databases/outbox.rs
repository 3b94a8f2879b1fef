//! The road to the center, step by step.

use enrollment::Timestamp;
use store::{Decision, ItemState, Outbox, Sequence, StoreError};

use crate::kit::{Post, approval, at, package, sealed, void};

const NOW: i64 = 1000;

/// An outbox with three packages, the first two approved and their approval sent.
fn queue(post: &Post) -> Outbox {
    let outbox = post.outbox();
    for number in 1..=3 {
        outbox.put_idempotent(&sealed(1, number, Sequence { epoch: 1, number: number.into() })).unwrap();
    }
    let approved = approval(&[1, 2]);
    assert!(outbox.put_statement_idempotent(&approved).unwrap());
    assert!(!outbox.put_statement_idempotent(&approved).unwrap());
    outbox.mark_statement_sent(&approved.digest(), at(201)).unwrap();
    outbox
}

fn due(outbox: &Outbox, second: i64) -> Option<enrollment::PackageId> {
    outbox.next_due(at(second)).unwrap().map(|item| item.package_id)
}

#[test]
fn a_package_is_due_when_its_approval_has_gone() {
    let post = Post::new();
    let outbox = post.outbox();
    outbox.put_idempotent(&sealed(1, 1, Sequence { epoch: 1, number: 1 })).unwrap();
    assert_eq!(due(&outbox, NOW), None);
    let approved = approval(&[1]);
    outbox.put_statement_idempotent(&approved).unwrap();
    assert_eq!(due(&outbox, NOW), None);
    let statement = outbox.statement_due(at(NOW)).unwrap().unwrap();
    assert_eq!(statement.statement, approved);
    outbox.record_statement_failed(&statement.digest, "centerUnreachable", at(NOW + 60)).unwrap();
    assert!(outbox.statement_due(at(NOW)).unwrap().is_none());
    assert_eq!(outbox.counts().unwrap().statement_error.as_deref(), Some("centerUnreachable"));
    assert_eq!(outbox.statements_waiting().unwrap().len(), 1);
    outbox.mark_statement_sent(&statement.digest, at(NOW + 61)).unwrap();
    outbox.mark_statement_sent(&statement.digest, at(NOW + 62)).unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(1)));
    assert!(outbox.statements_waiting().unwrap().is_empty());
    outbox.send_statements_again(&package(1)).unwrap();
    assert_eq!(outbox.statements_waiting().unwrap().len(), 1);
}

#[test]
fn an_upload_begun_goes_on_before_another_begins() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_upload_url(&package(2), "/v1/uploads/7").unwrap();
    outbox.record_offset(&package(2), 20_000).unwrap();
    std::mem::forget(outbox);
    let outbox = post.outbox();
    let item = outbox.next_due(at(NOW)).unwrap().unwrap();
    let upload = item.upload.unwrap();
    assert_eq!((item.package_id, item.state, upload.url.as_str(), upload.offset), (package(2), ItemState::Uploading, "/v1/uploads/7", 20_000));
    assert_eq!(outbox.chunk(&package(2), 20_000, 65_536).unwrap(), vec![2; 30_000]);
    assert_eq!(outbox.chunk(&package(2), 49_999, 10).unwrap(), [2]);
    assert!(outbox.chunk(&package(2), 50_000, 10).unwrap().is_empty());
    assert!(outbox.chunk(&package(2), u64::MAX, 10).unwrap().is_empty());
    outbox.forget_upload(&package(2)).unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(1)));
}

#[test]
fn a_failure_waits_and_progress_forgets_it() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_upload_url(&package(1), "/1").unwrap();
    outbox.record_attempt_failed(&package(1), "timedOut", at(NOW + 30)).unwrap();
    outbox.record_attempt_failed(&package(1), "timedOut", at(NOW + 90)).unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(2)));
    let item = outbox.item(&package(1)).unwrap();
    assert_eq!((item.attempts, item.failures, item.last_error.as_deref()), (2, 2, Some("timedOut")));
    assert_eq!(due(&outbox, NOW + 90), Some(package(1)));
    outbox.record_offset(&package(1), 100).unwrap();
    let item = outbox.item(&package(1)).unwrap();
    assert_eq!((item.attempts, item.failures, item.last_error), (2, 0, None));
    outbox.record_attempt_failed(&package(2), "timedOut", at(NOW + 500)).unwrap();
    outbox.wait_no_longer().unwrap();
    assert_eq!(outbox.item(&package(2)).unwrap().not_before, Timestamp::from_unix_ms(0));
    assert_eq!(outbox.ready(10).unwrap().len(), 2);
}

#[test]
fn receipt_then_verdict_and_each_only_once() {
    let post = Post::new();
    let outbox = queue(&post);
    let early = outbox.record_verdict(&package(1), Decision::Accepted, b"verdict", at(500));
    assert!(matches!(early, Err(StoreError::WrongState { state: ItemState::Ready })));
    outbox.record_receipt(&package(1), b"receipt", at(500)).unwrap();
    assert_eq!(outbox.verdict_due(at(NOW)).unwrap().unwrap().package_id, package(1));
    outbox.record_not_yet(&package(1), at(NOW + 10)).unwrap();
    assert!(outbox.verdict_due(at(NOW)).unwrap().is_none());
    outbox.record_verdict(&package(1), Decision::Refused, b"verdict", at(600)).unwrap();
    outbox.record_verdict(&package(1), Decision::Refused, b"verdict", at(601)).unwrap();
    let turned = outbox.record_verdict(&package(1), Decision::Accepted, b"other", at(602));
    assert!(matches!(turned, Err(StoreError::WrongState { state: ItemState::Refused })));
    assert_eq!(outbox.receipt(&package(1)).unwrap().as_deref(), Some(&b"receipt"[..]));
    assert_eq!(outbox.verdict(&package(1)).unwrap().as_deref(), Some(&b"verdict"[..]));
    assert_eq!(outbox.verdict(&package(2)).unwrap(), None);
    let item = outbox.item(&package(1)).unwrap();
    assert_eq!((item.received_at, item.decided_at), (Some(at(500)), Some(at(600))));
}

#[test]
fn a_voided_package_is_never_sent_and_a_received_one_is_not_voided() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_upload_url(&package(1), "/1").unwrap();
    outbox.record_receipt(&package(2), b"receipt", at(500)).unwrap();
    outbox.put_statement_idempotent(&void(&[1, 2])).unwrap();
    assert_eq!(outbox.item(&package(1)).unwrap().state, ItemState::Voided);
    assert_eq!(outbox.item(&package(2)).unwrap().state, ItemState::Received);
    assert_eq!(due(&outbox, NOW), None);
    assert!(matches!(outbox.record_offset(&package(1), 5), Err(StoreError::WrongState { state: ItemState::Voided })));
    assert_eq!(outbox.release_files(at(NOW)).unwrap(), 1);
    assert!(matches!(outbox.file(&package(1)), Err(StoreError::NotFound)));
    assert_eq!(outbox.file(&package(2)).unwrap().len(), 50_000);
}

#[test]
fn counts_and_pages_show_every_package_in_exactly_one_state() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_receipt(&package(2), b"receipt", at(500)).unwrap();
    let counts = outbox.counts().unwrap();
    assert_eq!(counts.total(), 3);
    assert_eq!(counts.open(), 2);
    assert_eq!(counts.oldest_open_at, Some(at(101)));
    assert_eq!(counts.oldest_age_ms(at(161)), Some(60_000));
    assert_eq!(counts.last_success, Some(at(500)));
    let ids = |state, limit, offset| -> Vec<_> {
        outbox.list(state, limit, offset).unwrap().into_iter().map(|item| item.package_id).collect()
    };
    assert_eq!(ids(None, 2, 0), [package(3), package(2)]);
    assert_eq!(ids(None, 2, 2), [package(1)]);
    assert_eq!(ids(Some(ItemState::Waiting), 9, 0), [package(3)]);
}

#[test]
fn unknown_packages_are_said_to_be_unknown() {
    let post = Post::new();
    let outbox = queue(&post);
    assert!(matches!(outbox.item(&package(9)), Err(StoreError::NotFound)));
    assert!(matches!(outbox.receipt(&package(9)), Err(StoreError::NotFound)));
    assert!(matches!(outbox.record_receipt(&package(9), b"", at(1)), Err(StoreError::NotFound)));
    assert!(matches!(outbox.put_statement_idempotent(&approval(&[9])), Err(StoreError::NotFound)));
    assert!(outbox.statement_due(at(NOW)).unwrap().is_none(), "the refused statement left nothing behind");
}

#[test]
fn the_high_water_only_rises_until_signed_time_or_people_reset_it() {
    let post = Post::new();
    let outbox = post.outbox();
    outbox.raise_high_water(at(100)).unwrap();
    outbox.raise_high_water(at(50)).unwrap();
    assert_eq!(outbox.high_water().unwrap(), Some(at(100)));
    outbox.raise_high_water(at(900_000)).unwrap();
    outbox.record_center_time(at(120), at(125)).unwrap();
    assert_eq!((outbox.center_time().unwrap(), outbox.high_water().unwrap()), (Some(at(120)), Some(at(125))));
    outbox.record_center_time(at(110), at(126)).unwrap();
    assert_eq!(outbox.center_time().unwrap(), Some(at(120)));
    outbox.reset_high_water(at(90)).unwrap();
    assert_eq!(outbox.high_water().unwrap(), Some(at(90)));
}

#[test]
fn what_the_center_turned_away_waits_apart_until_somebody_asks() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_upload_url(&package(1), "/1").unwrap();
    outbox.record_offset(&package(1), 50_000).unwrap();
    outbox.record_turned_away(&package(1), "recipientUnknown", at(NOW + 3600)).unwrap();
    let item = outbox.item(&package(1)).unwrap();
    assert_eq!((item.state, item.upload.is_none(), item.turned_away, item.failures), (ItemState::Ready, true, true, 1));
    assert_eq!(outbox.counts().unwrap().turned_away, 1);
    assert_eq!(due(&outbox, NOW + 3599), Some(package(2)));
    outbox.try_at_once().unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(1)), "a start asks after it at once");
    assert_eq!(outbox.item(&package(1)).unwrap().failures, 1, "and does not send it again");
    outbox.record_turned_away(&package(1), "recipientUnknown", at(NOW + 3600)).unwrap();
    outbox.wait_no_longer().unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(1)));
    assert_eq!(outbox.item(&package(1)).unwrap().failures, 0, "as if never tried: it is sent whole once more");
    outbox.record_receipt(&package(1), b"receipt", at(NOW)).unwrap();
    assert_eq!(outbox.counts().unwrap().turned_away, 0);
}

#[test]
fn the_same_bytes_sent_again_are_no_progress() {
    let post = Post::new();
    let outbox = queue(&post);
    outbox.record_upload_url(&package(1), "/1").unwrap();
    outbox.record_offset(&package(1), 40_000).unwrap();
    for _ in 0..3 {
        outbox.forget_upload(&package(1)).unwrap();
        outbox.record_attempt_failed(&package(1), "uploadVanishes", at(0)).unwrap();
        outbox.record_upload_url(&package(1), "/2").unwrap();
        outbox.record_offset(&package(1), 40_000).unwrap();
    }
    assert_eq!(outbox.item(&package(1)).unwrap().failures, 3);
    assert_eq!(due(&outbox, NOW), Some(package(2)), "and it goes behind the others");
    outbox.record_offset(&package(1), 40_001).unwrap();
    assert_eq!(outbox.item(&package(1)).unwrap().failures, 0);
    assert_eq!(due(&outbox, NOW), Some(package(1)));
}

#[test]
fn a_wait_noted_under_a_wrong_date_binds_nobody() {
    let post = Post::new();
    let outbox = queue(&post);
    let year = 365 * 86_400;
    outbox.record_attempt_failed(&package(1), "timedOut", at(NOW + year)).unwrap();
    assert_eq!(due(&outbox, NOW), Some(package(1)));
    outbox.record_receipt(&package(2), b"receipt", at(NOW)).unwrap();
    outbox.record_not_yet(&package(2), at(NOW + year)).unwrap();
    assert_eq!(outbox.verdict_due(at(NOW)).unwrap().map(|item| item.package_id), Some(package(2)));
    let late = approval(&[3]);
    outbox.put_statement_idempotent(&late).unwrap();
    outbox.record_statement_failed(&late.digest(), "timedOut", at(NOW + year)).unwrap();
    assert!(outbox.statement_due(at(NOW)).unwrap().is_some());
    outbox.record_statement_failed(&late.digest(), "timedOut", at(NOW + 60)).unwrap();
    assert!(outbox.statement_due(at(NOW)).unwrap().is_none(), "an ordinary wait holds");
}
