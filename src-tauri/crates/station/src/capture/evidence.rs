//! Face and both hands on one picture, where fingers cannot be taken (C9): it shows the supervisor and the center why.

use enrollment::{ApplicationId, SampleKind};
use portrait::encode_jpeg_within;
use portrait::live::LiveSettings;

use super::Taken;
use crate::case::Case;
use crate::note::{Found, TryNote};
use crate::{CameraReport, Refusal, Station, Topic};

/// Most bytes of the picture: as a portrait has.
const MOST_BYTES: usize = 200_000;

/// JPEG quality where even the lowest within the limit is too large.
const POOR_QUALITY: u8 = 50;

impl Station {
    /// Opens the camera on the applicant's face and hands, uncoached: nobody measures how hands are held up.
    ///
    /// # Errors
    /// As [`Self::start_camera`].
    pub fn look_at_hands(&self, id: &ApplicationId) -> Result<CameraReport, Refusal> {
        let turn = self.preview.turn();
        let work = self.begin("look_at_hands")?;
        let served = self.serve(id)?;
        let case = work.read(id)?;
        work.may_capture(&case, SampleKind::Evidence)?;
        if !self.preview.is_running() || self.state().attending != Some(served.id()) {
            self.state().attending = Some(served.id());
            self.run_preview(turn, LiveSettings { steady_frames: None, ..LiveSettings::default() }.into())?;
            self.instruct(&work, &case, "evidence")?;
            self.tell(Topic::Preview);
        }
        Ok(self.preview.report())
    }

    /// Takes the picture: the whole view of the camera, as it is.
    ///
    /// # Errors
    /// `cameraOff`, `noFrame`, those of the device and of the draft.
    pub fn take_evidence(&self, id: &ApplicationId) -> Result<TryNote, Refusal> {
        let mut work = self.begin("take_evidence")?;
        self.serve(id)?;
        let case = work.read(id)?;
        work.may_capture(&case, SampleKind::Evidence)?;
        if self.state().attending != Some(*id) {
            return Err(Refusal::new("cameraOff"));
        }
        let missing = case.exceptions().iter().map(|exception| exception.finger).collect();
        let mut pictures = self.preview.pictures(missing)?;
        let frame = pictures.next()?;
        let device = pictures.device().ok_or_else(|| Refusal::new("cameraOff"))?;
        drop(pictures);
        let picture = crate::preview::rgb(&frame).ok_or_else(|| Refusal::new("deviceFailed").because("frame without its pixels"))?;
        let bytes = encode_jpeg_within(&picture, MOST_BYTES)
            .or_else(|_| portrait::encode_jpeg(&picture, POOR_QUALITY))
            .map_err(|error| Refusal::new(error.code()).because(error))?;
        let taken = Taken {
            kind: SampleKind::Evidence,
            device,
            media_type: "image/jpeg",
            size: (picture.width(), picture.height()),
            bytes,
            ppi: None,
            can_keep: true,
            found: Found::Evidence,
            templates: Vec::new(),
            alike: Vec::new(),
        };
        self.store_try(&mut work, id, taken)
    }

    /// Accepts the picture of face and hands.
    ///
    /// # Errors
    /// `tryGone`, and those of the draft.
    pub fn keep_evidence(&self, id: &ApplicationId, attempt: &str) -> Result<Case, Refusal> {
        self.keep_try("keep_evidence", id, attempt, |kind| kind == SampleKind::Evidence)
    }
}
