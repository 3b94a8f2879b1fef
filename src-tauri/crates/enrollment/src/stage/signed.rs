//! Signed: the clerk signed; the record is final and gets sealed.

use super::{Draft, StageName, Submitted, Withdrawn, by_officer, content, require, stage};
use crate::{
    Act, Attestation, Digest, EnrollmentRecord, EventKind, Header, MoveError, Moved, NotMoved, OfficerId, PackageId, Role, StationId,
    Timestamp, WithdrawReason, body::Body,
};
use serde::{Deserialize, Serialize};

/// The clerk signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signed {
    pub(super) header: Header,
    pub(super) body: Body,
    pub(super) attestation: Attestation,
    pub(super) signature: ClerkSignature,
}

stage!(Signed);
content!(Signed);

/// That a clerk signed, where and when, and for which package. The cryptographic signature is made over the record at sealing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClerkSignature {
    /// The package the record goes into.
    pub package: PackageId,
    /// Who signed.
    pub by: OfficerId,
    /// At which station.
    pub station: StationId,
    /// When.
    pub at: Timestamp,
}

/// A sealed package, by its names: no applicant data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRef {
    /// The package.
    pub package_id: PackageId,
    /// messageDigest of the content.
    pub content_digest: Digest,
    /// SHA-256 of the sealed file.
    pub file_digest: Digest,
    /// Length of the sealed file in bytes.
    pub length: u64,
    /// The station's sealing epoch.
    pub epoch: u32,
    /// The station's sequence number within the epoch.
    pub sequence: u64,
    /// The revision that was sealed.
    pub revision: u32,
}

impl Signed {
    /// The attestation.
    pub fn attestation(&self) -> &Attestation {
        &self.attestation
    }

    /// Who signed, where and when.
    pub fn signature(&self) -> &ClerkSignature {
        &self.signature
    }

    /// The record that is signed and sealed: the same bytes each time it is asked for.
    pub fn record(&self) -> EnrollmentRecord {
        EnrollmentRecord::of(&self.header, &self.body, &self.attestation, &self.signature)
    }

    /// The package is sealed: on to the supervisor.
    pub fn submit(mut self, sealed: SealedRef, act: &Act) -> Moved<Signed, Submitted> {
        let same = sealed.package_id == self.signature.package && sealed.revision == self.header.revision;
        let allowed = require(act, Role::Clerk).and(if same { Ok(()) } else { Err(MoveError::AnotherPackage) });
        if let Err(why) = allowed {
            return Err(NotMoved::new(self, why));
        }
        let what = EventKind::Submitted { package: sealed.package_id, sequence: sealed.sequence };
        let event = by_officer(&mut self.header, act, StageName::Submitted, what, Some(sealed.content_digest));
        let Signed { header, body, attestation, signature } = self;
        Ok((Submitted { header, body, attestation, signature, sealed, opened: Default::default() }, vec![event]))
    }

    /// Back to the draft: the clerk's signature falls, the applicant's attestation stands until something they saw changes.
    pub fn reopen(mut self, act: &Act) -> Moved<Signed, Draft> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        let event = by_officer(&mut self.header, act, StageName::Draft, EventKind::Reopened, None);
        self.body.standing = Some(self.attestation);
        Ok((Draft { header: self.header, body: self.body }, vec![event]))
    }

    /// Withdraws the application.
    pub fn withdraw(self, reason: WithdrawReason, act: &Act) -> Moved<Signed, Withdrawn> {
        match require(act, Role::Clerk) {
            Ok(()) => Ok(Withdrawn::from_header(self.header, reason, act)),
            Err(why) => Err(NotMoved::new(self, why)),
        }
    }
}
