//! The driver against the real libfprint and its virtual device.
#![cfg(target_os = "linux")]

mod device;

use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use device::{Device, Finger, finger};
use devices::conformance::{self, ScannerBench, Touch, Trial};
use devices::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, FingerCapture, FingerImage, FingerprintScanner, Retry};
use enrollment::FingerPosition;
use fingerprint_scanner::protocol::{Answer, Order, receive_answer, send};
use fingerprint_scanner::{DeviceProfile, HelperProgram, LibfprintScanner, list};

fn take(scanner: &mut LibfprintScanner) -> Result<FingerImage, DeviceError> {
    let taken = scanner.capture(CaptureRequest::new(CaptureTarget::Finger(FingerPosition::RightIndex)), &CancelToken::new())?;
    let FingerCapture::Whole(image) = taken else { panic!("one finger is one image") };
    Ok(image)
}

fn profile(driver: &str, ppi: f32) -> Option<DeviceProfile> {
    Some(DeviceProfile { driver: driver.into(), ppi })
}

#[test]
fn the_image_that_goes_in_comes_out_and_needs_a_profile_to_be_enrolled() {
    let device = Device::new();
    let laid_on = finger();
    let cases = [
        (None, Err("scannerResolutionUnknown")),
        (profile("another_driver", 500.0), Err("scannerResolutionUnknown")),
        (profile("virtual_image", 385.0), Err("scannerResolutionWrong")),
        (profile("virtual_image", 500.0), Ok(500)),
    ];
    for (profile, expected) in cases {
        let Some(mut scanner) = device.scanner(profile) else { return };
        let finger = device.press(&laid_on);
        let image = take(&mut scanner).unwrap();
        finger.join().unwrap();
        assert_eq!((image.width, image.height, image.ppi), (laid_on.width, laid_on.height, None));
        assert!(image.gray[..] == laid_on.pixels[..], "the pixels are those of the finger");
        let enrolled = image.enrollment_ppi(&scanner.describe());
        assert_eq!(enrolled.map(|ppi| ppi.rounded()).map_err(|error| error.code()), expected);
    }
}

#[test]
fn retries_and_device_errors_are_typed_and_the_next_touch_works() {
    let device = Device::new();
    let Some(mut scanner) = device.scanner(None) else { return };
    let retries = [(0, Retry::General), (1, Retry::TooShort), (2, Retry::CenterFinger), (3, Retry::RemoveFinger)];
    for (code, retry) in retries {
        let finger = device.retry(code);
        assert_eq!(take(&mut scanner).err(), Some(DeviceError::TryAgain(retry)));
        finger.join().unwrap();
    }
    for (code, wanted) in [(4, "deviceBusy"), (0x100, "deviceUnplugged"), (5, "deviceFailed")] {
        let finger = device.fail(code);
        assert_eq!(take(&mut scanner).err().map(|error| error.code()), Some(wanted));
        finger.join().unwrap();
    }
    let pressing = device.press(&finger());
    assert!(take(&mut scanner).is_ok());
    pressing.join().unwrap();
}

#[test]
fn a_helper_killed_in_the_middle_is_an_error_and_is_started_again() {
    let device = Device::new();
    let Some(mut scanner) = device.scanner(None) else { return };
    let laid_on = finger();
    let pressing = device.press(&laid_on);
    take(&mut scanner).unwrap();
    pressing.join().unwrap();
    let first = scanner.helper_process().unwrap();
    let killer = thread::spawn(move || {
        thread::sleep(Duration::from_millis(400));
        assert!(Command::new("kill").args(["-KILL", &first.to_string()]).status().unwrap().success());
    });
    assert_eq!(take(&mut scanner).err().map(|error| error.code()), Some("deviceFailed"));
    killer.join().unwrap();
    let pressing = device.press(&laid_on);
    assert!(take(&mut scanner).is_ok());
    pressing.join().unwrap();
    assert_ne!(scanner.helper_process(), Some(first));
}

#[test]
fn nobody_at_the_scanner_is_a_timeout() {
    let device = Device::new();
    let Some(scanner) = device.scanner(None) else { return };
    let mut scanner = scanner.with_patience(Duration::from_millis(400));
    assert_eq!(take(&mut scanner).err(), Some(DeviceError::TimedOut));
}

#[test]
fn a_helper_that_is_not_installed_is_named() {
    let absent = list(&HelperProgram::at("/nonexistent/thu-nhan-fprint"));
    assert_eq!(absent.err(), Some(DeviceError::ServiceAbsent { service: "thu-nhan-fprint" }));
}

#[test]
fn a_program_that_talks_nonsense_is_a_failed_helper() {
    assert_eq!(list(&HelperProgram::at("/bin/true")).err().map(|error| error.code()), Some("deviceFailed"));
    assert_eq!(list(&HelperProgram::at("/usr/bin/yes")).err().map(|error| error.code()), Some("deviceFailed"));
}

struct Bench {
    device: Device,
    scanner: LibfprintScanner,
    laid_on: Finger,
    finger: Option<JoinHandle<()>>,
}

impl ScannerBench for Bench {
    fn scanner(&mut self) -> &mut dyn FingerprintScanner {
        &mut self.scanner
    }

    fn prepare(&mut self, touch: Touch) {
        if let Some(finger) = self.finger.take() {
            finger.join().unwrap();
        }
        self.device.plug(!matches!(touch, Touch::Pulled | Touch::StillOut));
        self.finger = match touch {
            Touch::Good => Some(self.device.press(&self.laid_on)),
            Touch::Nobody | Touch::StillOut => None,
            Touch::Pulled => Some(self.device.fail(0x100)),
            Touch::Held => Some(self.device.fail(4)),
        };
    }

    fn cannot(&self, trial: Trial) -> Option<&'static str> {
        (trial == Trial::LiveGlass).then_some("libfprint gives away whole pictures only")
    }
}

#[test]
fn the_driver_conforms_and_marks_the_virtual_device_as_simulated() {
    let device = Device::new();
    let Some(scanner) = device.scanner(None) else { return };
    assert!(scanner.describe().device.simulated);
    conformance::scanner(&mut Bench { device, scanner, laid_on: finger(), finger: None });
}

/// A device as a helper would list it, behind a helper that is this script.
fn behind(script: &str) -> (tempfile::TempDir, LibfprintScanner) {
    let folder = tempfile::tempdir().unwrap();
    let device = fingerprint_scanner::Device { id: "x:1".into(), driver: "x".into(), name: "X".into() };
    let program = device::script(folder.path(), script);
    (folder, LibfprintScanner::new(HelperProgram::at(program), device, None))
}

/// How long a capture goes on that is cancelled after a fifth of a second, from then on.
fn cancelled_after(scanner: &mut LibfprintScanner) -> Duration {
    let cancel = CancelToken::new();
    let later = cancel.clone();
    let canceller = thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        later.cancel();
        Instant::now()
    });
    let answer = scanner.capture(CaptureRequest::new(CaptureTarget::Finger(FingerPosition::RightIndex)), &cancel);
    let returned = Instant::now();
    assert_eq!(answer.err(), Some(DeviceError::Cancelled));
    returned.saturating_duration_since(canceller.join().unwrap())
}

/// What the port promises.
const HALF_A_SECOND: Duration = Duration::from_millis(500);

#[test]
fn a_helper_that_never_opens_the_device_holds_no_cancel_back() {
    let (_folder, mut scanner) = behind("exec sleep 60");
    for capture in ["the first, which opens", "the next, which waits for the opening"] {
        let held = cancelled_after(&mut scanner);
        assert!(held < HALF_A_SECOND, "{capture}: {held:?}");
    }
}

#[test]
fn a_helper_that_never_gives_a_capture_up_holds_no_cancel_back() {
    // Says that the device is open, and then nothing any more.
    let (_folder, mut scanner) = behind("printf '\\000\\000\\000\\016{\"say\":\"done\"}'; exec sleep 60");
    for capture in ["the first, which waits for a finger", "the next, which waits for the helper", "one more"] {
        let held = cancelled_after(&mut scanner);
        assert!(held < HALF_A_SECOND, "{capture}: {held:?}");
    }
    // It has two seconds, then it is ended, and a new one opens: nobody waits for the old one for ever.
    let mut scanner = scanner.with_patience(Duration::from_millis(200));
    let first = scanner.helper_process();
    thread::sleep(Duration::from_secs(2));
    assert_eq!(take(&mut scanner).err(), Some(DeviceError::TimedOut));
    assert_ne!(scanner.helper_process(), first);
}

#[test]
fn a_helper_whose_station_is_gone_gives_up_waiting_and_ends() {
    let device = Device::new();
    let Some(scanner) = device.scanner(None) else { return };
    let id = scanner.describe().device.id;
    let mut helper = device.command().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut orders, mut answers) = (helper.stdin.take().unwrap(), helper.stdout.take().unwrap());
    send(&mut orders, &Order::Open { device: id }).unwrap();
    assert_eq!(receive_answer(&mut answers).unwrap().0, Answer::Done);
    send(&mut orders, &Order::Capture { number: 1 }).unwrap();
    thread::sleep(Duration::from_millis(300));
    drop(orders);
    let until = Instant::now() + Duration::from_secs(5);
    while Instant::now() < until && helper.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(20));
    }
    let ended = helper.try_wait().unwrap();
    let _ = helper.kill();
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
}
