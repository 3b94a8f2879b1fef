//! Segments of a file (Annex B): each parsed into a type that cannot be wrong, and written from it.

use super::constants::{BIN_CENTER, CODED_SUBBANDS, ENCODER, HIGH, LONGEST_CODE, LOW, SUBBANDS, TABLES};
use super::marker::Marker;
use super::reader::Reader;
use super::scaled::Scaled;
use super::{Comment, WsqError};
use crate::parameters::{MAX_PIXELS, MAX_SIDE, MIN_SIDE};

const OF_16_BITS: f64 = 65_535.0;
const OF_32_BITS: f64 = 4_294_967_295.0;

/// The analysis filters (DTT), complete: each file carries the right half of a symmetric filter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TransformTable {
    pub low: [f32; 9],
    pub high: [f32; 7],
}

impl TransformTable {
    /// Those of encoder number one.
    pub(crate) fn number_one() -> Self {
        Self { low: LOW, high: HIGH }
    }

    pub(crate) fn read(mut from: Reader<'_>) -> Result<Self, WsqError> {
        let (low, high) = (from.u8()?, from.u8()?);
        if (low, high) != (9, 7) {
            return Err(WsqError::Filters { low, high });
        }
        let mut table = Self { low: [0.0; 9], high: [0.0; 7] };
        read_half(&mut from, &mut table.low)?;
        read_half(&mut from, &mut table.high)?;
        if from.is_empty() { Ok(table) } else { Err(WsqError::Segment("DTT")) }
    }

    pub(crate) fn write(&self, to: &mut Vec<u8>) {
        begin(to, Marker::Transform, 58);
        to.extend([self.low.len() as u8, self.high.len() as u8]);
        for tap in self.low[4..].iter().chain(&self.high[3..]) {
            let scaled = Scaled::of(tap.abs(), OF_32_BITS);
            to.extend([u8::from(*tap < 0.0), scaled.places]);
            to.extend(scaled.mantissa.to_be_bytes());
        }
    }
}

fn read_half(from: &mut Reader<'_>, filter: &mut [f32]) -> Result<(), WsqError> {
    let middle = filter.len() / 2;
    for tap in 0..=middle {
        let (sign, places, mantissa) = (from.u8()?, from.u8()?, from.u32()?);
        let value = Scaled { places, mantissa }.value();
        let value = if sign == 0 { value } else { -value };
        (filter[middle + tap], filter[middle - tap]) = (value, value);
    }
    Ok(())
}

/// Bins of the quantizers (DQT). A subband without a width is left out of the coded data.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuantizationTable {
    /// Where in its bin a value is reconstructed.
    pub center: f32,
    /// Width of the bins of each subband, 0 when it is left out.
    pub widths: [f32; SUBBANDS],
    /// Width of the bin around zero.
    pub zero_widths: [f32; SUBBANDS],
}

impl QuantizationTable {
    pub(crate) fn read(mut from: Reader<'_>) -> Result<Self, WsqError> {
        let mut table = Self { center: from.scaled()?, widths: [0.0; SUBBANDS], zero_widths: [0.0; SUBBANDS] };
        for subband in 0..SUBBANDS {
            table.widths[subband] = from.scaled()?;
            table.zero_widths[subband] = from.scaled()?;
        }
        // Subbands 60 to 63 are always left out.
        let beyond = table.widths[CODED_SUBBANDS..].iter().any(|width| *width != 0.0);
        if from.is_empty() && !beyond { Ok(table) } else { Err(WsqError::Segment("DQT")) }
    }

    pub(crate) fn write(&self, to: &mut Vec<u8>) {
        begin(to, Marker::Quantization, 389);
        to.push(BIN_CENTER.1);
        to.extend(BIN_CENTER.0.to_be_bytes());
        for (width, zero) in self.widths.iter().zip(&self.zero_widths) {
            write_scaled(to, *width);
            write_scaled(to, *zero);
        }
    }
}

/// What the picture is (SOF).
#[derive(Debug, Clone, PartialEq)]
pub struct FrameHeader {
    /// Gray value of black.
    pub black: u8,
    /// Gray value of white.
    pub white: u8,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Added to every pixel when it was decoded.
    pub shift: f32,
    /// Every pixel is multiplied by it before that.
    pub scale: f32,
    /// Which encoder's parameters made it.
    pub encoder: u8,
    /// The software that wrote it, by a number of the FBI; 0: not stated.
    pub software: u16,
}

impl FrameHeader {
    /// The frame of a picture made here.
    pub(crate) fn of(width: u32, height: u32, shift: f32, scale: f32) -> Self {
        Self { black: 0, white: 255, width, height, shift, scale, encoder: ENCODER, software: 0 }
    }

    pub(crate) fn read(mut from: Reader<'_>) -> Result<Self, WsqError> {
        let (black, white) = (from.u8()?, from.u8()?);
        let (height, width) = (u32::from(from.u16()?), u32::from(from.u16()?));
        let header = Self {
            black,
            white,
            width,
            height,
            shift: from.scaled()?,
            scale: from.scaled()?,
            encoder: from.u8()?,
            software: from.u16()?,
        };
        let sides = MIN_SIDE..=MAX_SIDE;
        if !sides.contains(&width) || !sides.contains(&height) || u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(WsqError::Size { width, height });
        }
        if from.is_empty() { Ok(header) } else { Err(WsqError::Segment("SOF")) }
    }

    pub(crate) fn write(&self, to: &mut Vec<u8>) {
        begin(to, Marker::Frame, 17);
        to.extend([self.black, self.white]);
        // Sides fit: a picture that does not was refused before.
        to.extend((self.height as u16).to_be_bytes());
        to.extend((self.width as u16).to_be_bytes());
        write_scaled(to, self.shift);
        write_scaled(to, self.scale);
        to.push(self.encoder);
        to.extend(self.software.to_be_bytes());
    }
}

/// A Huffman table (DHT): how many codes there are of each length, and the symbols in the order of their codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct HuffmanTable {
    /// Codes of 1 to 16 bits.
    pub counts: [u8; LONGEST_CODE],
    /// Their symbols.
    pub symbols: Vec<u8>,
}

impl HuffmanTable {
    /// All tables of a segment, each with its number.
    pub(crate) fn read(mut from: Reader<'_>) -> Result<Vec<(usize, Self)>, WsqError> {
        let mut tables = Vec::new();
        while !from.is_empty() {
            let number = usize::from(from.u8()?);
            let mut counts = [0; LONGEST_CODE];
            counts.copy_from_slice(from.take(LONGEST_CODE)?);
            let symbols = from.take(counts.iter().map(|count| usize::from(*count)).sum())?;
            if number >= TABLES || symbols.len() > 256 {
                return Err(WsqError::Segment("DHT"));
            }
            tables.push((number, Self { counts, symbols: symbols.to_vec() }));
        }
        if tables.is_empty() { Err(WsqError::Segment("DHT")) } else { Ok(tables) }
    }

    pub(crate) fn write(&self, number: u8, to: &mut Vec<u8>) {
        begin(to, Marker::Huffman, 19 + self.symbols.len() as u16);
        to.push(number);
        to.extend(self.counts);
        to.extend(&self.symbols);
    }
}

/// Begins a block of coded data (SOB) with the number of its Huffman table.
pub(crate) fn write_block(table: u8, to: &mut Vec<u8>) {
    begin(to, Marker::Block, 3);
    to.push(table);
}

/// The number of a block's Huffman table.
pub(crate) fn read_block(mut from: Reader<'_>) -> Result<usize, WsqError> {
    let number = usize::from(from.u8()?);
    if from.is_empty() && number < TABLES { Ok(number) } else { Err(WsqError::Segment("SOB")) }
}

/// Coefficients between two restarts (DRI); 0: no restarts.
pub(crate) fn read_restart_interval(mut from: Reader<'_>) -> Result<usize, WsqError> {
    let interval = usize::from(from.u16()?);
    if from.is_empty() { Ok(interval) } else { Err(WsqError::Segment("DRI")) }
}

/// A comment (COM); what does not fit into a segment is cut.
pub(crate) fn write_comment(comment: &Comment, to: &mut Vec<u8>) {
    let text;
    let bytes = match comment {
        Comment::Nist(nist) => {
            text = nist.to_string();
            text.as_bytes()
        }
        Comment::Other(bytes) => bytes,
    };
    let bytes = &bytes[..bytes.len().min(usize::from(u16::MAX) - 2)];
    begin(to, Marker::Comment, bytes.len() as u16 + 2);
    to.extend(bytes);
}

fn begin(to: &mut Vec<u8>, marker: Marker, length: u16) {
    to.extend(marker.code().to_be_bytes());
    to.extend(length.to_be_bytes());
}

fn write_scaled(to: &mut Vec<u8>, value: f32) {
    let scaled = Scaled::of(value, OF_16_BITS);
    to.push(scaled.places);
    to.extend((scaled.mantissa as u16).to_be_bytes());
}
