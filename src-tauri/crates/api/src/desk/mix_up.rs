//! Prints that look like others.

use enrollment::{ApplicationId, FingerPosition, MixUp, MixUpAnswer, MixUpCertainty, OfficerId, Placement, Resembled, SampleKind};
use station::{Case, Refusal};

use super::code::{camel, code, meant};
use super::prints::picture_of;
use super::{Desk, id};
use crate::requests::MixUpRequest;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn answer_mix_up(&self, request: MixUpRequest) -> Result<ApplicationView, Refusal> {
        let placement = Placement::from_code(request.slap).ok_or_else(|| Refusal::new("slapUnknown").at("slap"))?;
        let like = match (&request.other, &request.officer) {
            (Some(other), _) => Resembled::Application(id(other)?),
            (None, Some(officer)) => Resembled::Officer(officer.parse().map_err(|_| Refusal::new("nothingDeclared").at("officer"))?),
            (None, None) => Resembled::OwnFingers,
        };
        let answer: MixUpAnswer = meant(&request.answer).ok_or_else(|| Refusal::new("reasonUnknown").at("answer"))?;
        self.view(&self.station.answer_mix_up(&id(&request.application)?, placement.into(), &like, answer)?)
    }

    pub(super) fn mix_ups(&self, case: &Case) -> Vec<MixUpView> {
        case.mix_ups().filter_map(|(kind, found)| self.mix_up(case, kind, found)).collect()
    }

    fn mix_up(&self, case: &Case, kind: SampleKind, found: &MixUp) -> Option<MixUpView> {
        let placement = kind.placement()?;
        let answers = MixUpAnswer::ALL.into_iter().filter(|answer| answer.fits(&found.like));
        Some(MixUpView {
            slap: placement.code(),
            other: found.like.application().map(|other| self.mixed_with(&other)),
            officer: found.like.officer().map(|officer| self.officer(officer)),
            certain: found.certainty == MixUpCertainty::Certain,
            exchanged: found.exchanged,
            fingers: found.fingers.iter().map(|one| one.finger.code()).collect(),
            likes: found.fingers.iter().map(|one| one.like.code()).collect(),
            prints: self.prints(case, kind, found),
            answer: found.answered.as_ref().map(|answered| code(answered.answer)),
            answered_by: found.answered.as_ref().map(|answered| self.station.config().officers.name(&answered.by)).unwrap_or_default(),
            answers: answers.map(code).collect(),
        })
    }

    /// The print that looks most like another, and that other one.
    fn prints(&self, case: &Case, kind: SampleKind, found: &MixUp) -> Vec<PictureView> {
        let Some(first) = found.fingers.first() else { return Vec::new() };
        let there = match &found.like {
            // What is unlike its own plain print is more likely the one than the plain print itself.
            Resembled::OwnFingers => {
                let rolled = case.sample(SampleKind::Rolled(first.like)).is_some_and(|sample| {
                    sample.capture.fingers.iter().any(|found| found.flaw == Some(enrollment::PrintFlaw::UnlikePlain))
                });
                let kind = if rolled { SampleKind::Rolled(first.like) } else { SampleKind::Slap(first.like.slap()) };
                print_of(case, kind, first.like)
            }
            Resembled::Application(other) => {
                let other = self.station.application(other).ok();
                other.and_then(|other| print_of(&other, SampleKind::Slap(first.like.slap()), first.like))
            }
            Resembled::Officer(_) => None,
        };
        print_of(case, kind, first.finger).into_iter().chain(there).collect()
    }

    fn officer(&self, officer: &OfficerId) -> MixedOfficerView {
        MixedOfficerView { id: officer.to_string(), name: self.station.config().officers.name(officer) }
    }

    /// The other person as far as the station still knows them: after the erasure of an application its id is left.
    fn mixed_with(&self, other: &ApplicationId) -> MixedWithView {
        let Ok(case) = self.station.application(other) else {
            let (application, nothing) = (other.to_string(), String::new);
            return MixedWithView { application, ticket: nothing(), name: nothing(), stage: nothing(), portrait: None, old_portrait: None };
        };
        MixedWithView {
            application: other.to_string(),
            ticket: case.application.ticket().to_string(),
            name: case.note.name.clone(),
            stage: camel(case.stage().code()),
            portrait: case.note.portrait.map(|id| format!("sample/{id}")),
            old_portrait: (case.note.old_portrait && !case.note.number.is_empty()).then(|| format!("record/{}", case.note.number)),
        }
    }
}

/// One finger of a kept sample, in the picture it counts from.
fn print_of(case: &Case, kind: SampleKind, finger: FingerPosition) -> Option<PictureView> {
    let sample = case.sample(kind)?;
    let found = sample.capture.fingers.iter().find(|found| found.position == finger)?;
    let mut picture = picture_of(case, sample, found.picture)?;
    picture.found.retain(|one| one.finger == finger.code());
    (picture.width > 0).then_some(picture)
}
