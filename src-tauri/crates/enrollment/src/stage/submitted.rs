//! Submitted: sealed, waiting for the supervisor.

use super::{ApprovalRef, Approved, ClerkSignature, Rejected, Returned, SealedRef, StageName, by_officer, content, require, stage};
use crate::{
    Act, Attestation, EnrollmentRecord, Event, EventKind, Header, MoveError, Moved, NotMoved, OfficerId, ReviewCode, ReviewReason, Role,
    Timestamp, body::Body,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Sealed, waiting for the supervisor. The content stays in the (encrypted) snapshot until the supervisor decides: a return needs
/// it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Submitted {
    pub(super) header: Header,
    pub(super) body: Body,
    pub(super) attestation: Attestation,
    pub(super) signature: ClerkSignature,
    pub(super) sealed: SealedRef,
    pub(super) opened: BTreeMap<OfficerId, Timestamp>,
}

stage!(Submitted);
content!(Submitted);

const MAX_REASONS: usize = 50;
const MAX_WORDS: usize = 500;

impl Submitted {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The attestation.
    pub fn attestation(&self) -> &Attestation {
        &self.attestation
    }

    /// Who signed as the clerk.
    pub fn signature(&self) -> &ClerkSignature {
        &self.signature
    }

    /// The record in the package, for review.
    pub fn record(&self) -> EnrollmentRecord {
        EnrollmentRecord::of(&self.header, &self.body, &self.attestation, &self.signature)
    }

    /// Who has opened it for review, and when first.
    pub fn opened(&self) -> &BTreeMap<OfficerId, Timestamp> {
        &self.opened
    }

    /// Four eyes: whether this officer signed this application as a clerk, in this revision or an earlier one.
    pub fn is_signer(&self, officer: &OfficerId) -> bool {
        self.body.signers.contains(officer)
    }

    /// A supervisor opens it for review. Opening again changes nothing.
    pub fn open_for_review(&mut self, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_review(act)?;
        if self.opened.contains_key(&act.officer) {
            return Ok(Vec::new());
        }
        self.opened.insert(act.officer.clone(), act.at);
        Ok(vec![by_officer(&mut self.header, act, StageName::Submitted, EventKind::OpenedForReview, None)])
    }

    /// Something was learned about it that nobody who opened it has seen: it is opened anew before anybody decides.
    pub fn see_again(&mut self) {
        self.opened.clear();
    }

    /// The supervisor approves: only what they opened themselves, and never what they signed as a clerk.
    pub fn approve(mut self, approval: ApprovalRef, act: &Act) -> Moved<Submitted, Approved> {
        if let Err(why) = self.may_decide(act) {
            return Err(NotMoved::new(self, why));
        }
        let what = EventKind::Approved { batch: approval.batch };
        let event = by_officer(&mut self.header, act, StageName::Approved, what, Some(self.sealed.content_digest));
        Ok((Approved { header: self.header, sealed: self.sealed, approval, by: act.officer.clone(), at: act.at }, vec![event]))
    }

    /// The supervisor returns it to the desk, with reasons.
    pub fn return_(mut self, reasons: Vec<ReviewReason>, act: &Act) -> Moved<Submitted, Returned> {
        if let Err(why) = self.may_decide(act).and_then(|()| fit(&reasons)) {
            return Err(NotMoved::new(self, why));
        }
        let person_must_come = reasons.iter().any(|reason| reason.person_must_come);
        let what = EventKind::Returned { person_must_come, reasons: count(&reasons) };
        let event = by_officer(&mut self.header, act, StageName::Returned, what, None);
        let Submitted { header, mut body, attestation, sealed, .. } = self;
        body.standing = Some(attestation);
        Ok((Returned { header, body, voided: sealed, reasons, by: act.officer.clone(), at: act.at }, vec![event]))
    }

    /// The supervisor rejects it, with reasons.
    pub fn reject(mut self, reasons: Vec<ReviewReason>, act: &Act) -> Moved<Submitted, Rejected> {
        if let Err(why) = self.may_decide(act).and_then(|()| fit(&reasons)) {
            return Err(NotMoved::new(self, why));
        }
        let what = EventKind::Rejected { reasons: count(&reasons) };
        let event = by_officer(&mut self.header, act, StageName::Rejected, what, None);
        let Submitted { header, sealed, .. } = self;
        Ok((Rejected { header, voided: sealed, reasons, by: act.officer.clone(), at: act.at }, vec![event]))
    }

    fn may_review(&self, act: &Act) -> Result<(), MoveError> {
        require(act, Role::Supervisor)?;
        if self.is_signer(&act.officer) { Err(MoveError::FourEyes) } else { Ok(()) }
    }

    fn may_decide(&self, act: &Act) -> Result<(), MoveError> {
        self.may_review(act)?;
        if self.opened.contains_key(&act.officer) { Ok(()) } else { Err(MoveError::NotOpened) }
    }
}

fn count(reasons: &[ReviewReason]) -> u32 {
    u32::try_from(reasons.len()).unwrap_or(u32::MAX)
}

fn fit(reasons: &[ReviewReason]) -> Result<(), MoveError> {
    if reasons.is_empty() {
        return Err(MoveError::ReasonNeeded);
    }
    let words = |reason: &ReviewReason| reason.text.as_deref().map_or(0, |text| text.trim().chars().count());
    let unfit = |reason: &ReviewReason| words(reason) > MAX_WORDS || (reason.code == ReviewCode::Other && words(reason) == 0);
    if reasons.len() > MAX_REASONS || reasons.iter().any(unfit) { Err(MoveError::TextDoesNotFit) } else { Ok(()) }
}
