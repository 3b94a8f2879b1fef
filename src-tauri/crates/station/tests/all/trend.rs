//! How devices do from week to week, without people.

use devices::simulator::{Presentation, SimulatedScanner};
use devices::{CancelToken, CaptureRequest, DeviceError, DeviceInfo, FingerCapture, FingerprintScanner, ScannerInfo, StepPace};
use enrollment::{Modality, Timestamp};
use station::{CheckState, Checked, DoctorReport, Measure, Slope, SlapCapture};
use store::{Try, TryCount, Vault};
use synthetic::Case;

use crate::post::{MORNING, Post, refused, resident};

const DAY_MS: i64 = 86_400_000;

/// Gives up at every hand, if it does.
struct Named {
    inner: SimulatedScanner,
    id: &'static str,
    slap: bool,
    fails: Option<DeviceError>,
}

impl Named {
    fn plugged(id: &'static str, slap: bool, fails: Option<DeviceError>) -> Box<dyn FingerprintScanner> {
        Box::new(Self { inner: SimulatedScanner::new(11, Box::new(StepPace::new())), id, slap, fails })
    }
}

impl FingerprintScanner for Named {
    fn describe(&self) -> ScannerInfo {
        let info = self.inner.describe();
        ScannerInfo { slap: self.slap, device: DeviceInfo { id: self.id.to_owned(), ..info.device }, ..info }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        match &self.fails {
            Some(error) => Err(error.clone()),
            None => self.inner.capture(request, cancel),
        }
    }
}

/// Every attempt of the last days, counted.
fn counted(vault: &Vault) -> Vec<TryCount> {
    vault.count_tries(Timestamp::from_unix_ms(MORNING - DAY_MS), 2 * DAY_MS as u32, 1).expect("counted")
}

fn outcomes(counted: &[TryCount], target: &str) -> Vec<(String, u32)> {
    let mut sums: Vec<(String, u32)> = Vec::new();
    for one in counted.iter().filter(|one| one.target == target) {
        match sums.iter_mut().find(|(outcome, _)| *outcome == one.outcome) {
            Some((_, sum)) => *sum += one.count,
            None => sums.push((one.outcome.clone(), one.count)),
        }
    }
    sums.sort();
    sums
}

#[test]
fn what_failed_is_charged_to_the_scanner_that_was_at_work_by_its_id() {
    let post = Post::new();
    let scanners = vec![Named::plugged("usb-single", false, None), Named::plugged("usb-slap", true, Some(DeviceError::TimedOut))];
    let run = post.start_with(|_, ports| ports.scanners = scanners);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    refused(run.station.capture_slap(&id, 13), "deviceTimedOut");
    let vault = post.vault();
    let said: Vec<_> = counted(&vault).into_iter().map(|one| (one.device, one.name, one.simulated, one.outcome)).collect();
    let name = SimulatedScanner::new(11, Box::new(StepPace::new())).describe().device.name;
    assert_eq!(said, [("usb-slap".to_owned(), name, true, "deviceTimedOut".to_owned())]);
}

#[test]
fn what_no_device_did_is_charged_to_none() {
    let post = Post::new();
    let run = post.start_with(|_, ports| ports.scanners = Vec::new());
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    refused(run.station.capture_slap(&id, 13), "noScanner");
    assert_eq!(counted(&post.vault()), []);
}

#[test]
fn a_burst_is_one_attempt_and_a_placement_is_kept_once_however_often_another_picture_is_chosen() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let take = |how| {
        run.scanner.next(how);
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
        one.id.to_string()
    };
    let missing = Presentation::Without(vec![enrollment::FingerPosition::RightRing]);
    let (_, dry, clean) = (take(missing), take(Presentation::Dry), take(Presentation::Clean));
    run.station.keep_slap(&id, &dry).expect("kept");
    run.station.keep_slap(&id, &clean).expect("kept");
    run.station.start_camera(&id).expect("the camera starts");
    run.shutter(&id);
    let counted = counted(&post.vault());
    let of = |target| outcomes(&counted, target);
    assert_eq!(of("slap_13"), [("kept".to_owned(), 1), ("unusable".to_owned(), 1), ("usable".to_owned(), 2)]);
    assert_eq!(of("portrait").iter().map(|(_, count)| count).sum::<u32>(), 1, "{counted:?}");
    assert!(counted.iter().all(|one| one.outcome != Try::KEPT || one.score.is_none()), "{counted:?}");
}

/// A scanner of ten good weeks and two in which the glass is dirty; and an attempt older than a year.
fn twelve_weeks(vault: &Vault) {
    let attempt = |days_ago: i64, score: f32| Try {
        at: Timestamp::from_unix_ms(MORNING - days_ago * DAY_MS),
        device: "usb-slap".to_owned(),
        name: "Slap scanner".to_owned(),
        simulated: false,
        target: "slap_13".to_owned(),
        attempt: 1,
        score: Some(score),
        outcome: Try::USABLE.to_owned(),
    };
    for week in 0..12 {
        for one in 0..45 {
            let score = if week < 2 { 41.0 } else { 66.0 } + (one % 9) as f32;
            // 22 November 2026 is a Sunday: each of these days is in a week of its own.
            vault.record_try(&attempt(7 * week, score)).expect("noted");
        }
    }
    vault.record_try(&attempt(400, 70.0)).expect("noted");
}

fn trend(report: &DoctorReport) -> &Checked {
    let mut of = report.checks.iter().filter(|check| check.check == "trend");
    let found = of.next().expect("a line of the trend");
    assert!(of.next().is_none(), "one line");
    found
}

#[test]
fn dirty_glass_shows_as_a_slope_with_what_to_do_and_still_does_while_the_vault_is_closed() {
    let post = Post::new();
    let run = post.start();
    assert_eq!((trend(&run.station.examine()).code.as_str(), run.station.examine().trends), ("trendNever", None));

    twelve_weeks(&post.vault());
    run.sign_in("lan");
    let open = run.station.doctor().expect("looked at");
    let said = trend(&open);
    assert_eq!((said.state, said.code.as_str(), said.name.as_str()), (CheckState::Attention, "trendScore", "Slap scanner"));
    let param = |name: &str| said.params.get(name).map(String::as_str);
    assert_eq!((param("before"), param("now"), param("modality"), param("day")), (Some("70"), Some("45"), Some("fingerprints"), Some("22/11/2026")));
    let devices = &open.trends.as_ref().expect("counted").devices;
    let [device] = devices.as_slice() else { panic!("{devices:?}") };
    assert_eq!((device.modality, device.weeks.len()), (Modality::Fingerprints, 12));
    assert!(matches!(&device.slope, Slope::Worse(losses) if losses.iter().all(|loss| loss.measure == Measure::Score)));
    let last = device.weeks.last().expect("a week");
    assert_eq!((last.from.to_paper().as_str(), last.tries, last.score, last.failed_percent), ("16/11/2026", 45, Some(45), Some(0)));

    post.wrist.pass(1000);
    run.station.lock();
    post.wrist.pass(3 * DAY_MS);
    let closed = run.station.examine();
    assert_eq!(trend(&closed).params.get("day").map(String::as_str), Some("22/11/2026"), "as of the day it was counted");
    assert_eq!(closed.trends.map(|kept| kept.devices), open.trends.map(|counted| counted.devices));
}

#[test]
fn figures_are_kept_while_somebody_works_though_nobody_looks_and_attempts_are_forgotten_after_a_year() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    twelve_weeks(&post.vault());
    run.station.tick();
    run.station.lock();
    assert_eq!(trend(&run.station.examine()).code, "trendScore");
    let all = post.vault().count_tries(Timestamp::from_unix_ms(MORNING - 500 * DAY_MS), u32::MAX, 12).expect("counted");
    assert_eq!(all.iter().map(|one| one.count).sum::<u32>(), 12 * 45);
}
