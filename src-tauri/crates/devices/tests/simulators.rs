//! The simulators conform to their ports and play the faults they are told to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use devices::conformance::{self, ReadersBench, ScannerBench, Touch};
use devices::simulator::{
    CameraControls, Presentation, Replay, ScannerControls, SimulatedCamera, SimulatedDisplays, SimulatedReaders, SimulatedScanner,
    SimulatedTouch, TEST_CARD_ATR, people,
};
use devices::{
    Atr, Camera, CancelToken, CaptureRequest, CaptureTarget, CardReaders, DeviceError, Displays, EnrollmentPpi,
    FingerCapture, FingerImage, FingerprintScanner, GlassFrame, LiveGlass, Pace, RealPace, StepPace, TouchDevices as _,
};
use enrollment::{FingerPosition, Slap};

const RIGHT_FOUR: CaptureTarget = CaptureTarget::Slap(Slap::RightFour);

fn camera() -> (SimulatedCamera, CameraControls, StepPace) {
    let pace = StepPace::new();
    let camera = SimulatedCamera::practice(Box::new(pace.clone()));
    let controls = camera.controls();
    (camera, controls, pace)
}

fn scanner(seed: u64) -> (SimulatedScanner, ScannerControls) {
    let scanner = SimulatedScanner::new(seed, Box::new(StepPace::new()));
    let controls = scanner.controls();
    (scanner, controls)
}

fn take(scanner: &mut SimulatedScanner, target: CaptureTarget) -> Result<FingerImage, DeviceError> {
    scanner.capture(CaptureRequest::new(target), &CancelToken::new()).map(whole)
}

fn whole(taken: FingerCapture) -> FingerImage {
    let FingerCapture::Whole(image) = taken else { panic!("the simulator does not cut fingers apart") };
    image
}

/// Dark pixels, as a measure of how much skin touches.
fn ink(image: &FingerImage) -> usize {
    image.gray.iter().filter(|pixel| **pixel < 128).count()
}

#[test]
fn the_simulated_camera_conforms() {
    conformance::camera(&mut camera().0);
    let (mut absent, controls, _) = camera();
    controls.unplug();
    conformance::camera_absent(&mut absent);
}

#[test]
fn the_simulated_camera_gives_thirty_frames_a_second_and_drops_what_nobody_fetched() {
    let (mut camera, _, pace) = camera();
    camera.start().unwrap();
    let first = camera.frame().unwrap();
    for _ in 0..30 {
        camera.frame().unwrap();
    }
    assert_eq!(pace.elapsed().as_millis(), 1000);
    pace.pause(Duration::from_secs(2));
    let late = camera.frame().unwrap();
    assert_eq!((first.sequence, late.sequence, late.taken_ms), (0, 90, 3000));
    assert_eq!((late.width, late.height), (960, 720));
}

#[test]
fn frames_differ_by_noise_and_sway_and_people_differ_from_each_other() {
    let (mut camera, controls, _) = camera();
    camera.start().unwrap();
    let apart = |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / a.len() as f64;
    let (one, two) = (camera.frame().unwrap(), camera.frame().unwrap());
    let same_person = apart(&one.rgb, &two.rgb);
    controls.present(1);
    let another = apart(&one.rgb, &camera.frame().unwrap().rgb);
    controls.present_nobody();
    let wall = camera.frame().unwrap();
    assert!((0.5..6.0).contains(&same_person), "{same_person}");
    assert!(another > 3.0 * same_person, "{another}");
    assert!(wall.rgb.iter().all(|value| (110..170).contains(value)));
}

#[test]
fn a_camera_unplugged_at_a_frame_or_held_by_another_program_says_so_and_comes_back() {
    let (mut camera, controls, _) = camera();
    controls.unplug_at(3);
    camera.start().unwrap();
    let frames = std::iter::from_fn(|| camera.frame().ok()).count();
    assert_eq!(frames, 3);
    assert_eq!(camera.start(), Err(DeviceError::NotFound));
    controls.plug();
    controls.hold(Some("a video call"));
    assert_eq!(camera.start(), Err(DeviceError::Busy { by: Some("a video call".into()) }));
    controls.hold(None);
    camera.start().unwrap();
    camera.frame().unwrap();
}

#[test]
fn every_person_before_the_simulated_camera_is_as_the_rules_for_portraits_want_it() {
    let models = portrait::Models {
        detector: include_bytes!("../../../../assets/models/face_detection_short_range.onnx"),
        mesh: include_bytes!("../../../../assets/models/face_landmark.onnx"),
        iris: include_bytes!("../../../../assets/models/iris_landmark.onnx"),
        mask: include_bytes!("../../../../assets/models/selfie_segmentation.onnx"),
    };
    let analyzer = portrait::Analyzer::load(models).unwrap();
    let profile = portrait::Profile::parse(include_str!("../../../../assets/portrait/vn-cccd.csv")).unwrap();
    let (mut camera, controls, pace) = camera();
    camera.start().unwrap();
    assert_eq!(controls.people(), people().len());
    for index in 0..controls.people() {
        controls.present(index);
        for _ in 0..3 {
            let frame = camera.frame().unwrap();
            let view = portrait::live::view_of(frame.width, frame.height, &frame.rgb).unwrap();
            let assessment = profile.judge(&analyzer.analyze(&view).unwrap());
            let failing: Vec<_> = assessment.checks.iter().filter(|check| check.decided_by.answer == portrait::Answer::Fail).collect();
            assert!(assessment.pass, "person {index}: {failing:#?}");
            pace.pause(Duration::from_millis(1600));
        }
    }
}

struct Hands(SimulatedScanner, ScannerControls);

impl ScannerBench for Hands {
    fn scanner(&mut self) -> &mut dyn FingerprintScanner {
        &mut self.0
    }

    fn prepare(&mut self, touch: Touch) {
        self.1.hold((touch == Touch::Held).then_some("another program"));
        if touch != Touch::StillOut {
            self.1.plug();
        }
        match touch {
            Touch::Good => self.1.next(Presentation::Clean),
            Touch::Nobody => self.1.next(Presentation::Nothing),
            Touch::Pulled => self.1.next(Presentation::Unplug),
            Touch::StillOut | Touch::Held => {}
        }
    }
}

#[test]
fn the_simulated_scanner_conforms() {
    // In real time, because the suite cancels from another thread.
    let scanner = SimulatedScanner::new(7, Box::new(RealPace::new()));
    let controls = scanner.controls();
    conformance::scanner(&mut Hands(scanner, controls));
}

/// Steps through time, and keeps what lies on the glass at each step.
#[derive(Clone, Default)]
struct Watching {
    pace: StepPace,
    glass: LiveGlass,
    seen: Arc<Mutex<Vec<GlassFrame>>>,
}

impl Pace for Watching {
    fn elapsed(&self) -> Duration {
        self.pace.elapsed()
    }

    fn pause(&self, length: Duration) {
        self.seen.lock().unwrap().extend(self.glass.newest());
        self.pace.pause(length);
    }
}

#[test]
fn the_live_glass_shows_the_hand_come_down_and_nothing_afterwards() {
    let watching = Watching::default();
    let mut scanner = SimulatedScanner::new(11, Box::new(watching.clone()));
    let controls = scanner.controls();
    scanner.show_on(watching.glass.clone());
    let taken = take(&mut scanner, RIGHT_FOUR).unwrap();
    let seen = std::mem::take(&mut *watching.seen.lock().unwrap());
    let (first, last) = (seen.first().expect("a look"), seen.last().expect("a look at the glass"));
    assert_eq!((last.width, last.height), (taken.width / 3, taken.height / 3));
    let dark = |gray: &[u8]| gray.iter().filter(|pixel| **pixel < 200).count() as f32 / gray.len() as f32;
    assert!(dark(&first.gray) < 0.001, "no hand yet");
    assert!(dark(&last.gray) > dark(&taken.gray) * 0.5, "the whole hand lies there at the end");
    assert!(watching.glass.newest().is_none(), "the capture is over");
    // Nobody lays a hand down: nothing is seen.
    controls.next(Presentation::Nothing);
    assert!(take(&mut scanner, RIGHT_FOUR).is_err());
    assert!(watching.seen.lock().unwrap().is_empty());
}

#[test]
fn conditions_on_the_glass_change_the_image() {
    let (mut scanner, controls) = scanner(11);
    let clean = take(&mut scanner, RIGHT_FOUR).unwrap();
    assert_eq!((clean.width, clean.height), (synthetic::SLAP_WIDTH, synthetic::SLAP_HEIGHT));
    controls.next(Presentation::Dry);
    let dry = take(&mut scanner, RIGHT_FOUR).unwrap();
    controls.next(Presentation::Wet);
    let wet = take(&mut scanner, RIGHT_FOUR).unwrap();
    controls.next(Presentation::Partial);
    let partial = take(&mut scanner, RIGHT_FOUR).unwrap();
    assert!(ink(&dry) < ink(&clean) && ink(&clean) < ink(&wet), "{} {} {}", ink(&dry), ink(&clean), ink(&wet));
    assert!(ink(&partial) < ink(&clean) / 2);
    controls.next(Presentation::WrongHand);
    assert_ne!(take(&mut scanner, RIGHT_FOUR).unwrap().gray, clean.gray);
}

#[test]
fn excepted_and_lacking_fingers_leave_no_print() {
    let (mut scanner, controls) = scanner(13);
    let four = ink(&take(&mut scanner, RIGHT_FOUR).unwrap());
    let mut request = CaptureRequest::new(RIGHT_FOUR);
    request.exceptions = vec![FingerPosition::RightIndex, FingerPosition::RightMiddle];
    let two = ink(&whole(scanner.capture(request, &CancelToken::new()).unwrap()));
    controls.lacks(&[FingerPosition::RightIndex, FingerPosition::RightMiddle, FingerPosition::RightRing]);
    let one = ink(&take(&mut scanner, RIGHT_FOUR).unwrap());
    assert!(two * 3 < four * 2 && one * 3 < two * 2, "{four} {two} {one}");
}

#[test]
fn a_scanner_that_waits_in_vain_or_is_pulled_off_says_so() {
    let (mut scanner, controls) = scanner(17);
    controls.next(Presentation::Nothing);
    controls.next(Presentation::Unplug);
    assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::TimedOut));
    assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::Unplugged));
    assert_eq!(take(&mut scanner, RIGHT_FOUR).err(), Some(DeviceError::NotFound));
    controls.plug();
    assert!(take(&mut scanner, CaptureTarget::Finger(FingerPosition::LeftThumb)).is_ok());
}

#[test]
fn a_file_is_replayed_pixel_for_pixel_and_a_missing_one_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("print.png");
    let pixels: Vec<u8> = (0..64 * 80).map(|i| (i % 251) as u8).collect();
    image::GrayImage::from_raw(64, 80, pixels.clone()).unwrap().save(&path).unwrap();
    let (mut scanner, controls) = scanner(19);
    controls.next(Presentation::File(path));
    let image = take(&mut scanner, RIGHT_FOUR).unwrap();
    assert_eq!((image.width, image.height, &image.gray[..]), (64, 80, &pixels[..]));
    controls.next(Presentation::File(folder.path().join("absent.png")));
    assert!(matches!(take(&mut scanner, RIGHT_FOUR), Err(DeviceError::Failed { .. })));
}

/// A PNG file of gray pixels that states this many pixels per meter, if any.
fn png(per_meter: Option<(u32, u32, u8)>) -> Vec<u8> {
    let mut file = Vec::new();
    let picture = image::GrayImage::from_pixel(64, 80, image::Luma([200]));
    picture.write_to(&mut std::io::Cursor::new(&mut file), image::ImageFormat::Png).unwrap();
    if let Some((across, down, unit)) = per_meter {
        let mut chunk = b"pHYs".to_vec();
        chunk.extend(across.to_be_bytes());
        chunk.extend(down.to_be_bytes());
        chunk.push(unit);
        let check = crc(&chunk);
        // Behind the signature and the header: 8 bytes, and 4 + 4 + 13 + 4.
        let whole = [&9_u32.to_be_bytes()[..], &chunk, &check.to_be_bytes()].concat();
        file.splice(33..33, whole);
    }
    file
}

/// The check sum of a chunk (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))))
}

#[test]
fn a_replayed_file_has_the_resolution_it_states_and_without_one_it_is_no_enrollment_sample() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (Some((19685, 19685, 1)), Ok(500)),
        (Some((39370, 39370, 1)), Err("scannerResolutionWrong")),
        (Some((19685, 19685, 0)), Err("scannerResolutionUnknown")),
        (Some((19685, 11811, 1)), Err("scannerResolutionUnknown")),
        (Some((0, 0, 1)), Err("scannerResolutionUnknown")),
        (None, Err("scannerResolutionUnknown")),
    ];
    for (stated, expected) in cases {
        let path = folder.path().join("print.png");
        std::fs::write(&path, png(stated)).unwrap();
        let (mut scanner, controls) = scanner(19);
        controls.next(Presentation::File(path));
        let image = take(&mut scanner, RIGHT_FOUR).unwrap();
        let found = image.enrollment_ppi(&scanner.describe());
        assert_eq!(found.map(|ppi| ppi.rounded()).map_err(|error| error.code()), expected, "{stated:?}");
    }
}

#[test]
fn files_are_replayed_by_slap_in_their_order_and_again_and_what_is_played_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, width: u32| {
        let path = folder.path().join(name);
        image::GrayImage::new(width, 80).save(&path).unwrap();
        path
    };
    let files = [(13, vec![file("13.png", 60), file("13-2.png", 62)])].into();
    let (scanner, controls) = scanner(19);
    let mut scanner = scanner.replaying(Replay::new(files));
    let widths: Vec<u32> = (0..3).map(|_| take(&mut scanner, RIGHT_FOUR).unwrap().width).collect();
    assert_eq!(widths, [60, 62, 60]);
    let thumbs = take(&mut scanner, CaptureTarget::Slap(Slap::Thumbs)).unwrap();
    assert!(thumbs.width > 100 && thumbs.ppi.is_some(), "no file for it: drawn");
    controls.next(Presentation::Dry);
    assert!(take(&mut scanner, RIGHT_FOUR).unwrap().width > 100, "a dry hand is drawn");
}

#[test]
fn only_500_ppi_within_one_percent_may_be_enrolled_and_the_certified_number_wins() {
    let cases: [(Option<f32>, Option<f32>, Result<u32, &str>); 10] = [
        (Some(500.0), None, Ok(500)),
        (Some(495.0), None, Ok(495)),
        (Some(505.1), None, Err("scannerResolutionWrong")),
        (Some(1000.0), None, Err("scannerResolutionWrong")),
        (None, None, Err("scannerResolutionUnknown")),
        (Some(0.0), None, Err("scannerResolutionUnknown")),
        (Some(f32::NAN), None, Err("scannerResolutionUnknown")),
        (None, Some(500.0), Ok(500)),
        (Some(508.0), Some(500.0), Ok(500)),
        (Some(500.0), Some(385.0), Err("scannerResolutionWrong")),
    ];
    for (reported, certified, expected) in cases {
        let found = EnrollmentPpi::check(reported, certified);
        assert_eq!(found.as_ref().map(|ppi| ppi.rounded()).map_err(DeviceError::code), expected, "{reported:?} {certified:?}");
    }
    let mut scanner = SimulatedScanner::new(1, Box::new(StepPace::new())).with_resolution(None, None);
    let image = take(&mut scanner, CaptureTarget::Finger(FingerPosition::RightThumb)).unwrap();
    assert_eq!(image.enrollment_ppi(&scanner.describe()).err(), Some(DeviceError::ResolutionUnknown));
}

struct Desk(SimulatedReaders);

impl ReadersBench for Desk {
    fn readers(&self) -> &dyn CardReaders {
        &self.0
    }

    fn reader(&self) -> String {
        "Simulated reader".into()
    }

    fn insert(&mut self) -> Atr {
        let atr = Atr(TEST_CARD_ATR.to_vec());
        self.0.insert("Simulated reader", atr.clone());
        atr
    }

    fn remove(&mut self) {
        self.0.remove("Simulated reader");
    }
}

#[test]
fn the_simulated_readers_conform() {
    conformance::readers(&mut Desk(SimulatedReaders::with("Simulated reader")));
}

#[test]
fn without_its_service_a_reader_cannot_be_listed() {
    let readers = SimulatedReaders::with("Simulated reader");
    readers.run_service(false);
    assert_eq!(readers.list().err().map(|error| error.code()), Some("deviceServiceAbsent"));
    readers.run_service(true);
    assert_eq!(readers.list().unwrap().len(), 1);
}

#[test]
fn the_second_screen_comes_and_goes() {
    let displays = SimulatedDisplays::new(true);
    assert_eq!(displays.list().unwrap().iter().filter(|display| !display.primary).count(), 1);
    displays.set_second(false);
    assert_eq!(displays.list().unwrap().len(), 1);
}

#[test]
fn simulated_touch_conforms() {
    let displays = SimulatedDisplays::new(true);
    let touch = SimulatedTouch::on(&displays);
    touch.plug("Simulated pen", devices::TouchKind::Pen);
    for id in ["Simulated touch", "Simulated pen"] {
        conformance::touch(&touch, id, (1920 + 1366, 1080));
    }
    touch.unplug("Simulated pen");
    assert_eq!(touch.area("Simulated pen"), Err(DeviceError::NotFound));
}

#[test]
fn everything_simulated_says_so() {
    assert!(camera().0.describe().simulated);
    assert!(scanner(1).0.describe().device.simulated);
    assert!(SimulatedReaders::default().simulated());
    let displays = SimulatedDisplays::new(true);
    assert!(displays.list().unwrap().iter().all(|screen| screen.simulated));
    assert!(SimulatedTouch::on(&displays).list().unwrap().iter().all(|device| device.simulated));
}

#[test]
fn faces_and_ridges_never_appear_in_debug_output() {
    let (mut camera, ..) = camera();
    camera.start().unwrap();
    let image = take(&mut scanner(1).0, CaptureTarget::Finger(FingerPosition::RightThumb)).unwrap();
    for text in [format!("{:?}", camera.frame().unwrap()), format!("{image:?}"), format!("{:?}", Presentation::Image(image))] {
        assert!(text.contains("[redacted]") && text.len() < 120, "{text}");
    }
}

#[test]
fn the_simulated_voice_conforms() {
    let speech = devices::simulator::SimulatedSpeech::new(&["vi"], Box::new(devices::StepPace::new()));
    let phrase = devices::Phrase { language: "vi".to_owned(), voice: Some("vi".to_owned()), recording: None, text: "xin chào".to_owned() };
    devices::conformance::speech(&speech, &phrase);
    assert!(speech.heard().iter().any(|said| said == "xin chào"));
}
