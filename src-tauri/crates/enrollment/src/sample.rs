//! What is known about a captured sample. The picture itself lives in the store; here are its digest and how it was taken.

use crate::{
    Digest, Eye, FingerPosition, MixUp, OfficerId, Placement, PortraitFound, SampleId, Slap, Timestamp,
    text_form::{Unreadable, serde_as_text},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which sample of an application this is; an application has at most one of each. Text form: `portrait`, `slap_13`,
/// `rolled_2`, `evidence`, `iris_right`, `signature`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SampleKind {
    /// Face.
    Portrait,
    /// Several fingers at once.
    Slap(Slap),
    /// One finger, rolled.
    Rolled(FingerPosition),
    /// Face and both hands, where fingers cannot be taken: shows why.
    Evidence,
    /// One iris.
    Iris(Eye),
    /// The applicant's signature, as strokes.
    Signature,
}

impl SampleKind {
    /// All kinds.
    pub const ALL: [SampleKind; 18] = [
        SampleKind::Portrait,
        SampleKind::Slap(Slap::RightFour),
        SampleKind::Slap(Slap::LeftFour),
        SampleKind::Slap(Slap::Thumbs),
        SampleKind::Rolled(FingerPosition::RightThumb),
        SampleKind::Rolled(FingerPosition::RightIndex),
        SampleKind::Rolled(FingerPosition::RightMiddle),
        SampleKind::Rolled(FingerPosition::RightRing),
        SampleKind::Rolled(FingerPosition::RightLittle),
        SampleKind::Rolled(FingerPosition::LeftThumb),
        SampleKind::Rolled(FingerPosition::LeftIndex),
        SampleKind::Rolled(FingerPosition::LeftMiddle),
        SampleKind::Rolled(FingerPosition::LeftRing),
        SampleKind::Rolled(FingerPosition::LeftLittle),
        SampleKind::Evidence,
        SampleKind::Iris(Eye::Right),
        SampleKind::Iris(Eye::Left),
        SampleKind::Signature,
    ];

    /// The text form.
    pub const fn code(self) -> &'static str {
        match self {
            SampleKind::Portrait => "portrait",
            SampleKind::Slap(Slap::RightFour) => "slap_13",
            SampleKind::Slap(Slap::LeftFour) => "slap_14",
            SampleKind::Slap(Slap::Thumbs) => "slap_15",
            SampleKind::Rolled(FingerPosition::RightThumb) => "rolled_1",
            SampleKind::Rolled(FingerPosition::RightIndex) => "rolled_2",
            SampleKind::Rolled(FingerPosition::RightMiddle) => "rolled_3",
            SampleKind::Rolled(FingerPosition::RightRing) => "rolled_4",
            SampleKind::Rolled(FingerPosition::RightLittle) => "rolled_5",
            SampleKind::Rolled(FingerPosition::LeftThumb) => "rolled_6",
            SampleKind::Rolled(FingerPosition::LeftIndex) => "rolled_7",
            SampleKind::Rolled(FingerPosition::LeftMiddle) => "rolled_8",
            SampleKind::Rolled(FingerPosition::LeftRing) => "rolled_9",
            SampleKind::Rolled(FingerPosition::LeftLittle) => "rolled_10",
            SampleKind::Evidence => "evidence",
            SampleKind::Iris(Eye::Right) => "iris_right",
            SampleKind::Iris(Eye::Left) => "iris_left",
            SampleKind::Signature => "signature",
        }
    }

    /// How the fingers lie in it, if it shows fingers.
    pub const fn placement(self) -> Option<Placement> {
        match self {
            SampleKind::Slap(slap) => Some(Placement::Slap(slap)),
            SampleKind::Rolled(finger) => Some(Placement::Rolled(finger)),
            SampleKind::Portrait | SampleKind::Evidence | SampleKind::Iris(_) | SampleKind::Signature => None,
        }
    }
}

impl From<Placement> for SampleKind {
    fn from(placement: Placement) -> Self {
        match placement {
            Placement::Slap(slap) => SampleKind::Slap(slap),
            Placement::Rolled(finger) => SampleKind::Rolled(finger),
        }
    }
}

impl fmt::Display for SampleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for SampleKind {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        SampleKind::ALL.into_iter().find(|kind| kind.code() == text).ok_or(Unreadable("sample kind"))
    }
}

serde_as_text!(SampleKind);

/// A captured sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Its id.
    pub id: SampleId,
    /// Which sample it is.
    pub kind: SampleKind,
    /// SHA-256 of the stored bytes.
    pub digest: Digest,
    /// Length of the stored bytes.
    pub length: u64,
    /// Media type of the stored bytes, `image/jpeg`.
    pub media_type: String,
    /// How it was captured.
    pub capture: CaptureNote,
    /// Further pictures of the same placement from which single fingers count, each as its scanner gave it; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherPicture>,
}

impl Sample {
    /// The ids of its pictures, its own first.
    pub fn pictures(&self) -> impl Iterator<Item = SampleId> {
        std::iter::once(self.id).chain(self.further.iter().map(|further| further.id))
    }

    /// What tells its pictures from any others: the digest of its own, or of all of them.
    pub fn digest_of_all(&self) -> Digest {
        if self.further.is_empty() {
            return self.digest;
        }
        let digests = std::iter::once(&self.digest).chain(self.further.iter().map(|further| &further.digest));
        Digest::of_parts(&digests.map(|digest| &digest.as_bytes()[..]).collect::<Vec<_>>())
    }

    /// The picture from which a finger counts; none where the sample does not show it.
    pub fn picture_of(&self, finger: FingerPosition) -> Option<SampleId> {
        let found = self.capture.fingers.iter().find(|found| found.position == finger)?;
        self.pictures().nth(usize::from(found.picture))
    }
}

/// Another picture of the placement that a sample shows, of which some fingers are better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherPicture {
    /// Its id.
    pub id: SampleId,
    /// SHA-256 of the stored bytes.
    pub digest: Digest,
    /// Length of the stored bytes.
    pub length: u64,
    /// Media type of the stored bytes.
    pub media_type: String,
    /// The device as it names itself.
    pub device: String,
    /// Whether a simulator made it.
    pub simulated: bool,
    /// Who captured.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
    /// Which try it was, from 1.
    pub number: u32,
    /// Resolution in pixels per inch.
    pub resolution_ppi: u32,
}

/// How a sample was captured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaptureNote {
    /// The device as it names itself.
    pub device: String,
    /// Whether a simulator made it, or one of its further pictures; a production center refuses such samples.
    pub simulated: bool,
    /// Who captured.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
    /// Which try this was, from 1.
    pub tries: u32,
    /// Resolution in pixels per inch, where the driver or the signed device profile states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution_ppi: Option<u32>,
    /// The fingers found in a slap, or the rolled one; each once, whichever of the pictures it counts from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fingers: Vec<FingerFound>,
    /// Which fingers these are rests on the exceptions that were declared: the picture would fit others of the hand as well. Left out where
    /// the hand itself shows it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub names_declared: bool,
    /// The iris found in the picture of an eye.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iris: Option<IrisFound>,
    /// What was judged in a portrait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<PortraitFound>,
    /// Prints of a slap that look like others, as compared when it was kept; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mix_ups: Vec<MixUp>,
}

/// An iris found in its picture: its boundaries as circles, and its measures, in whole numbers (a canonical record needs one decimal
/// form).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IrisFound {
    /// Center, pixels from the left.
    pub x: u32,
    /// Center, pixels from above.
    pub y: u32,
    /// Radius of the iris, pixels.
    pub radius: u32,
    /// Radius of the pupil, pixels.
    pub pupil_radius: u32,
    /// Usable iris area (ISO/IEC 29794-6), percent.
    pub usable_area: u8,
    /// Sharpness, 0 to 100 by our own scale.
    pub sharpness: u8,
    /// Quality score, 0 to 100.
    pub score: u8,
}

/// A finger found in a picture of fingers: a box into it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FingerFound {
    /// Which finger.
    pub position: FingerPosition,
    /// Left edge, pixels.
    pub x: u32,
    /// Upper edge, pixels.
    pub y: u32,
    /// Width, pixels.
    pub width: u32,
    /// Height, pixels.
    pub height: u32,
    /// How far the box is turned clockwise, degrees.
    pub rotation_deg: f32,
    /// Quality score, 0 to 100: calibrated to NFIQ 2, and not NFIQ 2.
    pub score: u8,
    /// In which picture of the sample the box lies: 0 in its own, n in the nth of its further ones. Left out where it is 0.
    #[serde(default, skip_serializing_if = "is_own")]
    pub picture: u8,
    /// What is clearly wrong with the print, whatever its score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flaw: Option<PrintFlaw>,
    /// What the scanner itself says of the print, 0 to 100 as NFIQ 2 does, where its signed answer says anything. Nothing is decided by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_score: Option<u8>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_own(picture: &u8) -> bool {
    *picture == 0
}

impl FingerFound {
    /// From this score on a print is good; NFIQ 2's users ask for 30 to 40 again.
    pub const GOOD_SCORE: u8 = 40;
    /// The same for somebody under fourteen: measures of prints are made for the ridges of grown people.
    pub const GOOD_SCORE_OF_A_CHILD: u8 = 25;

    /// Good enough to be kept without a named act; below it a print is weak.
    pub const fn is_good(&self) -> bool {
        self.is_good_from(Self::GOOD_SCORE)
    }

    /// As [`Self::is_good`], with another limit.
    pub const fn is_good_from(&self, limit: u8) -> bool {
        self.score >= limit && self.flaw.is_none()
    }
}

/// What can be clearly wrong with a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PrintFlaw {
    /// Ridges broken and faint.
    TooDry,
    /// Ridges run together.
    TooWet,
    /// Only a part of the fingertip.
    TooLittleArea,
    /// Moved or lifted.
    Blurred,
    /// Ridges hardly darker than the glass.
    LowContrast,
    /// No certain ridges for another cause.
    Unclear,
    /// Of a rolled print: hardly wider than the finger laid down.
    NotRolled,
    /// Of a rolled print: not like the same finger laid down.
    UnlikePlain,
}

impl PrintFlaw {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooDry => "fingerTooDry",
            Self::TooWet => "fingerTooWet",
            Self::TooLittleArea => "fingerTooLittleArea",
            Self::Blurred => "fingerBlurred",
            Self::LowContrast => "fingerLowContrast",
            Self::Unclear => "fingerUnclear",
            Self::NotRolled => "fingerNotRolled",
            Self::UnlikePlain => "fingerUnlikePlain",
        }
    }
}
