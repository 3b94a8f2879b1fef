//! The eyes.

use enrollment::{Eye, EyeExceptionKind};
use station::{Found, IrisCapture, IrisReport, Refusal, TryNote, is_good_iris};

use super::code::meant;
use super::{Desk, id};
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_iris(&self, _: NothingRequest) -> Result<IrisCameraView, Refusal> {
        let report = self.station.read_iris()?;
        let state = match (&report.device, report.running) {
            (None, _) => "absent",
            (Some(_), false) => "off",
            (Some(_), true) => "running",
        };
        let eyes = report.eyes.iter().map(|(eye, (finding, score))| IrisSeenView {
            eye: eye.code().to_owned(),
            finding: finding.code().to_owned(),
            score: *score,
        });
        Ok(IrisCameraView {
            state: state.to_owned(),
            device: report.device.as_ref().map(|device| device.name.clone()).unwrap_or_default(),
            simulated: report.device.as_ref().is_some_and(|device| device.simulated),
            distance: report.distance_mm,
            nearest: *IrisReport::RANGE_MM.start(),
            farthest: *IrisReport::RANGE_MM.end(),
            instruction: report.instruction().unwrap_or_default().to_owned(),
            eyes: eyes.collect(),
        })
    }

    pub(crate) fn capture_iris(&self, request: ApplicationRequest) -> Result<IrisTryView, Refusal> {
        let application = id(&request.application)?;
        Ok(match self.station.capture_iris(&application)? {
            IrisCapture::Taken(tries) => {
                let case = self.station.application(&application)?;
                let others = tries.iter().flat_map(|best| case.note.best_first(best.kind).into_iter().filter(|one| one.can_keep && one.id != best.id));
                taken(&tries, others.filter_map(shot).collect(), Eye::ALL.len() - case.eye_exceptions().len())
            }
            IrisCapture::Cancelled => IrisTryView {
                outcome: "cancelled".to_owned(),
                eyes: Vec::new(),
                can_keep: false,
                all_good: false,
                instruction: String::new(),
                simulated: false,
                others: Vec::new(),
            },
        })
    }

    pub(crate) fn keep_iris(&self, request: KeepIrisRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.keep_iris(&id(&request.application)?, &request.attempts)?)
    }

    pub(crate) fn declare_eye_exception(&self, request: EyeExceptionRequest) -> Result<ApplicationView, Refusal> {
        let kind: EyeExceptionKind = meant(&request.kind).ok_or_else(|| Refusal::new("exceptionUnknown").at("kind"))?;
        let eyes = request.eyes.iter().map(|code| eye(code)).collect::<Result<Vec<Eye>, Refusal>>()?;
        let application = id(&request.application)?;
        self.view(&self.station.declare_eye_exception(&application, &eyes, kind, request.for_good, &request.text)?)
    }

    pub(crate) fn clear_eye_exception(&self, request: ClearEyeExceptionRequest) -> Result<ApplicationView, Refusal> {
        self.view(&self.station.clear_eye_exception(&id(&request.application)?, eye(&request.eye)?)?)
    }
}

fn eye(code: &str) -> Result<Eye, Refusal> {
    Eye::from_code(code).ok_or_else(|| Refusal::new("eyeUnknown").at("eyes"))
}

fn taken(tries: &[TryNote], others: Vec<IrisShotView>, wanted: usize) -> IrisTryView {
    let eyes: Vec<IrisShotView> = tries.iter().filter_map(shot).collect();
    let worst = eyes.iter().filter(|shot| !shot.good).min_by_key(|shot| shot.score);
    let unseen = if eyes.len() < wanted { "noEye" } else { "good" };
    IrisTryView {
        outcome: "taken".to_owned(),
        can_keep: !eyes.is_empty() && eyes.len() == wanted,
        all_good: eyes.len() == wanted && eyes.iter().all(|shot| shot.good),
        instruction: worst.map_or_else(|| unseen.to_owned(), |shot| shot.finding.clone()),
        simulated: tries.iter().any(|one| one.simulated),
        eyes,
        others,
    }
}

fn shot(one: &TryNote) -> Option<IrisShotView> {
    let (enrollment::SampleKind::Iris(eye), Found::Iris { iris, finding }) = (one.kind, &one.found) else { return None };
    Some(IrisShotView {
        eye: eye.code().to_owned(),
        attempt: one.id.to_string(),
        image: format!("try/{}", one.id),
        finding: finding.clone(),
        score: iris.map_or(0, |iris| iris.score),
        good: is_good_iris(finding),
        number: one.number,
    })
}
