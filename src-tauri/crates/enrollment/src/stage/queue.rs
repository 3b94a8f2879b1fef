//! Approved and queued. From here on the types hold ids, digests and the ticket, and nothing of the applicant. How often and by
//! which road a package was tried is the transport's business, not a stage.

use super::{ReceiptRef, Received, SealedRef, StageName, stage};
use crate::{Actor, BatchId, Digest, EventKind, Header, MoveError, Moved, NotMoved, OfficerId, StationId, Timestamp, header::Happened};
use serde::{Deserialize, Serialize};

/// The supervisor's signed manifest, by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalRef {
    /// The batch it approves.
    pub batch: BatchId,
    /// SHA-256 of the signed manifest.
    pub manifest_digest: Digest,
}

/// The supervisor approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    pub(super) header: Header,
    pub(super) sealed: SealedRef,
    pub(super) approval: ApprovalRef,
    pub(super) by: OfficerId,
    pub(super) at: Timestamp,
}

/// In the queue to the center, until its receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    pub(super) header: Header,
    pub(super) sealed: SealedRef,
    pub(super) approval: ApprovalRef,
}

stage!(Approved, Queued);

impl Approved {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The approval.
    pub fn approval(&self) -> &ApprovalRef {
        &self.approval
    }

    /// Who approved.
    pub fn by(&self) -> &OfficerId {
        &self.by
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// File and approval lie in the outbox.
    pub fn queue(mut self, station: &StationId, at: Timestamp) -> (Queued, Vec<crate::Event>) {
        let event = self.header.record(Happened {
            at,
            actor: Actor::Station,
            station,
            what: EventKind::Queued,
            stage: StageName::Queued,
            salted: None,
        });
        (Queued { header: self.header, sealed: self.sealed, approval: self.approval }, vec![event])
    }
}

impl Queued {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The approval.
    pub fn approval(&self) -> &ApprovalRef {
        &self.approval
    }

    /// The center's receipt came; its signature is verified before. It must be about exactly this file.
    pub fn received(mut self, receipt: ReceiptRef, station: &StationId, at: Timestamp) -> Moved<Queued, Received> {
        let same = receipt.package_id == self.sealed.package_id
            && receipt.file_digest == self.sealed.file_digest
            && receipt.content_digest == self.sealed.content_digest;
        if !same {
            return Err(NotMoved::new(self, MoveError::AnotherPackage));
        }
        let event = self.header.record(Happened {
            at,
            actor: Actor::Center,
            station,
            what: EventKind::Received,
            stage: StageName::Received,
            salted: Some(receipt.statement_digest),
        });
        Ok((Received { header: self.header, sealed: self.sealed, receipt }, vec![event]))
    }
}
