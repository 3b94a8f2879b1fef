//! A picture into a file.

use super::constants::{BLOCK_TABLES, BLOCKS, DEFAULT_RATE, HALF_RANGE, RATES};
use super::huffman::codes;
use super::huffman_design::design;
use super::layout::Layout;
use super::marker::Marker;
use super::segment::{FrameHeader, TransformTable, write_block, write_comment};
use super::{Comment, NistComment, WsqError, allocation, analysis, quantizer, symbols};
use crate::Image;

/// How many bits a pixel may take, on average. The default is 0.75: about 15:1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BitRate(f32);

impl BitRate {
    /// From 0.05 to 5 bits per pixel.
    ///
    /// # Errors
    /// [`WsqError::Rate`] for anything else.
    pub fn new(bits_per_pixel: f32) -> Result<Self, WsqError> {
        // Written so that NaN is refused.
        if RATES.contains(&bits_per_pixel) { Ok(Self(bits_per_pixel)) } else { Err(WsqError::Rate) }
    }

    /// Bits per pixel.
    pub fn bits_per_pixel(self) -> f32 {
        self.0
    }
}

impl Default for BitRate {
    fn default() -> Self {
        Self(DEFAULT_RATE)
    }
}

/// Encodes a picture. NIST's comment with size and resolution is written by itself; `comments` come behind it.
///
/// # Errors
/// [`WsqError::Flat`] for a picture without detail.
pub fn encode(image: &Image, rate: BitRate, comments: &[Comment]) -> Result<Vec<u8>, WsqError> {
    let layout = Layout::of(image.width() as usize, image.height() as usize);
    let (mut plane, shift, scale) = normalize(image.gray())?;
    analysis::decompose(&mut plane, &layout);
    let quantization = allocation::allocate(&plane, &layout, rate.0)?;
    let numbers = BLOCKS.map(|subbands| quantizer::quantize(&plane, &layout, &quantization, subbands));

    let mut file = Vec::with_capacity(image.gray().len() / 8);
    file.extend(Marker::Start.code().to_be_bytes());
    let nist = NistComment::of_picture(image.width(), image.height(), image.ppi().round() as u32, rate.0);
    write_comment(&Comment::Nist(nist), &mut file);
    comments.iter().for_each(|comment| write_comment(comment, &mut file));
    TransformTable::number_one().write(&mut file);
    quantization.write(&mut file);
    FrameHeader::of(image.width(), image.height(), shift, scale).write(&mut file);
    let mut written = None;
    for (block, number) in numbers.iter().zip(BLOCK_TABLES) {
        let (codes, new) = match written {
            Some((before, codes)) if before == number => (codes, false),
            _ => {
                let sharing = numbers.iter().zip(BLOCK_TABLES).filter(|(_, other)| *other == number);
                let mut counts = [0; 256];
                sharing.for_each(|(numbers, _)| symbols::count(numbers, &mut counts));
                let table = design(&counts);
                table.write(number, &mut file);
                (codes(&table).ok_or(WsqError::Code)?, true)
            }
        };
        if new {
            written = Some((number, codes));
        }
        write_block(number, &mut file);
        file.extend(symbols::write(block, &codes));
    }
    file.extend(Marker::End.code().to_be_bytes());
    Ok(file)
}

/// Pixels around zero, within ±128; with the shift and the scale that lead back (Annex A).
fn normalize(gray: &[u8]) -> Result<(Vec<f32>, f32, f32), WsqError> {
    let sum: u64 = gray.iter().map(|pixel| u64::from(*pixel)).sum();
    let (low, high) = gray.iter().fold((u8::MAX, u8::MIN), |(low, high), pixel| (low.min(*pixel), high.max(*pixel)));
    if low >= high {
        return Err(WsqError::Flat);
    }
    let shift = sum as f32 / gray.len() as f32;
    let scale = (shift - f32::from(low)).max(f32::from(high) - shift) / HALF_RANGE;
    Ok((gray.iter().map(|pixel| (f32::from(*pixel) - shift) / scale).collect(), shift, scale))
}
