//! The stages of an application: one struct per stage, private fields, moves that consume one and give the next. A move that
//! fails gives its own stage back.

mod attested;
mod captured;
mod center;
mod draft;
mod draft_samples;
mod ended;
mod queue;
mod returned;
mod signed;
mod submitted;

pub use attested::Attested;
pub use captured::Captured;
pub use center::{Accepted, CardProduced, HandedOver, Handover, HandoverCheck, Received, ReceiptRef, Refused, VerdictRef};
pub use draft::{Draft, Opening, was_left_alone};
pub use ended::{Rejected, Withdrawn};
pub use queue::{ApprovalRef, Approved, Queued};
pub use returned::Returned;
pub use signed::{ClerkSignature, SealedRef, Signed};
pub use submitted::Submitted;

use serde::{Deserialize, Serialize};

/// The name of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Facts and samples are being gathered.
    Draft,
    /// The plan is fulfilled or excepted.
    Captured,
    /// The applicant attested.
    Attested,
    /// The clerk signed.
    Signed,
    /// Sealed, waiting for the supervisor.
    Submitted,
    /// The supervisor approved.
    Approved,
    /// In the queue to the center.
    Queued,
    /// The center's receipt is here.
    Received,
    /// The center accepted.
    Accepted,
    /// The card is made.
    CardProduced,
    /// The card was handed over.
    HandedOver,
    /// The supervisor returned it.
    Returned,
    /// The supervisor rejected it.
    Rejected,
    /// The center refused it.
    Refused,
    /// Withdrawn before submission.
    Withdrawn,
}

impl StageName {
    /// All stages: the road first, then the side exits.
    pub const ALL: [StageName; 15] = [
        StageName::Draft,
        StageName::Captured,
        StageName::Attested,
        StageName::Signed,
        StageName::Submitted,
        StageName::Approved,
        StageName::Queued,
        StageName::Received,
        StageName::Accepted,
        StageName::CardProduced,
        StageName::HandedOver,
        StageName::Returned,
        StageName::Rejected,
        StageName::Refused,
        StageName::Withdrawn,
    ];

    /// The stable code, `card_produced`.
    pub const fn code(self) -> &'static str {
        match self {
            StageName::Draft => "draft",
            StageName::Captured => "captured",
            StageName::Attested => "attested",
            StageName::Signed => "signed",
            StageName::Submitted => "submitted",
            StageName::Approved => "approved",
            StageName::Queued => "queued",
            StageName::Received => "received",
            StageName::Accepted => "accepted",
            StageName::CardProduced => "card_produced",
            StageName::HandedOver => "handed_over",
            StageName::Returned => "returned",
            StageName::Rejected => "rejected",
            StageName::Refused => "refused",
            StageName::Withdrawn => "withdrawn",
        }
    }

    /// Whether nothing follows.
    pub const fn is_final(self) -> bool {
        matches!(self, StageName::HandedOver | StageName::Rejected | StageName::Refused | StageName::Withdrawn)
    }
}

/// What all stages can say.
macro_rules! stage {
    ($($name:ident),+ $(,)?) => { $(
        impl $name {
            /// Id, ticket, revision and the end of the chain of events.
            pub fn header(&self) -> &$crate::Header {
                &self.header
            }
        }
    )+ };
}
pub(crate) use stage;

/// What the stages with content can say.
macro_rules! content {
    ($($name:ident),+ $(,)?) => { $(
        impl $name {
            /// The facts.
            pub fn facts(&self) -> &$crate::Facts {
                &self.body.facts.entries
            }

            /// The samples taken, by kind.
            pub fn samples(&self) -> &std::collections::BTreeMap<$crate::SampleKind, $crate::Sample> {
                &self.body.samples.taken
            }

            /// What the applicant sees.
            pub fn summary(&self) -> $crate::Summary {
                $crate::Summary::of_body(&self.body)
            }

            pub(crate) fn body(&self) -> &$crate::body::Body {
                &self.body
            }
        }
    )+ };
}
pub(crate) use content;

/// Whether an act is one of this role.
pub(crate) fn require(act: &crate::Act, role: crate::Role) -> Result<(), crate::MoveError> {
    if act.role == role { Ok(()) } else { Err(crate::MoveError::RoleNotAllowed { role: act.role }) }
}

/// An event of an officer's act.
pub(crate) fn by_officer(
    header: &mut crate::Header,
    act: &crate::Act,
    stage: StageName,
    what: crate::EventKind,
    salted: Option<crate::Digest>,
) -> crate::Event {
    header.record(crate::header::Happened {
        at: act.at,
        actor: crate::Actor::Officer(act.officer.clone()),
        station: &act.station,
        what,
        stage,
        salted,
    })
}
