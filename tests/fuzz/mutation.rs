//! What chance and malice do to bytes.

/// A source of changes; the same seed gives the same ones.
pub(crate) struct Mutation {
    state: u64,
}

/// Bytes at which parsers stumble: lengths of DER, ends of ranges, separators.
const SPECIAL: [u8; 14] = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, 0x30, b'|', b'<', b'"', b'{', b'='];

impl Mutation {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed | 1 }
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    /// A stretch of `bytes`, mostly short.
    fn stretch(&mut self, bytes: usize) -> std::ops::Range<usize> {
        let from = self.below(bytes);
        let most = if self.below(4) == 0 { bytes } else { 16 };
        from..(from + self.below(most) + 1).min(bytes)
    }

    /// One to four changes of an input; now and then a piece of another one, or noise alone.
    pub(crate) fn of(&mut self, input: &[u8], others: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = input.to_vec();
        if self.below(64) == 0 {
            return (0..self.below(512)).map(|_| self.next().to_le_bytes()[0]).collect();
        }
        for _ in 0..=self.below(4) {
            self.change(&mut bytes, others);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
        let at = self.below(bytes.len());
        match self.below(8) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
            1 if !bytes.is_empty() => bytes[at] = SPECIAL[self.below(SPECIAL.len())],
            2 => bytes.truncate(at),
            3 if !bytes.is_empty() => drop(bytes.drain(self.stretch(bytes.len()))),
            4 if !bytes.is_empty() => {
                let again = bytes[self.stretch(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
            5 => {
                let other = &others[self.below(others.len())];
                let piece = if other.is_empty() { Vec::new() } else { other[self.stretch(other.len())].to_vec() };
                bytes.splice(at..at, piece);
            }
            6 => {
                let special = SPECIAL[self.below(SPECIAL.len())];
                let times = 1 + self.below(600);
                bytes.splice(at..at, std::iter::repeat_n(special, times));
            }
            _ if bytes.len() >= 4 => {
                let at = at.min(bytes.len() - 4);
                let number = u32::try_from(self.next() >> 32).unwrap_or(0).to_be_bytes();
                bytes[at..at + 4].copy_from_slice(&number);
            }
            _ => {}
        }
    }
}
