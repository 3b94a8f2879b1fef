//! What the center says, and the card.

use super::{SealedRef, StageName, by_officer, require, stage};
use crate::{
    Act, Actor, Digest, EventKind, Header, MoveError, Moved, NotMoved, OfficerId, PackageId, Remedy, Role, StationId, Timestamp,
    header::Happened,
};
use serde::{Deserialize, Serialize};

/// A verified receipt, by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptRef {
    /// The package.
    pub package_id: PackageId,
    /// SHA-256 of the file the center holds.
    pub file_digest: Digest,
    /// messageDigest of the content the center opened.
    pub content_digest: Digest,
    /// When the center received it.
    pub received_at: Timestamp,
    /// SHA-256 of the signed receipt.
    pub statement_digest: Digest,
}

/// A verified verdict, by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictRef {
    /// The package.
    pub package_id: PackageId,
    /// When the center decided.
    pub decided_at: Timestamp,
    /// SHA-256 of the signed verdict.
    pub statement_digest: Digest,
}

/// The center's receipt is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub(super) header: Header,
    pub(super) sealed: SealedRef,
    pub(super) receipt: ReceiptRef,
}

/// The center accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    header: Header,
    sealed: SealedRef,
    verdict: VerdictRef,
}

/// The center refused, with a remedy that may open a new draft naming this application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    header: Header,
    sealed: SealedRef,
    verdict: VerdictRef,
    reasons: Vec<String>,
    remedy: Remedy,
}

/// The card is made and at the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardProduced {
    header: Header,
    sealed: SealedRef,
    at: Timestamp,
}

/// The card was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    header: Header,
    sealed: SealedRef,
    handover: Handover,
}

/// How a card was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who handed it over.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
    /// How the receiver was checked.
    pub check: HandoverCheck,
    /// Whether somebody else received it for the holder.
    pub to_representative: bool,
}

/// How the receiver of a card was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandoverCheck {
    /// By fingerprint.
    Fingerprint,
    /// By face.
    Face,
    /// By eye, with a second officer.
    SecondOfficer,
}

stage!(Received, Accepted, Refused, CardProduced, HandedOver);

fn by_center(header: &mut Header, station: &StationId, at: Timestamp, stage: StageName, what: EventKind, digest: Digest) -> crate::Event {
    header.record(Happened { at, actor: Actor::Center, station, what, stage, salted: Some(digest) })
}

impl Received {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The receipt.
    pub fn receipt(&self) -> &ReceiptRef {
        &self.receipt
    }

    /// The verdict came, its signature verified: accepted.
    pub fn accepted(mut self, verdict: VerdictRef, station: &StationId, at: Timestamp) -> Moved<Received, Accepted> {
        if verdict.package_id != self.sealed.package_id {
            return Err(NotMoved::new(self, MoveError::AnotherPackage));
        }
        let event = by_center(&mut self.header, station, at, StageName::Accepted, EventKind::Accepted, verdict.statement_digest);
        Ok((Accepted { header: self.header, sealed: self.sealed, verdict }, vec![event]))
    }

    /// The verdict came, its signature verified: refused.
    pub fn refused(
        mut self,
        verdict: VerdictRef,
        reasons: Vec<String>,
        remedy: Remedy,
        station: &StationId,
        at: Timestamp,
    ) -> Moved<Received, Refused> {
        if verdict.package_id != self.sealed.package_id {
            return Err(NotMoved::new(self, MoveError::AnotherPackage));
        }
        let what = EventKind::Refused { remedy };
        let event = by_center(&mut self.header, station, at, StageName::Refused, what, verdict.statement_digest);
        Ok((Refused { header: self.header, sealed: self.sealed, verdict, reasons, remedy }, vec![event]))
    }
}

impl Accepted {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The verdict.
    pub fn verdict(&self) -> &VerdictRef {
        &self.verdict
    }

    /// The card has come to the post.
    pub fn card_produced(mut self, station: &StationId, at: Timestamp) -> (CardProduced, Vec<crate::Event>) {
        let digest = self.verdict.statement_digest;
        let event = by_center(&mut self.header, station, at, StageName::CardProduced, EventKind::CardProduced, digest);
        (CardProduced { header: self.header, sealed: self.sealed, at }, vec![event])
    }
}

impl Refused {
    /// An officer told the person; none where a new draft answers the refusal, and the person is at the desk again.
    pub fn told(&mut self, act: &crate::Act) -> Option<crate::Event> {
        let for_good = !self.remedy.opens_new_draft();
        for_good.then(|| by_officer(&mut self.header, act, StageName::Refused, EventKind::PersonTold, None))
    }

    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// The verdict.
    pub fn verdict(&self) -> &VerdictRef {
        &self.verdict
    }

    /// The center's reasons, by code.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// What can be done.
    pub fn remedy(&self) -> Remedy {
        self.remedy
    }
}

impl CardProduced {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// When the card came to the post.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The card is handed over by a clerk.
    pub fn hand_over(mut self, check: HandoverCheck, to_representative: bool, act: &Act) -> Moved<CardProduced, HandedOver> {
        if let Err(why) = require(act, Role::Clerk) {
            return Err(NotMoved::new(self, why));
        }
        let event = by_officer(&mut self.header, act, StageName::HandedOver, EventKind::HandedOver, None);
        let handover = Handover { by: act.officer.clone(), at: act.at, check, to_representative };
        Ok((HandedOver { header: self.header, sealed: self.sealed, handover }, vec![event]))
    }
}

impl HandedOver {
    /// The sealed package.
    pub fn sealed(&self) -> &SealedRef {
        &self.sealed
    }

    /// How it was handed over.
    pub fn handover(&self) -> &Handover {
        &self.handover
    }
}
