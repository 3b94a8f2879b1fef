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

/// One attempt at a scanner that two of them share the name of.
fn attempt(device: &str, second: i64, outcome: &str, score: Option<f32>) -> Try {
    Try {
        at: at(second),
        device: device.to_owned(),
        name: "Slap scanner".to_owned(),
        simulated: false,
        target: "slap_13".to_owned(),
        attempt: 1,
        score,
        outcome: outcome.to_owned(),
    }
}

#[test]
fn attempts_at_a_device_are_counted_by_period_and_two_of_one_name_stay_two() {
    let post = Post::new();
    let vault = post.vault();
    vault.commit(&opening(1, NAME)).unwrap();
    let taken = vec![attempt("usb-1", 10, Try::USABLE, Some(71.4)), attempt("usb-1", 11, Try::USABLE, Some(70.6)), attempt("usb-2", 12, Try::UNUSABLE, None)];
    vault.commit(&touch(&vault, 1, 1).with_tries(taken)).unwrap();
    vault.record_try(&attempt("usb-1", 70, "deviceTimedOut", None)).unwrap();
    // A clock gone wrong.
    vault.record_try(&attempt("usb-1", 500_000, Try::USABLE, Some(12.0))).unwrap();
    let counted = vault.count_tries(at(0), 60_000, 2).unwrap();
    let said: Vec<_> = counted.iter().map(|one| (one.period, one.device.as_str(), one.outcome.as_str(), one.score, one.count)).collect();
    assert_eq!(said, [(0, "usb-1", "usable", Some(71), 2), (0, "usb-2", "unusable", None, 1), (1, "usb-1", "deviceTimedOut", None, 1)]);
    assert!(counted.iter().all(|one| one.name == "Slap scanner" && one.target == "slap_13" && !one.simulated));
}

#[test]
fn attempts_before_a_day_are_forgotten_and_the_others_stay() {
    let post = Post::new();
    let vault = post.vault();
    for second in [1, 2, 30] {
        vault.record_try(&attempt("usb-1", second, Try::USABLE, Some(60.0))).unwrap();
    }
    assert_eq!(vault.forget_tries_before(at(30)).unwrap(), 2);
    assert_eq!(vault.forget_tries_before(at(30)).unwrap(), 0);
    assert_eq!(vault.count_tries(at(0), 60_000, 1).unwrap().iter().map(|one| one.count).sum::<u32>(), 1);
}
