//! The supervisor.

use enrollment::{ApplicationId, ReviewCode, ReviewReason, SampleKind};
use station::{Case, Compared, RISKS, Refusal, Review, ReviewCase, ReviewList, about, code_of};

use super::code::{camel, meant, sample_code};
use super::{Desk, id};
use crate::requests::ReturnReason;
use crate::requests::*;
use crate::views::*;

impl Desk<'_> {
    pub(crate) fn read_review_list(&self, _: NothingRequest) -> Result<ReviewListView, Refusal> {
        Ok(self.list(self.station.review_list()?))
    }

    pub(crate) fn open_review(&self, request: ApplicationRequest) -> Result<ReviewView, Refusal> {
        let review = self.station.open_review(&id(&request.application)?)?;
        self.review(review)
    }

    pub(crate) fn return_application(&self, request: ReturnRequest) -> Result<ReviewListView, Refusal> {
        let reasons = reasons(request.reasons)?;
        Ok(self.list(self.station.return_application(&id(&request.application)?, reasons)?))
    }

    pub(crate) fn reject_application(&self, request: ReturnRequest) -> Result<ReviewListView, Refusal> {
        let reasons = reasons(request.reasons)?;
        Ok(self.list(self.station.reject_application(&id(&request.application)?, reasons)?))
    }

    pub(crate) fn approve_batch(&self, request: ApproveBatchRequest) -> Result<ReviewListView, Refusal> {
        let ids = request.applications.iter().map(|text| id(text)).collect::<Result<Vec<ApplicationId>, _>>()?;
        Ok(self.list(self.station.approve_batch(&ids)?))
    }

    fn list(&self, list: ReviewList) -> ReviewListView {
        let risks = RISKS.iter().filter_map(|risk| {
            let count = list.cases.iter().filter(|one| one.case.note.risks.iter().any(|held| held == risk)).count();
            (count > 0).then(|| CountView { code: (*risk).to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) })
        });
        ReviewListView {
            risks: risks.collect(),
            lines: list.cases.iter().map(|one| self.review_line(one)).collect(),
            approved: list
                .approved
                .map(|(batch, count)| BatchView { batch: batch.to_string(), count: u32::try_from(count).unwrap_or(u32::MAX) }),
            reasons: ReviewCode::ALL
                .into_iter()
                .map(|code| ReasonChoiceView { reason: camel(&code_of(code)), must_come_back: code.usually_needs_person() })
                .collect(),
        }
    }

    fn review_line(&self, one: &ReviewCase) -> ReviewLineView {
        let note = &one.case.note;
        ReviewLineView {
            line: self.line(&one.case),
            risks: note.risks.clone(),
            opened: one.opened,
            may_decide: one.may_decide,
            signed_by: note.signed_by.as_ref().map(|officer| self.station.config().officers.name(officer)).unwrap_or_default(),
            old_portrait: (note.old_portrait && !note.number.is_empty()).then(|| format!("record/{}", note.number)),
        }
    }

    fn review(&self, review: Review) -> Result<ReviewView, Refusal> {
        let tries = SampleKind::ALL.into_iter().filter_map(|kind| {
            let sample = review.case.sample(kind)?;
            Some(CountView { code: sample_code(kind), count: sample.capture.tries })
        });
        Ok(ReviewView {
            tries: tries.collect(),
            application: self.view(&review.case)?,
            compare: review.compare.into_iter().map(compared).collect(),
            risks: review.case.note.risks.clone(),
            changed: review.changed,
            returned_for: review.returned_for.iter().map(|reason| reason_view(reason, &review.case)).collect(),
            may_decide: review.may_decide,
        })
    }
}

fn compared(line: Compared) -> CompareView {
    CompareView { field: line.field.id().to_owned(), record: line.record, application: line.application, differs: line.differs }
}

fn reasons(reasons: Vec<ReturnReason>) -> Result<Vec<ReviewReason>, Refusal> {
    reasons
        .into_iter()
        .map(|reason| {
            let code = reason.reason.parse::<u8>().ok().and_then(ReviewCode::from_key).or_else(|| meant(&reason.reason));
            Ok(ReviewReason {
                code: code.ok_or_else(|| Refusal::new("reasonUnknown").at("reasons"))?,
                about: about(reason.field.as_deref())?,
                text: Some(reason.text.trim().to_owned()).filter(|text| !text.is_empty()),
                person_must_come: reason.must_come_back,
            })
        })
        .collect()
}

pub(super) fn reason_view(reason: &ReviewReason, case: &Case) -> ReturnReasonView {
    let field = match reason.about {
        enrollment::About::Application => None,
        enrollment::About::Sample(kind) if kind.placement().is_some() => Some(sample_code(kind)),
        about => Some(about.to_string()),
    };
    ReturnReasonView {
        reason: camel(&code_of(reason.code)),
        field,
        text: reason.text.clone().unwrap_or_default(),
        must_come_back: reason.person_must_come,
        step: case.mended_at(reason).code().to_owned(),
        mended: case.is_mended(reason),
    }
}
