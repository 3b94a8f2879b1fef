//! What is printed on the card beside what the population record says.
//!
//! The QR text is unsigned: it finds the person and shows where card and record differ, and neither stops nor changes anything.

use std::fmt;

use card::{CardBirth, CardQr, QrLayout};
use enrollment::{FieldId, PopulationRecord, display_text, same_address, same_text};

use crate::lookup::sex_code;

/// A line of a card, in the order of [`CardCompared::lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// Personal number.
    Number,
    /// Name.
    Name,
    /// Birth date.
    Birth,
    /// Sex.
    Sex,
    /// Permanent residence on the card of 2021, residence on the one of 2024.
    Residence,
    /// Day of issue.
    Issued,
    /// Number of the identity card of nine digits.
    OldNumber,
}

impl CardLine {
    /// The stable code (`card-line-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::Residence => "residence",
            Self::Issued => "issued",
            Self::OldNumber => "oldNumber",
        }
    }
}

/// How card and record stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They say the same.
    Same,
    /// They say different things.
    Differs,
    /// The record says nothing.
    OnlyCard,
    /// The card says nothing.
    OnlyRecord,
}

impl Agreement {
    /// The stable code (`agreement-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::OnlyCard => "onlyCard",
            Self::OnlyRecord => "onlyRecord",
        }
    }
}

/// One line of both.
#[derive(Clone, PartialEq, Eq)]
pub struct LineCompared {
    /// Which.
    pub line: CardLine,
    /// As the card says it; empty when it does not. Dates as `yyyy-MM-dd` or a year, sex as its code.
    pub card: String,
    /// As the record says it, in the same form.
    pub record: String,
    /// How they stand to each other.
    pub agreement: Agreement,
}

impl fmt::Debug for LineCompared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "LineCompared({:?}, {:?}, [redacted])", self.line, self.agreement)
    }
}

/// The card's QR text beside the record of the one person it found.
#[derive(Clone, Debug)]
pub struct CardCompared {
    /// Every line the card or the record has.
    pub lines: Vec<LineCompared>,
}

impl CardCompared {
    /// Compares each line in its own way; without a record the card stands alone.
    pub fn of(qr: &CardQr, record: Option<&PopulationRecord>) -> Self {
        let fact = |field: FieldId| record.and_then(|record| record.facts.get(&field)).map(|text| display_text(field, text)).unwrap_or_default();
        let exactly = |card: &str, record: &str| card == record;
        let residence = residence_on_record(qr, &fact);
        let lines = [
            compared(CardLine::Number, qr.number.clone(), record.map(|record| record.number.to_string()), exactly),
            compared(CardLine::Name, qr.name.clone(), record.map(|record| record.full_name().to_owned()), same_text),
            compared(CardLine::Birth, birth(qr), record.map(|record| record.birth.to_string()), exactly),
            compared(CardLine::Sex, sex_code(qr.sex).to_owned(), record.map(|record| record.sex.code().to_owned()), exactly),
            compared(CardLine::Residence, qr.address.clone(), Some(residence), same_address),
            compared(CardLine::Issued, day(qr), record.and_then(|record| record.has_card).map(|card| card.issued.to_string()), exactly),
            compared(CardLine::OldNumber, qr.old_number.clone().unwrap_or_default(), Some(fact(FieldId::Cmnd9)), exactly),
        ];
        Self { lines: lines.into_iter().flatten().collect() }
    }
}

fn compared(line: CardLine, card: String, record: Option<String>, same: impl Fn(&str, &str) -> bool) -> Option<LineCompared> {
    let record = record.unwrap_or_default();
    let agreement = match (card.trim().is_empty(), record.trim().is_empty()) {
        (true, true) => return None,
        (false, true) => Agreement::OnlyCard,
        (true, false) => Agreement::OnlyRecord,
        (false, false) if same(&card, &record) => Agreement::Same,
        (false, false) => Agreement::Differs,
    };
    Some(LineCompared { line, card, record, agreement })
}

/// The residence on record that the card's line is about: the permanent one on the card of 2021. The card of 2024 has *residence*, which
/// is the permanent or the present one, so whichever agrees.
fn residence_on_record(qr: &CardQr, fact: &dyn Fn(FieldId) -> String) -> String {
    let permanent = fact(FieldId::PermanentAddr);
    let present = fact(FieldId::CurrentAddr);
    match qr.layout() {
        QrLayout::Card2024 if !present.is_empty() && !same_address(&qr.address, &permanent) => present,
        _ if permanent.is_empty() => present,
        _ => permanent,
    }
}

fn birth(qr: &CardQr) -> String {
    match qr.birth {
        CardBirth::Full(date) => date.to_string(),
        CardBirth::YearOnly(year) => year.to_string(),
    }
}

fn day(qr: &CardQr) -> String {
    qr.issued.map(|day| day.to_string()).unwrap_or_default()
}
