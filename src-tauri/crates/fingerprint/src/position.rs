//! Finger positions and slaps by their ANSI/NIST-ITL codes.

use serde::{Deserialize, Serialize};

/// A finger, 1 = right thumb … 5 = right little, 6 = left thumb … 10 = left little (ANSI/NIST-ITL 1, table 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Position(u8);

/// The code is no finger or slap this crate knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a finger position 1-10 or a slap 13-15")]
pub struct UnknownPosition(pub u8);

impl Position {
    /// The ANSI/NIST code 1..=10.
    pub const fn code(self) -> u8 {
        self.0
    }

    /// True for the thumbs.
    pub const fn is_thumb(self) -> bool {
        self.0 == 1 || self.0 == 6
    }

    /// True for the right hand.
    pub const fn is_right(self) -> bool {
        self.0 <= 5
    }
}

impl TryFrom<u8> for Position {
    type Error = UnknownPosition;
    fn try_from(code: u8) -> Result<Self, UnknownPosition> {
        if (1..=10).contains(&code) { Ok(Self(code)) } else { Err(UnknownPosition(code)) }
    }
}

impl From<Position> for u8 {
    fn from(position: Position) -> u8 {
        position.0
    }
}

/// Fingers laid down together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Slap {
    /// Plain right four fingers, code 13.
    RightFour,
    /// Plain left four fingers, code 14.
    LeftFour,
    /// Both thumbs, code 15.
    Thumbs,
}

impl Slap {
    /// The ANSI/NIST code 13, 14 or 15.
    pub const fn code(self) -> u8 {
        match self {
            Self::RightFour => 13,
            Self::LeftFour => 14,
            Self::Thumbs => 15,
        }
    }

    /// Its fingers from left to right on the picture (as seen on the platen from above: the left hand begins with the little finger).
    pub const fn fingers(self) -> &'static [Position] {
        match self {
            Self::RightFour => &[Position(2), Position(3), Position(4), Position(5)],
            Self::LeftFour => &[Position(10), Position(9), Position(8), Position(7)],
            Self::Thumbs => &[Position(6), Position(1)],
        }
    }
}

impl TryFrom<u8> for Slap {
    type Error = UnknownPosition;
    fn try_from(code: u8) -> Result<Self, UnknownPosition> {
        match code {
            13 => Ok(Self::RightFour),
            14 => Ok(Self::LeftFour),
            15 => Ok(Self::Thumbs),
            other => Err(UnknownPosition(other)),
        }
    }
}

impl From<Slap> for u8 {
    fn from(slap: Slap) -> u8 {
        slap.code()
    }
}
