//! The thread that holds the camera while it runs.

use std::sync::{Mutex, PoisonError};

use devices::Camera;

use super::{CameraState, Shared, Shutter};
use crate::Refusal;
use crate::topic::Topic;

/// Takes frames, and pictures that somebody orders, until the camera is told to stop or ends by itself.
pub(super) fn take_frames(cameras: &Mutex<Vec<Box<dyn Camera>>>, place: usize, shared: &Shared, tell: &dyn Fn(Topic)) {
    // The one holder of the cameras while the preview runs.
    let mut cameras = cameras.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(camera) = cameras.get_mut(place) else { return };
    let _ended = Ended(shared);
    while shared.wanted() {
        let ordered = shared.shown().shutter.ordered();
        if let Some(missing) = ordered {
            let taken = camera.picture(&missing, &shared.stop).map(|picture| shared.mounting().upright(picture));
            shared.shown().shutter = Shutter::Done(taken.map_err(Refusal::from));
            shared.changed.notify_all();
            continue;
        }
        match camera.frame() {
            Ok(frame) => {
                let mounting = *shared.mounting();
                let frame = mounting.upright(frame);
                // Turned meanwhile: this one lies on its side.
                if *shared.mounting() != mounting {
                    continue;
                }
                shared.shown().frame = Some(frame);
            }
            Err(error) => {
                let mut shown = shared.shown();
                shown.state = CameraState::Failed(error.into());
                shown.frame = None;
                shown.coached = None;
                drop(shown);
                shared.stop.cancel();
            }
        }
        shared.changed.notify_all();
    }
    camera.stop();
    drop(cameras);
    tell(Topic::Preview);
}

/// Whoever waits for the camera learns that its thread has ended, also by a panic of its driver.
struct Ended<'a>(&'a Shared);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let mut shown = self.0.shown();
            shown.state = CameraState::Failed(Refusal::new("deviceFailed").because("the camera's driver panicked"));
            shown.frame = None;
            drop(shown);
            self.0.stop.cancel();
            self.0.changed.notify_all();
        }
    }
}
