//! What could not be captured, and why: declared, never silently left out.

use crate::{Eye, FingerPosition, OfficerId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// State of a finger whose print cannot be taken, or not well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionKind {
    /// Cụt.
    Amputated,
    /// Khoèo, dị tật.
    Deformed,
    /// Băng bó, vết thương.
    Bandaged,
    /// Mờ vân, mòn.
    Worn,
    /// Dính ngón, màng ngón: grown together with the finger beside it.
    Fused,
    /// Thừa ngón: another finger grows beside it.
    Extra,
    /// Something else, said in words.
    Other,
}

impl ExceptionKind {
    /// How long such a state usually lasts: what the screen proposes.
    pub const fn usual_duration(self) -> Lasting {
        match self {
            ExceptionKind::Bandaged | ExceptionKind::Other => Lasting::ForNow,
            _ => Lasting::ForGood,
        }
    }
}

/// Whether the state will pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lasting {
    /// It stays.
    ForGood,
    /// It heals; the person may come back.
    ForNow,
}

/// A declared exception for one finger (circular 60/2021 article 5.3: the state of each missing print is described).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FingerException {
    /// Which finger.
    pub finger: FingerPosition,
    /// What is the matter.
    pub kind: ExceptionKind,
    /// Whether it will pass.
    pub lasting: Lasting,
    /// In words; needed for [`ExceptionKind::Other`], at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl fmt::Debug for FingerException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FingerException({:?}, {:?}, {:?})", self.finger, self.kind, self.lasting)
    }
}

/// State of an eye whose iris cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EyeExceptionKind {
    /// Không có mắt, mắt giả.
    Missing,
    /// Bị thương, đang điều trị.
    Injured,
    /// Không mở được.
    CannotOpen,
    /// Something else, said in words.
    Other,
}

impl EyeExceptionKind {
    /// How long such a state usually lasts: what the screen proposes.
    pub const fn usual_duration(self) -> Lasting {
        match self {
            EyeExceptionKind::Injured | EyeExceptionKind::Other => Lasting::ForNow,
            _ => Lasting::ForGood,
        }
    }
}

/// A declared exception for one eye.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EyeException {
    /// Which eye.
    pub eye: Eye,
    /// What is the matter.
    pub kind: EyeExceptionKind,
    /// Whether it will pass.
    pub lasting: Lasting,
    /// In words; needed for [`EyeExceptionKind::Other`], at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl fmt::Debug for EyeException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EyeException({:?}, {:?}, {:?})", self.eye, self.kind, self.lasting)
    }
}

/// What keeps a face from being as the rules for portraits want it. Declared like a missing finger, not overridden (each switches off exactly
/// the checks that it makes meaningless).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortraitExceptionKind {
    /// Mắt không mở được.
    EyesCannotOpen,
    /// Mắt giả, lác.
    ProstheticEyeOrSquint,
    /// Liệt mặt.
    FacialPalsy,
    /// Run, không ngồi yên được.
    Tremor,
    /// Không giữ thẳng đầu được.
    HeadCannotBeUpright,
    /// Ống thở, băng trên mặt.
    TubeOrBandage,
    /// Không giữ được nét mặt bình thường.
    CannotBeNeutral,
    /// Chụp tại nhà hoặc trên giường: máy ảnh cầm tay, vải làm nền. It leaves nothing out; the picture is judged by a table of its own.
    AtHome,
}

impl PortraitExceptionKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::EyesCannotOpen,
        Self::ProstheticEyeOrSquint,
        Self::FacialPalsy,
        Self::Tremor,
        Self::HeadCannotBeUpright,
        Self::TubeOrBandage,
        Self::CannotBeNeutral,
        Self::AtHome,
    ];

    /// The stable code, as it stands in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EyesCannotOpen => "eyes_cannot_open",
            Self::ProstheticEyeOrSquint => "prosthetic_eye_or_squint",
            Self::FacialPalsy => "facial_palsy",
            Self::Tremor => "tremor",
            Self::HeadCannotBeUpright => "head_cannot_be_upright",
            Self::TubeOrBandage => "tube_or_bandage",
            Self::CannotBeNeutral => "cannot_be_neutral",
            Self::AtHome => "at_home",
        }
    }

    /// The checks of a portrait that say nothing about this person, by their names in the profile. A tremor excuses none: the picture has
    /// to be sharp all the same, only nobody waits until the head is still.
    pub const fn excuses(self) -> &'static [&'static str] {
        match self {
            Self::EyesCannotOpen => &["eyes_open", "gaze"],
            Self::ProstheticEyeOrSquint => &["gaze", "red_eye"],
            Self::FacialPalsy => &["eyes_open", "mouth_closed", "neutral"],
            Self::Tremor | Self::AtHome => &[],
            Self::HeadCannotBeUpright => &["frontal", "roll"],
            Self::TubeOrBandage => &["occlusion", "mouth_closed", "neutral"],
            Self::CannotBeNeutral => &["mouth_closed", "neutral"],
        }
    }
}

/// A kind of biometric sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Face.
    Portrait,
    /// Prints.
    Fingerprints,
    /// Irises.
    Iris,
    /// Rolled prints, beside the plain ones.
    RolledFingerprints,
}

/// Why a whole modality was not captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// This station has no such device.
    NoDevice,
    /// The device does not work today.
    DeviceFailed,
    /// The applicant cannot (eyes closed, injured, missing).
    Unable,
}

impl GapReason {
    /// Whether a modality can be left out as a whole for this reason.
    pub const fn excuses(self, modality: Modality) -> bool {
        match modality {
            Modality::Iris => true,
            // Whoever lays fingers down can have them rolled; what cannot be taken of a finger is declared for it.
            Modality::RolledFingerprints => matches!(self, GapReason::NoDevice | GapReason::DeviceFailed),
            Modality::Portrait | Modality::Fingerprints => false,
        }
    }
}

/// A modality the plan asked for and nobody captured; recorded and visible to the supervisor and the center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModalityGap {
    /// Which modality.
    pub modality: Modality,
    /// Why.
    pub reason: GapReason,
    /// Who said so.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}
