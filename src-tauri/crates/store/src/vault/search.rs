//! Finding people by what can be typed fast: a name without accents, a number, a ticket.
//!
//! Names are indexed in two forms: folded (no accents, no case) and as written (small letters, accents kept). Whoever types accents
//! finds those names first; whoever does not finds all. Each step below stops at the limit, so that a common family name among
//! 100,000 costs no more than a rare one.

use enrollment::{BirthDate, PersonalNumber, PopulationRecord, Ticket, fold, same_text};
use rusqlite::{Connection, OptionalExtension as _, params};
use unicode_normalization::UnicodeNormalization as _;

use crate::column;
use crate::error::{Fault, StoreError};
use crate::vault::application::{self, COLUMNS, Line};
use crate::vault::Vault;

/// How a resident is looked up.
#[derive(Clone)]
pub enum SearchBy {
    /// By personal number: one or none.
    Number(PersonalNumber),
    /// By name, and birth date if known. A year alone finds all of that year; a full date also finds records that know only the year.
    NameAndBirth {
        /// The name or its beginning words, with or without accents.
        name: String,
        /// Birth date or year.
        birth: Option<BirthDate>,
    },
    /// By name alone.
    NameOnly(String),
}

impl std::fmt::Debug for SearchBy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Number(_) => "Number([redacted])",
            Self::NameAndBirth { .. } => "NameAndBirth([redacted])",
            Self::NameOnly(_) => "NameOnly([redacted])",
        })
    }
}

/// The two tables with names. Both have the same columns for them and a text index beside.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Applications,
    Residents,
}

/// The longest query looked at; the rest of a longer one is ignored.
const LONGEST: usize = 120;
/// People of exactly the same name that are compared for their accents.
const NAMESAKES: usize = 500;

/// A name as it is looked for.
struct Wanted {
    typed: String,
    folded: String,
    accented: String,
}

impl Wanted {
    fn new(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        Self { folded: fold(&text), accented: accented(&text), typed: text }
    }

    fn is_empty(&self) -> bool {
        !self.folded.contains(char::is_alphanumeric)
    }

    fn has_accents(&self) -> bool {
        self.folded != self.accented
    }

    /// Whether each word is the beginning of a word of the name.
    fn fits(&self, name_folded: &str) -> bool {
        self.folded.split(' ').all(|word| name_folded.split(' ').any(|other| other.starts_with(word)))
    }
}

/// As written, but in small letters, composed, with one kind of apostrophe.
fn accented(text: &str) -> String {
    let small: String = text.to_lowercase().nfc().map(|letter| if matches!(letter, '\u{2019}' | '\u{02BC}') { '\'' } else { letter }).collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of the text, the last one as a beginning, in one column of the text index.
fn expression(column: &str, text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('"', "")))
        .collect();
    format!("{column} : ({}*)", words.join(" AND "))
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Applications => "applications",
            Self::Residents => "residents",
        }
    }

    /// Puts a name into the text index, in the place of the one before.
    pub(super) fn index_name(self, connection: &Connection, row: i64, had_one: bool, name: Option<&str>) -> rusqlite::Result<()> {
        let table = self.name();
        if had_one {
            connection.prepare_cached(&format!("DELETE FROM {table}_text WHERE rowid = ?1"))?.execute([row])?;
        }
        if let Some(name) = name {
            connection
                .prepare_cached(&format!("INSERT INTO {table}_text (rowid, folded, accented) VALUES (?1, ?2, ?3)"))?
                .execute(params![row, fold(name), accented(name)])?;
        }
        Ok(())
    }

    /// Rows with this name, best first: written so (the place of a tone mark aside), then with the same accents, then the same without accents, then all
    /// whose words begin so; newer rows before older ones.
    fn by_name(self, connection: &Connection, wanted: &Wanted, limit: usize) -> rusqlite::Result<Vec<i64>> {
        let mut found = Found { rows: Vec::new(), limit };
        if wanted.is_empty() {
            return Ok(found.rows);
        }
        let table = self.name();
        let mut namesakes = connection
            .prepare_cached(&format!("SELECT row, name FROM {table} WHERE name_folded = ?1 ORDER BY row DESC LIMIT ?2"))?
            .query_map(params![wanted.folded, column::whole(NAMESAKES as u64)], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let exact = |name: &str| same_text(name, &wanted.typed);
        namesakes.sort_by_key(|(_, name)| !exact(name));
        found.add(namesakes.iter().filter(|(_, name)| exact(name)).map(|(row, _)| *row));
        if wanted.has_accents() && found.wants_more() {
            found.add(self.by_text(connection, &expression("accented", &wanted.accented), limit)?);
        }
        found.add(namesakes.iter().map(|(row, _)| *row));
        if found.wants_more() {
            found.add(self.by_text(connection, &expression("folded", &wanted.folded), limit)?);
        }
        Ok(found.rows)
    }

    fn by_text(self, connection: &Connection, expression: &str, limit: usize) -> rusqlite::Result<Vec<i64>> {
        let table = self.name();
        let text = format!("SELECT rowid FROM {table}_text WHERE {table}_text MATCH ?1 ORDER BY rowid DESC LIMIT ?2");
        // Twice the limit: some of these rows were found by an earlier step.
        connection
            .prepare_cached(&text)?
            .query_map(params![expression, column::whole(2 * limit as u64)], |row| row.get(0))?
            .collect()
    }
}

/// Rows found so far, each once.
struct Found {
    rows: Vec<i64>,
    limit: usize,
}

impl Found {
    fn wants_more(&self) -> bool {
        self.rows.len() < self.limit
    }

    fn add(&mut self, rows: impl IntoIterator<Item = i64>) {
        for row in rows {
            if self.wants_more() && !self.rows.contains(&row) {
                self.rows.push(row);
            }
        }
    }
}

impl Vault {
    /// Looks a resident up in the extract held; at most `limit`, best first.
    pub fn search_residents(&self, by: &SearchBy, limit: usize) -> Result<Vec<PopulationRecord>, StoreError> {
        self.handle.read(|connection| {
            let rows = match by {
                SearchBy::Number(number) => connection
                    .query_row("SELECT row FROM residents WHERE number = ?1", [number.to_string()], |row| row.get(0))
                    .optional()?
                    .into_iter()
                    .collect(),
                SearchBy::NameAndBirth { name, birth: Some(birth) } => {
                    residents_born(connection, *birth, &Wanted::new(name), limit)?
                }
                SearchBy::NameAndBirth { name, birth: None } | SearchBy::NameOnly(name) => {
                    Table::Residents.by_name(connection, &Wanted::new(name), limit)?
                }
            };
            let mut statement = connection.prepare_cached("SELECT record FROM residents WHERE row = ?1")?;
            let records = rows.iter().map(|row| statement.query_row([row], |found| column::json(found, 0)));
            Ok(records.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Looks applications up by ticket, by personal number or its beginning (at least three digits), or by name; at most `limit`,
    /// best first. An empty text finds nothing.
    pub fn search_applications(&self, text: &str, limit: usize) -> Result<Vec<Line>, StoreError> {
        self.handle.read(|connection| {
            let mut found = Found { rows: Vec::new(), limit };
            if let Ok(ticket) = Ticket::parse(text) {
                found.add(rows(connection, "ticket = ?1 ORDER BY updated_at DESC", &[&ticket.to_string()], limit)?);
            }
            if let Some(digits) = digits(text) {
                // ':' is the character after '9': everything that begins with these digits, in the order of the index.
                let range = "number >= ?1 AND number < ?2 ORDER BY number, row";
                found.add(rows(connection, range, &[&digits, &format!("{digits}:")], limit)?);
            } else if found.wants_more() {
                found.add(Table::Applications.by_name(connection, &Wanted::new(text), limit)?);
            }
            lines(connection, &found.rows)
        })
    }
}

fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).take(13).collect();
    ((3..=12).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn rows(connection: &Connection, condition: &str, values: &[&str], limit: usize) -> rusqlite::Result<Vec<i64>> {
    let text = format!("SELECT row FROM applications WHERE {condition} LIMIT {limit}");
    let mut statement = connection.prepare_cached(&text)?;
    statement.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?.collect()
}

fn lines(connection: &Connection, rows: &[i64]) -> Result<Vec<Line>, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM applications WHERE row = ?1"))?;
    let lines = rows.iter().map(|row| statement.query_row([row], application::read));
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Few people share a birth date, so the date leads and the name is compared here.
fn residents_born(connection: &Connection, birth: BirthDate, wanted: &Wanted, limit: usize) -> rusqlite::Result<Vec<i64>> {
    let year = format!("{:04}", birth.year());
    let (first, last) = match birth {
        BirthDate::Full(date) => (date.to_string(), date.to_string()),
        // '~' stands after every digit and hyphen.
        BirthDate::YearOnly(_) => (year.clone(), format!("{year}~")),
    };
    let mut statement =
        connection.prepare_cached("SELECT row, name, name_folded FROM residents WHERE birth BETWEEN ?1 AND ?2 OR birth = ?3")?;
    let mut rows = statement.query(params![first, last, year])?;
    let mut fitting = Vec::new();
    while let Some(row) = rows.next()? {
        let folded = row.get_ref(2)?.as_str()?;
        if wanted.fits(folded) {
            let same_accents = accented(row.get_ref(1)?.as_str()?).contains(&wanted.accented);
            fitting.push((!same_accents, folded != wanted.folded, row.get(0)?));
        }
    }
    fitting.sort_unstable();
    Ok(fitting.into_iter().take(limit).map(|(_, _, row)| row).collect())
}
