//! The portrait: shutter, what is judged, keeping it, exceptions.

use enrollment::{ConsentReason, PortraitExceptionKind, PortraitFound, SampleKind};
use portrait::CheckResult;
use station::{CheckNote, ConsentAsked, Found, PortraitKept, Refusal, Shutter, TryNote};

use super::code::{camel, code, meant};
use super::{Desk, id};
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn freeze_portrait(&self, request: ShutterRequest) -> Result<PortraitTriesView, Refusal> {
        let application = id(&request.application)?;
        let outcome = match self.station.freeze_portrait(&application, request.by_itself)? {
            Shutter::Taken(_) => "taken",
            Shutter::NotYet => return Ok(PortraitTriesView { outcome: "notYet".to_owned(), newest: 0, tries: Vec::new() }),
        };
        let note = self.station.application(&application)?.note;
        Ok(PortraitTriesView {
            outcome: outcome.to_owned(),
            newest: note.tries_of(SampleKind::Portrait),
            tries: note.best_first(SampleKind::Portrait).into_iter().map(portrait_try).collect(),
        })
    }

    pub(crate) fn keep_portrait(&self, request: KeepPortraitRequest) -> Result<ApplicationView, Refusal> {
        let kept = PortraitKept {
            seen_right: request.seen_right,
            seen_wrong: request.seen_wrong,
            consent: request.consent.map(consent).transpose()?,
        };
        self.view(&self.station.keep_portrait(&id(&request.application)?, &request.attempt, kept)?)
    }

    pub(crate) fn declare_portrait_exceptions(&self, request: PortraitExceptionsRequest) -> Result<ApplicationView, Refusal> {
        let kind = |text: &String| meant::<PortraitExceptionKind>(text).ok_or_else(|| Refusal::new("exceptionUnknown").at("kinds"));
        let kinds = request.kinds.iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        self.view(&self.station.declare_portrait_exceptions(&id(&request.application)?, &kinds)?)
    }

    pub(super) fn portrait_found(&self, found: &PortraitFound) -> PortraitFoundView {
        let consent = found.consent.as_ref();
        let by = consent.and_then(|consent| consent.by.as_ref());
        PortraitFoundView {
            score: found.score,
            failing: found.failing.clone(),
            excused: found.excused.clone(),
            seen_wrong: found.seen_wrong.clone(),
            reason: consent.map(|consent| code(consent.reason)),
            text: consent.and_then(|consent| consent.text.clone()).unwrap_or_default(),
            consented_by: by.map(|officer| self.station.config().officers.name(officer)),
        }
    }
}

fn consent(request: ConsentRequest) -> Result<ConsentAsked, Refusal> {
    let reason: ConsentReason = meant(&request.reason).ok_or_else(|| Refusal::new("reasonUnknown").at("reason"))?;
    let second = (!request.officer.trim().is_empty()).then(|| (request.officer, super::session::secret(request.password)));
    Ok(ConsentAsked { reason, text: request.text, second })
}

fn portrait_try(one: &TryNote) -> PortraitTryView {
    let (checks, score) = match &one.found {
        Found::Portrait { checks, score, .. } => (checks.as_slice(), *score),
        Found::Slap { .. } | Found::Evidence | Found::Iris { .. } => (&[][..], 0),
    };
    PortraitTryView {
        attempt: one.id.to_string(),
        image: format!("try/{}", one.id),
        pass: one.can_keep && !checks.iter().any(CheckNote::fails),
        usable: one.can_keep,
        score,
        checks: checks.iter().map(check).collect(),
        number: one.number,
        simulated: one.simulated,
    }
}

fn check(note: &CheckNote) -> PortraitCheckView {
    PortraitCheckView {
        name: note.name.clone(),
        answer: camel(&note.answer),
        hint: note.hint.clone(),
        value: worded(note.value),
        score: note.score,
        excused: note.excused,
    }
}

/// A check of the live picture.
pub(super) fn live_check(check: &CheckResult) -> PortraitCheckView {
    PortraitCheckView {
        name: check.name.clone(),
        answer: camel(check.decided_by.answer.name()),
        hint: check.decided_by.hint.clone(),
        value: worded(check.decided_by.value),
        score: check.decided_by.score,
        excused: false,
    }
}

/// The number alone: its unit is a technician's, and stands in `tn portrait check`.
fn worded(value: Option<f32>) -> String {
    let Some(value) = value else { return String::new() };
    if value.abs() >= 10.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
