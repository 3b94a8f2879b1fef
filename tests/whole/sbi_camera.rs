//! Cameras with a service of their own: the picture is taken, signed and handed over by the device; its live picture is for looking only.

use std::sync::Arc;
use std::time::{Duration, Instant};

use devices::{Camera, CancelToken, Clock, DeviceError, Frame, LoopbackHttp, conformance};
use enrollment::{FingerPosition, Timestamp};
use portrait::Rgb;
use sbi::{Makers, SbiCamera, Takes};
use serde_json::{Value, json};
use uplink::LoopbackClient;
use whole::post::{Center, Post, Station, until};
use whole::sbi_device::{Fault, Maker, Model, SbiDevice, face, vouch};
use whole::trip::{CLERK, Trip, ordinary_person};

const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Clone, Copy)]
struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).expect("after 1970");
        Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million"))
    }
}

fn start(model: Model) -> (SbiDevice, SbiCamera) {
    let maker = Maker::new();
    let device = SbiDevice::start(model, maker.device(), 7);
    let mut makers = Makers::default();
    makers.add(&maker.authority_der()).expect("a certificate");
    let http: Arc<dyn LoopbackHttp> = Arc::new(LoopbackClient::new().expect("a client"));
    let ports = device.port()..=device.port();
    let found = sbi::find(http.as_ref(), ports.clone(), &makers, Now.now());
    let [known] = found.devices.as_slice() else { panic!("one camera: {found:?}") };
    assert_eq!(known.takes, Takes::Face);
    let camera = SbiCamera::new(http, Arc::new(Now), Arc::new(makers), known.clone(), ports).with_patience(PATIENCE);
    (device, camera)
}

fn shot(camera: &mut SbiCamera) -> Result<Frame, DeviceError> {
    camera.picture(&[], &CancelToken::new())
}

fn pixels(jpeg: &[u8]) -> Vec<u8> {
    Rgb::decode(jpeg).expect("a picture").into_pixels()
}

#[test]
fn cameras_of_both_dialects_conform() {
    for version in ["1.0", "0.9.5"] {
        let (_device, mut camera) = start(Model { version, ..Model::camera() });
        assert!(!camera.describe().simulated);
        conformance::camera(&mut camera);
    }
}

#[test]
fn the_picture_is_what_was_signed_and_missing_fingers_are_told_to_the_device() {
    let (device, mut camera) = start(Model::camera());
    camera.start().expect("started");
    let seen = camera.frame().expect("a frame");
    assert!(seen.rgb[..] == pixels(&face("P003_studio"))[..], "the live picture");
    let picture = shot(&mut camera).expect("a picture");
    assert!(picture.rgb[..] == pixels(&face("P001_studio"))[..], "pixel for pixel, and not the live one");
    camera.picture(&[FingerPosition::LeftThumb, FingerPosition::RightRing], &CancelToken::new()).expect("a picture");
    let asked: Vec<Value> = device.asked().iter().map(|asked| asked["bio"][0].clone()).collect();
    assert_eq!((&asked[0]["type"], &asked[0]["count"], &asked[0]["exception"]), (&json!("Face"), &json!("1"), &json!([])));
    assert_eq!(asked[1]["exception"], json!(["Left Thumb", "Right RingFinger"]));
    assert_eq!(asked[0]["previousHash"], "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
    assert_ne!(asked[1]["previousHash"], asked[0]["previousHash"], "the chain goes on");
}

#[test]
fn a_face_record_of_another_maker_is_read() {
    let Some(file) = std::env::var_os("THUNHAN_TESTDATA").map(|folder| std::path::Path::new(&folder).join("mosip-mds/0001Face.iso")) else {
        println!("skipped: THUNHAN_TESTDATA is not set, and the record is not ours to give away");
        return;
    };
    let record = std::fs::read(&file).expect("the record");
    let inside = portrait::record::FaceRecord::read(&record).expect("a record").representations[0].image.clone();
    let (device, mut camera) = start(Model::camera());
    device.turn(|switches| switches.record = Some(record.into()));
    camera.start().expect("started");
    let picture = shot(&mut camera).expect("a picture");
    assert!(picture.rgb[..] == pixels(&inside)[..], "pixel for pixel");
}

#[test]
fn nothing_that_does_not_hold_becomes_a_picture_and_the_live_one_goes_on() {
    let untrusted = |why| Some(DeviceError::Untrusted { why });
    let cases = [
        (Fault::Altered, untrusted("altered")),
        (Fault::Unsigned, untrusted("unsigned")),
        (Fault::Forged, untrusted("maker")),
        (Fault::OtherTransaction, untrusted("other")),
        (Fault::OtherDevice, untrusted("other")),
        (Fault::BrokenChain, untrusted("altered")),
        (Fault::Old, untrusted("time")),
        (Fault::Code("101"), Some(DeviceError::TryAgain(devices::Retry::NoFace))),
        (Fault::Code("102"), Some(DeviceError::TryAgain(devices::Retry::NoFace))),
        (Fault::Code("110"), Some(DeviceError::NotReady)),
        (Fault::OtherKind, None),
        (Fault::RecordOfAnother, None),
        (Fault::HalfRecord, None),
        (Fault::Garbage, None),
    ];
    let (device, mut camera) = start(Model::camera());
    camera.start().expect("started");
    for (fault, expected) in cases {
        device.turn(|switches| switches.fault = fault);
        let refused = shot(&mut camera).err();
        match expected {
            Some(_) => assert_eq!(refused, expected, "{fault:?}"),
            None => assert!(matches!(refused, Some(DeviceError::Failed { .. })), "{fault:?}: {refused:?}"),
        }
        camera.frame().unwrap_or_else(|why| panic!("{fault:?}: the live picture goes on: {why}"));
    }
    device.turn(|switches| switches.fault = Fault::None);
    shot(&mut camera).expect("a device that behaves again is used again");
}

#[test]
fn a_live_picture_that_ends_is_followed_anew_and_one_that_breaks_off_is_a_camera_that_is_gone() {
    let (device, mut camera) = start(Model::camera());
    device.turn(|switches| switches.frames = 3);
    camera.start().expect("started");
    let mut last = 0;
    for _ in 0..8 {
        let frame = camera.frame().expect("a frame, of this stream or the next");
        assert!(frame.sequence > last);
        last = frame.sequence;
    }
    device.turn(|switches| switches.plugged = false);
    let gone = until("the camera is gone", Duration::from_secs(5), || camera.frame().err());
    assert_eq!(gone, DeviceError::NotFound);
    assert!(camera.frame().is_err(), "until it is started anew");
    device.turn(|switches| (switches.plugged, switches.frames) = (true, usize::MAX));
    camera.start().expect("plugged in again");
    camera.frame().expect("a frame");
    camera.stop();

    for (code, why) in [("110", DeviceError::NotReady), ("111", DeviceError::Busy { by: None })] {
        device.turn(|switches| switches.no_stream = Some(code));
        assert_eq!(camera.start(), Err(why));
    }
    device.turn(|switches| (switches.no_stream, switches.frames) = (None, 0));
    assert!(matches!(camera.start(), Err(DeviceError::Failed { .. })), "a live picture without pictures");
    device.end();
    until("nobody listens", Duration::from_secs(5), || (camera.start() == Err(DeviceError::NotFound)).then_some(()));
}

#[test]
fn a_service_that_does_one_thing_at_a_time_takes_the_picture_all_the_same_and_shows_again() {
    let (device, mut camera) = start(Model::camera());
    device.turn(|switches| switches.one_thing = true);
    camera.start().expect("started");
    for _ in 0..2 {
        camera.frame().expect("a frame");
        shot(&mut camera).expect("a picture");
    }
    camera.frame().expect("a frame");
}

#[test]
fn a_slow_device_holds_no_cancel_back() {
    let (device, mut camera) = start(Model::camera());
    device.turn(|switches| switches.delay = Duration::from_secs(3));
    camera.start().expect("started");
    let cancel = CancelToken::new();
    let later = cancel.clone();
    let canceller = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        later.cancel();
        Instant::now()
    });
    assert_eq!(camera.picture(&[], &cancel).err(), Some(DeviceError::Cancelled));
    let held = Instant::now().saturating_duration_since(canceller.join().expect("ends"));
    assert!(held < Duration::from_millis(500), "{held:?}");
}

#[test]
fn a_post_takes_the_portrait_with_such_a_camera_and_the_center_accepts_it() {
    let maker = Maker::new();
    let post = Post::provision_light();
    vouch(&post, &maker);
    let center = Center::start(post.data(), 0, None);
    let device = SbiDevice::start(Model::camera(), maker.device(), 7);
    // Nobody is seen in the live picture: a portrait can only be what the device took.
    let blank = portrait::encode_jpeg(&Rgb::new(480, 640, vec![200; 480 * 640 * 3]).expect("a picture"), 80).expect("a JPEG");
    device.turn(|switches| switches.live = blank.into());
    let station = Station::start_beside_service(post.data(), &center.address, device.port());
    station.sign_in(CLERK);
    let number = ordinary_person(&station, 0);
    let trip = Trip { station: &station, number: number.clone() };
    trip.up_to("portrait").expect("the station lives");
    let cameras = || station.desk("read_doctor", json!({}))["cameras"].as_array().cloned().unwrap_or_default();
    let known = until("the camera is found", Duration::from_secs(20), || cameras().into_iter().find(|camera| camera["name"] == "Test Face 12"));
    station.desk("choose_camera", json!({ "camera": known["id"] }));

    // What does not hold is told, and nothing is kept of it.
    let application = trip.application().expect("the station lives");
    station.desk("start_camera", json!({ "application": application }));
    until("the live picture", Duration::from_secs(10), || (station.desk("read_camera", json!({}))["state"] == "running").then_some(()));
    device.turn(|switches| switches.fault = Fault::Altered);
    let shutter = json!({ "application": application, "byItself": false });
    let refused = station.try_call("desk", "freeze_portrait", shutter.clone()).expect("it lives").expect_err("altered");
    assert_eq!((&refused["code"], &refused["params"]["why"]), (&json!("deviceUntrusted"), &json!("altered")), "{refused}");
    device.turn(|switches| switches.fault = Fault::None);

    // By itself, too, what fails is shown with its reasons: the live picture knows nothing of them.
    device.turn(|switches| switches.face = face("P001_roll_15"));
    let frozen = station.desk("freeze_portrait", json!({ "application": application, "byItself": true }));
    assert!(frozen["tries"].as_array().is_some_and(|tries| !tries.is_empty()), "{frozen}");
    device.turn(|switches| switches.face = face("P001_studio"));
    while !trip.step(&application).expect("the station lives") {}
}
