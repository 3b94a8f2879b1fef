//! Who acts, in which role, where and when.

use crate::{OfficerId, StationId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What an officer may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes applications.
    Clerk,
    /// Reviews and approves.
    Supervisor,
    /// Looks after the station; sees no application.
    Technician,
}

impl Role {
    /// The stable code, `clerk`.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Supervisor => "supervisor",
            Role::Technician => "technician",
        }
    }
}

/// The signed-in officer, as [`crate::actions`] needs to know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerView {
    /// Who.
    pub id: OfficerId,
    /// In which role.
    pub role: Role,
}

/// An act of an officer: who does it, in which role, at which station, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who.
    pub officer: OfficerId,
    /// In which role.
    pub role: Role,
    /// Where.
    pub station: StationId,
    /// When.
    pub at: Timestamp,
}

impl Act {
    /// The holder this act makes of its officer.
    pub fn holder(&self) -> Holder {
        Holder { officer: self.officer.clone(), station: self.station.clone() }
    }
}

/// Who holds a part of a draft, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Holder {
    /// Who.
    pub officer: OfficerId,
    /// At which station.
    pub station: StationId,
}

/// One of the two parts of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What is typed.
    Facts,
    /// What is captured.
    Samples,
}

/// Who did something, as events record it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// An officer.
    Officer(OfficerId),
    /// The station by itself (queue, timers).
    Station,
    /// The center, by a signed statement.
    Center,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Officer(officer) => write!(f, "{officer}"),
            Actor::Station => f.write_str("(station)"),
            Actor::Center => f.write_str("(center)"),
        }
    }
}
