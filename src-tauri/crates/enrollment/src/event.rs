//! What happened to an application: a chain of events, each naming the digest of the one before. No field value, name or number
//! ever stands in an event.

use crate::{
    Actor, ApplicationId, BatchId, ConsentReason, Digest, Eye, FaceOpinion, FieldId, FingerPosition, Holder, MixUpAnswer, MixUpCertainty, Modality, OfficerId, PackageId, Part, PauseReason, Reason, Remedy,
    SampleKind, StageName, StationId, SummaryItem, Timestamp, WithdrawReason,
};
use serde::{Deserialize, Serialize};

/// One event of one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Position in the application's chain, from 1.
    pub seq: u64,
    /// Digest of the event before; zeros for the first.
    pub prev: Digest,
    /// Which application.
    pub application: ApplicationId,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// At which station.
    pub station: StationId,
    /// What happened.
    pub what: EventKind,
    /// The stage afterwards.
    pub stage: StageName,
    /// The revision afterwards.
    pub revision: u32,
    /// Digest of what changed, salted with the application's own secret: shows later that a value is the same without telling it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salted_digest: Option<Digest>,
}

impl Event {
    /// The digest the next event names.
    pub fn digest(&self) -> Digest {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Digest::of_parts(&[b"thu-nhan event 1", &json])
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
#[allow(missing_docs, reason = "the fields are named by their types")]
pub enum EventKind {
    /// A draft was opened after the look-up.
    Opened { reason: Reason, unverified: bool, follows: Option<ApplicationId> },
    /// A field was filled, changed or cleared.
    FieldSet { field: FieldId },
    /// A reason was chosen and the plan derived again.
    ReasonChosen { reason: Reason },
    /// A sample was captured.
    SampleTaken { kind: SampleKind, simulated: bool, tries: u32 },
    /// Prints of a sample just kept look like those of another application, of an officer, or like other fingers of the same person.
    MixUpFound {
        kind: SampleKind,
        other: Option<ApplicationId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        officer: Option<OfficerId>,
        certainty: MixUpCertainty,
    },
    /// Somebody looked again and said what it is.
    MixUpAnswered {
        kind: SampleKind,
        other: Option<ApplicationId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        officer: Option<OfficerId>,
        answer: MixUpAnswer,
    },
    /// In another application these prints were said to be wrong; taken again, they show that the two are not of one person.
    DoubtLifted { other: ApplicationId },
    /// The samples taken since were of another person, or unusable: discarded with a reason.
    SamplesDiscarded { why: DiscardReason },
    /// The last accepted thing was taken back.
    TakenBack { what: TakenBack },
    /// A finger was declared an exception.
    ExceptionDeclared { finger: FingerPosition },
    /// A declared exception was taken away.
    ExceptionCleared { finger: FingerPosition },
    /// An eye was declared an exception.
    EyeExceptionDeclared { eye: Eye },
    /// A declared exception of an eye was taken away.
    EyeExceptionCleared { eye: Eye },
    /// So many exceptions of the portrait stand now. Which ones is nobody's business who reads the log.
    PortraitExceptionsDeclared { count: u8 },
    /// A portrait below the threshold was kept; who consented on the spot, or none: the supervisor decides.
    PortraitConsented { reason: ConsentReason, by: Option<OfficerId> },
    /// A portrait was kept whose face a program does not take for that of the portrait on record: "same person?" is asked again.
    FaceDoubtful { opinion: FaceOpinion },
    /// A modality was recorded as not captured.
    GapRecorded { modality: Modality },
    /// A recorded gap was taken away.
    GapCleared { modality: Modality },
    /// Work was interrupted.
    Paused { reason: PauseReason },
    /// Work goes on.
    Resumed { person_check: bool },
    /// A part of the draft has another holder.
    PartHanded { part: Part, to: Holder },
    /// An officer confirmed that the person in the chair is the one of the portraits.
    PersonConfirmed,
    /// An officer said that the person in the chair is not, or may not be, the one of the portraits.
    PersonDoubted,
    /// Something the applicant had seen changed.
    AttestationVoided { changed: Vec<SummaryItem> },
    /// The plan is fulfilled or excepted.
    Completed,
    /// The applicant attested.
    Attested { by_representative: bool },
    /// An attestation given before still stands.
    AttestationKept,
    /// Back to the draft from a later stage before submission.
    Reopened,
    /// The clerk signed.
    Signed { package: PackageId },
    /// The package is sealed and waits for the supervisor.
    Submitted { package: PackageId, sequence: u64 },
    /// A supervisor opened it for review.
    OpenedForReview,
    /// The supervisor approved.
    Approved { batch: BatchId },
    /// The supervisor returned it.
    Returned { person_must_come: bool, reasons: u32 },
    /// The clerk took the returned application up again.
    TakenUp,
    /// The supervisor rejected it.
    Rejected { reasons: u32 },
    /// It stands in the queue to the center.
    Queued,
    /// The center's receipt is here.
    Received,
    /// The center accepted.
    Accepted,
    /// The center refused.
    Refused { remedy: Remedy },
    /// The card is made.
    CardProduced,
    /// The card was handed over.
    HandedOver,
    /// The person was told of what was rejected, or refused for good.
    PersonTold,
    /// The application was withdrawn before submission.
    Withdrawn { reason: WithdrawReason },
}

/// What was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
#[allow(missing_docs, reason = "the fields are named by their types")]
pub enum TakenBack {
    /// A field's last change.
    Field { field: FieldId },
    /// A captured sample.
    Sample { kind: SampleKind },
    /// A declared exception.
    Exception { finger: FingerPosition },
    /// A declared exception of an eye.
    EyeException { eye: Eye },
    /// The declared exceptions of the portrait.
    PortraitExceptions,
    /// A recorded gap.
    Gap { modality: Modality },
}

/// Why samples were discarded. Samples are never moved to another application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscardReason {
    /// Another person sat in the chair.
    WrongPerson,
    /// The pictures are of no use.
    Unusable,
}

impl EventKind {
    /// The stage this event leads to, when it leads to one.
    pub(crate) fn leads_to(&self) -> Option<StageName> {
        Some(match self {
            EventKind::Opened { .. } | EventKind::Reopened | EventKind::TakenUp => StageName::Draft,
            EventKind::Completed => StageName::Captured,
            EventKind::Attested { .. } | EventKind::AttestationKept => StageName::Attested,
            EventKind::Signed { .. } => StageName::Signed,
            EventKind::Submitted { .. } => StageName::Submitted,
            EventKind::Approved { .. } => StageName::Approved,
            EventKind::Returned { .. } => StageName::Returned,
            EventKind::Rejected { .. } => StageName::Rejected,
            EventKind::Queued => StageName::Queued,
            EventKind::Received => StageName::Received,
            EventKind::Accepted => StageName::Accepted,
            EventKind::Refused { .. } => StageName::Refused,
            EventKind::CardProduced => StageName::CardProduced,
            EventKind::HandedOver => StageName::HandedOver,
            EventKind::Withdrawn { .. } => StageName::Withdrawn,
            _ => return None,
        })
    }

    /// The stages in which this event can happen; `None` stands for "before the first".
    pub(crate) fn may_follow(&self, stage: Option<StageName>) -> bool {
        use StageName as S;
        let Some(stage) = stage else { return matches!(self, EventKind::Opened { .. }) };
        match self {
            EventKind::Opened { .. } => false,
            EventKind::Completed => stage == S::Draft,
            EventKind::Attested { .. } | EventKind::AttestationKept => stage == S::Captured,
            EventKind::Reopened => matches!(stage, S::Captured | S::Attested | S::Signed),
            EventKind::Signed { .. } => stage == S::Attested,
            EventKind::Submitted { .. } => stage == S::Signed,
            EventKind::OpenedForReview | EventKind::Approved { .. } | EventKind::Returned { .. } | EventKind::Rejected { .. } => {
                stage == S::Submitted
            }
            EventKind::TakenUp => stage == S::Returned,
            EventKind::Queued => stage == S::Approved,
            EventKind::Received => stage == S::Queued,
            EventKind::Accepted | EventKind::Refused { .. } => stage == S::Received,
            EventKind::CardProduced => stage == S::Accepted,
            EventKind::HandedOver => stage == S::CardProduced,
            EventKind::PersonTold => matches!(stage, S::Rejected | S::Refused),
            EventKind::Withdrawn { .. } => matches!(stage, S::Draft | S::Captured | S::Attested | S::Signed),
            _ => stage == S::Draft,
        }
    }
}

/// Why a chain of events does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// There is no event.
    #[error("no events")]
    Empty,
    /// An event is missing, doubled or out of order.
    #[error("event {seq} stands where another belongs")]
    Gap {
        /// Its number.
        seq: u64,
    },
    /// An event does not name the digest of the one before: something was changed.
    #[error("event {seq} does not follow from the one before")]
    Broken {
        /// Its number.
        seq: u64,
    },
    /// An event belongs to another application.
    #[error("event {seq} belongs to another application")]
    Foreign {
        /// Its number.
        seq: u64,
    },
    /// The event cannot happen in the stage reached, or says another stage or revision than it leads to.
    #[error("event {seq} cannot happen here")]
    Impossible {
        /// Its number.
        seq: u64,
    },
}

/// Follows a whole chain from its first event: gives stage and revision at its end, or where it does not hold.
pub fn replay(events: &[Event]) -> Result<(StageName, u32), ChainError> {
    let first = events.first().ok_or(ChainError::Empty)?;
    let (mut stage, mut revision, mut prev) = (None, 1, Digest::ZERO);
    for (event, expected) in events.iter().zip(1u64..) {
        let seq = event.seq;
        if seq != expected {
            return Err(ChainError::Gap { seq });
        }
        if event.prev != prev {
            return Err(ChainError::Broken { seq });
        }
        if event.application != first.application {
            return Err(ChainError::Foreign { seq });
        }
        if !event.what.may_follow(stage) {
            return Err(ChainError::Impossible { seq });
        }
        if event.what == EventKind::TakenUp {
            revision += 1;
        }
        let reached = event.what.leads_to().or(stage).ok_or(ChainError::Impossible { seq })?;
        if event.stage != reached || event.revision != revision {
            return Err(ChainError::Impossible { seq });
        }
        stage = Some(reached);
        prev = event.digest();
    }
    stage.map(|stage| (stage, revision)).ok_or(ChainError::Empty)
}
