//! The population record: what the national population database, or the commune's signed extract of it, knows of a person.

use crate::{BirthDate, Date, FieldId, PersonalNumber, Sex, Timestamp};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// What the population database knows of a person. Everything else is corrected there, never here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationRecord {
    /// The personal number.
    pub number: PersonalNumber,
    /// Fields by id, as the database words them.
    pub facts: BTreeMap<FieldId, String>,
    /// Birth date, perhaps only a year.
    pub birth: BirthDate,
    /// Sex.
    pub sex: Sex,
    /// The card last issued.
    #[serde(default)]
    pub has_card: Option<CardOnRecord>,
    /// Recorded as deceased or missing: blocks an application.
    #[serde(default)]
    pub deceased_or_missing: bool,
    /// The portrait on record, as a picture file; in JSON as hexadecimal digits.
    #[serde(default, with = "optional_hex", skip_serializing_if = "Option::is_none")]
    pub reference_portrait: Option<Vec<u8>>,
}

impl PopulationRecord {
    /// The name on record; empty when there is none.
    pub fn full_name(&self) -> &str {
        self.facts.get(&FieldId::FullName).map_or("", String::as_str)
    }
}

impl fmt::Debug for PopulationRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PopulationRecord([redacted])")
    }
}

/// A card on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardOnRecord {
    /// Day of issue.
    pub issued: Date,
    /// Last day of validity; none when it does not expire.
    #[serde(default)]
    pub expires: Option<Date>,
}

/// Where the population record came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordRoad {
    /// The center's registry service.
    Online,
    /// The commune's signed extract.
    Extract,
}

/// What an application stands on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "basis")]
pub enum RecordBasis {
    /// A population record was found.
    Found {
        /// By which road.
        road: RecordRoad,
        /// When it was looked up.
        at: Timestamp,
        /// The card on record then.
        card: Option<CardOnRecord>,
    },
    /// Neither registry nor extract knows the person: said to supervisor and center.
    Unverified {
        /// When it was looked up.
        at: Timestamp,
    },
}

impl RecordBasis {
    /// Whether no population record stands behind the application.
    pub fn is_unverified(&self) -> bool {
        matches!(self, RecordBasis::Unverified { .. })
    }
}

impl fmt::Debug for RecordBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_unverified() { "RecordBasis::Unverified" } else { "RecordBasis::Found" })
    }
}

/// Why a person on record cannot apply now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// Recorded as deceased or missing.
    DeceasedOrMissing,
    /// Only the birth year is on record; the commune's People's Committee completes it.
    BirthYearOnly(u16),
    /// Born after today: the record, or this machine's clock, is wrong.
    NotYetBorn,
}

impl Block {
    /// The stable code of the sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Block::DeceasedOrMissing => "deceasedOrMissing",
            Block::BirthYearOnly(_) => "birthYearOnly",
            Block::NotYetBorn => "birthInFuture",
        }
    }

    /// The values the sentence names.
    pub fn params(self) -> BTreeMap<String, String> {
        match self {
            Block::BirthYearOnly(year) => BTreeMap::from([("year".to_owned(), year.to_string())]),
            _ => BTreeMap::new(),
        }
    }
}

/// What stands against an application of this person today.
pub fn blocks(record: &PopulationRecord, today: Date) -> Vec<Block> {
    let mut found = Vec::new();
    if record.deceased_or_missing || record.facts.get(&FieldId::DeathMissing).is_some_and(|text| !text.trim().is_empty()) {
        found.push(Block::DeceasedOrMissing);
    }
    match record.birth {
        BirthDate::YearOnly(year) => found.push(Block::BirthYearOnly(year)),
        BirthDate::Full(birth) if birth > today => found.push(Block::NotYetBorn),
        BirthDate::Full(_) => {}
    }
    found
}

mod optional_hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => to.serialize_some(&hex::encode(bytes)),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| hex::decode(text).map_err(D::Error::custom)).transpose()
    }
}
