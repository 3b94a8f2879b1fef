//! Huffman tables for symbols as often as they come (ISO/IEC 10918-1, Annex K.2, to which the specification's Annex A refers).

use super::constants::LONGEST_CODE;
use super::segment::HuffmanTable;

const SYMBOLS: usize = 256;
/// Longest code before lengths are brought down to 16: deeper than so many coefficients can make it.
const DEEPEST: usize = 64;

/// The shortest table of at most 16 bits a code, in which no code is all ones.
pub(crate) fn design(counts: &[u32; SYMBOLS]) -> HuffmanTable {
    // One symbol more that never comes takes the code of all ones.
    let mut lengths = lengths(counts);
    let mut of_length = [0u16; DEEPEST + 1];
    for length in lengths.iter().filter(|length| **length > 0) {
        of_length[*length] += 1;
    }
    shorten(&mut of_length);
    if let Some(longest) = (1..=LONGEST_CODE).rev().find(|length| of_length[*length] > 0) {
        of_length[longest] -= 1;
    }
    lengths[SYMBOLS] = 0;
    let mut symbols: Vec<u8> = (0..SYMBOLS).filter(|symbol| lengths[*symbol] > 0).map(|symbol| symbol as u8).collect();
    symbols.sort_by_key(|symbol| lengths[usize::from(*symbol)]);
    HuffmanTable { counts: std::array::from_fn(|at| of_length[at + 1] as u8), symbols }
}

/// Length of each symbol's code, the reserved one last.
fn lengths(counts: &[u32; SYMBOLS]) -> [usize; SYMBOLS + 1] {
    let mut weights = [0u64; SYMBOLS + 1];
    for (weight, count) in weights.iter_mut().zip(counts) {
        *weight = u64::from(*count);
    }
    weights[SYMBOLS] = 1;
    let mut lengths = [0; SYMBOLS + 1];
    // The other symbols under the same branch, as a chain.
    let mut next: [Option<usize>; SYMBOLS + 1] = [None; SYMBOLS + 1];
    while let Some((first, second)) = two_lightest(&weights) {
        weights[first] += weights[second];
        weights[second] = 0;
        let last = deepen(first, &mut lengths, &next);
        next[last] = Some(second);
        deepen(second, &mut lengths, &next);
    }
    lengths
}

/// Makes the codes of a chain one bit longer; its last symbol.
fn deepen(mut symbol: usize, lengths: &mut [usize], next: &[Option<usize>]) -> usize {
    loop {
        lengths[symbol] = (lengths[symbol] + 1).min(DEEPEST);
        match next[symbol] {
            Some(other) => symbol = other,
            None => return symbol,
        }
    }
}

/// The lightest and the next one; of equal ones the higher symbol.
fn two_lightest(weights: &[u64]) -> Option<(usize, usize)> {
    let lightest = |but: Option<usize>| {
        let present = weights.iter().enumerate().filter(|(symbol, weight)| **weight > 0 && Some(*symbol) != but);
        present.min_by_key(|(symbol, weight)| (**weight, std::cmp::Reverse(*symbol))).map(|(symbol, _)| symbol)
    };
    let first = lightest(None)?;
    Some((first, lightest(Some(first))?))
}

/// Brings codes longer than 16 bits down, two at a time, under a shorter one.
fn shorten(of_length: &mut [u16; DEEPEST + 1]) {
    for length in (LONGEST_CODE + 1..=DEEPEST).rev() {
        while of_length[length] > 0 {
            let Some(shorter) = (1..length - 1).rev().find(|shorter| of_length[*shorter] > 0) else { return };
            of_length[length] -= 2;
            of_length[length - 1] += 1;
            of_length[shorter + 1] += 2;
            of_length[shorter] -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::huffman::codes;
    use super::*;

    #[test]
    fn no_code_is_longer_than_16_bits_nor_all_ones() {
        let mut growing = [0u32; SYMBOLS];
        let (mut a, mut b) = (1u32, 1u32);
        for count in growing.iter_mut().take(40) {
            *count = a;
            (a, b) = (b, a.saturating_add(b));
        }
        let mut one = [0; SYMBOLS];
        one[180] = 7;
        for counts in [growing, one, [0; SYMBOLS], [1; SYMBOLS]] {
            let table = design(&counts);
            let codes = codes(&table).expect("room for all");
            for (symbol, count) in counts.iter().enumerate() {
                let code = codes[symbol];
                assert_eq!(code.length > 0, *count > 0, "symbol {symbol}");
                assert!(code.length as usize <= LONGEST_CODE && (code.length == 0 || code.bits != (1 << code.length) - 1));
            }
        }
    }
}
