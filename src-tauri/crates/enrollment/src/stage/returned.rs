//! Returned: the supervisor sent it back; the desk takes it up again as the next revision.

use super::{Draft, SealedRef, StageName, by_officer, content, require, stage};
use crate::{
    About, Act, EventKind, Header, Moved, NotMoved, OfficerId, ReviewCode, ReviewReason, Role, SampleKind, Timestamp, body::Body,
};
use serde::{Deserialize, Serialize};

/// Returned by the supervisor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    pub(super) header: Header,
    pub(super) body: Body,
    pub(super) voided: SealedRef,
    pub(super) reasons: Vec<ReviewReason>,
    pub(super) by: OfficerId,
    pub(super) at: Timestamp,
}

stage!(Returned);
content!(Returned);

impl Returned {
    /// Why.
    pub fn reasons(&self) -> &[ReviewReason] {
        &self.reasons
    }

    /// Who returned it.
    pub fn by(&self) -> &OfficerId {
        &self.by
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The sealed package that no longer counts; a signed record of this reaches the center.
    pub fn voided(&self) -> &SealedRef {
        &self.voided
    }

    /// Whether the person must come back, or the desk can mend it alone.
    pub fn person_must_come(&self) -> bool {
        self.reasons.iter().any(|reason| reason.person_must_come)
    }

    /// Whether signature or mark itself is what was returned.
    fn attestation_is_unfit(&self) -> bool {
        let unfit = |reason: &ReviewReason| {
            reason.code == ReviewCode::AttestationUnfit || reason.about == About::Sample(SampleKind::Signature)
        };
        self.reasons.iter().any(unfit)
    }

    /// A clerk takes it up again: a draft with everything in it, one revision later, held by that clerk. When the person has to
    /// come, they are confirmed before anything is captured. A signature that was itself returned does not stand any longer.
    pub fn take_up(mut self, act: &Act) -> Moved<Returned, Draft> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        self.body.person_check_due |= self.person_must_come();
        self.body.facts.holder = act.holder();
        self.body.samples.holder = act.holder();
        self.body.accepted.clear();
        if self.attestation_is_unfit() {
            self.body.standing = None;
        }
        self.header.revision += 1;
        let event = by_officer(&mut self.header, act, StageName::Draft, EventKind::TakenUp, None);
        Ok((Draft { header: self.header, body: self.body }, vec![event]))
    }
}
