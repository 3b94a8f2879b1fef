//! What every stage carries: which application, and the end of its chain of events.

use crate::{Actor, ApplicationId, Digest, Event, EventKind, StageName, StationId, Ticket, Timestamp};
use serde::{Deserialize, Serialize};

/// Which application this is, and where its chain of events ends. No applicant data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub(crate) id: ApplicationId,
    pub(crate) ticket: Ticket,
    pub(crate) station: StationId,
    pub(crate) opened_at: Timestamp,
    pub(crate) revision: u32,
    #[serde(default)]
    pub(crate) follows: Option<ApplicationId>,
    pub(crate) trail: Trail,
}

/// The end of a chain of events: what the next event builds on. A snapshot names it, so a log cut short is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trail {
    /// Number of the last event; 0 before the first.
    pub seq: u64,
    /// Its digest.
    pub head: Digest,
    /// When it happened.
    pub at: Timestamp,
}

impl Header {
    /// The application.
    pub fn id(&self) -> ApplicationId {
        self.id
    }

    /// The ticket that stands for the person at the post.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// The station that opened it.
    pub fn station(&self) -> &StationId {
        &self.station
    }

    /// When it was opened.
    pub fn opened_at(&self) -> Timestamp {
        self.opened_at
    }

    /// The revision, from 1; each return by a supervisor makes one more.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The refused application this one answers.
    pub fn follows(&self) -> Option<ApplicationId> {
        self.follows
    }

    /// The end of its chain of events.
    pub fn trail(&self) -> Trail {
        self.trail
    }

    /// Adds an event to the chain.
    pub(crate) fn record(&mut self, happened: Happened<'_>) -> Event {
        let event = Event {
            seq: self.trail.seq + 1,
            prev: self.trail.head,
            application: self.id,
            at: happened.at,
            actor: happened.actor,
            station: happened.station.clone(),
            what: happened.what,
            stage: happened.stage,
            revision: self.revision,
            salted_digest: happened.salted,
        };
        self.trail = Trail { seq: event.seq, head: event.digest(), at: event.at };
        event
    }
}

/// What an event is made of, besides the chain.
pub(crate) struct Happened<'a> {
    pub(crate) at: Timestamp,
    pub(crate) actor: Actor,
    pub(crate) station: &'a StationId,
    pub(crate) what: EventKind,
    pub(crate) stage: StageName,
    pub(crate) salted: Option<Digest>,
}
