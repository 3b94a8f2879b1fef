//! The prints of an application as the screens draw them: placements with their pictures, the ten fingers, face and hands.

use enrollment::{FingerPosition, Placement, Sample, SampleKind};
use station::{Case, Found, Step};

use super::Desk;
use super::capture::finger;
use super::code::code;
use crate::views::*;

impl Desk<'_> {
    /// Each placement of the plan.
    pub(super) fn slaps(&self, case: &Case, step: Step) -> Vec<SlapView> {
        let Some(plan) = case.plan() else { return Vec::new() };
        let mut now = step == Step::Fingers;
        plan.placements()
            .map(|placement| {
                let sample = case.sample(placement.into());
                let state = done(case, placement).unwrap_or_else(|| if std::mem::take(&mut now) { "now" } else { "open" });
                let one = sample.and_then(|sample| case.note.kept_try(sample));
                SlapView {
                    slap: placement.code(),
                    state: state.to_owned(),
                    sample: sample.map(|sample| self.sample(sample)),
                    number: one.map_or(0, |one| one.number),
                    found: sample.map(|sample| found_in(case, sample, 0)).unwrap_or_default(),
                    width: one.map_or(0, |one| one.width),
                    height: one.map_or(0, |one| one.height),
                    further: sample.map(|sample| further(case, sample)).unwrap_or_default(),
                }
            })
            .collect()
    }

    /// The picture of face and hands, where one is asked for.
    pub(super) fn evidence(&self, case: &Case) -> Option<EvidenceView> {
        let asked = case.plan().is_some_and(|plan| plan.evidence) && !case.exceptions().is_empty();
        asked.then(|| EvidenceView { sample: case.sample(SampleKind::Evidence).map(|sample| self.sample(sample)) })
    }
}

/// How many placements are done, of how many.
pub(super) fn progress(case: &Case, step: Step) -> String {
    let (Step::Fingers, Some(plan)) = (step, case.plan()) else { return String::new() };
    let count = plan.placements().filter(|placement| done(case, *placement).is_some()).count();
    format!("{count}/{}", plan.placements().count())
}

/// `kept` where each finger of a placement is there or excepted, `excepted` where there is nothing to take; else it is to be taken.
fn done(case: &Case, placement: Placement) -> Option<&'static str> {
    let excepted: Vec<FingerPosition> = case.exceptions().iter().map(|one| one.finger).collect();
    let rolled_left_out = case.gaps().iter().any(|gap| gap.modality == enrollment::Modality::RolledFingerprints);
    let left_out = matches!(placement, Placement::Rolled(_)) && rolled_left_out;
    let complete = case.sample(placement.into()).is_some_and(|sample| {
        let found = |finger: &FingerPosition| sample.capture.fingers.iter().any(|one| one.position == *finger);
        placement.fingers().iter().all(|finger| excepted.contains(finger) || found(finger))
    });
    let all_excepted = left_out || placement.fingers().iter().all(|finger| excepted.contains(finger));
    if complete { Some("kept") } else { all_excepted.then_some("excepted") }
}

/// The fingers that count from one of the pictures of a sample, with what was said of them when they were taken, where that is known.
fn found_in(case: &Case, sample: &Sample, picture: u8) -> Vec<FingerFoundView> {
    let attempt = sample.pictures().nth(usize::from(picture)).and_then(|id| case.note.find_try(id));
    let said = match attempt.map(|one| &one.found) {
        Some(Found::Slap { fingers, .. }) => &fingers[..],
        _ => &[],
    };
    let here = sample.capture.fingers.iter().filter(|found| found.picture == picture);
    // Of a rolled print something else may have been found since, beside the plain one.
    here.map(|found| match said.iter().find(|one| one.found.position == found.position && one.found.flaw == found.flaw) {
        Some(said) => finger(said),
        None => {
            let reasons = found.flaw.map(|flaw| flaw.code().to_owned()).into_iter().collect();
            finger(&station::FingerNote { found: *found, good: found.is_good_from(case.good_score()), reasons, own_flaw: None })
        }
    })
    .collect()
}

fn further(case: &Case, sample: &Sample) -> Vec<PictureView> {
    (1..).map_while(|at| picture_of(case, sample, at)).collect()
}

/// One of the pictures of a sample, with the fingers that count from it.
pub(super) fn picture_of(case: &Case, sample: &Sample, at: u8) -> Option<PictureView> {
    let id = sample.pictures().nth(usize::from(at))?;
    let attempt = case.note.find_try(id);
    Some(PictureView {
        image: format!("sample/{id}"),
        width: attempt.map_or(0, |attempt| attempt.width),
        height: attempt.map_or(0, |attempt| attempt.height),
        found: found_in(case, sample, at),
        number: attempt.map_or(0, |attempt| attempt.number),
    })
}

/// The ten fingers, if prints are planned.
pub(super) fn fingers(case: &Case) -> Vec<FingerView> {
    if case.plan().is_none_or(|plan| plan.slaps.is_empty()) {
        return Vec::new();
    }
    let exceptions = case.exceptions();
    FingerPosition::ALL
        .into_iter()
        .map(|position| {
            let exception = exceptions.iter().find(|one| one.finger == position);
            let found = case
                .sample(SampleKind::Slap(position.slap()))
                .and_then(|sample| sample.capture.fingers.iter().find(|found| found.position == position));
            let state = match (exception, found) {
                (Some(_), _) => "excepted",
                (None, Some(found)) if !found.is_good_from(case.good_score()) => "weak",
                (None, Some(_)) => "kept",
                (None, None) => "missing",
            };
            FingerView {
                finger: position.code(),
                state: state.to_owned(),
                score: found.map(|found| found.score),
                exception: exception.map(|one| ExceptionView {
                    kind: code(one.kind),
                    for_good: one.lasting == enrollment::Lasting::ForGood,
                    text: one.text.clone().unwrap_or_default(),
                }),
            }
        })
        .collect()
}
