//! Civil dates as papers write them, and birth dates of which only the year is known.

use crate::text_form::{Unreadable, serde_as_text};
use std::{fmt, str::FromStr};
use time::{Month, Weekday};

/// A civil date of the years 1800 to 2399; its text form is `yyyy-MM-dd`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

impl Date {
    /// The date of a year, month (1-12) and day, when there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        if !(1800..=2399).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(i32::from(year), month, day).ok().map(Date)
    }

    /// Reads what people write on papers: `25/02/1979`, `25-2-1979`, `25.02.1979` or `25021979`.
    pub fn parse_paper(text: &str) -> Option<Date> {
        let text = text.trim();
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Date::new(text[4..].parse().ok()?, text[2..4].parse().ok()?, text[..2].parse().ok()?);
        }
        let mut parts = text.split(['/', '-', '.']).map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |s: &str, max: usize| (1..=max).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(day, 2) || !digits(month, 2) || !digits(year, 4) || year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// `25/02/1979`, as on papers.
    pub fn to_paper(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// The year.
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or(0)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The same day some years later; 29 February becomes 28 February in a common year, so that a birthday is never skipped
    /// (the rule for such birthdays is not in the sources; this reading never keeps anybody waiting).
    pub fn plus_years(self, years: u16) -> Option<Date> {
        let year = self.year().checked_add(years)?;
        Date::new(year, self.month(), self.day()).or_else(|| Date::new(year, self.month(), 28))
    }

    /// Some days later (or earlier).
    pub fn plus_days(self, days: i64) -> Option<Date> {
        let date = self.0.checked_add(time::Duration::days(days))?;
        Some(Date(date)).filter(|d| (1800..=2399).contains(&d.year()))
    }

    /// Whether no office works on this day by the calendar alone (Sunday).
    pub fn is_sunday(self) -> bool {
        self.0.weekday() == Weekday::Sunday
    }

    pub(crate) fn from_civil(date: time::Date) -> Date {
        // Dates outside the office's centuries come only from clocks gone mad; they are held at the border.
        let year = date.year().clamp(1800, 2399);
        Date(date.replace_year(year).unwrap_or(time::Date::MIN))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl FromStr for Date {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return Err(Unreadable("date"));
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u16>().ok();
        let date = number(0..4).zip(number(5..7)).zip(number(8..10)).and_then(|((year, month), day)| {
            Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        date.ok_or(Unreadable("date"))
    }
}

serde_as_text!(Date);

/// A birth date as the population record knows it. Its text form is `yyyy-MM-dd` or `yyyy`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthDate {
    /// Day, month and year.
    Full(Date),
    /// Only the year is on record; day and month are never invented.
    YearOnly(u16),
}

impl BirthDate {
    /// Completed years of age on a day; none before birth. With only the year known, the age reached at the end of that year
    /// is not certain, so the younger one is given.
    pub fn age_on(self, today: Date) -> Option<u16> {
        match self {
            BirthDate::Full(birth) => {
                let years = today.year().checked_sub(birth.year())?;
                let reached = birth.plus_years(years).is_some_and(|birthday| birthday <= today);
                if reached { Some(years) } else { years.checked_sub(1) }
            }
            BirthDate::YearOnly(year) => today.year().checked_sub(year)?.checked_sub(1),
        }
    }

    /// The year of birth.
    pub fn year(self) -> u16 {
        match self {
            BirthDate::Full(date) => date.year(),
            BirthDate::YearOnly(year) => year,
        }
    }

    /// The full date, when it is known.
    pub fn full(self) -> Option<Date> {
        match self {
            BirthDate::Full(date) => Some(date),
            BirthDate::YearOnly(_) => None,
        }
    }

    /// `25/02/1979`, or `1979` when only the year is known.
    pub fn to_paper(self) -> String {
        match self {
            BirthDate::Full(date) => date.to_paper(),
            BirthDate::YearOnly(year) => format!("{year:04}"),
        }
    }
}

impl From<Date> for BirthDate {
    fn from(date: Date) -> BirthDate {
        BirthDate::Full(date)
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BirthDate::Full(date) => write!(f, "{date}"),
            BirthDate::YearOnly(year) => write!(f, "{year:04}"),
        }
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate([redacted])")
    }
}

impl FromStr for BirthDate {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            let year = text.parse().map_err(|_| Unreadable("birth date"))?;
            return if (1800..=2399).contains(&year) { Ok(BirthDate::YearOnly(year)) } else { Err(Unreadable("birth date")) };
        }
        text.parse().map(BirthDate::Full).map_err(|_| Unreadable("birth date"))
    }
}

serde_as_text!(BirthDate);
