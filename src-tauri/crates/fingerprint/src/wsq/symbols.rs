//! Whole numbers as symbols (Annex A, Huffman input symbols): small values and short runs of zeros have one each, others follow an
//! escape symbol as 8 or 16 bits.

use super::WsqError;
use super::bits::{BitReader, BitWriter};
use super::constants::{LONGEST_RUN, RUN_ESCAPES, VALUE_ESCAPES, VALUES, ZERO_SYMBOL};
use super::huffman::Code;
use super::huffman_reading::SymbolReader;

/// A symbol with what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Symbol {
    symbol: u8,
    follows: u32,
    bits: u32,
}

impl Symbol {
    fn alone(symbol: u8) -> Self {
        Self { symbol, follows: 0, bits: 0 }
    }

    fn of_value(value: i16) -> Self {
        let value = i32::from(value);
        if VALUES.contains(&value) {
            return Self::alone((value + ZERO_SYMBOL) as u8);
        }
        let [positive, negative, long_positive, long_negative] = VALUE_ESCAPES;
        let (short, long) = if value > 0 { (positive, long_positive) } else { (negative, long_negative) };
        let follows = value.unsigned_abs();
        if follows <= 0xff { Self { symbol: short, follows, bits: 8 } } else { Self { symbol: long, follows, bits: 16 } }
    }

    fn of_run(length: u32) -> Self {
        match length {
            ..=LONGEST_RUN => Self::alone(length as u8),
            ..=0xff => Self { symbol: RUN_ESCAPES[0], follows: length, bits: 8 },
            _ => Self { symbol: RUN_ESCAPES[1], follows: length, bits: 16 },
        }
    }
}

/// Goes through whole numbers symbol by symbol.
fn each(numbers: &[i16], mut say: impl FnMut(Symbol)) {
    let mut run = 0;
    for number in numbers {
        if *number == 0 && run < 0xffff {
            run += 1;
            continue;
        }
        if run > 0 {
            say(Symbol::of_run(run));
        }
        run = u32::from(*number == 0);
        if *number != 0 {
            say(Symbol::of_value(*number));
        }
    }
    if run > 0 {
        say(Symbol::of_run(run));
    }
}

/// Counts the symbols.
pub(crate) fn count(numbers: &[i16], counts: &mut [u32; 256]) {
    each(numbers, |symbol| counts[usize::from(symbol.symbol)] += 1);
}

/// Writes the symbols.
pub(crate) fn write(numbers: &[i16], codes: &[Code; 256]) -> Vec<u8> {
    let mut to = BitWriter::default();
    each(numbers, |symbol| {
        let code = codes[usize::from(symbol.symbol)];
        to.put(code.bits, code.length);
        if symbol.bits > 0 {
            to.put(symbol.follows, symbol.bits);
        }
    });
    to.finish()
}

/// Reads symbols to the end of the bits, into at most `most` numbers altogether.
pub(crate) fn read(coded: &[u8], table: &SymbolReader, numbers: &mut Vec<i16>, most: usize) -> Result<(), WsqError> {
    let mut bits = BitReader::new(coded);
    while numbers.len() < most {
        let Some(symbol) = table.next(&mut bits)? else { return Ok(()) };
        let following = |bits: &mut BitReader<'_>, count| bits.take(count).ok_or(WsqError::Truncated);
        let value = |bits: &mut BitReader<'_>, count| i16::try_from(following(bits, count)?).map_err(|_| WsqError::Code);
        let [positive, negative, long_positive, long_negative] = VALUE_ESCAPES;
        let run = match symbol {
            run @ 1..=100 => usize::from(run),
            value @ 107..=254 => {
                numbers.push(i16::from(value) - ZERO_SYMBOL as i16);
                continue;
            }
            escape if escape == positive || escape == long_positive => {
                let value = value(&mut bits, if escape == positive { 8 } else { 16 })?;
                numbers.push(value);
                continue;
            }
            escape if escape == negative || escape == long_negative => {
                let value = value(&mut bits, if escape == negative { 8 } else { 16 })?;
                numbers.push(-value);
                continue;
            }
            escape if escape == RUN_ESCAPES[0] => usize::from(following(&mut bits, 8)?),
            escape if escape == RUN_ESCAPES[1] => usize::from(following(&mut bits, 16)?),
            _ => return Err(WsqError::Code),
        };
        if numbers.len() + run > most {
            return Err(WsqError::Count);
        }
        numbers.resize(numbers.len() + run, 0);
    }
    // Nothing but the ones that fill the last byte may be left.
    if bits.left() < 8 { Ok(()) } else { Err(WsqError::Count) }
}
