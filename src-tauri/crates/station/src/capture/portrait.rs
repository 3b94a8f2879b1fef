//! The portrait: preview, shutter, keep.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use enrollment::{ApplicationId, PortraitExceptionKind, SampleKind};
use portrait::live::{LiveSettings, view_of};
use portrait::{ARCHIVE_BYTES, Assessment, Head, Rgb, cut_for_card, encode_jpeg_within};

use super::Taken;
use crate::case::Case;
use crate::coaching::CoachBy;
use crate::note::{CheckNote, Found, TryNote};
use crate::preview::CameraReport;
use crate::{Refusal, Station, Topic};

/// Frames of a burst, each measured whole.
const BURST: usize = 5;
/// No burst takes longer: on a slow machine fewer frames are measured.
const BURST_TIME: Duration = Duration::from_millis(1500);
/// Good frames in a row after which the picture is taken by itself, at fifteen looks a second.
const STEADY: u32 = 12;

/// What came of the shutter.
#[derive(Clone, Debug)]
pub enum Shutter {
    /// The best pictures of the burst, best first; or the one that fails least, when a person pressed the shutter.
    Taken(Vec<TryNote>),
    /// The shutter was automatic, and measured whole no frame was as the rules want it: nothing was kept. Not of a camera that takes the picture
    /// itself.
    NotYet,
}

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
        let by = self.coached_by(&case);
        if !self.preview.is_running() || self.state().attending != Some(served.id()) {
            self.state().attending = Some(served.id());
            self.run_preview(turn, by.clone())?;
            self.instruct(&work, &case, "portrait")?;
            self.tell(Topic::Preview);
        }
        self.preview.coach_by(by);
        Ok(self.preview.report())
    }

    /// What the coach is to leave out for this person, and whether the officer wants the picture taken by itself.
    pub(super) fn coached_by(&self, case: &Case) -> CoachBy {
        let declared = case.portrait_exceptions();
        let by_itself = self.preferences().unwrap_or_default().automatic_shutter;
        let at_home = declared.contains(&PortraitExceptionKind::AtHome);
        let live = LiveSettings {
            steady_frames: NonZeroU32::new(STEADY).filter(|_| by_itself),
            excused: excused(&declared),
            // A camera in the hand is never still.
            still: !at_home && !declared.contains(&PortraitExceptionKind::Tremor),
        };
        CoachBy { live, at_home }
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
            self.run_preview(turn, LiveSettings { steady_frames: None, ..LiveSettings::default() }.into())?;
            self.tell(Topic::Preview);
        }
        Ok(self.preview.report())
    }

    pub(crate) fn run_preview(&self, turn: crate::preview::Turn, by: CoachBy) -> Result<(), Refusal> {
        if self.preview.devices().is_empty() {
            self.look_for_devices();
        }
        let listeners = std::sync::Arc::clone(&self.listeners);
        self.preview.start(turn, by, std::sync::Arc::new(move |topic| listeners.tell(topic)))
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

    /// The shutter: frames of a short burst are measured whole, and the best of them made durable before they are shown. `by_itself`: nobody
    /// pressed it, and only what is as the rules want it is taken.
    ///
    /// # Errors
    /// `cameraOff`, `noFrame`, those of the device and of the draft.
    pub fn freeze_portrait(&self, id: &ApplicationId, by_itself: bool) -> Result<Shutter, Refusal> {
        let mut work = self.begin("freeze_portrait")?;
        self.serve(id)?;
        let case = work.read(id)?;
        work.may_capture(&case, SampleKind::Portrait)?;
        // A camera that runs to compare a face, or for another person, gives no picture to this one.
        if self.state().attending != Some(*id) {
            return Err(Refusal::new("cameraOff"));
        }
        let declared = case.portrait_exceptions();
        let (excused, at_home) = (excused(&declared), declared.contains(&PortraitExceptionKind::AtHome));
        let mut pictures = self.preview.pictures(Vec::new())?;
        let judges = self.preview.judges();
        let mut burst = portrait::live::Burst::new(judges.analyzer.clone(), judges.table(at_home).clone(), excused.clone(), pictures.of_a_burst(BURST));
        let began = Instant::now();
        while burst.wants_more() && (burst.is_untouched() || began.elapsed() < BURST_TIME) {
            let frame = pictures.next().inspect_err(|refusal| {
                self.note_failed_try(&work, pictures.device(), SampleKind::Portrait, case.note.tries_of(SampleKind::Portrait) + 1, refusal.code);
            })?;
            let view = view_of(frame.width, frame.height, &frame.rgb).ok_or_else(|| Refusal::new("deviceFailed").because("frame without its pixels"))?;
            burst.offer(view).map_err(Refusal::internal)?;
        }
        let (device, its_own) = (pictures.device(), pictures.are_its_own());
        drop(pictures);
        let mut shots: Vec<(Rgb, Assessment, Option<Head>)> = Vec::new();
        if burst.best().is_empty() {
            // What a device took itself is shown with what fails: it sees otherwise than the live picture, and would try in vain for ever.
            if by_itself && !its_own {
                return Ok(Shutter::NotYet);
            }
            shots.extend(burst.into_failed().map(|failed| (failed.picture, failed.assessment, failed.head)));
        } else {
            shots.extend(burst.into_best().into_iter().map(|shot| (shot.picture, shot.assessment, Some(shot.head))));
        }
        let device = device.ok_or_else(|| Refusal::new("cameraOff"))?;
        let taken = |(picture, assessment, head): (Rgb, Assessment, Option<Head>)| {
            // Without a face there is nothing to cut by; the whole view shows why it failed.
            let shown = head.as_ref().map_or(picture.clone(), |head| cut_for_card(&picture, head).picture);
            let bytes = encode_jpeg_within(&shown, ARCHIVE_BYTES)
                .or_else(|_| portrait::encode_jpeg(&shown, 60))
                .map_err(|error| Refusal::new(error.code()).because(error))?;
            Ok(Taken {
                kind: SampleKind::Portrait,
                device: device.clone(),
                media_type: "image/jpeg",
                size: (shown.width(), shown.height()),
                bytes,
                ppi: None,
                can_keep: head.is_some() && single(&assessment),
                templates: Vec::new(),
                alike: Vec::new(),
                found: found(&assessment, &excused, at_home),
            })
        };
        let taken = shots.into_iter().map(taken).collect::<Result<Vec<_>, Refusal>>()?;
        Ok(Shutter::Taken(self.store_tries(&mut work, id, taken)?))
    }
}

/// Names of the checks that say nothing about this person.
pub(super) fn excused(declared: &[PortraitExceptionKind]) -> Vec<String> {
    let mut names: Vec<String> = declared.iter().flat_map(|kind| kind.excuses()).map(|name| (*name).to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whose picture it is must be plain, whatever anybody consents to.
fn single(assessment: &Assessment) -> bool {
    assessment.check("single_face").is_none_or(|check| check.decided_by.answer == portrait::Answer::Pass)
}

fn found(assessment: &Assessment, excused: &[String], at_home: bool) -> Found {
    let note = |check: &portrait::CheckResult| CheckNote {
        name: check.name.clone(),
        answer: check.decided_by.answer.name().to_owned(),
        hint: check.decided_by.hint.clone(),
        value: check.decided_by.value,
        unit: check.decided_by.unit.clone(),
        score: check.decided_by.score,
        excused: excused.contains(&check.name),
    };
    Found::Portrait { checks: assessment.checks.iter().map(note).collect(), score: assessment.score().round().clamp(0.0, 100.0) as u8, at_home }
}
