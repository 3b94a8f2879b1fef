use crate::{Camera, CancelToken, DeviceError, DeviceKind, Frame};

/// Runs a camera that is there through its life.
///
/// # Panics
/// When the camera does not conform.
pub fn camera(camera: &mut dyn Camera) {
    let info = camera.describe();
    assert_eq!(info.kind, DeviceKind::Camera);
    assert!(!info.id.is_empty() && !info.name.is_empty(), "a camera has an id and a name");
    camera.stop();
    assert!(matches!(camera.frame(), Err(DeviceError::Failed { .. })), "no frame before start");
    for round in ["first", "second"] {
        camera.start().unwrap_or_else(|error| panic!("{round} start: {error}"));
        camera.start().unwrap_or_else(|error| panic!("start twice changes nothing, but: {error}"));
        take_frames(camera);
        take_picture(camera);
        assert_eq!(camera.describe(), info, "a camera stays who it is");
        camera.stop();
        camera.stop();
        assert!(matches!(camera.frame(), Err(DeviceError::Failed { .. })), "no frame after stop");
        assert!(camera.picture(&[], &CancelToken::new()).is_err(), "no picture after stop");
    }
    take_each_format(camera);
}

/// Every format that is offered is the one frames come in, and without a choice it is the first.
fn take_each_format(camera: &mut dyn Camera) {
    let formats = camera.formats();
    let turns = formats.iter().map(|format| (Some(*format), *format)).chain(formats.first().map(|first| (None, *first)));
    for (choice, expected) in turns {
        camera.choose_format(choice);
        camera.start().unwrap_or_else(|error| panic!("{}: {error}", expected.id()));
        let frame = camera.frame().unwrap_or_else(|error| panic!("{}: {error}", expected.id()));
        assert_eq!((frame.width, frame.height), (expected.width, expected.height), "{}", expected.id());
        camera.stop();
    }
    assert_eq!(camera.formats(), formats, "what is offered stays");
}

fn take_frames(camera: &mut dyn Camera) {
    let mut last: Option<(u64, u64)> = None;
    for _ in 0..5 {
        let frame = camera.frame().unwrap_or_else(|error| panic!("a running camera gives frames, but: {error}"));
        whole(&frame);
        if let Some((sequence, taken_ms)) = last {
            assert!(frame.sequence > sequence, "sequence numbers grow");
            assert!(frame.taken_ms >= taken_ms, "time does not go back");
        }
        last = Some((frame.sequence, frame.taken_ms));
    }
}

fn whole(frame: &Frame) {
    assert!(frame.width > 0 && frame.height > 0);
    assert_eq!(frame.rgb.len() as u64, u64::from(frame.width) * u64::from(frame.height) * 3, "three bytes a pixel");
}

/// A camera that takes pictures takes one as often as it is asked, gives none to who has cancelled, and its frames go on.
fn take_picture(camera: &mut dyn Camera) {
    let cancelled = CancelToken::new();
    cancelled.cancel();
    if !camera.takes_pictures() {
        assert!(matches!(camera.picture(&[], &CancelToken::new()), Err(DeviceError::Unsupported { .. })), "its frames are its pictures");
        return;
    }
    let before = camera.frame().unwrap_or_else(|error| panic!("a running camera gives frames, but: {error}"));
    assert_eq!(camera.picture(&[], &cancelled).err(), Some(DeviceError::Cancelled));
    let first = camera.picture(&[], &CancelToken::new()).unwrap_or_else(|error| panic!("the picture: {error}"));
    let second = camera.picture(&[], &CancelToken::new()).unwrap_or_else(|error| panic!("the second picture: {error}"));
    whole(&first);
    assert!(before.sequence < first.sequence && first.sequence < second.sequence, "a picture counts as a frame");
    let after = camera.frame().unwrap_or_else(|error| panic!("frames go on, but: {error}"));
    assert!(after.sequence > second.sequence && after.taken_ms >= before.taken_ms);
}

/// A camera that is not there says so, as often as it is asked, and harms nothing.
///
/// # Panics
/// When it does anything else.
pub fn camera_absent(camera: &mut dyn Camera) {
    for _ in 0..2 {
        assert_eq!(camera.start(), Err(DeviceError::NotFound));
        assert!(camera.frame().is_err());
        camera.stop();
    }
}
