//! Markers (Annex B, marker code assignments): FF and a second byte.

use super::WsqError;

/// What begins at a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Start of image, SOI.
    Start,
    /// End of image, EOI.
    End,
    /// Start of frame, SOF.
    Frame,
    /// Start of block, SOB.
    Block,
    /// Define transform table, DTT.
    Transform,
    /// Define quantization table, DQT.
    Quantization,
    /// Define Huffman tables, DHT.
    Huffman,
    /// Define restart interval, DRI.
    RestartInterval,
    /// Comment, COM.
    Comment,
    /// Restart with this number modulo 8, RST.
    Restart(u8),
}

impl Marker {
    /// The two bytes.
    pub(crate) const fn code(self) -> u16 {
        match self {
            Self::Start => 0xffa0,
            Self::End => 0xffa1,
            Self::Frame => 0xffa2,
            Self::Block => 0xffa3,
            Self::Transform => 0xffa4,
            Self::Quantization => 0xffa5,
            Self::Huffman => 0xffa6,
            Self::RestartInterval => 0xffa7,
            Self::Comment => 0xffa8,
            Self::Restart(number) => 0xffb0 + number as u16,
        }
    }

    /// The marker of two bytes.
    pub(crate) fn of(code: u16) -> Result<Self, WsqError> {
        Ok(match code {
            0xffa0 => Self::Start,
            0xffa1 => Self::End,
            0xffa2 => Self::Frame,
            0xffa3 => Self::Block,
            0xffa4 => Self::Transform,
            0xffa5 => Self::Quantization,
            0xffa6 => Self::Huffman,
            0xffa7 => Self::RestartInterval,
            0xffa8 => Self::Comment,
            0xffb0..=0xffb7 => Self::Restart((code - 0xffb0) as u8),
            other => return Err(WsqError::Marker(other)),
        })
    }
}
