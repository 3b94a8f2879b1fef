use std::thread;
use std::time::{Duration, Instant};

use enrollment::{FingerPosition, Slap};

use super::scanner_trials;
use crate::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, DeviceKind, FingerCapture, FingerImage, FingerprintScanner};

/// The hands at a scanner.
pub trait ScannerBench {
    /// The scanner under test.
    fn scanner(&mut self) -> &mut dyn FingerprintScanner;

    /// Sees to it that the capture that comes next goes like this.
    fn prepare(&mut self, touch: Touch);

    /// Why this trial is not made: what the hardware or what stands for it cannot do. Said in the open, so that nobody believes it was tried.
    fn cannot(&self, trial: Trial) -> Option<&'static str> {
        let _ = trial;
        None
    }
}

/// How a capture shall go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// A clean touch, on a scanner that is plugged in and held by nobody else.
    Good,
    /// Nobody lays a finger on.
    Nobody,
    /// Nobody lays a finger on, and the cable is pulled while the scanner waits.
    Pulled,
    /// The cable is still out.
    StillOut,
    /// Another program holds the scanner.
    Held,
}

/// What not every scanner can be put through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// It shows what lies on the glass while it waits. One that cannot must show nothing at all.
    LiveGlass,
    /// The cable is pulled while it waits, and plugged in again.
    Unplug,
    /// Another program holds it.
    Busy,
}

/// Runs a scanner that is there through captures, cancels, refusals, and what else happens at a desk.
///
/// # Panics
/// When the scanner does not conform.
pub fn scanner(bench: &mut dyn ScannerBench) {
    let info = bench.scanner().describe();
    assert_eq!(info.device.kind, DeviceKind::FingerprintScanner);
    assert!(!info.device.id.is_empty() && !info.device.name.is_empty(), "a scanner has an id and a name");
    let finger = CaptureTarget::Finger(FingerPosition::RightIndex);
    good_touch(bench, finger);
    if info.slap {
        for slap in Slap::ALL {
            good_touch(bench, CaptureTarget::Slap(slap));
        }
    } else {
        let request = CaptureRequest::new(CaptureTarget::Slap(Slap::RightFour));
        let refused = bench.scanner().capture(request, &CancelToken::new());
        assert!(matches!(refused, Err(DeviceError::Unsupported { .. })), "a single-finger scanner refuses slaps: {refused:?}");
    }
    let rolled = CaptureTarget::Rolled(FingerPosition::RightIndex);
    if info.rolls {
        good_touch(bench, rolled);
    } else {
        let refused = bench.scanner().capture(CaptureRequest::new(rolled), &CancelToken::new());
        assert!(matches!(refused, Err(DeviceError::Unsupported { .. })), "a scanner that cannot roll says so: {refused:?}");
    }
    scanner_trials::exceptions(bench, info.slap);
    scanner_trials::live_glass(bench, finger);
    cancelled_before(bench, finger);
    cancelled_while_waiting(bench, finger);
    good_touch(bench, finger);
    scanner_trials::held_by_another(bench, finger);
    scanner_trials::unplugged(bench, finger);
    assert_eq!(bench.scanner().describe(), info, "a scanner stays who it is");
}

pub(super) fn good_touch(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    bench.prepare(Touch::Good);
    let taken = bench.scanner().capture(CaptureRequest::new(target), &CancelToken::new());
    match (target, taken.unwrap_or_else(|error| panic!("{target:?}: {error}"))) {
        (_, FingerCapture::Whole(image)) => is_picture(&image),
        (CaptureTarget::Finger(finger) | CaptureTarget::Rolled(finger), FingerCapture::Apart(_)) => panic!("{finger:?}: one finger is one image"),
        (CaptureTarget::Slap(slap), FingerCapture::Apart(fingers)) => {
            let named: Vec<_> = fingers.iter().map(|(finger, _)| *finger).collect();
            assert_eq!(named, slap.fingers(), "all fingers of the slap, in position order");
            fingers.iter().for_each(|(_, image)| is_picture(image));
        }
    }
}

pub(super) fn is_picture(image: &FingerImage) {
    let FingerImage { width, height, gray, .. } = image;
    assert_eq!(gray.len() as u64, u64::from(*width) * u64::from(*height), "one byte a pixel");
    assert!(gray.iter().any(|pixel| *pixel != gray[0]), "an image is not one gray");
}

fn cancelled_before(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    let cancel = CancelToken::new();
    cancel.cancel();
    let answer = bench.scanner().capture(CaptureRequest::new(target), &cancel);
    assert!(matches!(answer, Err(DeviceError::Cancelled)), "cancelled beforehand: {answer:?}");
}

fn cancelled_while_waiting(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    bench.prepare(Touch::Nobody);
    let cancel = CancelToken::new();
    let later = cancel.clone();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        later.cancel();
        Instant::now()
    });
    let answer = bench.scanner().capture(CaptureRequest::new(target), &cancel);
    let returned = Instant::now();
    assert!(matches!(answer, Err(DeviceError::Cancelled)), "cancelled while waiting: {answer:?}");
    if let Ok(cancelled) = thread.join() {
        // Half a second by the port; room for a loaded machine.
        assert!(returned.saturating_duration_since(cancelled) < Duration::from_secs(1), "a cancel is quick");
    }
}
