//! Full frames of the running camera, one after another, while the coach rests.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use devices::{DeviceInfo, Frame};
use enrollment::FingerPosition;

use super::{CameraState, Shared, Shown, Shutter};
use crate::Refusal;

/// How long a freeze waits for the first frame.
const FIRST_FRAME: Duration = Duration::from_secs(3);

/// No device takes longer for a picture, its service's packing and a search for it included.
const LONGEST_PICTURE: Duration = Duration::from_mins(1);

/// Frames of the running camera, each newer than the one before.
pub(crate) struct Frames {
    shared: Arc<Shared>,
    last: Option<u64>,
}

impl Frames {
    pub(super) fn of(shared: Arc<Shared>) -> Self {
        shared.bursting.store(true, Ordering::Release);
        Self { shared, last: None }
    }

    /// The newest frame in full quality that was not given yet; waits for one.
    pub(crate) fn next(&mut self) -> Result<Frame, Refusal> {
        let shown = self.shared.shown();
        let old = |shown: &Shown| shown.frame.as_ref().is_none_or(|frame| Some(frame.sequence) == self.last);
        let waiting = |shown: &mut Shown| old(shown) && matches!(shown.state, CameraState::Running) && self.shared.wanted();
        let (shown, _) = self.shared.changed.wait_timeout_while(shown, FIRST_FRAME, waiting).unwrap_or_else(PoisonError::into_inner);
        match (&shown.state, &shown.frame) {
            (CameraState::Failed(refusal), _) => Err(refusal.clone()),
            (_, Some(frame)) if Some(frame.sequence) != self.last => {
                self.last = Some(frame.sequence);
                Ok(frame.clone())
            }
            _ => Err(Refusal::new("noFrame")),
        }
    }
}

/// Pictures to keep, of the running camera: its frames, or those it takes itself.
pub(crate) struct Pictures {
    frames: Frames,
    missing: Vec<FingerPosition>,
}

impl Pictures {
    pub(super) fn of(shared: Arc<Shared>, missing: Vec<FingerPosition>) -> Self {
        Self { frames: Frames::of(shared), missing }
    }

    /// Of how many the best is looked for, where it is `frames`: who takes the picture itself has looked already.
    pub(crate) fn of_a_burst(&self, frames: usize) -> usize {
        if self.are_its_own() { 1 } else { frames }
    }

    /// Whether the camera takes the picture itself.
    pub(crate) fn are_its_own(&self) -> bool {
        self.frames.shared.takes_pictures
    }

    /// The next one; waits for it.
    pub(crate) fn next(&mut self) -> Result<Frame, Refusal> {
        let shared = &self.frames.shared;
        if !shared.takes_pictures {
            return self.frames.next();
        }
        let mut shown = shared.shown();
        if shown.shutter.is_at_work() {
            return Err(Refusal::new("pictureBusy"));
        }
        shown.shutter = Shutter::Ordered(self.missing.clone());
        let waiting = |shown: &mut Shown| !matches!(shown.shutter, Shutter::Done(_)) && matches!(shown.state, CameraState::Running) && shared.wanted();
        let (mut shown, _) = shared.changed.wait_timeout_while(shown, LONGEST_PICTURE, waiting).unwrap_or_else(PoisonError::into_inner);
        match (shown.shutter.done(), &shown.state) {
            (Some(taken), _) => taken,
            (None, CameraState::Failed(refusal)) => Err(refusal.clone()),
            (None, _) if !shared.wanted() => Err(Refusal::new("cameraOff")),
            (None, _) => Err(Refusal::new("noFrame")),
        }
    }

    /// The camera.
    pub(crate) fn device(&self) -> Option<DeviceInfo> {
        self.frames.shared.shown().device.clone()
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.shared.bursting.store(false, Ordering::Release);
    }
}
