//! Bits of coded data, the highest of each byte first (Annex B).

/// Writes bits; FF is followed by a stuffed 00, and the last byte is filled with ones.
#[derive(Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// The lowest `count` (at most 32) bits of `bits`.
    pub(crate) fn put(&mut self, bits: u32, count: u32) {
        self.held = self.held << count | u64::from(bits);
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            self.push((self.held >> self.count) as u8);
        }
        self.held &= (1 << self.count) - 1;
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            let missing = 8 - self.count;
            self.put((1 << missing) - 1, missing);
        }
        self.bytes
    }

    fn push(&mut self, byte: u8) {
        self.bytes.push(byte);
        if byte == 0xff {
            self.bytes.push(0);
        }
    }
}

/// Reads bits of data whose stuffed bytes are out already.
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    held: u64,
    count: u32,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, held: 0, count: 0 }
    }

    /// The next 16 bits without taking them; behind the end stand ones.
    pub(crate) fn peek(&mut self) -> u16 {
        while self.count < 16 {
            let Some((byte, rest)) = self.bytes.split_first() else {
                let missing = 16 - self.count;
                return ((self.held << missing) as u16) | ((1u32 << missing) - 1) as u16;
            };
            self.bytes = rest;
            self.held = self.held << 8 | u64::from(*byte);
            self.count += 8;
        }
        (self.held >> (self.count - 16)) as u16
    }

    /// Takes at most 16 bits that were peeked at; `false` when so many are not left.
    pub(crate) fn skip(&mut self, count: u32) -> bool {
        if count > self.count {
            return false;
        }
        self.count -= count;
        true
    }

    /// Takes so many (at most 16) bits.
    pub(crate) fn take(&mut self, count: u32) -> Option<u16> {
        let next = self.peek() >> (16 - count);
        self.skip(count).then_some(next)
    }

    /// Bits left.
    pub(crate) fn left(&self) -> usize {
        self.count as usize + 8 * self.bytes.len()
    }
}
