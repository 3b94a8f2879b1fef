//! A file into a picture.

use super::constants::{MOST_COMMENTS, SUBBANDS, TABLES};
use super::huffman_reading::SymbolReader;
use super::layout::Layout;
use super::marker::Marker;
use super::reader::Reader;
use super::segment::{FrameHeader, HuffmanTable, QuantizationTable, TransformTable, read_block, read_restart_interval};
use super::{Comment, NistComment, WsqError, quantizer, symbols, synthesis};
use crate::{Image, ImageError};
use std::fmt;

/// A decoded file. Holds biometric data: `Debug` prints its size only.
#[derive(Clone, PartialEq)]
pub struct Decoded {
    /// What the file says of the picture.
    pub frame: FrameHeader,
    /// Pixels row by row, 0 = black.
    pub gray: Vec<u8>,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
}

impl Decoded {
    /// Pixels per inch, where NIST's comment states them.
    pub fn ppi(&self) -> Option<u32> {
        self.nist().and_then(NistComment::ppi)
    }

    /// NIST's comment.
    pub fn nist(&self) -> Option<&NistComment> {
        nist(&self.comments)
    }

    /// The picture at this many pixels per inch.
    ///
    /// # Errors
    /// [`ImageError::WrongResolution`] unless they are 500 ±1 %.
    pub fn image(&self, ppi: f32) -> Result<Image, ImageError> {
        Image::new(self.frame.width, self.frame.height, self.gray.clone(), ppi)
    }
}

impl fmt::Debug for Decoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decoded {}x{} [redacted]", self.frame.width, self.frame.height)
    }
}

/// What a file says of itself, read without its picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// What the file says of the picture.
    pub frame: FrameHeader,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
}

impl Inspected {
    /// Pixels per inch, where NIST's comment states them.
    pub fn ppi(&self) -> Option<u32> {
        nist(&self.comments).and_then(NistComment::ppi)
    }
}

fn nist(comments: &[Comment]) -> Option<&NistComment> {
    comments.iter().find_map(|comment| if let Comment::Nist(nist) = comment { Some(nist) } else { None })
}

/// Decodes a file.
///
/// # Errors
/// Every kind of [`WsqError`] that a file can cause; whatever the bytes are, it ends in the time of decoding the largest picture.
pub fn decode(bytes: &[u8]) -> Result<Decoded, WsqError> {
    walk(bytes, Coded::Read)?.picture()
}

/// Checks every segment of a file, and that each block has the tables it names; its coded data is passed over. A hundredth of the
/// work of decoding.
///
/// # Errors
/// Those of [`decode`] but [`WsqError::Code`] and [`WsqError::Count`].
pub fn inspect(bytes: &[u8]) -> Result<Inspected, WsqError> {
    let file = walk(bytes, Coded::Pass)?;
    file.transform.ok_or(WsqError::Missing("DTT"))?;
    if file.blocks == 0 {
        return Err(WsqError::Missing("SOB"));
    }
    Ok(Inspected { frame: file.frame.ok_or(WsqError::Missing("SOF"))?, comments: file.comments })
}

/// What happens to coded data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coded {
    Read,
    Pass,
}

fn walk(bytes: &[u8], coded: Coded) -> Result<File, WsqError> {
    let mut from = Reader::new(bytes);
    if !matches!(from.marker(), Ok(Marker::Start)) {
        return Err(WsqError::NotWsq);
    }
    let mut file = File::default();
    loop {
        match from.marker()? {
            Marker::End => return Ok(file),
            Marker::Start | Marker::Restart(_) => return Err(WsqError::Segment("SOI")),
            Marker::Block => {
                let table = read_block(from.segment()?)?;
                file.block(table, &mut from, coded)?;
            }
            marker => file.segment(marker, from.segment()?)?,
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct File {
    frame: Option<FrameHeader>,
    layout: Option<Layout>,
    transform: Option<TransformTable>,
    quantization: Option<QuantizationTable>,
    huffman: [Option<HuffmanTable>; TABLES],
    restart_interval: usize,
    comments: Vec<Comment>,
    blocks: usize,
    numbers: Vec<i16>,
}

impl File {
    fn segment(&mut self, marker: Marker, from: Reader<'_>) -> Result<(), WsqError> {
        match marker {
            Marker::Transform => self.transform = Some(TransformTable::read(from)?),
            // Numbers that were read already belong to the table they were read with.
            Marker::Quantization if self.numbers.is_empty() => self.quantization = Some(QuantizationTable::read(from)?),
            Marker::Frame if self.frame.is_none() => {
                let frame = FrameHeader::read(from)?;
                self.layout = Some(Layout::of(frame.width as usize, frame.height as usize));
                self.frame = Some(frame);
            }
            Marker::Huffman => {
                for (number, table) in HuffmanTable::read(from)? {
                    self.huffman[number] = Some(table);
                }
            }
            Marker::RestartInterval => self.restart_interval = read_restart_interval(from)?,
            Marker::Comment => {
                if self.comments.len() < MOST_COMMENTS {
                    self.comments.push(Comment::parse(from.rest()));
                }
            }
            other => return Err(WsqError::Marker(other.code())),
        }
        Ok(())
    }

    /// Reads the coded data of a block with its restarts.
    fn block(&mut self, table: usize, from: &mut Reader<'_>, coded: Coded) -> Result<(), WsqError> {
        let layout = self.layout.as_ref().ok_or(WsqError::Missing("SOF"))?;
        let quantization = self.quantization.as_ref().ok_or(WsqError::Missing("DQT"))?;
        let table = self.huffman[table].as_ref().ok_or(WsqError::Missing("DHT"))?;
        self.blocks += 1;
        let reader = SymbolReader::of(table)?;
        let all = quantizer::pixels(layout, quantization, 0..SUBBANDS);
        let mut restart = 0;
        loop {
            let before = self.numbers.len();
            match coded {
                Coded::Read => symbols::read(&from.coded()?, &reader, &mut self.numbers, all)?,
                Coded::Pass => from.pass_coded()?,
            }
            let mut ahead = *from;
            let Marker::Restart(number) = ahead.marker()? else { return Ok(()) };
            let whole = coded == Coded::Pass || self.numbers.len() - before == self.restart_interval;
            if number != restart % 8 || self.restart_interval == 0 || !whole {
                return Err(WsqError::Segment("RST"));
            }
            restart += 1;
            *from = ahead;
        }
    }

    fn picture(self) -> Result<Decoded, WsqError> {
        let frame = self.frame.ok_or(WsqError::Missing("SOF"))?;
        let layout = self.layout.ok_or(WsqError::Missing("SOF"))?;
        let quantization = self.quantization.ok_or(WsqError::Missing("DQT"))?;
        let transform = self.transform.ok_or(WsqError::Missing("DTT"))?;
        if self.numbers.len() != quantizer::pixels(&layout, &quantization, 0..SUBBANDS) {
            return Err(WsqError::Count);
        }
        let mut plane = quantizer::reconstruct(&self.numbers, &layout, &quantization);
        synthesis::recompose(&mut plane, &layout, &transform);
        // Rounded half up and kept within 8 bits (Annex A); the cast itself saturates, and takes no number for 0.
        let gray = plane.iter().map(|value| (value * frame.scale + frame.shift + 0.5) as u8).collect();
        Ok(Decoded { frame, gray, comments: self.comments })
    }
}
