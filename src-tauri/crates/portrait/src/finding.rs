use serde::{Deserialize, Serialize};

/// What was noticed about a portrait. The catalogs have a sentence for each under `portrait-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FindingCode {
    /// Nobody is in the picture.
    NoFace,
    /// More than one face is in the picture.
    SeveralFaces,
    /// The eyes are less than 90 pixels apart (ISO/IEC 19794-5, 8.3: full frontal image type).
    TooSmall,
    /// The face fills the picture so far that the format of the card cannot be cut out of it.
    TooLarge,
    /// Part of the head is outside the picture.
    CutOff,
    /// The face is too far left or right.
    OffCenter,
    /// The head is tilted more than 8° to a side (ISO/IEC 19794-5, 7.2.2); cutting puts it upright.
    Tilted,
    /// The face is too dark.
    TooDark,
    /// The face is too bright, or parts of it are burnt out.
    TooBright,
}

impl FindingCode {
    /// Every code, in the order in which findings are reported: what hides all else comes first.
    pub const ALL: [Self; 9] = [
        Self::NoFace,
        Self::SeveralFaces,
        Self::CutOff,
        Self::TooLarge,
        Self::TooSmall,
        Self::OffCenter,
        Self::Tilted,
        Self::TooDark,
        Self::TooBright,
    ];

    /// The stable code as the window and the catalogs spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoFace => "noFace",
            Self::SeveralFaces => "severalFaces",
            Self::TooSmall => "tooSmall",
            Self::TooLarge => "tooLarge",
            Self::CutOff => "cutOff",
            Self::OffCenter => "offCenter",
            Self::Tilted => "tilted",
            Self::TooDark => "tooDark",
            Self::TooBright => "tooBright",
        }
    }
}

/// Whether a finding stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// The picture cannot be kept as a portrait.
    Fail,
    /// It can be kept; a better one is easy to have.
    Hint,
}

/// One thing noticed about a portrait, with the number behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// Whether it stands in the way.
    pub level: Level,
    /// What was measured; its unit belongs to the code (pixels, parts of the width, degrees, gray levels, faces).
    pub measured: f32,
    /// The limit it was held against, in the same unit.
    pub limit: f32,
}
