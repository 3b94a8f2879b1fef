//! How much to send in one request.

use intake_protocol::limit::{MAX_CHUNK, MIN_CHUNK};

/// The size of the next chunk: small while the connection is poor, so that little is sent again, large while it holds, so that
/// little time is spent waiting for answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkSize(usize);

impl ChunkSize {
    /// Begins small.
    pub const fn new() -> Self {
        Self(MIN_CHUNK)
    }

    /// In bytes.
    pub const fn bytes(self) -> usize {
        self.0
    }

    /// A whole chunk arrived.
    pub fn grow(&mut self) {
        self.0 = (self.0 * 2).min(MAX_CHUNK);
    }

    /// A chunk was cut or damaged.
    pub fn shrink(&mut self) {
        self.0 = (self.0 / 2).max(MIN_CHUNK);
    }
}

impl Default for ChunkSize {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_grow_from_64_kib_to_1_mib_and_shrink_back() {
        let mut size = ChunkSize::new();
        let grown: Vec<usize> = (0..6).map(|_| { let now = size.bytes() / 1024; size.grow(); now }).collect();
        assert_eq!(grown, [64, 128, 256, 512, 1024, 1024]);
        let shrunk: Vec<usize> = (0..6).map(|_| { size.shrink(); size.bytes() / 1024 }).collect();
        assert_eq!(shrunk, [512, 256, 128, 64, 64, 64]);
    }
}
