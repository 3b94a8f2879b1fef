//! Side exits without a way back: rejected by the supervisor, withdrawn before submission.

use super::{SealedRef, StageName, by_officer, stage};
use crate::{Act, Event, EventKind, Header, OfficerId, ReviewReason, Timestamp, WithdrawReason};
use serde::{Deserialize, Serialize};

/// Rejected by the supervisor: ids, reasons, and nothing of the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    pub(super) header: Header,
    pub(super) voided: SealedRef,
    pub(super) reasons: Vec<ReviewReason>,
    pub(super) by: OfficerId,
    pub(super) at: Timestamp,
}

/// Withdrawn before submission: consent may be taken back. Nothing of the applicant stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    header: Header,
    reason: WithdrawReason,
    by: OfficerId,
    at: Timestamp,
}

stage!(Rejected, Withdrawn);

impl Rejected {
    /// Why.
    pub fn reasons(&self) -> &[ReviewReason] {
        &self.reasons
    }

    /// Who rejected it.
    pub fn by(&self) -> &OfficerId {
        &self.by
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// An officer told the person.
    pub fn told(&mut self, act: &Act) -> Event {
        by_officer(&mut self.header, act, StageName::Rejected, EventKind::PersonTold, None)
    }

    /// The sealed package that no longer counts; a signed record of this reaches the center.
    pub fn voided(&self) -> &SealedRef {
        &self.voided
    }
}

impl Withdrawn {
    /// Why.
    pub fn reason(&self) -> WithdrawReason {
        self.reason
    }

    /// Who withdrew it.
    pub fn by(&self) -> &OfficerId {
        &self.by
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    pub(super) fn from_header(mut header: Header, reason: WithdrawReason, act: &Act) -> (Withdrawn, Vec<Event>) {
        let event = by_officer(&mut header, act, StageName::Withdrawn, EventKind::Withdrawn { reason }, None);
        (Withdrawn { header, reason, by: act.officer.clone(), at: act.at }, vec![event])
    }
}
