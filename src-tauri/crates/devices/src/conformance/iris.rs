use enrollment::Eye;

use crate::{DeviceError, DeviceKind, IrisCamera};

/// Runs an iris camera that is there through its life.
///
/// # Panics
/// When the camera does not conform.
pub fn iris_camera(camera: &mut dyn IrisCamera) {
    let info = camera.describe();
    assert_eq!(info.kind, DeviceKind::IrisCamera);
    assert!(!info.id.is_empty() && !info.name.is_empty(), "an iris camera has an id and a name");
    camera.stop();
    assert!(matches!(camera.frame(), Err(DeviceError::Failed { .. })), "no frame before start");
    for round in ["first", "second"] {
        camera.start().unwrap_or_else(|error| panic!("{round} start: {error}"));
        camera.start().unwrap_or_else(|error| panic!("start twice changes nothing, but: {error}"));
        take_frames(camera);
        assert_eq!(camera.describe(), info, "a camera stays who it is");
        camera.stop();
        camera.stop();
        assert!(matches!(camera.frame(), Err(DeviceError::Failed { .. })), "no frame after stop");
    }
}

fn take_frames(camera: &mut dyn IrisCamera) {
    let mut last = None;
    for _ in 0..3 {
        let frame = camera.frame().unwrap_or_else(|error| panic!("a running camera gives frames, but: {error}"));
        for eye in Eye::ALL {
            let image = frame.eye(eye);
            assert!(image.width > 0 && image.height > 0);
            assert_eq!(image.gray.len() as u64, u64::from(image.width) * u64::from(image.height), "one byte a pixel");
        }
        assert!(frame.distance_mm.is_none_or(|distance| (50..5000).contains(&distance)), "a distance is in millimeters");
        assert!(last.is_none_or(|last| frame.sequence > last), "sequence numbers grow");
        last = Some(frame.sequence);
    }
}

/// An iris camera that is not there says so, as often as it is asked, and harms nothing.
///
/// # Panics
/// When it does anything else.
pub fn iris_camera_absent(camera: &mut dyn IrisCamera) {
    for _ in 0..2 {
        assert_eq!(camera.start(), Err(DeviceError::NotFound));
        assert!(camera.frame().is_err());
        camera.stop();
    }
}
