//! Cameras that did not open at the last start of the preview, or gave up since.

use super::{CameraState, Shown};
use crate::Refusal;

/// Why no camera runs, and what each camera said.
#[derive(Default)]
pub(super) struct Failed {
    /// Why no camera runs; none where one does, or was stopped.
    pub(super) start: Option<Refusal>,
    /// Each camera that was tried in vain, with why.
    pub(super) cameras: Vec<(String, Refusal)>,
}

impl Failed {
    /// Why that camera did not open, if it was tried.
    pub(super) fn of(&self, camera: &str) -> Option<Refusal> {
        self.cameras.iter().find(|(tried, _)| tried == camera).map(|(_, why)| why.clone())
    }
}

impl Shown {
    /// Why the running camera gave up, if it is that one and did.
    pub(super) fn failure_of(&self, camera: &str) -> Option<Refusal> {
        match &self.state {
            CameraState::Failed(why) if self.device.as_ref().is_some_and(|device| device.id == camera) => Some(why.clone()),
            _ => None,
        }
    }
}
