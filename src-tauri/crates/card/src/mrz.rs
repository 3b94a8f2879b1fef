//! The machine-readable zone of the card: TD1, three lines of thirty characters (ICAO 9303 part 5), as Vietnam fills it.

use crate::{CardDate, CardSex, mrz_names};
use std::fmt;

/// A machine-readable zone whose check digits hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Mrz {
    /// The personal number, twelve digits.
    pub number: String,
    /// The document number: the last nine digits of the personal number.
    pub document_number: String,
    /// Birth date; its century comes from the personal number.
    pub birth: CardDate,
    /// Sex.
    pub sex: CardSex,
    /// Last day of validity. What stands here on a card without expiry is not confirmed.
    pub expires: CardDate,
    /// Family name, without accents; may be empty.
    pub surname: String,
    /// Middle and given names, without accents; may be cut off at the end of the line.
    pub given_names: String,
}

/// A field of the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all there is")]
pub enum MrzField {
    DocumentCode,
    DocumentNumber,
    PersonalNumber,
    Birth,
    Sex,
    Expiry,
    Nationality,
    Composite,
    Names,
}

/// Why three lines are not a citizen card's zone. It never repeats them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MrzError {
    /// Not three lines.
    #[error("the zone has {0} lines; a card has 3")]
    LineCount(usize),
    /// A line is not thirty characters long.
    #[error("line {line} has {length} characters; a card's has 30")]
    LineLength {
        /// 1 to 3.
        line: usize,
        /// Characters found.
        length: usize,
    },
    /// A character that does not occur in such zones.
    #[error("line {line} has a wrong character at {at}")]
    Character {
        /// 1 to 3.
        line: usize,
        /// Position from 1.
        at: usize,
    },
    /// A check digit does not hold.
    #[error("the check digit of {0:?} does not hold")]
    CheckDigit(MrzField),
    /// A field is not of its form.
    #[error("{0:?} is not of its form")]
    Field(MrzField),
    /// The document number is not the end of the personal number.
    #[error("document number and personal number disagree")]
    NumbersDisagree,
}

impl MrzError {
    /// The stable code; its sentence is `error-<code>` in the catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            MrzError::LineCount(_) | MrzError::LineLength { .. } | MrzError::Character { .. } => "mrzUnreadable",
            MrzError::CheckDigit(_) => "mrzCheckDigit",
            MrzError::Field(_) => "mrzField",
            MrzError::NumbersDisagree => "mrzNumbersDisagree",
        }
    }
}

const LINE: usize = 30;

impl Mrz {
    /// Reads three lines; small letters and spaces around are taken as meant.
    pub fn parse(lines: [&str; 3]) -> Result<Mrz, MrzError> {
        let [first, second, third] = lines.map(|line| line.trim().to_ascii_uppercase());
        for (line, text) in (1..).zip([&first, &second, &third]) {
            let wrong = |c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '<');
            if let Some(at) = text.chars().position(wrong) {
                return Err(MrzError::Character { line, at: at + 1 });
            }
            if text.len() != LINE {
                return Err(MrzError::LineLength { line, length: text.len() });
            }
        }
        if &first[..5] != "IDVNM" {
            return Err(MrzError::Field(MrzField::DocumentCode));
        }
        checked(&first[5..14], &first[14..15], MrzField::DocumentNumber)?;
        checked(&first[15..27], &first[29..30], MrzField::PersonalNumber)?;
        checked(&second[..6], &second[6..7], MrzField::Birth)?;
        checked(&second[8..14], &second[14..15], MrzField::Expiry)?;
        let whole = [&first[5..30], &second[..7], &second[8..15], &second[18..29]].concat();
        checked(&whole, &second[29..30], MrzField::Composite)?;

        let number = first[15..27].to_owned();
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MrzError::Field(MrzField::PersonalNumber));
        }
        if &first[27..29] != "<<" {
            return Err(MrzError::Field(MrzField::PersonalNumber));
        }
        let document_number = first[5..14].to_owned();
        if document_number != number[3..] {
            return Err(MrzError::NumbersDisagree);
        }
        if &second[15..18] != "VNM" {
            return Err(MrzError::Field(MrzField::Nationality));
        }
        let sex = match &second[7..8] {
            "M" => CardSex::Male,
            "F" => CardSex::Female,
            _ => return Err(MrzError::Field(MrzField::Sex)),
        };
        let century = 1900 + 100 * u16::from((number.as_bytes()[3] - b'0') / 2);
        let birth = date(&second[..6], century).ok_or(MrzError::Field(MrzField::Birth))?;
        let expires = date(&second[8..14], 2000).ok_or(MrzError::Field(MrzField::Expiry))?;
        let (surname, given_names) = mrz_names::split(&third).ok_or(MrzError::Field(MrzField::Names))?;
        Ok(Mrz { number, document_number, birth, sex, expires, surname, given_names })
    }

    /// Reads the zone from one text: three lines, or ninety characters without line ends.
    pub fn parse_text(text: &str) -> Result<Mrz, MrzError> {
        let text = text.trim();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        match lines.as_slice() {
            [first, second, third] => Mrz::parse([first, second, third]),
            [one] if one.len() == 3 * LINE && one.is_ascii() => Mrz::parse([&one[..LINE], &one[LINE..2 * LINE], &one[2 * LINE..]]),
            lines => Err(MrzError::LineCount(lines.len())),
        }
    }

    /// Writes the zone.
    pub fn lines(&self) -> [String; 3] {
        let check = |text: &str| check_digit(text).unwrap_or('<');
        let first = format!(
            "IDVNM{}{}{}<<{}",
            self.document_number,
            check(&self.document_number),
            self.number,
            check(&self.number)
        );
        let short = |date: CardDate| {
            let (year, month, day) = date.parts();
            format!("{:02}{month:02}{day:02}", year % 100)
        };
        let (birth, expires) = (short(self.birth), short(self.expires));
        let (birth_check, expires_check) = (check(&birth), check(&expires));
        let second = format!("{birth}{birth_check}{}{expires}{expires_check}VNM<<<<<<<<<<<", self.sex.letter());
        let whole = format!("{}{birth}{birth_check}{expires}{expires_check}<<<<<<<<<<<", first.get(5..).unwrap_or_default());
        [first, format!("{second}{}", check(&whole)), mrz_names::join(&self.surname, &self.given_names)]
    }
}

impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mrz([redacted])")
    }
}

/// The check digit of a text (ICAO 9303 part 3): weights 7, 3, 1; `<` counts 0, `A` 10 … `Z` 35. None for other characters.
pub fn check_digit(text: &str) -> Option<char> {
    let mut sum = 0;
    for (letter, weight) in text.chars().zip([7, 3, 1].into_iter().cycle()) {
        let value = match letter {
            '<' => 0,
            '0'..='9' | 'A'..='Z' => letter.to_digit(36)?,
            _ => return None,
        };
        sum = (sum + weight * value) % 10;
    }
    char::from_digit(sum, 10)
}

fn checked(text: &str, digit: &str, field: MrzField) -> Result<(), MrzError> {
    let holds = check_digit(text).is_some_and(|right| digit.chars().eq([right]));
    if holds { Ok(()) } else { Err(MrzError::CheckDigit(field)) }
}

fn date(text: &str, century: u16) -> Option<CardDate> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u8>().ok();
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    CardDate::new(century + u16::from(number(0..2)?), number(2..4)?, number(4..6)?)
}
