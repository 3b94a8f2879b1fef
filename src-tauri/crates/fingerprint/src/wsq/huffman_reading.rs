//! Symbols out of coded bits.

use super::WsqError;
use super::bits::BitReader;
use super::huffman::codes;
use super::segment::HuffmanTable;

/// Codes up to this length are looked up at once.
const AT_ONCE: u32 = 10;

/// A table ready for reading.
pub(crate) struct SymbolReader {
    /// Symbol and length by the next [`AT_ONCE`] bits; length 0: a longer code, or none.
    short: Vec<(u8, u8)>,
    /// Longer codes in rising order: first 16 bits, length, symbol.
    long: Vec<(u16, u8, u8)>,
}

impl SymbolReader {
    pub(crate) fn of(table: &HuffmanTable) -> Result<Self, WsqError> {
        let codes = codes(table).ok_or(WsqError::Segment("DHT"))?;
        let mut reader = Self { short: vec![(0, 0); 1 << AT_ONCE], long: Vec::new() };
        for symbol in &table.symbols {
            let code = codes[usize::from(*symbol)];
            if code.length <= AT_ONCE {
                let free = AT_ONCE - code.length;
                let from = (code.bits << free) as usize;
                reader.short[from..from + (1 << free)].fill((*symbol, code.length as u8));
            } else {
                reader.long.push(((code.bits << (16 - code.length)) as u16, code.length as u8, *symbol));
            }
        }
        reader.long.sort_unstable();
        Ok(reader)
    }

    /// The next symbol; nothing at the end, where only filling ones are left.
    pub(crate) fn next(&self, bits: &mut BitReader<'_>) -> Result<Option<u8>, WsqError> {
        let next = bits.peek();
        let (mut symbol, mut length) = self.short[usize::from(next >> (16 - AT_ONCE))];
        if length == 0 {
            let at = self.long.partition_point(|(first, _, _)| *first <= next);
            let found = at.checked_sub(1).map(|at| self.long[at]).filter(|(first, length, _)| (next ^ first) >> (16 - length) == 0);
            match found {
                Some((_, long, found)) => (symbol, length) = (found, long),
                None if bits.left() < 8 => return Ok(None),
                None => return Err(WsqError::Code),
            }
        }
        if bits.skip(u32::from(length)) { Ok(Some(symbol)) } else { Ok(None) }
    }
}
