//! Scanners with a service of their own: a device that speaks SBI by its specification, and what can go wrong with one.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use devices::conformance::{self, ScannerBench, Touch, Trial};
use devices::{
    CancelToken, CaptureRequest, CaptureTarget, Clock, DeviceError, FingerCapture, FingerImage, FingerprintScanner, HttpFault,
    LoopbackHttp, Question,
};
use enrollment::{FingerPosition, Slap, Timestamp};
use sbi::{Found, Makers, SbiDevice as SbiDeviceSeen, SbiScanner, Status};
use serde_json::json;
use uplink::LoopbackClient;
use whole::post::{Center, Post, Station, until};
use whole::sbi_device::{Fault, Maker, Model, SbiDevice, vouch};
use whole::trip::{CLERK, ordinary_person};

const PERSON: u64 = 7;
const RIGHT_FOUR: CaptureTarget = CaptureTarget::Slap(Slap::RightFour);
/// Longer than any good answer takes, and short enough to wait for.
const PATIENCE: Duration = Duration::from_secs(2);

/// The clock of this machine, some days ahead.
#[derive(Clone, Copy)]
struct Ahead(i64);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).expect("after 1970");
        Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million")).plus_ms(self.0 * 86_400_000)
    }
}

fn believing(maker: &Maker) -> Makers {
    let mut makers = Makers::default();
    makers.add(&maker.authority_der()).expect("a certificate");
    makers
}

fn look(device: &SbiDevice, makers: &Makers, clock: Ahead) -> Found {
    let http = LoopbackClient::new().expect("a client");
    sbi::find(&http, device.port()..=device.port(), makers, clock.now())
}

fn start(model: Model) -> (SbiDevice, SbiScanner) {
    let maker = Maker::new();
    let device = SbiDevice::start(model, maker.device(), PERSON);
    let makers = believing(&maker);
    let found = look(&device, &makers, Ahead(0));
    let [known] = found.devices.as_slice() else { panic!("one scanner: {found:?}") };
    let http: Arc<dyn LoopbackHttp> = Arc::new(LoopbackClient::new().expect("a client"));
    let scanner = SbiScanner::new(http, Arc::new(Ahead(0)), Arc::new(makers), known.clone(), device.port()..=device.port()).with_patience(PATIENCE);
    (device, scanner)
}

fn take(scanner: &mut SbiScanner, target: CaptureTarget) -> Result<FingerCapture, DeviceError> {
    scanner.capture(CaptureRequest::new(target), &CancelToken::new())
}

struct Bench {
    device: SbiDevice,
    scanner: SbiScanner,
}

impl ScannerBench for Bench {
    fn scanner(&mut self) -> &mut dyn FingerprintScanner {
        &mut self.scanner
    }

    fn prepare(&mut self, touch: Touch) {
        let pulled = touch == Touch::Pulled;
        self.device.turn(|switches| {
            switches.touched = touch == Touch::Good;
            switches.held = touch == Touch::Held;
            switches.plugged = touch != Touch::StillOut;
        });
        if pulled {
            let hand = self.device.hand();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(300));
                hand.turn(|switches| switches.plugged = false);
            });
        }
    }

    fn cannot(&self, trial: Trial) -> Option<&'static str> {
        (trial == Trial::LiveGlass).then_some("a service sends no frames during a capture")
    }
}

#[test]
fn scanners_of_both_dialects_and_both_kinds_conform() {
    for version in ["1.0", "0.9.5"] {
        for kind in ["Slap", "Single"] {
            let (device, scanner) = start(Model { version, kind, ..Model::default() });
            assert_eq!(scanner.describe().slap, kind == "Slap");
            assert!(!scanner.describe().device.simulated);
            conformance::scanner(&mut Bench { device, scanner });
        }
    }
}

#[test]
fn the_fingers_come_apart_by_name_and_pixel_for_pixel() {
    let (_device, mut scanner) = start(Model::default());
    for slap in Slap::ALL {
        let Ok(FingerCapture::Apart(fingers)) = take(&mut scanner, CaptureTarget::Slap(slap)) else { panic!("{slap:?}: fingers apart") };
        assert_eq!(fingers.iter().map(|(finger, _)| *finger).collect::<Vec<_>>(), slap.fingers());
        for (finger, image) in fingers {
            same_as_drawn(finger, &image);
        }
    }
}

fn same_as_drawn(finger: FingerPosition, image: &FingerImage) {
    let position = fingerprint::Position::try_from(finger.code()).expect("one of the ten");
    let drawn = synthetic::finger(PERSON, position, &synthetic::Condition::default());
    assert_eq!((image.width, image.height, image.ppi), (drawn.width(), drawn.height(), Some(500.0)));
    assert_eq!(&image.gray[..], drawn.gray(), "{finger:?}");
    assert_eq!(image.device_score, Some(80), "what the device says of it");
}

#[test]
fn a_missing_finger_is_told_to_the_device_and_not_waited_for() {
    let (device, mut scanner) = start(Model::default());
    let request = CaptureRequest { exceptions: vec![FingerPosition::RightRing], ..CaptureRequest::new(RIGHT_FOUR) };
    let Ok(FingerCapture::Apart(fingers)) = scanner.capture(request, &CancelToken::new()) else { panic!("fingers apart") };
    assert_eq!(fingers.len(), 3);
    let asked = &device.asked()[0]["bio"][0];
    assert_eq!(asked["exception"], json!(["Right RingFinger"]));
    assert_eq!(asked["bioSubType"], json!(["Right IndexFinger", "Right MiddleFinger", "Right LittleFinger"]));
    assert_eq!((&asked["count"], &asked["deviceSubId"]), (&json!("3"), &json!("2")));
}

#[test]
fn the_chain_of_hashes_goes_on_from_capture_to_capture_and_stays_where_it_was_when_one_fails() {
    let (device, mut scanner) = start(Model::default());
    take(&mut scanner, RIGHT_FOUR).expect("taken");
    device.turn(|switches| switches.fault = Fault::BrokenChain);
    take(&mut scanner, RIGHT_FOUR).expect_err("a broken chain");
    device.turn(|switches| switches.fault = Fault::None);
    take(&mut scanner, RIGHT_FOUR).expect("taken");
    let previous: Vec<_> = device.asked().iter().map(|asked| asked["bio"][0]["previousHash"].as_str().expect("a hash").to_owned()).collect();
    assert_eq!(previous[0], "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "SHA-256 of nothing");
    assert_ne!(previous[1], previous[0]);
    assert_eq!(previous[2], previous[1]);
    let transactions: std::collections::BTreeSet<_> = device.asked().iter().map(|asked| asked["transactionId"].to_string()).collect();
    assert_eq!(transactions.len(), 3, "every capture has a number of its own, also after one that failed");
}

#[test]
fn nothing_that_does_not_hold_becomes_a_picture() {
    let untrusted = |why| DeviceError::Untrusted { why };
    let cases = [
        (Fault::Altered, untrusted("altered")),
        (Fault::Unsigned, untrusted("unsigned")),
        (Fault::Forged, untrusted("maker")),
        (Fault::OtherTransaction, untrusted("other")),
        (Fault::OtherDevice, untrusted("other")),
        (Fault::BrokenChain, untrusted("altered")),
        (Fault::CutOut, untrusted("altered")),
        (Fault::Old, untrusted("time")),
        (Fault::OneFewer, DeviceError::TryAgain(devices::Retry::General)),
        (Fault::Coarse, DeviceError::ResolutionWrong { ppi: 400.0 }),
        (Fault::BrokenOff, DeviceError::Unplugged),
        (Fault::Code("100"), untrusted("registration")),
        (Fault::Code("102"), DeviceError::TryAgain(devices::Retry::General)),
        (Fault::Code("103"), untrusted("tampered")),
        (Fault::Code("105"), DeviceError::TryAgain(devices::Retry::CenterFinger)),
        (Fault::OtherAlgorithm, untrusted("altered")),
        (Fault::StructuredSignature, untrusted("altered")),
        (Fault::Code("110"), DeviceError::NotReady),
        (Fault::Code("111"), DeviceError::Busy { by: None }),
        (Fault::Code("202"), DeviceError::NotFound),
    ];
    let (device, mut scanner) = start(Model::default());
    for (fault, expected) in cases {
        device.turn(|switches| switches.fault = fault);
        assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(expected), "{fault:?}");
    }
    for fault in [Fault::OtherHand, Fault::Nameless, Fault::RecordOfAnother, Fault::HalfRecord, Fault::Garbage, Fault::Code("501")] {
        device.turn(|switches| switches.fault = fault);
        let refused = take(&mut scanner, RIGHT_FOUR);
        assert!(matches!(refused, Err(DeviceError::Failed { .. })), "{fault:?}: {refused:?}");
    }
    device.turn(|switches| switches.fault = Fault::None);
    take(&mut scanner, RIGHT_FOUR).expect("a device that behaves again is used again");
}

#[test]
fn only_devices_of_makers_who_are_vouched_for_are_found() {
    let (maker, other) = (Maker::new(), Maker::new());
    let device = SbiDevice::start(Model::default(), maker.device(), PERSON);
    let why = |makers: &Makers, clock: Ahead| {
        let found = look(&device, makers, clock);
        assert_eq!(found.devices, [], "not believed");
        found.refused.into_iter().map(|refused| refused.why).collect::<Vec<_>>()
    };
    assert_eq!(why(&Makers::default(), Ahead(0)), [DeviceError::Untrusted { why: "maker" }]);
    assert_eq!(why(&believing(&other), Ahead(0)), [DeviceError::Untrusted { why: "maker" }]);
    assert_eq!(why(&believing(&maker), Ahead(20)), [DeviceError::Untrusted { why: "certificate" }]);
    assert_eq!(look(&device, &believing(&maker), Ahead(0)).devices.len(), 1);
}

#[test]
fn a_device_made_ready_for_developers_is_marked_as_simulated() {
    let (_device, scanner) = start(Model { environment: "Developer", ..Model::default() });
    assert!(scanner.describe().device.simulated);
}

#[test]
fn below_the_wanted_score_the_best_picture_comes_when_the_time_is_over() {
    let (device, mut scanner) = start(Model::default());
    device.turn(|switches| switches.score = 10);
    let begun = Instant::now();
    take(&mut scanner, RIGHT_FOUR).expect("whether it is good is for the desk to say");
    assert!(begun.elapsed() >= PATIENCE, "the device tries until its time is over");
}

#[test]
fn a_capture_that_was_given_up_holds_the_next_one_back_no_longer_than_the_device_needs() {
    let (device, mut scanner) = start(Model::default());
    device.turn(|switches| switches.touched = false);
    let cancel = CancelToken::new();
    let later = cancel.clone();
    let given_up = thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        later.cancel();
    });
    let refused = scanner.capture(CaptureRequest::new(RIGHT_FOUR), &cancel);
    assert_eq!(refused.err(), Some(DeviceError::Cancelled));
    given_up.join().expect("ends");
    // The interface cannot call a capture back: the device waits on, and says that it is busy.
    let fingers = thread::spawn(move || {
        thread::sleep(Duration::from_millis(500));
        device.turn(|switches| switches.touched = true);
        device
    });
    take(&mut scanner, RIGHT_FOUR).expect("taken after the device was free");
    assert!(fingers.join().expect("ends").asked().len() >= 3, "asked, refused as busy, asked again");
}

#[test]
fn another_device_that_is_believed_cannot_answer_for_this_one_and_renewed_keys_are_looked_up() {
    let (maker, other) = (Maker::new(), Maker::new());
    let mut makers = believing(&maker);
    makers.add(&other.authority_der()).expect("a certificate");
    let device = SbiDevice::start(Model::default(), maker.device(), PERSON);
    let known = look(&device, &makers, Ahead(0)).devices.first().expect("the device").clone();
    let http: Arc<dyn LoopbackHttp> = Arc::new(LoopbackClient::new().expect("a client"));
    let port = device.port();
    let mut scanner = SbiScanner::new(http, Arc::new(Ahead(0)), Arc::new(makers), known, port..=port).with_patience(PATIENCE);
    take(&mut scanner, RIGHT_FOUR).expect("taken");
    for (whose, key) in [("of the same maker", maker.device()), ("of another maker", other.device())] {
        device.turn(|switches| switches.key = Some(key));
        assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::Untrusted { why: "key" }), "{whose}");
    }
    device.end();
    drop(device);
    let renewed = SbiDevice::start_at(port, Model::default(), maker.device(), PERSON);
    take(&mut scanner, RIGHT_FOUR).expect("it says who it is with its new key, and takes with the same");
    renewed.end();
    drop(renewed);
    let _foreign = SbiDevice::start_at(port, Model::default(), other.device(), PERSON);
    assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::Untrusted { why: "key" }), "a device of another maker in its place");
}

#[test]
fn a_service_that_has_ended_is_no_scanner() {
    let (device, mut scanner) = start(Model::default());
    device.end();
    until("nobody listens", Duration::from_secs(5), || (take(&mut scanner, RIGHT_FOUR).err() == Some(DeviceError::NotFound)).then_some(()));
}

/// Runs a capture that is cancelled after this long; how it ended, and how long it went on from then.
fn cancelled_after(scanner: &mut SbiScanner, length: Duration) -> (Result<FingerCapture, DeviceError>, Duration) {
    let cancel = CancelToken::new();
    let later = cancel.clone();
    let canceller = thread::spawn(move || {
        thread::sleep(length);
        later.cancel();
        Instant::now()
    });
    let answer = scanner.capture(CaptureRequest::new(RIGHT_FOUR), &cancel);
    let returned = Instant::now();
    (answer, returned.saturating_duration_since(canceller.join().expect("ends")))
}

/// What the port promises.
const HALF_A_SECOND: Duration = Duration::from_millis(500);

#[test]
fn a_device_that_is_slow_to_pack_or_still_busy_holds_no_cancel_back() {
    let (device, mut scanner) = start(Model::default());
    device.turn(|switches| switches.delay = Duration::from_secs(3));
    // The second one waits for the device to be done with the first.
    for capture in ["while it packs", "while it is busy with what was given up"] {
        let (answer, held) = cancelled_after(&mut scanner, Duration::from_millis(400));
        assert_eq!(answer.err(), Some(DeviceError::Cancelled), "{capture}");
        assert!(held < HALF_A_SECOND, "{capture}: {held:?}");
    }
    device.turn(|switches| switches.delay = Duration::ZERO);
    take(&mut scanner, RIGHT_FOUR).expect("taken when the device is free");
}

#[test]
fn the_search_for_a_service_that_has_moved_holds_no_cancel_back() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::default(), maker.device(), PERSON);
    let makers = believing(&maker);
    let known = look(&device, &makers, Ahead(0)).devices.first().expect("the device").clone();
    let before = SbiDeviceSeen { port: 1, ..known };
    let http = Moved { http: LoopbackClient::new().expect("a client"), from: 1, to: device.port() };
    let mut scanner = SbiScanner::new(Arc::new(http), Arc::new(Ahead(0)), Arc::new(makers), before, 1..=u16::MAX).with_patience(PATIENCE);
    device.turn(|switches| switches.slow = Duration::from_secs(2));
    let (answer, held) = cancelled_after(&mut scanner, Duration::from_millis(300));
    assert_eq!(answer.err(), Some(DeviceError::Cancelled));
    assert!(held < HALF_A_SECOND, "{held:?}");
    assert_eq!(device.asked().len(), 0, "nothing was captured");
    device.turn(|switches| switches.slow = Duration::ZERO);
    take(&mut scanner, RIGHT_FOUR).expect("taken where it is now");
}

#[test]
fn a_device_says_in_both_dialects_how_it_is_and_is_tried_all_the_same() {
    for version in ["1.0", "0.9.5"] {
        let maker = Maker::new();
        let device = SbiDevice::start(Model { version, ..Model::default() }, maker.device(), PERSON);
        let makers = believing(&maker);
        let cases = [
            ("Ready", Status::Ready, None),
            ("", Status::Ready, None),
            ("Busy", Status::Busy, Some(DeviceError::Busy { by: None })),
            ("Not Ready", Status::NotReady, Some(DeviceError::NotReady)),
            ("Not Registered", Status::NotRegistered, Some(DeviceError::Untrusted { why: "registration" })),
            ("Calibrating", Status::NotReady, Some(DeviceError::NotReady)),
        ];
        for (word, status, trouble) in cases {
            device.turn(|switches| switches.status = word);
            let found = look(&device, &makers, Ahead(0));
            let [known] = found.devices.as_slice() else { panic!("{word}: one scanner: {found:?}") };
            assert_eq!(known.status, status, "{word}");
            let http: Arc<dyn LoopbackHttp> = Arc::new(LoopbackClient::new().expect("a client"));
            let ports = device.port()..=device.port();
            let mut scanner = SbiScanner::new(http, Arc::new(Ahead(0)), Arc::new(makers.clone()), known.clone(), ports).with_patience(PATIENCE);
            assert_eq!(scanner.trouble(), trouble, "{word}");
            take(&mut scanner, RIGHT_FOUR).unwrap_or_else(|why| panic!("{word}: the capture has the last word: {why}"));
        }
    }
}

#[test]
fn signatures_on_a_curve_are_believed_and_what_only_looks_like_one_is_not() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::default(), maker.device_on_curve(), PERSON);
    let makers = believing(&maker);
    let found = look(&device, &makers, Ahead(0));
    let [known] = found.devices.as_slice() else { panic!("one scanner: {found:?}") };
    let http: Arc<dyn LoopbackHttp> = Arc::new(LoopbackClient::new().expect("a client"));
    let ports = device.port()..=device.port();
    let mut scanner = SbiScanner::new(http, Arc::new(Ahead(0)), Arc::new(makers), known.clone(), ports).with_patience(PATIENCE);
    // Numbers with and without a first bit, and now and then with a zero in front.
    for slap in Slap::ALL.into_iter().cycle().take(9) {
        take(&mut scanner, CaptureTarget::Slap(slap)).unwrap_or_else(|why| panic!("{slap:?}: {why}"));
    }
    let altered = DeviceError::Untrusted { why: "altered" };
    let unsigned = DeviceError::Untrusted { why: "unsigned" };
    let cases = [(Fault::Altered, &altered), (Fault::OtherAlgorithm, &altered), (Fault::StructuredSignature, &altered), (Fault::Unsigned, &unsigned)];
    for (fault, expected) in cases {
        device.turn(|switches| switches.fault = fault);
        assert_eq!(take(&mut scanner, RIGHT_FOUR).err().as_ref(), Some(expected), "{fault:?}");
    }
}

/// Says at one port what stands at another.
struct Moved {
    http: LoopbackClient,
    from: u16,
    to: u16,
}

impl LoopbackHttp for Moved {
    fn listening(&self, _: std::ops::RangeInclusive<u16>, _: &CancelToken) -> Vec<u16> {
        vec![self.to]
    }

    fn ask(&self, question: &Question, cancel: &CancelToken) -> Result<Vec<u8>, HttpFault> {
        if question.port == self.from { Err(HttpFault::NobodyThere) } else { self.http.ask(question, cancel) }
    }

    fn follow(&self, question: &Question, cancel: &CancelToken, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault> {
        if question.port == self.from { Err(HttpFault::NobodyThere) } else { self.http.follow(question, cancel, take) }
    }
}

#[test]
fn a_service_that_was_started_again_at_another_port_is_found_there() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::default(), maker.device(), PERSON);
    let makers = believing(&maker);
    let known = look(&device, &makers, Ahead(0)).devices.first().expect("the device").clone();
    let before = SbiDeviceSeen { port: 1, ..known };
    let http = Moved { http: LoopbackClient::new().expect("a client"), from: 1, to: device.port() };
    let mut scanner = SbiScanner::new(Arc::new(http), Arc::new(Ahead(0)), Arc::new(makers), before, 1..=u16::MAX).with_patience(PATIENCE);
    take(&mut scanner, RIGHT_FOUR).expect("taken where it is now");
    // What answers there and is another device is not taken for it.
    let other = SbiDevice::start(Model { serial: "SN-9", ..Model::default() }, maker.device(), PERSON);
    let makers = believing(&maker);
    let gone = look(&device, &makers, Ahead(0)).devices.first().expect("the device").clone();
    let http = Moved { http: LoopbackClient::new().expect("a client"), from: device.port(), to: other.port() };
    let mut scanner = SbiScanner::new(Arc::new(http), Arc::new(Ahead(0)), Arc::new(makers), gone, 1..=u16::MAX).with_patience(PATIENCE);
    assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::NotFound));
}

#[test]
fn a_post_enrolls_with_such_a_scanner_once_the_center_vouches_for_its_maker() {
    let maker = Maker::new();
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let device = SbiDevice::start(Model::default(), maker.device(), PERSON);
    let station = Station::start_beside_service(post.data(), &center.address, device.port());
    station.sign_in(CLERK);
    let is_seen = |check: &str, code: &str| station.checks(check).iter().any(|one| one["code"] == code);
    assert!(is_seen("service", "deviceUntrusted"), "{:?}", station.checks("service"));

    vouch(&post, &maker);
    until("the maker is known, without a restart", Duration::from_secs(20), || (is_seen("profile", "profileMaker") && !is_seen("service", "deviceUntrusted")).then_some(()));
    assert!(station.checks("scanner").iter().any(|one| one["name"] == "Test Slap 500" && one["code"] == "scannerWorks"));

    for (word, code) in [("Not Ready", "deviceNotReady"), ("Busy", "deviceBusy"), ("Not Registered", "deviceUntrusted"), ("Ready", "scannerWorks")] {
        device.turn(|switches| switches.status = word);
        let said = || station.checks("scanner").into_iter().any(|one| one["name"] == "Test Slap 500" && one["code"] == code);
        until("the panel says how the device is", Duration::from_secs(20), || said().then_some(()));
    }

    let number = ordinary_person(&station, 0);
    let by = json!({ "by": "number", "number": number });
    let opened = station.desk("open_application", json!({ "ticket": "", "number": number, "by": by }));
    let id = opened["application"].as_str().expect("an id").to_owned();
    station.desk("confirm_person", json!({ "application": id, "same": true }));
    // Somebody pulls the simulated scanner's cable: the one with a service is what is left.
    station.desk("present_simulated_person", json!({ "number": number, "condition": "unplug" }));
    assert_eq!(station.refused("desk", "capture_slap", json!({ "application": id, "slap": 13 })), "deviceUnplugged");
    for (slap, fingers) in [(13, [2, 3, 4, 5].as_slice()), (14, &[7, 8, 9, 10]), (15, &[1, 6])] {
        let taken = station.desk("capture_slap", json!({ "application": id, "slap": slap }));
        let newest = taken["tries"].as_array().and_then(|tries| tries.last()).cloned().unwrap_or_default();
        assert_eq!(newest["canKeep"], true, "{taken}");
        let found: Vec<_> = newest["found"].as_array().into_iter().flatten().map(|finger| finger["finger"].as_u64()).collect();
        assert_eq!(found, fingers.iter().map(|finger| Some(*finger)).collect::<Vec<_>>(), "{taken}");
    }
    device.turn(|switches| switches.fault = Fault::Altered);
    let refused = station.try_call("desk", "capture_slap", json!({ "application": id, "slap": 13 })).expect("it lives").expect_err("altered");
    assert_eq!((&refused["code"], &refused["params"]["why"]), (&json!("deviceUntrusted"), &json!("altered")), "{refused}");
}
