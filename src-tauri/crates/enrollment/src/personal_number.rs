//! The personal number (số định danh cá nhân): `PPP G YY RRRRRR`, twelve digits without a check digit.

use crate::{
    date::Date,
    person::Sex,
    text_form::{Unreadable, serde_as_text},
};
use std::{fmt, str::FromStr};

/// A twelve-digit personal number. Province code, sex and birth year can be read from it but prove nothing: a sex may have been
/// changed by law, and old numbers can disagree with the record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalNumber([u8; 12]);

impl PersonalNumber {
    /// Reads twelve digits; spaces between them are tolerated (`066 179 004 512`).
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        text.parse()
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The three digits of the province of birth registration, or a country code.
    pub fn province_code(&self) -> &str {
        &self.as_str()[..3]
    }

    /// The sex its fourth digit says.
    pub fn sex(&self) -> Sex {
        if self.digit(3).is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }

    /// The birth year its fourth to sixth digits say, 1900 to 2399.
    pub fn birth_year(&self) -> u16 {
        1900 + 100 * (self.digit(3) / 2) + 10 * self.digit(4) + self.digit(5)
    }

    /// `066 179 004 512`, as people read it aloud.
    pub fn grouped(&self) -> String {
        let digits = self.as_str();
        [&digits[..3], &digits[3..6], &digits[6..9], &digits[9..]].join(" ")
    }

    /// Whether the number names a birth year that has not come yet: such a number cannot exist.
    pub fn is_of_the_future(&self, today: Date) -> bool {
        self.birth_year() > today.year()
    }

    fn digit(&self, at: usize) -> u16 {
        u16::from(self.0[at] - b'0')
    }
}

impl fmt::Display for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber([redacted])")
    }
}

impl FromStr for PersonalNumber {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut digits = [0; 12];
        let mut filled = 0;
        for letter in text.chars().filter(|c| !c.is_whitespace()) {
            if !letter.is_ascii_digit() || filled == digits.len() {
                return Err(Unreadable("personal number"));
            }
            digits[filled] = letter as u8;
            filled += 1;
        }
        if filled == digits.len() { Ok(PersonalNumber(digits)) } else { Err(Unreadable("personal number")) }
    }
}

serde_as_text!(PersonalNumber);
