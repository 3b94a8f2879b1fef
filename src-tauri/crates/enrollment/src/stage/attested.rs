//! Attested: the applicant said "this is right"; the clerk signs next.

use super::{ClerkSignature, Draft, Signed, StageName, Withdrawn, by_officer, content, require, stage};
use crate::{Act, Attestation, EventKind, Header, Moved, NotMoved, PackageId, Role, WithdrawReason, body::Body};
use serde::{Deserialize, Serialize};

/// The applicant attested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attested {
    pub(super) header: Header,
    pub(super) body: Body,
    pub(super) attestation: Attestation,
}

stage!(Attested);
content!(Attested);

impl Attested {
    /// The attestation.
    pub fn attestation(&self) -> &Attestation {
        &self.attestation
    }

    /// The clerk signs. The package id is drawn now, so that the signed record names the package it goes into.
    pub fn sign(mut self, package: PackageId, act: &Act) -> Moved<Attested, Signed> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        self.body.signers.insert(act.officer.clone());
        let signature = ClerkSignature { package, by: act.officer.clone(), station: act.station.clone(), at: act.at };
        let event = by_officer(&mut self.header, act, StageName::Signed, EventKind::Signed { package }, None);
        let Attested { header, body, attestation } = self;
        Ok((Signed { header, body, attestation, signature }, vec![event]))
    }

    /// "This is wrong": back to the draft. The attestation stands until something the applicant saw changes.
    pub fn reopen(mut self, act: &Act) -> Moved<Attested, Draft> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        let event = by_officer(&mut self.header, act, StageName::Draft, EventKind::Reopened, None);
        self.body.standing = Some(self.attestation);
        Ok((Draft { header: self.header, body: self.body }, vec![event]))
    }

    /// Withdraws the application.
    pub fn withdraw(self, reason: WithdrawReason, act: &Act) -> Moved<Attested, Withdrawn> {
        match require(act, Role::Clerk) {
            Ok(()) => Ok(Withdrawn::from_header(self.header, reason, act)),
            Err(why) => Err(NotMoved::new(self, why)),
        }
    }
}
