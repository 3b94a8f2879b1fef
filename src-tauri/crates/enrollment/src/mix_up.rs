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
}

impl MixUpAnswer {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Right, Self::SamePerson, Self::OtherIsWrong, Self::AskSupervisor];

    /// Whether it can be said of a finding within one person's own fingers.
    pub const fn fits_own(self) -> bool {
        matches!(self, Self::Right | Self::AskSupervisor)
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
    /// The application whose prints they look like; none: other fingers of this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<ApplicationId>,
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
