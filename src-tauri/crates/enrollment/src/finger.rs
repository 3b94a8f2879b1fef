//! Fingers, slaps and eyes by the position codes of ANSI/NIST-ITL.

use serde::{Deserialize, Serialize};

/// A finger by its ANSI/NIST-ITL position: 1 right thumb … 5 right little, 6 left thumb … 10 left little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say all there is")]
pub enum FingerPosition {
    RightThumb = 1,
    RightIndex = 2,
    RightMiddle = 3,
    RightRing = 4,
    RightLittle = 5,
    LeftThumb = 6,
    LeftIndex = 7,
    LeftMiddle = 8,
    LeftRing = 9,
    LeftLittle = 10,
}

impl FingerPosition {
    /// All ten, by position.
    pub const ALL: [FingerPosition; 10] = [
        FingerPosition::RightThumb,
        FingerPosition::RightIndex,
        FingerPosition::RightMiddle,
        FingerPosition::RightRing,
        FingerPosition::RightLittle,
        FingerPosition::LeftThumb,
        FingerPosition::LeftIndex,
        FingerPosition::LeftMiddle,
        FingerPosition::LeftRing,
        FingerPosition::LeftLittle,
    ];

    /// The position code, 1 to 10.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The finger of a position code.
    pub fn from_code(code: u8) -> Option<FingerPosition> {
        Self::ALL.get(usize::from(code.checked_sub(1)?)).copied()
    }

    /// The slap this finger is captured in.
    pub const fn slap(self) -> Slap {
        match self {
            FingerPosition::RightThumb | FingerPosition::LeftThumb => Slap::Thumbs,
            FingerPosition::RightIndex | FingerPosition::RightMiddle | FingerPosition::RightRing | FingerPosition::RightLittle => {
                Slap::RightFour
            }
            _ => Slap::LeftFour,
        }
    }
}

impl From<FingerPosition> for u8 {
    fn from(finger: FingerPosition) -> u8 {
        finger.code()
    }
}

impl TryFrom<u8> for FingerPosition {
    type Error = &'static str;
    fn try_from(code: u8) -> Result<Self, Self::Error> {
        FingerPosition::from_code(code).ok_or("finger position is 1 to 10")
    }
}

/// Several fingers pressed at once, by ANSI/NIST-ITL position: 13 right four, 14 left four, 15 both thumbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[repr(u8)]
pub enum Slap {
    /// Four fingers of the right hand.
    RightFour = 13,
    /// Four fingers of the left hand.
    LeftFour = 14,
    /// Both thumbs.
    Thumbs = 15,
}

impl Slap {
    /// The three slaps in the order of capture (circular 60/2021 article 5.3).
    pub const ALL: [Slap; 3] = [Slap::RightFour, Slap::LeftFour, Slap::Thumbs];

    /// The position code, 13 to 15.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The slap of a position code.
    pub fn from_code(code: u8) -> Option<Slap> {
        Slap::ALL.into_iter().find(|slap| slap.code() == code)
    }

    /// The fingers in it, in position order.
    pub const fn fingers(self) -> &'static [FingerPosition] {
        use FingerPosition as F;
        match self {
            Slap::RightFour => &[F::RightIndex, F::RightMiddle, F::RightRing, F::RightLittle],
            Slap::LeftFour => &[F::LeftIndex, F::LeftMiddle, F::LeftRing, F::LeftLittle],
            Slap::Thumbs => &[F::RightThumb, F::LeftThumb],
        }
    }
}

impl From<Slap> for u8 {
    fn from(slap: Slap) -> u8 {
        slap.code()
    }
}

impl TryFrom<u8> for Slap {
    type Error = &'static str;
    fn try_from(code: u8) -> Result<Self, Self::Error> {
        Slap::from_code(code).ok_or("slap position is 13 to 15")
    }
}

/// What is captured of the fingers at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// Several fingers pressed at once.
    Slap(Slap),
    /// One finger rolled from one edge of the nail to the other.
    Rolled(FingerPosition),
}

impl Placement {
    /// The position code of ANSI/NIST-ITL: 13 to 15 of a slap, 1 to 10 of a rolled finger.
    pub const fn code(self) -> u8 {
        match self {
            Placement::Slap(slap) => slap.code(),
            Placement::Rolled(finger) => finger.code(),
        }
    }

    /// The placement of a position code.
    pub fn from_code(code: u8) -> Option<Placement> {
        Slap::from_code(code).map(Placement::Slap).or_else(|| FingerPosition::from_code(code).map(Placement::Rolled))
    }

    /// The fingers in it, in position order.
    pub fn fingers(self) -> &'static [FingerPosition] {
        match self {
            Placement::Slap(slap) => slap.fingers(),
            Placement::Rolled(finger) => std::slice::from_ref(&FingerPosition::ALL[usize::from(finger.code()) - 1]),
        }
    }
}

/// An eye, the subject's own side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eye {
    /// Right.
    Right,
    /// Left.
    Left,
}

impl Eye {
    /// Both eyes.
    pub const ALL: [Eye; 2] = [Eye::Right, Eye::Left];

    /// The eye label of ISO/IEC 19794-6 in words: `right`, `left`.
    pub const fn code(self) -> &'static str {
        match self {
            Eye::Right => "right",
            Eye::Left => "left",
        }
    }

    /// The eye of a code.
    pub fn from_code(code: &str) -> Option<Eye> {
        Eye::ALL.into_iter().find(|eye| eye.code() == code)
    }
}
