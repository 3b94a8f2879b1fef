//! Codes of a Huffman table (Annex B, DHT): short to long, each the one before it plus one.

use super::constants::LONGEST_CODE;
use super::segment::HuffmanTable;

/// A symbol's code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Code {
    pub bits: u32,
    /// Its length in bits, 0: the symbol has none.
    pub length: u32,
}

/// The code of each of 256 symbols; nothing when the lengths leave no room for them.
pub(crate) fn codes(table: &HuffmanTable) -> Option<[Code; 256]> {
    let mut codes = [Code::default(); 256];
    let (mut next, mut symbols) = (0u32, table.symbols.iter());
    for length in 1..=LONGEST_CODE as u32 {
        for symbol in symbols.by_ref().take(usize::from(table.counts[length as usize - 1])) {
            if next >> length != 0 {
                return None;
            }
            codes[usize::from(*symbol)] = Code { bits: next, length };
            next += 1;
        }
        next <<= 1;
    }
    Some(codes)
}
