//! The portrait: preview, freeze, keep.

use enrollment::{ApplicationId, SampleKind};
use portrait::{crop_3x4, encode_jpeg_within};

use super::Taken;
use crate::case::Case;
use crate::note::{Found, TryNote};
use crate::preview::{CameraReport, rgb};
use crate::{Refusal, Station, Topic};

/// Most bytes of a stored portrait, which is what the archive keeps: nearly all come at the best quality within it.
const MOST_BYTES: usize = 200_000;

impl Station {
    /// Starts the camera for an application.
    ///
    /// # Errors
    /// `servesAnother`, `noCamera`, those of the device, `confirmPersonFirst`, and those of the draft.
    pub fn start_camera(&self, id: &ApplicationId) -> Result<CameraReport, Refusal> {
        let turn = self.preview.turn();
        let work = self.begin("start_camera")?;
        let served = self.serve(id)?;
        let case = work.read(id)?;
        work.may_capture(&case, SampleKind::Portrait)?;
        // Running already for this person, nothing is told anew.
        if !self.preview.is_running() || self.state().attending != Some(served.id()) {
            self.state().attending = Some(served.id());
            self.run_preview(turn)?;
            self.instruct(&work, &case, "portrait")?;
            self.tell(Topic::Preview);
        }
        Ok(self.preview.report())
    }

    /// Opens the camera to compare the face before the desk with the portraits of card and record (B7). Nothing can be frozen from it, no
    /// application is attended to, and the applicant's window shows nothing of it.
    ///
    /// # Errors
    /// `servesAnother`, `noCamera`, and those of the device.
    pub fn look_at_person(&self) -> Result<CameraReport, Refusal> {
        let turn = self.preview.turn();
        self.begin("look_at_person")?;
        self.serve_newcomer()?;
        if !self.preview.is_running() {
            self.state().attending = None;
            self.run_preview(turn)?;
            self.tell(Topic::Preview);
        }
        Ok(self.preview.report())
    }

    pub(crate) fn run_preview(&self, turn: crate::preview::Turn) -> Result<(), Refusal> {
        if self.preview.devices().is_empty() {
            self.look_for_devices();
        }
        let listeners = std::sync::Arc::clone(&self.listeners);
        self.preview.start(turn, move || listeners.tell(Topic::Preview))
    }

    /// Stops the camera.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn stop_camera(&self) -> Result<CameraReport, Refusal> {
        self.begin("stop_camera")?;
        self.preview.stop();
        self.tell(Topic::Preview);
        Ok(self.preview.report())
    }

    /// The camera as it is, from memory: asking starts nothing, stops nothing, and opens no vault.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn read_camera(&self) -> Result<CameraReport, Refusal> {
        self.begin("read_camera")?;
        Ok(self.preview.report())
    }

    /// The camera as it is.
    pub fn camera(&self) -> CameraReport {
        self.preview.report()
    }

    /// Freezes a frame: cut, judged whole and made durable before it is shown.
    ///
    /// # Errors
    /// `cameraOff`, `noFrame`, those of the device and of the draft.
    pub fn freeze_portrait(&self, id: &ApplicationId) -> Result<TryNote, Refusal> {
        let mut work = self.begin("freeze_portrait")?;
        self.serve(id)?;
        work.may_capture(&work.read(id)?, SampleKind::Portrait)?;
        // A camera that runs to compare a face, or for another person, gives no picture to this one.
        if self.state().attending != Some(*id) {
            return Err(Refusal::new("cameraOff"));
        }
        let (frame, device) = self.preview.frame()?;
        let picture = rgb(&frame).ok_or_else(|| Refusal::new("deviceFailed").because("frame without its pixels"))?;
        let verdict = self.preview.check().check(&picture).map_err(|error| Refusal::internal(error))?;
        // Without a face there is nothing to cut by; the whole picture shows why it failed.
        let cut = verdict.face.as_ref().map(|face| crop_3x4(&picture, face));
        let shown = cut.as_ref().unwrap_or(&picture);
        let bytes = encode_jpeg_within(shown, MOST_BYTES)
            .or_else(|_| portrait::encode_jpeg(shown, 60))
            .map_err(|error| Refusal::new(error.code()).because(error))?;
        let taken = Taken {
            kind: SampleKind::Portrait,
            device: device.name,
            simulated: device.simulated,
            media_type: "image/jpeg",
            size: (shown.width(), shown.height()),
            bytes,
            ppi: None,
            can_keep: verdict.pass && cut.is_some(),
            templates: Vec::new(),
            found: Found::Portrait { findings: verdict.findings },
        };
        self.store_try(&mut work, id, taken)
    }

    /// Accepts a portrait.
    ///
    /// # Errors
    /// `tryGone`, `tryNotUsable`, and those of the draft.
    pub fn keep_portrait(&self, id: &ApplicationId, attempt: &str) -> Result<Case, Refusal> {
        let case = self.keep_try("keep_portrait", id, attempt, |kind| kind == SampleKind::Portrait)?;
        self.preview.stop();
        self.tell(Topic::Preview);
        Ok(case)
    }
}
