//! What happens at a desk beside clean touches: missing fingers, a pulled cable, another program, a look at the glass.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use enrollment::{FingerPosition, Slap};
use fingerprint::{Image, segment};

use super::scanner::{ScannerBench, Touch, Trial, good_touch, is_picture};
use crate::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, FingerCapture, FingerImage, LiveGlass};

/// A finger that is missing does not come, and is not waited for; a capture without any finger is not begun.
pub(super) fn exceptions(bench: &mut dyn ScannerBench, slap: bool) {
    let index = CaptureTarget::Finger(FingerPosition::RightIndex);
    let missing = FingerPosition::RightRing;
    bench.prepare(Touch::Good);
    match capture(bench, index, &[missing]) {
        Ok(FingerCapture::Whole(image)) => is_picture(&image),
        other => panic!("a missing finger that was not asked for changes nothing: {other:?}"),
    }
    let none = capture(bench, index, &[FingerPosition::RightIndex]);
    assert!(matches!(none, Err(DeviceError::Unsupported { .. })), "the only finger is missing: {none:?}");
    if slap {
        bench.prepare(Touch::Good);
        let rest: Vec<_> = Slap::RightFour.fingers().iter().copied().filter(|finger| *finger != missing).collect();
        match capture(bench, CaptureTarget::Slap(Slap::RightFour), &[missing]) {
            Ok(FingerCapture::Whole(image)) => assert_eq!(fingers_in(&image, missing), rest.len(), "the missing finger is not in the picture"),
            Ok(FingerCapture::Apart(fingers)) => {
                assert_eq!(fingers.iter().map(|(finger, _)| *finger).collect::<Vec<_>>(), rest, "all but the missing finger");
                fingers.iter().for_each(|(_, image)| is_picture(image));
            }
            Err(why) => panic!("a hand with a missing finger: {why}"),
        }
        let none = capture(bench, CaptureTarget::Slap(Slap::Thumbs), Slap::Thumbs.fingers());
        assert!(matches!(none, Err(DeviceError::Unsupported { .. })), "both thumbs are missing: {none:?}");
    }
}

/// How many fingers lie in the picture of a right hand without this one.
fn fingers_in(image: &FingerImage, missing: FingerPosition) -> usize {
    let ppi = image.ppi.unwrap_or(500.0);
    let picture = Image::raw(image.width, image.height, image.gray.clone(), ppi);
    let missing: Vec<_> = fingerprint::Position::try_from(missing.code()).into_iter().collect();
    segment(&picture, fingerprint::Slap::RightFour, &missing).regions.len()
}

/// The glass is seen while the scanner waits, if it shows that, and is empty when a capture has ended, however it did.
pub(super) fn live_glass(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    let glass = LiveGlass::default();
    bench.scanner().show_on(glass.clone());
    let (over, seen) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Acquire) {
                seen.fetch_add(usize::from(glass.newest().is_some()), Ordering::AcqRel);
                thread::sleep(Duration::from_millis(5));
            }
        });
        good_touch(bench, target);
        assert!(glass.newest().is_none(), "nothing of a finger is left on the glass");
        over.store(true, Ordering::Release);
    });
    let seen = seen.into_inner();
    match bench.cannot(Trial::LiveGlass) {
        None => assert!(seen > 0, "the glass is seen while the scanner waits"),
        Some(why) => assert_eq!(seen, 0, "said not to be able to show its glass ({why}), and shows it"),
    }
    bench.prepare(Touch::Nobody);
    let cancel = CancelToken::new();
    let later = cancel.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        later.cancel();
    });
    let given_up = bench.scanner().capture(CaptureRequest::new(target), &cancel);
    assert!(matches!(given_up, Err(DeviceError::Cancelled)), "cancelled: {given_up:?}");
    assert!(glass.newest().is_none(), "nothing is left on the glass of a capture that was given up");
    bench.scanner().show_on(LiveGlass::default());
    good_touch(bench, target);
}

/// A scanner that somebody else holds says so, and works when it is let go of.
pub(super) fn held_by_another(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    if is_left_out(bench, Trial::Busy) {
        return;
    }
    bench.prepare(Touch::Held);
    let refused = capture(bench, target, &[]);
    assert!(matches!(refused, Err(DeviceError::Busy { .. })), "held by another program: {refused:?}");
    good_touch(bench, target);
}

/// A cable that is pulled ends the capture; without it there is none; and plugged in again the same scanner works on.
pub(super) fn unplugged(bench: &mut dyn ScannerBench, target: CaptureTarget) {
    if is_left_out(bench, Trial::Unplug) {
        return;
    }
    // A service between may only say that there is no device.
    let gone = |answer: &Result<FingerCapture, DeviceError>| matches!(answer, Err(DeviceError::Unplugged | DeviceError::NotFound));
    bench.prepare(Touch::Pulled);
    let pulled = capture(bench, target, &[]);
    assert!(gone(&pulled), "pulled while it waited: {pulled:?}");
    bench.prepare(Touch::StillOut);
    let out = capture(bench, target, &[]);
    assert!(gone(&out), "still not plugged in: {out:?}");
    good_touch(bench, target);
}

fn is_left_out(bench: &dyn ScannerBench, trial: Trial) -> bool {
    let why = bench.cannot(trial);
    if let Some(why) = why {
        println!("{trial:?} was not tried: {why}");
    }
    why.is_some()
}

fn capture(bench: &mut dyn ScannerBench, target: CaptureTarget, exceptions: &[FingerPosition]) -> Result<FingerCapture, DeviceError> {
    let request = CaptureRequest { exceptions: exceptions.to_vec(), ..CaptureRequest::new(target) };
    bench.scanner().capture(request, &CancelToken::new())
}
