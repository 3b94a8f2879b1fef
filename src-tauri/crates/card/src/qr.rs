//! The text of the QR code on the chip card of 2021 and the *thẻ căn cước* of 2024: fields cut by `|`, UTF-8.

use crate::{CardBirth, CardDate, CardSex};
use std::fmt;

/// The fields of a card's QR text. Unsigned: good for finding the person, never as truth. No date of expiry is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct CardQr {
    /// The personal number, twelve digits.
    pub number: String,
    /// The old identity card's number, nine digits, when there was one.
    pub old_number: Option<String>,
    /// Full name, mixed case with accents, as scanned.
    pub name: String,
    /// Birth date.
    pub birth: CardBirth,
    /// Sex.
    pub sex: CardSex,
    /// Permanent residence (2021) or residence (2024), parts cut by commas.
    pub address: String,
    /// Day of issue; absent in texts of six fields.
    pub issued: Option<CardDate>,
    /// What stands behind the seventh field on cards of 2024; meaning not confirmed, normally empty.
    pub further: Vec<String>,
    /// The text as scanned, cut at NUL, without line ends.
    pub raw: String,
}

/// How many fields a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrLayout {
    /// Six: no day of issue.
    Short,
    /// Seven: chip card of 2021.
    Chip2021,
    /// Eleven or more: card of 2024.
    Card2024,
}

/// A field of the QR text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all there is")]
pub enum QrField {
    Number,
    OldNumber,
    Name,
    Birth,
    Sex,
    Address,
    Issued,
}

/// Why a text is not that of a citizen card. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// Nothing was scanned.
    #[error("the QR text is empty")]
    Empty,
    /// Longer than any card's.
    #[error("the QR text is too long")]
    TooLong,
    /// The QR of a health insurance card: also cut by `|`, names in hexadecimal digits.
    #[error("this is the QR of a health insurance card")]
    HealthInsurance,
    /// Not six, seven or at least eleven fields.
    #[error("the QR text has {0} fields; a citizen card has 6, 7 or at least 11")]
    FieldCount(usize),
    /// A field is not of its form.
    #[error("the {0:?} field of the QR text is not of its form")]
    Field(QrField),
}

impl QrError {
    /// The stable code; its sentence is `error-<code>` in the catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            QrError::Empty => "qrEmpty",
            QrError::TooLong => "qrTooLong",
            QrError::HealthInsurance => "qrHealthInsurance",
            QrError::FieldCount(_) => "qrFieldCount",
            QrError::Field(_) => "qrField",
        }
    }
}

/// Far beyond any card; a code of this size cannot be printed on one.
const MAX_BYTES: usize = 4096;
const MAX_CHARS: usize = 300;

impl CardQr {
    /// Reads a QR text.
    pub fn parse(text: &str) -> Result<CardQr, QrError> {
        let raw = cleaned(text)?;
        // Empty fields count: dropping them would shift every field behind.
        let fields: Vec<&str> = raw.split('|').collect();
        if is_health_insurance(&fields) {
            return Err(QrError::HealthInsurance);
        }
        if !matches!(fields.len(), 6 | 7 | 11..) {
            return Err(QrError::FieldCount(fields.len()));
        }
        let field = |at: usize| fields.get(at).map_or("", |field| field.trim());
        let number = digits(field(0), 12).ok_or(QrError::Field(QrField::Number))?;
        let old_number = match field(1) {
            "" => None,
            old => Some(digits(old, 9).ok_or(QrError::Field(QrField::OldNumber))?),
        };
        let name = words(field(2)).ok_or(QrError::Field(QrField::Name))?;
        let birth = CardBirth::of_qr(field(3)).ok_or(QrError::Field(QrField::Birth))?;
        let sex = CardSex::of_word(field(4)).ok_or(QrError::Field(QrField::Sex))?;
        let address = match field(5) {
            "" => String::new(),
            address => words(address).ok_or(QrError::Field(QrField::Address))?,
        };
        let issued = match field(6) {
            "" => None,
            issued => Some(CardDate::of_qr(issued).ok_or(QrError::Field(QrField::Issued))?),
        };
        let further = fields.iter().skip(7).map(|field| field.trim().to_owned()).collect();
        Ok(CardQr { number, old_number, name, birth, sex, address, issued, further, raw })
    }

    /// How many fields the text has.
    pub fn layout(&self) -> QrLayout {
        match self.raw.split('|').count() {
            ..7 => QrLayout::Short,
            7 => QrLayout::Chip2021,
            _ => QrLayout::Card2024,
        }
    }
}

impl fmt::Debug for CardQr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardQr({:?}, [redacted])", self.layout())
    }
}

/// The personal number at the beginning of a text whose other fields a scanner may have broken. Enough to find the person.
pub fn number_in(text: &str) -> Option<String> {
    let raw = cleaned(text).ok()?;
    let fields: Vec<&str> = raw.split('|').collect();
    if is_health_insurance(&fields) { None } else { digits(fields.first()?.trim(), 12) }
}

fn cleaned(text: &str) -> Result<String, QrError> {
    if text.len() > MAX_BYTES {
        return Err(QrError::TooLong);
    }
    let text = text.split('\0').next().unwrap_or_default().trim_start_matches('\u{feff}');
    let raw: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    if raw.trim().is_empty() { Err(QrError::Empty) } else { Ok(raw) }
}

fn digits(text: &str, length: usize) -> Option<String> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
}

fn words(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.chars().count() <= MAX_CHARS && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

/// A health insurance card begins with its own number (ten digits, or two letters and thirteen digits), and its second field is
/// the name in hexadecimal digits.
fn is_health_insurance(fields: &[&str]) -> bool {
    let Some((first, second)) = fields.first().zip(fields.get(1)) else { return false };
    let (first, second) = (first.trim(), second.trim());
    let own_number = digits(first, 10).is_some()
        || (first.len() == 15
            && first.is_char_boundary(2)
            && first[..2].bytes().all(|b| b.is_ascii_uppercase())
            && digits(&first[2..], 13).is_some());
    let hex_name = second.len() >= 4 && second.len() % 2 == 0 && second.bytes().all(|b| b.is_ascii_hexdigit());
    fields.len() >= 6 && hex_name && (own_number || digits(first, 12).is_none())
}
