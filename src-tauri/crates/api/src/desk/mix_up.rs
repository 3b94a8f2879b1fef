//! Prints that look like others.

use enrollment::{ApplicationId, MixUp, MixUpAnswer, MixUpCertainty, OfficerId, Placement, Resembled, SampleKind};
use station::{Case, Refusal};

use super::code::{code, meant};
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
        case.mix_ups().filter_map(|(kind, found)| self.mix_up(kind, found)).collect()
    }

    fn mix_up(&self, kind: SampleKind, found: &MixUp) -> Option<MixUpView> {
        let placement = kind.placement()?;
        let answers = MixUpAnswer::ALL.into_iter().filter(|answer| answer.fits(&found.like));
        Some(MixUpView {
            slap: placement.code(),
            other: found.like.application().map(|other| self.mixed_with(&other)),
            officer: found.like.officer().map(|officer| self.officer(officer)),
            certain: found.certainty == MixUpCertainty::Certain,
            exchanged: found.exchanged,
            fingers: found.fingers.iter().map(|one| one.finger.code()).collect(),
            answer: found.answered.as_ref().map(|answered| code(answered.answer)),
            answered_by: found.answered.as_ref().map(|answered| self.station.config().officers.name(&answered.by)).unwrap_or_default(),
            answers: answers.map(code).collect(),
        })
    }

    fn officer(&self, officer: &OfficerId) -> MixedOfficerView {
        MixedOfficerView { id: officer.to_string(), name: self.station.config().officers.name(officer) }
    }

    /// The other person as far as the station still knows them: after the erasure of an application its id is left.
    fn mixed_with(&self, other: &ApplicationId) -> MixedWithView {
        let Ok(case) = self.station.application(other) else {
            return MixedWithView { application: other.to_string(), ticket: String::new(), name: String::new(), portrait: None, old_portrait: None };
        };
        MixedWithView {
            application: other.to_string(),
            ticket: case.application.ticket().to_string(),
            name: case.note.name.clone(),
            portrait: case.note.portrait.map(|id| format!("sample/{id}")),
            old_portrait: (case.note.old_portrait && !case.note.number.is_empty()).then(|| format!("record/{}", case.note.number)),
        }
    }
}
