//! What was judged in a portrait when it was kept, and who answers for one that is not as the rules want it.

use crate::{MoveError, OfficerId};
use serde::{Deserialize, Serialize};

/// What was found in a portrait that was kept. Checks stand by their names in the profile (`eyes_open`, `background_plain`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortraitFound {
    /// Mean of all measured scores, 0 to 100.
    pub score: u8,
    /// Checks that fail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<String>,
    /// Checks that say nothing about this person, by the exceptions declared when the picture was taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excused: Vec<String>,
    /// Checks that no measure decides, and that the clerk looked at and found as the rule wants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen_right: Vec<String>,
    /// Such checks that the clerk found not as the rule wants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen_wrong: Vec<String>,
    /// Who answers for it, when something fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// It was judged by the table for pictures taken at home or in bed, as [`crate::PortraitExceptionKind::AtHome`] declares.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// What a program found that compared it with the portrait on record; none where there is none, or none that can be compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<FaceCompared>,
}

/// Two pictures of a face, as a program compared them. It assists; officers decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaceCompared {
    /// Cosine of the two embeddings in thousandths, -1000 to 1000.
    pub likeness: i16,
    /// What that is taken for.
    pub opinion: FaceOpinion,
}

/// What a program takes two faces for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaceOpinion {
    /// One person's.
    Same,
    /// It cannot tell: an officer looks closely.
    Unsure,
    /// Two people's: an officer looks closely, and the supervisor is told.
    Different,
}

impl FaceOpinion {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Same, Self::Unsure, Self::Different];

    /// The word on the wire and in the catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Unsure => "unsure",
            Self::Different => "different",
        }
    }
}

/// A picture below the threshold is kept with a reason, and somebody other than the clerk who took it consents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Why it is kept.
    pub reason: ConsentReason,
    /// In words; needed for [`ConsentReason::Other`], at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The second officer, who consented on the spot; none: the supervisor decides when reviewing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerId>,
}

/// Why a picture below the threshold is kept, numbered as offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentReason {
    /// The person cannot do it better.
    CannotDoBetter,
    /// The check is wrong: the picture is as the rule wants it.
    CheckIsWrong,
    /// Light or background of the place cannot be made better today.
    PlaceCannotBeBetter,
    /// The camera gives no better picture.
    DeviceCannotBeBetter,
    /// Something else, said in words.
    Other,
}

impl ConsentReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::CannotDoBetter, Self::CheckIsWrong, Self::PlaceCannotBeBetter, Self::DeviceCannotBeBetter, Self::Other];
}

const MAX_WORDS: usize = 200;

impl PortraitFound {
    /// Whether something measured or seen is not as the rules want it, apart from what was excused.
    pub fn is_below(&self) -> bool {
        !self.failing.is_empty() || !self.seen_wrong.is_empty()
    }

    /// Whether an officer has to look at the faces once more: the program does not take them for one person's.
    pub fn face_is_doubtful(&self) -> bool {
        self.compared.is_some_and(|compared| compared.opinion != FaceOpinion::Same)
    }

    /// Whether a clerk may keep it: as the rules want it, or with a reason and no consent of their own.
    pub(crate) fn may_be_kept_by(&self, clerk: &OfficerId) -> Result<(), MoveError> {
        let Some(consent) = &self.consent else {
            return if self.is_below() { Err(MoveError::ConsentNeeded) } else { Ok(()) };
        };
        let words = consent.text.as_deref().map_or(0, |text| text.trim().chars().count());
        if words > MAX_WORDS || (consent.reason == ConsentReason::Other && words == 0) {
            return Err(MoveError::TextDoesNotFit);
        }
        if consent.by.as_ref() == Some(clerk) { Err(MoveError::FourEyes) } else { Ok(()) }
    }
}
