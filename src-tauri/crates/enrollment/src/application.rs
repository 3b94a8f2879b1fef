//! An application in whichever stage it is: what the store keeps and lists show.

use crate::{
    Accepted, ApplicationId, Approved, Attested, Captured, CardProduced, Draft, Facts, HandedOver, Header, Queued, Received, Refused,
    Rejected, Returned, SealedRef, Signed, StageName, Submitted, Summary, TakenBack, Ticket, Withdrawn,
    body::{self, Body},
};
use serde::{Deserialize, Serialize};

macro_rules! stages {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// An application in whichever stage it is. Its JSON is the snapshot the store keeps.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", tag = "stage")]
        #[allow(clippy::large_enum_variant, reason = "there are never many in memory at once")]
        pub enum Application { $($(#[$doc])* $name($name)),+ }

        impl Application {
            /// The stage.
            pub fn stage(&self) -> StageName {
                match self { $(Application::$name(_) => StageName::$name),+ }
            }

            /// Id, ticket, revision and the end of the chain of events.
            pub fn header(&self) -> &Header {
                match self { $(Application::$name(stage) => stage.header()),+ }
            }
        }

        $(
            impl From<$name> for Application {
                fn from(stage: $name) -> Application { Application::$name(stage) }
            }

            impl TryFrom<Application> for $name {
                type Error = Box<Application>;
                /// The stage itself, or the application back when it is in another.
                fn try_from(application: Application) -> Result<$name, Box<Application>> {
                    match application {
                        Application::$name(stage) => Ok(stage),
                        other => Err(Box::new(other)),
                    }
                }
            }
        )+
    };
}

stages! {
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

impl Application {
    /// The id.
    pub fn id(&self) -> ApplicationId {
        self.header().id
    }

    /// The ticket.
    pub fn ticket(&self) -> Ticket {
        self.header().ticket
    }

    /// The revision.
    pub fn revision(&self) -> u32 {
        self.header().revision
    }

    /// The sealed package, from submission on.
    pub fn sealed(&self) -> Option<&SealedRef> {
        Some(match self {
            Application::Submitted(stage) => stage.sealed(),
            Application::Approved(stage) => stage.sealed(),
            Application::Queued(stage) => stage.sealed(),
            Application::Received(stage) => stage.sealed(),
            Application::Accepted(stage) => stage.sealed(),
            Application::CardProduced(stage) => stage.sealed(),
            Application::HandedOver(stage) => stage.sealed(),
            Application::Refused(stage) => stage.sealed(),
            Application::Returned(stage) => stage.voided(),
            Application::Rejected(stage) => stage.voided(),
            _ => return None,
        })
    }

    /// The facts, while the application holds them.
    pub fn facts(&self) -> Option<&Facts> {
        self.body().map(|body| &body.facts.entries)
    }

    /// What the applicant sees, while the application holds it.
    pub fn summary(&self) -> Option<Summary> {
        self.body().map(Summary::of_body)
    }

    /// What taking back would take back next: while it is a draft, and until the clerk signs.
    pub fn last_accepted(&self) -> Option<TakenBack> {
        match self {
            Application::Draft(_) | Application::Captured(_) | Application::Attested(_) => {
                self.body().and_then(|body| body.accepted.last()).map(body::Accepted::name)
            }
            _ => None,
        }
    }

    /// Whether a sample of a simulator is in it.
    pub fn is_simulated(&self) -> bool {
        self.body().is_some_and(|body| body.samples.taken.values().any(|sample| sample.capture.simulated))
    }

    pub(crate) fn body(&self) -> Option<&Body> {
        Some(match self {
            Application::Draft(stage) => stage.body(),
            Application::Captured(stage) => stage.body(),
            Application::Attested(stage) => stage.body(),
            Application::Signed(stage) => stage.body(),
            Application::Submitted(stage) => stage.body(),
            Application::Returned(stage) => stage.body(),
            _ => return None,
        })
    }
}
