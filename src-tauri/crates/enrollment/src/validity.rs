//! Until when a card is valid (Law on Identification 2023, article 21).

use crate::{Date, reference::reference};
use std::sync::LazyLock;

/// Until when a card is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// Until this day, a birthday.
    On(Date),
    /// It does not expire.
    Never,
}

struct Row {
    from: u16,
    below: Option<u16>,
    expires_at: Option<u16>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(reference!("validity_rules.csv").as_bytes());
    let number = |row: &csv::StringRecord, at: usize| row.get(at).and_then(|text| text.trim().parse().ok());
    rows.records()
        .flatten()
        .filter_map(|row| Some(Row { from: number(&row, 0)?, below: number(&row, 1), expires_at: number(&row, 2) }))
        .collect()
});

/// Until when a card issued on a day is valid for somebody born on a day: the next of the birthdays 14, 25, 40 and 60, or the one
/// after it when the next is less than two years away; without end from 58 on. None before birth.
pub fn expiry(birth: Date, issued: Date) -> Option<Expiry> {
    let age = crate::BirthDate::Full(birth).age_on(issued)?;
    let row = ROWS.iter().find(|row| row.from <= age && row.below.is_none_or(|below| age < below))?;
    match row.expires_at {
        Some(years) => birth.plus_years(years).map(Expiry::On),
        None => Some(Expiry::Never),
    }
}

/// The milestone ages of exchange.
pub const MILESTONES: [u16; 4] = [14, 25, 40, 60];
