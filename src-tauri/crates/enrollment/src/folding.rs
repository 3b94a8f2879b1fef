//! Two ways to say "the same text": for finding (no accents at all) and for comparing (accents count, their place in the
//! syllable does not).

use crate::person::{APOSTROPHES, squeeze};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form names are searched by: lower case, without marks, `đ` as `d`, `ƀ` as `b`, the three apostrophes equal, spaces
/// squeezed. Without marks, `hòa` and `hoà` are equal too.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            // These letters carry their stroke in themselves; decomposing does not take it off.
            'đ' | 'ð' => folded.push('d'),
            'ƀ' => folded.push('b'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ß' => folded.push_str("ss"),
            c if APOSTROPHES.contains(&c) => folded.push('\''),
            // Lower-casing can bring a mark of its own (İ).
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    squeeze(&folded)
}

/// Whether two texts say the same to a reader: letters and tones equal, upper and lower case and the place of the tone mark
/// (`hòa`, `hoà`) and kind of apostrophe aside.
pub fn same_text(a: &str, b: &str) -> bool {
    comparison_key(a) == comparison_key(b)
}

/// The five tone marks of Vietnamese.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

fn comparison_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let mut tones = String::new();
        for letter in word.nfd().flat_map(char::to_lowercase) {
            if TONES.contains(&letter) {
                tones.push(letter);
            } else if APOSTROPHES.contains(&letter) {
                key.push('\'');
            } else {
                key.push(letter);
            }
        }
        // Tones go to the end of the word, whichever vowel carried them.
        key.push_str(&tones);
        key.push(' ');
    }
    key
}
