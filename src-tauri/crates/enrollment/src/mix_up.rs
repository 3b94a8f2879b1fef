//! Prints that look as if they were somebody else's, or the same hand twice: found by comparison, answered by a person.
//!
//! A finding never decides. It is kept with the sample it concerns, goes when that sample is taken again, stands in the record, and the
//! draft is not complete before somebody has answered it.

use crate::{ApplicationId, FingerPosition, OfficerId, Timestamp};
use serde::{Deserialize, Serialize};

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MixUpCertainty {
    /// One finger, or several weakly: said at the end of the step.
    Likely,
    /// Several fingers clearly: said at once.
    Certain,
}

/// A finger, and what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixedFinger {
    /// The finger as it is named in this application.
    pub finger: FingerPosition,
    /// The finger it looks like.
    pub like: FingerPosition,
}

/// Whose prints they look like. Kept as `other` or `officer`, and as neither where it is the person's own other fingers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Named", into = "Named")]
pub enum Resembled {
    /// Other fingers of this person.
    OwnFingers,
    /// Those of another application.
    Application(ApplicationId),
    /// Those of an officer of this station.
    Officer(OfficerId),
}

impl Resembled {
    /// The other application, if it is one.
    pub const fn application(&self) -> Option<ApplicationId> {
        match self {
            Self::Application(id) => Some(*id),
            Self::OwnFingers | Self::Officer(_) => None,
        }
    }

    /// The officer, if it is one.
    pub const fn officer(&self) -> Option<&OfficerId> {
        match self {
            Self::Officer(id) => Some(id),
            Self::OwnFingers | Self::Application(_) => None,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Named {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<ApplicationId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    officer: Option<OfficerId>,
}

impl From<Resembled> for Named {
    fn from(like: Resembled) -> Self {
        Self { other: like.application(), officer: like.officer().cloned() }
    }
}

impl TryFrom<Named> for Resembled {
    type Error = &'static str;

    fn try_from(named: Named) -> Result<Self, Self::Error> {
        match (named.other, named.officer) {
            (None, None) => Ok(Self::OwnFingers),
            (Some(id), None) => Ok(Self::Application(id)),
            (None, Some(id)) => Ok(Self::Officer(id)),
            (Some(_), Some(_)) => Err("prints look like those of an application or of an officer, not of both"),
        }
    }
}

/// What the clerk says to a finding after looking again at the person and their hands. To take the fingers again is no answer: the finding
/// goes with the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MixUpAnswer {
    /// Person and hand were looked at again: both are right here.
    Right,
    /// It is the same person, who has both applications.
    SamePerson,
    /// The prints in the other application are the ones that are wrong.
    OtherIsWrong,
    /// Cannot be told at the desk: the supervisor looks.
    AskSupervisor,
    /// Twin, brother or sister: two people, each with their own prints. Said once of the two.
    Twin,
}

impl MixUpAnswer {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Right, Self::SamePerson, Self::OtherIsWrong, Self::AskSupervisor, Self::Twin];

    /// Whether it can be said of prints that look like those.
    pub const fn fits(self, like: &Resembled) -> bool {
        match like {
            Resembled::OwnFingers => matches!(self, Self::Right | Self::AskSupervisor),
            Resembled::Application(_) => true,
            // An officer may need a card, too.
            Resembled::Officer(_) => !matches!(self, Self::OtherIsWrong),
        }
    }
}

/// An answer, with who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixUpAnswered {
    /// What was said.
    pub answer: MixUpAnswer,
    /// By whom.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}

/// Prints of a sample that look like others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixUp {
    /// Whose prints they look like.
    #[serde(flatten)]
    pub like: Resembled,
    /// How sure it is.
    pub certainty: MixUpCertainty,
    /// The hands are exchanged.
    pub exchanged: bool,
    /// The fingers, most alike first.
    pub fingers: Vec<MixedFinger>,
    /// What was said to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<MixUpAnswered>,
}
