//! Cameras and scanners that are plugged in and pulled while the station runs.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};

use devices::simulator::{CameraControls, ScannerControls, SimulatedCamera, SimulatedScanner};
use devices::{CancelToken, CaptureRequest, DeviceError, FingerCapture, FingerprintScanner, RealPace, ScannerInfo, StepPace};
use enrollment::ApplicationId;
use station::{CameraState, CheckState, DeviceFinder, FoundDevices, ProfileSeen, ProfileState, SlapCapture, Topic};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

/// A desk on which things are plugged in and pulled.
#[derive(Clone, Default)]
struct Desk(Arc<Plugs>);

#[derive(Default)]
struct Plugs {
    camera: AtomicBool,
    scanner: AtomicBool,
    /// What the scanner says that keeps it from working.
    trouble: Mutex<Option<DeviceError>>,
    profiles: Mutex<Vec<ProfileSeen>>,
    looks: AtomicUsize,
    scanners_left_alone: AtomicUsize,
    controls: Mutex<Option<(CameraControls, ScannerControls)>>,
}

impl DeviceFinder for Desk {
    fn find(&self, scanners: bool) -> FoundDevices {
        self.0.looks.fetch_add(1, SeqCst);
        let camera = SimulatedCamera::practice(Box::new(RealPace::new()));
        let scanner = SimulatedScanner::new(resident(Case::FirstCard).finger_seed(), Box::new(StepPace::new()));
        // Pulled is pulled: what runs through the one in use notices as it would in reality.
        self.controls().get_or_insert_with(|| (camera.controls(), scanner.controls()));
        if !scanners {
            self.0.scanners_left_alone.fetch_add(1, SeqCst);
        }
        let cameras: Vec<Box<dyn devices::Camera>> = if self.0.camera.load(SeqCst) { vec![Box::new(camera)] } else { Vec::new() };
        let found: Vec<Box<dyn FingerprintScanner>> = if self.0.scanner.load(SeqCst) {
            vec![Box::new(Saying { inner: scanner, trouble: self.0.trouble.lock().expect("trouble").clone() })]
        } else {
            Vec::new()
        };
        FoundDevices { cameras: Some(cameras), scanners: scanners.then_some(found), refused: None, profiles: Some(self.0.profiles.lock().expect("profiles").clone()) }
    }
}

impl Desk {
    fn controls(&self) -> MutexGuard<'_, Option<(CameraControls, ScannerControls)>> {
        self.0.controls.lock().expect("controls")
    }

    fn plug(&self, camera: bool, scanner: bool) {
        self.0.camera.store(camera, SeqCst);
        self.0.scanner.store(scanner, SeqCst);
    }

    fn looks(&self) -> usize {
        self.0.looks.load(SeqCst)
    }

    /// A station that has no device of its own.
    fn start(&self, post: &Post) -> Run {
        let run = post.start_with(|_, ports| {
            ports.cameras = Vec::new();
            ports.scanners = Vec::new();
            ports.found = self.find(true);
            ports.finder = Some(Box::new(self.clone()));
        });
        run.sign_in("lan");
        run
    }
}

fn check(run: &Run, name: &str) -> (CheckState, String) {
    let report = run.station.examine();
    let check = report.checks.into_iter().find(|check| check.check == name).expect("looked at");
    (check.state, check.code)
}

fn opened(run: &Run) -> ApplicationId {
    let id = run.open(resident(Case::FirstCard));
    run.fill(&id);
    id
}

fn kept(run: &Run, id: &ApplicationId) -> usize {
    run.station.application(id).expect("read").samples().map_or(0, |samples| samples.len())
}

#[test]
fn what_is_plugged_in_later_is_in_the_panel_and_in_the_step_without_a_restart() {
    let (post, desk) = (Post::new(), Desk::default());
    let run = desk.start(&post);
    assert_eq!(check(&run, "camera"), (CheckState::Absent, "cameraAbsent".to_owned()));
    assert_eq!(check(&run, "scanner"), (CheckState::Absent, "scannerAbsent".to_owned()));
    let id = opened(&run);
    refused(run.station.start_camera(&id), "noCamera");
    refused(run.station.capture_slap(&id, 13), "noScanner");

    desk.plug(true, true);
    let told = run.station.subscribe();
    run.station.look_for_devices();
    let topics: Vec<Topic> = told.try_iter().collect();
    assert!([Topic::Doctor, Topic::Preview].iter().all(|topic| topics.contains(topic)), "{topics:?}");
    assert_eq!(check(&run, "camera"), (CheckState::Works, "cameraWorks".to_owned()));
    assert_eq!(check(&run, "scanner"), (CheckState::Works, "scannerWorks".to_owned()));
    assert!(run.station.camera().device.is_some());
    run.portrait(&id);
    run.slap(&id, 13);

    run.station.look_for_devices();
    assert_eq!(told.try_iter().filter(|topic| *topic == Topic::Doctor).count(), 0, "nothing has changed");

    desk.plug(false, false);
    run.station.look_for_devices();
    assert_eq!(check(&run, "camera").1, "cameraAbsent");
    refused(run.station.capture_slap(&id, 14), "noScanner");
    assert_eq!(kept(&run, &id), 2, "what was captured is kept");
}

#[test]
fn a_step_that_finds_no_device_looks_by_itself() {
    let (post, desk) = (Post::new(), Desk::default());
    let run = desk.start(&post);
    let id = opened(&run);
    desk.plug(true, true);
    run.portrait(&id);
    run.slap(&id, 13);
    let looks = desk.looks();
    run.slap(&id, 14);
    assert_eq!(desk.looks(), looks, "with a device nobody looks again");
}

#[test]
fn looking_never_touches_what_is_in_use() {
    let (post, desk) = (Post::new(), Desk::default());
    desk.plug(true, true);
    let run = desk.start(&post);
    let id = opened(&run);
    run.station.start_camera(&id).expect("the camera starts");
    // The list forgets the camera; the one that runs goes on until it is stopped.
    desk.plug(false, true);
    run.station.look_for_devices();
    assert!(matches!(run.station.camera().state, CameraState::Running));
    run.station.freeze_portrait(&id, false).expect("a frame");
    run.station.stop_camera().expect("stopped");
    desk.plug(false, true);
    refused(run.station.start_camera(&id), "noCamera");

}

/// A scanner that says how it is.
struct Saying {
    inner: SimulatedScanner,
    trouble: Option<DeviceError>,
}

impl FingerprintScanner for Saying {
    fn describe(&self) -> ScannerInfo {
        self.inner.describe()
    }

    fn trouble(&self) -> Option<DeviceError> {
        self.trouble.clone()
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        self.inner.capture(request, cancel)
    }
}

#[test]
fn a_scanner_that_says_it_cannot_work_yet_is_named_in_the_panel_and_tried_all_the_same() {
    let (post, desk) = (Post::new(), Desk::default());
    let run = desk.start(&post);
    desk.plug(false, true);
    let cases = [
        (Some(DeviceError::NotReady), (CheckState::Attention, "deviceNotReady"), true),
        (Some(DeviceError::Busy { by: None }), (CheckState::Attention, "deviceBusy"), true),
        (Some(DeviceError::Untrusted { why: "registration" }), (CheckState::Fails, "deviceUntrusted"), true),
        (None, (CheckState::Works, "scannerWorks"), false),
    ];
    let told = run.station.subscribe();
    for (trouble, (state, code), awaited) in cases {
        *desk.0.trouble.lock().expect("trouble") = trouble;
        run.station.look_for_devices();
        assert!(told.try_iter().any(|topic| topic == Topic::Doctor), "{code}: the panel is told");
        assert_eq!(check(&run, "scanner"), (state, code.to_owned()));
        assert_eq!(run.station.has_device_to_come(), awaited, "{code}");
    }
    *desk.0.trouble.lock().expect("trouble") = Some(DeviceError::NotReady);
    run.station.look_for_devices();
    let id = opened(&run);
    run.slap(&id, 13);
}

/// A scanner at which somebody takes their time.
struct Waiting {
    inner: SimulatedScanner,
    began: Sender<()>,
    go_on: Receiver<()>,
}

impl FingerprintScanner for Waiting {
    fn describe(&self) -> ScannerInfo {
        self.inner.describe()
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        self.began.send(()).expect("somebody waits");
        self.go_on.recv().expect("somebody lets it go on");
        self.inner.capture(request, cancel)
    }
}

#[test]
fn a_scanner_that_waits_for_a_hand_is_left_alone_and_a_new_one_is_there_afterwards() {
    let (post, desk) = (Post::new(), Desk::default());
    let (began, begun) = channel();
    let (let_go, go_on) = channel();
    let run = post.start_with(|_, ports| {
        let inner = SimulatedScanner::new(resident(Case::FirstCard).finger_seed(), Box::new(StepPace::new()));
        ports.scanners = Vec::new();
        ports.found.scanners = Some(vec![Box::new(Waiting { inner, began, go_on })]);
        ports.finder = Some(Box::new(desk.clone()));
    });
    run.sign_in("lan");
    let id = opened(&run);
    desk.plug(false, true);
    let taken = std::thread::scope(|scope| {
        let capture = scope.spawn(|| run.station.capture_slap(&id, 13));
        begun.recv().expect("it waits");
        run.station.look_for_devices();
        assert_eq!(desk.0.scanners_left_alone.load(SeqCst), 1);
        assert!(!run.station.wants_look(), "while it waits nobody looks again and again");
        let_go.send(()).expect("it goes on");
        capture.join().expect("no panic")
    });
    assert!(matches!(taken, Ok(SlapCapture::Taken(one)) if one.can_keep));
    assert!(run.station.wants_look(), "what was plugged in meanwhile is looked for by itself");
    run.station.look_for_devices();
    assert!(!run.station.wants_look());
    assert_eq!(desk.0.scanners_left_alone.load(SeqCst), 1, "nobody waits any more");
    assert_eq!(check(&run, "scanner").1, "scannerWorks");
}

#[test]
fn a_camera_pulled_while_it_runs_says_so_and_works_when_it_is_plugged_in_again() {
    let (post, desk) = (Post::new(), Desk::default());
    desk.plug(true, true);
    let run = desk.start(&post);
    let id = opened(&run);
    run.slap(&id, 13);
    run.station.start_camera(&id).expect("the camera starts");
    let (camera, _) = desk.controls().clone().expect("the camera of the start");
    camera.unplug();
    let failed = || match run.station.camera().state {
        CameraState::Failed(why) => Some(why.code),
        _ => None,
    };
    while failed().is_none() {
        std::thread::yield_now();
    }
    assert_eq!(failed(), Some("deviceUnplugged"));
    desk.plug(false, true);
    run.station.look_for_devices();
    assert_eq!(failed(), Some("deviceUnplugged"), "why it ended stays said");
    assert_eq!(kept(&run, &id), 1, "the slap is kept");
    desk.plug(true, true);
    run.station.look_for_devices();
    assert_eq!(check(&run, "camera").1, "cameraWorks");
    run.portrait(&id);
}

#[test]
fn a_panel_that_is_read_asks_for_a_look_and_does_not_wait_for_it() {
    let (post, desk) = (Post::new(), Desk::default());
    let run = desk.start(&post);
    let looks = desk.looks();
    run.station.doctor().expect("read");
    assert_eq!(desk.looks(), looks);
    assert!(run.station.wants_look());
    assert!(!run.station.wants_look(), "one look is enough");
    run.station.look_for_devices();
    run.station.doctor().expect("read again, because something was told");
    assert!(!run.station.wants_look(), "there was a look just now");
}

#[test]
fn profiles_of_scanners_are_named_with_what_was_found() {
    let (post, desk) = (Post::new(), Desk::default());
    let run = desk.start(&post);
    let seen = |file: &str, state| ProfileSeen { file: file.to_owned(), state };
    let used = ProfileState::Used {
        vendor: "Maker".to_owned(),
        product: "Reader*".to_owned(),
        ppi: 500,
        measured_by: "Laboratory".to_owned(),
        last_day: enrollment::Date::new(2027, 1, 1).expect("a day"),
    };
    *desk.0.profiles.lock().expect("profiles") = vec![seen("a.p7m", used), seen("b.p7m", ProfileState::Altered)];
    run.station.look_for_devices();
    let checks: Vec<_> = run.station.examine().checks.into_iter().filter(|check| check.check == "profile").collect();
    let said: Vec<_> = checks.iter().map(|check| (check.name.as_str(), check.state, check.code.as_str())).collect();
    assert_eq!(said, [("a.p7m", CheckState::Works, "profileUsed"), ("b.p7m", CheckState::Attention, "profileAltered")]);
    assert_eq!(checks[0].params.get("product").map(String::as_str), Some("Reader"));
}
