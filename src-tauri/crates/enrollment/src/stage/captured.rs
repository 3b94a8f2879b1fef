//! Captured: the plan is fulfilled or excepted; the applicant reads.

use super::{Attested, Draft, StageName, Withdrawn, by_officer, content, require, stage};
use crate::{
    Act, Attestation, EventKind, Header, Means, MoveError, Moved, NotMoved, Reader, Role, Signer, body::Body, plan::SIGNS_FROM_AGE,
};
use serde::{Deserialize, Serialize};

/// The plan is fulfilled or excepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Captured {
    pub(super) header: Header,
    pub(super) body: Body,
}

stage!(Captured);
content!(Captured);

impl Captured {
    /// The applicant attests what stood on their screen.
    pub fn attest(mut self, attestation: Attestation, act: &Act) -> Moved<Captured, Attested> {
        if let Err(why) = self.may_attest(&attestation, act) {
            return Err(NotMoved::new(self, why));
        }
        if let Some(Reader::Officer(reader)) = attestation.reader() {
            self.body.hands.read_aloud.insert(reader.clone());
        }
        let by_representative = matches!(attestation.by, Signer::Representative { .. });
        let salted = self.body.salted(&[b"attested", attestation.summary_digest.as_bytes()]);
        self.body.standing = None;
        self.body.voided = None;
        let what = EventKind::Attested { by_representative };
        let event = by_officer(&mut self.header, act, StageName::Attested, what, Some(salted));
        Ok((Attested { header: self.header, body: self.body, attestation }, vec![event]))
    }

    /// An attestation given before still stands, because nothing the applicant saw has changed.
    pub fn keep_attestation(mut self, act: &Act) -> Moved<Captured, Attested> {
        let standing = match require(act, Role::Clerk) {
            Ok(()) => self.body.standing.take(),
            Err(why) => return Err(NotMoved::new(self, why)),
        };
        let Some(attestation) = standing else { return Err(NotMoved::new(self, MoveError::NothingAttested)) };
        if attestation.summary_digest != self.summary().digest() {
            return Err(NotMoved::new(self, MoveError::SummaryChanged));
        }
        let event = by_officer(&mut self.header, act, StageName::Attested, EventKind::AttestationKept, None);
        Ok((Attested { header: self.header, body: self.body, attestation }, vec![event]))
    }

    /// Whether an attestation given before still stands.
    pub fn has_standing_attestation(&self) -> bool {
        self.body.standing.is_some()
    }

    /// "This is wrong": back to the draft.
    pub fn reopen(mut self, act: &Act) -> Moved<Captured, Draft> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        let event = by_officer(&mut self.header, act, StageName::Draft, EventKind::Reopened, None);
        Ok((Draft { header: self.header, body: self.body }, vec![event]))
    }

    /// Withdraws the application.
    pub fn withdraw(self, reason: crate::WithdrawReason, act: &Act) -> Moved<Captured, Withdrawn> {
        match require(act, Role::Clerk) {
            Ok(()) => Ok(Withdrawn::from_header(self.header, reason, act)),
            Err(why) => Err(NotMoved::new(self, why)),
        }
    }

    fn may_attest(&self, attestation: &Attestation, act: &Act) -> Result<(), MoveError> {
        require(act, Role::Clerk)?;
        if attestation.summary_digest != self.summary().digest() {
            return Err(MoveError::SummaryChanged);
        }
        let age = self.body.birth().and_then(|birth| birth.age_on(act.at.vietnam_date()));
        if age.is_some_and(|age| age < SIGNS_FROM_AGE) && attestation.by == Signer::Applicant {
            return Err(MoveError::RepresentativeMustSign);
        }
        match &attestation.means {
            Means::Signature { sample } if sample.kind != crate::SampleKind::Signature => Err(MoveError::NotPlanned),
            // The prints here are the applicant's: a representative leaves no mark.
            Means::FingerMark { finger, .. }
                if attestation.by != Signer::Applicant || !crate::mark_fingers(&self.body.samples.taken).contains(finger) =>
            {
                Err(MoveError::MarkFingerMissing { finger: *finger })
            }
            _ => Ok(()),
        }
    }
}

impl Attestation {
    /// Who or what read the text aloud, whichever way it was attested.
    pub fn reader(&self) -> Option<&Reader> {
        self.means.read_by().or(self.read_by.as_ref())
    }
}

impl Means {
    /// Who read the text aloud, when somebody did.
    pub fn read_by(&self) -> Option<&Reader> {
        match self {
            Means::Signature { .. } => None,
            Means::FingerMark { read_by, .. } | Means::Neither { read_by, .. } => Some(read_by),
        }
    }
}
