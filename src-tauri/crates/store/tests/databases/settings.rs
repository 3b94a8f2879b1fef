//! Settings, counters, the day, the devices.

use enrollment::{Date, OfficerId};
use store::{DayCheck, DayMoment, Try};

use crate::kit::{NAME, Post, at, opening, touch};

#[test]
fn settings_and_counters_outlive_the_session() {
    let post = Post::new();
    let vault = post.vault();
    assert_eq!(vault.setting("language").unwrap(), None);
    vault.set_setting("language", "vi").unwrap();
    vault.set_setting("language", "en").unwrap();
    assert_eq!(vault.count_up("ticket:2026-11-22").unwrap(), 1);
    assert_eq!(vault.count_up("ticket:2026-11-22").unwrap(), 2);
    drop(vault);
    let vault = post.vault();
    assert_eq!(vault.setting("language").unwrap().as_deref(), Some("en"));
    assert_eq!(vault.counted("ticket:2026-11-22").unwrap(), 2);
    assert_eq!(vault.count_up("ticket:2026-11-23").unwrap(), 1);
}

#[test]
fn a_line_of_the_day_is_settled_once_and_can_be_settled_anew() {
    let post = Post::new();
    let vault = post.vault();
    let day = Date::new(2026, 11, 22).unwrap();
    let mut check = DayCheck {
        day,
        moment: DayMoment::Open,
        line: "platen".to_owned(),
        done: false,
        owner: Some("clerk.an".to_owned()),
        reason: Some("noCloth".to_owned()),
        by: OfficerId::parse("clerk.an").unwrap(),
        at: at(1),
    };
    vault.settle_day_check(&check).unwrap();
    check.done = true;
    check.at = at(2);
    vault.settle_day_check(&check).unwrap();
    assert_eq!(vault.day_checks(day, DayMoment::Open).unwrap(), [check]);
    assert!(vault.day_checks(day, DayMoment::Close).unwrap().is_empty());
}

#[test]
fn attempts_at_a_device_are_its_trend() {
    let post = Post::new();
    let vault = post.vault();
    let one = |attempt, second| Try {
        at: at(second),
        device: "scanner-1".to_owned(),
        target: "slap_13".to_owned(),
        attempt,
        score: Some(71.5),
        outcome: "kept".to_owned(),
    };
    vault.commit(&opening(1, NAME)).unwrap();
    vault.commit(&touch(&vault, 1, 1).with_tries(vec![one(1, 10)])).unwrap();
    vault.record_try(&one(2, 20)).unwrap();
    assert_eq!(vault.tries("scanner-1", 10).unwrap(), [one(2, 20), one(1, 10)]);
    assert!(vault.tries("camera-1", 10).unwrap().is_empty());
}
