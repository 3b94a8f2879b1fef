//! Camera, slaps, exceptions, gaps. The portrait stands in `portrait`, the eyes in `iris`.

use enrollment::{ExceptionKind, GapReason, Modality, Placement, SampleKind};
use station::{CameraReport, CameraState, Case, Combination, FingerNote, Found, Outcome, Refusal, SlapCapture, TryNote};

use super::code::meant;
use super::{Desk, id};
use crate::problem;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn start_camera(&self, request: ApplicationRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.start_camera(&id(&request.application)?)?))
    }

    pub(crate) fn look_at_person(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.look_at_person()?))
    }

    pub(crate) fn compare_faces(&self, request: CompareFacesRequest) -> Result<FacesView, Refusal> {
        if !self.station.compares_faces() {
            return Ok(FacesView { offered: false, opinions: Vec::new(), unusable: None });
        }
        let compared = self.station.compare_faces(&request.pictures)?;
        Ok(FacesView {
            offered: true,
            opinions: compared.opinions.into_iter().map(|opinion| opinion.map(|opinion| opinion.code().to_owned())).collect(),
            unusable: compared.unusable.map(str::to_owned),
        })
    }

    pub(crate) fn turn_camera(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.turn_camera()?))
    }

    pub(crate) fn turn_scanner(&self, _: NothingRequest) -> Result<ScannerView, Refusal> {
        self.station.turn_scanner()?;
        self.read_scanner(NothingRequest {})
    }

    pub(crate) fn read_scanner(&self, _: NothingRequest) -> Result<ScannerView, Refusal> {
        let report = self.station.read_scanner()?;
        Ok(ScannerView { turned: report.turned, wanted: report.wanted.map(|finger| finger.code()) })
    }

    pub(crate) fn choose_next_camera(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.choose_next_camera()?))
    }

    pub(crate) fn stop_camera(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.stop_camera()?))
    }

    pub(crate) fn read_camera(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.read_camera()?))
    }

    pub(crate) fn capture_slap(&self, request: CaptureSlapRequest) -> Result<SlapTriesView, Refusal> {
        let application = id(&request.application)?;
        let kind = SampleKind::from(Placement::from_code(request.slap).ok_or_else(|| Refusal::new("slapUnknown").at("slap"))?);
        let (outcome, newest) = match self.station.capture_slap(&application, request.slap)? {
            SlapCapture::Taken(newest) => ("taken", newest.number),
            SlapCapture::Cancelled => ("cancelled", 0),
        };
        Ok(slap_tries(&self.station.application(&application)?, request.slap, kind, outcome, newest))
    }

    /// What was taken before: shown where a capture ended without an answer.
    pub(crate) fn read_slap_tries(&self, request: CaptureSlapRequest) -> Result<SlapTriesView, Refusal> {
        let application = id(&request.application)?;
        let kind = SampleKind::from(Placement::from_code(request.slap).ok_or_else(|| Refusal::new("slapUnknown").at("slap"))?);
        Ok(slap_tries(&self.station.read_slap_tries(&application)?, request.slap, kind, "cancelled", 0))
    }

    pub(crate) fn look_at_hands(&self, request: ApplicationRequest) -> Result<CameraView, Refusal> {
        Ok(camera(&self.station.look_at_hands(&id(&request.application)?)?))
    }

    pub(crate) fn take_evidence(&self, request: ApplicationRequest) -> Result<EvidenceTryView, Refusal> {
        let one = self.station.take_evidence(&id(&request.application)?)?;
        Ok(EvidenceTryView { attempt: one.id.to_string(), image: format!("try/{}", one.id), simulated: one.simulated })
    }

    pub(crate) fn keep_evidence(&self, request: KeepTryRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.keep_evidence(&id(&request.application)?, &request.attempt)?)
    }

    pub(crate) fn cancel_capture(&self, _: NothingRequest) -> Result<CameraView, Refusal> {
        self.station.cancel_capture()?;
        Ok(camera(&self.station.camera()))
    }

    pub(crate) fn keep_slap(&self, request: KeepTryRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.keep_slap(&id(&request.application)?, &request.attempt)?)
    }

    pub(crate) fn declare_exception(&self, request: ExceptionRequest) -> Result<ApplicationView, Refusal> {
        let kind: ExceptionKind = meant(&request.kind).ok_or_else(|| Refusal::new("exceptionUnknown").at("kind"))?;
        let application = id(&request.application)?;
        self.view(&self.station.declare_exception(&application, &request.fingers, kind, request.for_good, &request.text)?)
    }

    pub(crate) fn clear_exception(&self, request: ClearExceptionRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.clear_exception(&id(&request.application)?, request.finger)?)
    }

    pub(crate) fn note_gap(&self, request: GapRequest) -> Result<ApplicationView, Refusal> {
        let unknown = || Refusal::new("gapNotAllowed").at("modality");
        let modality = match request.modality.as_str() {
            "portrait" => Modality::Portrait,
            "fingers" => Modality::Fingerprints,
            "iris" => Modality::Iris,
            "rolled" => Modality::RolledFingerprints,
            _ => return Err(unknown()),
        };
        let reason = match request.reason.as_str() {
            "noDevice" => GapReason::NoDevice,
            "deviceFailed" => GapReason::DeviceFailed,
            "applicantCannot" => GapReason::Unable,
            _ => return Err(Refusal::new("reasonUnknown").at("reason")),
        };
        self.view(&self.station.note_gap(&id(&request.application)?, modality, reason, request.for_today)?)
    }
}

pub(super) fn camera(report: &CameraReport) -> CameraView {
    let (state, problem) = match &report.state {
        CameraState::Off => ("off", None),
        CameraState::Running => ("running", None),
        CameraState::Failed(refusal) => ("failed", Some(problem::view(refusal, Some("start_camera")))),
    };
    let coaching = report.coaching.as_ref();
    CameraView {
        state: state.to_owned(),
        device: report.device.as_ref().map(|device| device.name.clone()).unwrap_or_default(),
        simulated: report.device.as_ref().is_some_and(|device| device.simulated),
        problem,
        instruction: coaching.and_then(|coaching| coaching.instruction).map(|instruction| instruction.code().to_owned()),
        failing: coaching.iter().flat_map(|coaching| &coaching.failing).map(super::portrait::live_check).collect(),
        good: report.is_good(),
        steady: coaching.map_or(0, |coaching| coaching.steady),
        steady_wanted: report.steady_frames,
        ready: coaching.is_some_and(|coaching| coaching.ready),
        face: report.face,
        cameras: report.cameras,
        turned: report.mounting.into(),
    }
}

pub(super) fn finger(note: &FingerNote) -> FingerFoundView {
    let found = &note.found;
    FingerFoundView {
        finger: found.position.code(),
        x: found.x as f32 + found.width as f32 / 2.0,
        y: found.y as f32 + found.height as f32 / 2.0,
        width: found.width as f32,
        height: found.height as f32,
        rotation: found.rotation_deg,
        score: found.score,
        good: note.good,
        reasons: note.reasons.clone(),
    }
}

/// The tries of a placement, the best first.
fn slap_tries(case: &Case, slap: u8, kind: SampleKind, outcome: &str, newest: u32) -> SlapTriesView {
    let combined = case.note.combined(kind).and_then(|combined| combination(&combined, slap));
    let tries = combined.into_iter().chain(case.note.best_first(kind).into_iter().map(|one| slap_try(one, slap))).collect();
    SlapTriesView { outcome: outcome.to_owned(), newest, enough: case.is_tried_enough(kind), tries }
}

fn slap_try(one: &TryNote, slap: u8) -> SlapTryView {
    let (outcome, expected, fingers, why) = match &one.found {
        Found::Slap { outcome, expected, fingers, why, .. } => (*outcome, expected.clone(), fingers.clone(), why.clone()),
        Found::Portrait { .. } | Found::Evidence | Found::Iris { .. } => (Outcome::CannotTell, Vec::new(), Vec::new(), None),
    };
    let all_good = one.can_keep && fingers.iter().all(|finger| finger.good);
    SlapTryView {
        attempt: one.id.to_string(),
        slap,
        image: format!("try/{}", one.id),
        width: one.width,
        height: one.height,
        ppi: one.ppi.unwrap_or_default(),
        outcome: outcome.code().to_owned(),
        expected: expected.iter().map(|finger| finger.code()).collect(),
        found: fingers.iter().map(finger).collect(),
        further: Vec::new(),
        can_keep: one.can_keep,
        all_good,
        names_declared: one.found.has_declared_names(),
        not_seen: one.found.not_seen().map(|finger| finger.code()),
        instruction: instruction(outcome, &fingers, why),
        number: one.number,
        simulated: one.simulated,
    }
}

/// Several tries as if they were one.
fn combination(combined: &Combination<'_>, slap: u8) -> Option<SlapTryView> {
    let (first, rest) = combined.tries.split_first()?;
    let of = |at: usize| combined.fingers.iter().filter(|one| usize::from(one.found.picture) == at).map(finger).collect();
    let further = rest.iter().zip(1..).map(|(one, at)| PictureView {
        image: format!("try/{}", one.id),
        width: one.width,
        height: one.height,
        found: of(at),
        number: one.number,
    });
    Some(SlapTryView {
        attempt: combined.name(),
        found: of(0),
        further: further.collect(),
        // All its fingers are there, also where each try has only some.
        outcome: Outcome::Found.code().to_owned(),
        can_keep: true,
        all_good: combined.fingers.iter().all(|finger| finger.good),
        names_declared: combined.has_declared_names(),
        // Why a try alone is not whole says nothing of all together.
        instruction: instruction(Outcome::Found, &combined.fingers, combined.tries.iter().find_map(|one| one.found.declared_names().map(str::to_owned))),
        ..slap_try(first, slap)
    })
}

/// One instruction: what mends the most, or that all is well.
fn instruction(outcome: Outcome, fingers: &[FingerNote], why: Option<String>) -> String {
    // Of fingers found: that their names rest on what was declared.
    if let Some(why) = why {
        return why;
    }
    if outcome != Outcome::Found {
        return outcome.code().to_owned();
    }
    let worst = fingers.iter().filter(|finger| !finger.good).min_by_key(|finger| finger.found.score);
    worst.map_or_else(|| "good".to_owned(), |finger| finger.reasons.first().cloned().unwrap_or_else(|| "fingerUnclear".to_owned()))
}
