//! Reading big-endian numbers, never beyond the end.

use super::RecordError;

/// What is left of a record.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn left(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], RecordError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(RecordError::TooShort)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, RecordError> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(crate) fn u16(&mut self) -> Result<u16, RecordError> {
        self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, RecordError> {
        self.take(4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// Cuts the record down to what its length field says is left, counted from its beginning; `read` bytes were read already.
    pub(crate) fn end_at(&mut self, length: u32, read: usize) -> Result<(), RecordError> {
        let left = (length as usize).checked_sub(read).ok_or(RecordError::Field("length"))?;
        self.0 = self.0.get(..left).ok_or(RecordError::TooShort)?;
        Ok(())
    }
}
