//! Dates as cards carry them.

use std::fmt;
use time::Month;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardDate(time::Date);

impl CardDate {
    /// The day of a year, month and day, when there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<CardDate> {
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(i32::from(year), month, day).ok().map(CardDate)
    }

    /// Year, month, day.
    pub fn parts(self) -> (u16, u8, u8) {
        (u16::try_from(self.0.year()).unwrap_or(0), u8::from(self.0.month()), self.0.day())
    }

    /// Reads `ddMMyyyy`.
    pub(crate) fn of_qr(text: &str) -> Option<CardDate> {
        if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let date = CardDate::new(text[4..].parse().ok()?, text[2..4].parse().ok()?, text[..2].parse().ok()?)?;
        (1800..2400).contains(&date.parts().0).then_some(date)
    }
}

impl fmt::Display for CardDate {
    /// `yyyy-MM-dd`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardDate([redacted])")
    }
}

/// A birth date of a card: people of whom only the year is known have cards too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardBirth {
    /// Day, month, year.
    Full(CardDate),
    /// Only the year.
    YearOnly(u16),
}

impl CardBirth {
    /// Reads `ddMMyyyy`, or a year alone as `yyyy` or `0000yyyy`.
    pub(crate) fn of_qr(text: &str) -> Option<CardBirth> {
        let year = match text.len() {
            4 => Some(text),
            8 => text.strip_prefix("0000"),
            _ => None,
        };
        match year {
            Some(year) if year.bytes().all(|b| b.is_ascii_digit()) => {
                year.parse().ok().filter(|year| (1800..2400).contains(year)).map(CardBirth::YearOnly)
            }
            _ => CardDate::of_qr(text).map(CardBirth::Full),
        }
    }
}

impl fmt::Display for CardBirth {
    /// `yyyy-MM-dd` or `yyyy`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CardBirth::Full(date) => write!(f, "{date}"),
            CardBirth::YearOnly(year) => write!(f, "{year:04}"),
        }
    }
}
