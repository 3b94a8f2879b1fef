//! What describes a person in a word or two: name, sex, phone.

use crate::text_form::{Unreadable, serde_as_text};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// Sex as the population record and the card write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// `Nam` or `Nữ`, as on papers.
    pub fn label(self) -> &'static str {
        match self {
            Sex::Male => "Nam",
            Sex::Female => "Nữ",
        }
    }

    /// The stable code: `male`, `female`.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }
}

/// A name as on the birth certificate: NFC, letters of any script, capitals kept as on paper, at most 100 characters.
/// One-word names are names; nothing is split into family and given name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FullName(String);

/// The three apostrophes that occur in names of the Central Highlands; kept as written, equal in search.
pub(crate) const APOSTROPHES: [char; 3] = ['\'', '\u{2019}', '\u{02BC}'];

impl FullName {
    /// The longest name taken, in characters.
    pub const MAX_CHARS: usize = 100;

    /// Reads a name; spaces are squeezed, letters composed (NFC), nothing else changed.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        text.parse()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name in capitals, as the form asks. A letter without a one-letter capital (ß) stays as it is.
    pub fn in_capitals(&self) -> FullName {
        let mut name = String::with_capacity(self.0.len());
        for letter in self.0.chars() {
            let mut capital = letter.to_uppercase();
            match (capital.next(), capital.next()) {
                (Some(one), None) => name.push(one),
                _ => name.push(letter),
            }
        }
        FullName(name.nfc().collect())
    }

    fn belongs_in_a_name(letter: char) -> bool {
        letter.is_alphabetic()
            || unicode_normalization::char::is_combining_mark(letter)
            || APOSTROPHES.contains(&letter)
            || matches!(letter, ' ' | '-' | '.')
    }
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FullName([redacted])")
    }
}

impl FromStr for FullName {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        // Bounded before composing: a name of ten thousand letters costs nothing.
        if text.len() > 16 * Self::MAX_CHARS {
            return Err(Unreadable("name"));
        }
        let name: String = squeeze(text).nfc().collect();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let fits = letters > 0 && name.chars().count() <= Self::MAX_CHARS && name.chars().all(Self::belongs_in_a_name);
        if fits { Ok(FullName(name)) } else { Err(Unreadable("name")) }
    }
}

serde_as_text!(FullName);

/// A Vietnamese mobile number: ten digits beginning 03, 05, 07, 08 or 09.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads a number; spaces, dots and hyphens between digits and a leading `+84` are tolerated.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        text.parse()
    }

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone([redacted])")
    }
}

impl FromStr for Phone {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        if text.len() > 40 {
            return Err(Unreadable("phone number"));
        }
        let mut digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
        if let Some(rest) = digits.strip_prefix("+84") {
            digits = format!("0{}", rest.strip_prefix('0').unwrap_or(rest));
        }
        let fits = digits.len() == 10
            && digits.bytes().all(|b| b.is_ascii_digit())
            && ["03", "05", "07", "08", "09"].iter().any(|prefix| digits.starts_with(prefix));
        if fits { Ok(Phone(digits)) } else { Err(Unreadable("phone number")) }
    }
}

serde_as_text!(Phone);

/// One space between words, none around them.
pub(crate) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}
