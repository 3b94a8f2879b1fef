//! Bytes of a file, read forward and never beyond their end.

use super::WsqError;
use super::marker::Marker;
use super::scaled::Scaled;

/// What is left of the bytes.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], WsqError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(WsqError::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, WsqError> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(crate) fn u16(&mut self) -> Result<u16, WsqError> {
        self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, WsqError> {
        self.take(4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub(crate) fn marker(&mut self) -> Result<Marker, WsqError> {
        Marker::of(self.u16()?)
    }

    /// A segment's parameters: what its length names, without the length itself.
    pub(crate) fn segment(&mut self) -> Result<Reader<'a>, WsqError> {
        let length = usize::from(self.u16()?);
        self.take(length.checked_sub(2).ok_or(WsqError::Segment("length"))?).map(Reader)
    }

    /// A number of 16 bits with decimal places before it.
    pub(crate) fn scaled(&mut self) -> Result<f32, WsqError> {
        let places = self.u8()?;
        Ok(Scaled { places, mantissa: u32::from(self.u16()?) }.value())
    }

    /// Everything up to the next marker, the bytes stuffed behind FF taken out (Annex B, entropy-coded data).
    pub(crate) fn coded(&mut self) -> Result<Vec<u8>, WsqError> {
        let mut coded = Vec::new();
        loop {
            let at = self.0.iter().position(|byte| *byte == 0xff).ok_or(WsqError::Truncated)?;
            let next = *self.0.get(at + 1).ok_or(WsqError::Truncated)?;
            coded.extend_from_slice(&self.0[..at]);
            if next != 0 {
                self.0 = &self.0[at..];
                return Ok(coded);
            }
            coded.push(0xff);
            self.0 = &self.0[at + 2..];
        }
    }

    /// Passes over everything up to the next marker.
    pub(crate) fn pass_coded(&mut self) -> Result<(), WsqError> {
        loop {
            let at = self.0.iter().position(|byte| *byte == 0xff).ok_or(WsqError::Truncated)?;
            let stuffed = *self.0.get(at + 1).ok_or(WsqError::Truncated)? == 0;
            self.0 = &self.0[if stuffed { at + 2 } else { at }..];
            if !stuffed {
                return Ok(());
            }
        }
    }

    /// Everything left.
    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }
}
