//! How an application came back or ended, in codes: every word of it is in the catalogs, and each way has its own.

use enrollment::{Application, OfficerId};
use station::Case;

use super::Desk;
use super::code::code;
use super::review::reason_view;
use crate::views::*;

impl Desk<'_> {
    /// Returned, rejected, refused or withdrawn, by whom and why; nothing while it is on its way.
    pub(super) fn ending(&self, case: &Case) -> Option<EndingView> {
        let officer = |id: &OfficerId| self.station.config().officers.name(id);
        let ended = |by: String, at: enrollment::Timestamp| EndingView {
            outcome: case.stage().code().to_owned(),
            by,
            at: at.to_rfc3339(),
            reasons: Vec::new(),
            refusal: Vec::new(),
            remedy: None,
            withdrawn_for: None,
            answered_by: None,
            told: None,
        };
        let told = case.note.told.as_ref().map(|told| told.at.to_rfc3339());
        Some(match &case.application {
            Application::Returned(returned) => {
                EndingView { reasons: returned.reasons().iter().map(|reason| reason_view(reason, case)).collect(), ..ended(officer(returned.by()), returned.at()) }
            }
            Application::Rejected(rejected) => EndingView {
                reasons: rejected.reasons().iter().map(|reason| reason_view(reason, case)).collect(),
                told,
                ..ended(officer(rejected.by()), rejected.at())
            },
            Application::Refused(refused) => EndingView {
                refusal: refused.reasons().to_vec(),
                remedy: Some(code(refused.remedy())),
                answered_by: self.station.answer_to(case).map(|answer| reference(&answer)),
                told,
                ..ended(String::new(), refused.verdict().decided_at)
            },
            Application::Withdrawn(withdrawn) => {
                EndingView { withdrawn_for: Some(code(withdrawn.reason())), ..ended(officer(withdrawn.by()), withdrawn.at()) }
            }
            _ => return None,
        })
    }

    /// The refused application that this one answers, with the center's reasons.
    pub(super) fn follows(&self, case: &Case) -> Option<FollowsView> {
        let refused = self.station.answered(case)?;
        let Application::Refused(stage) = &refused.application else { return None };
        Some(FollowsView { refused: reference(&refused), refusal: stage.reasons().to_vec(), remedy: code(stage.remedy()) })
    }
}

fn reference(case: &Case) -> ReferenceView {
    ReferenceView { application: case.id().to_string(), ticket: case.application.ticket().to_string() }
}
