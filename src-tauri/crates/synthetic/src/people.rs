//! A population that never existed.
//!
//! Communes, provinces, names' parts and rules are real; persons, houses, numbers and relations are drawn from a seed. Serials of personal
//! numbers run from `900000` in order, phone numbers begin with 0500 (given to no operator), mail addresses end in `.example`.

mod case;
mod household;
mod names;
mod officers;
mod papers;
mod place;

pub use case::Case;
pub use officers::{DemoOfficer, officers};

use crate::random::{Stream, derive};
use enrollment::{Date, FullName, PopulationRecord};
use household::Household;
use papers::{Draft, Identity, birthday, number};
use std::fmt;

/// How many residents a demo post begins with.
pub const DEFAULT_COUNT: usize = 500;
/// More residents than have serials of their own are not made.
pub const MAX_COUNT: usize = 100_000;

/// One resident: what the population database knows, and the seeds by which simulators present the same person.
#[derive(Clone)]
pub struct Resident {
    /// The population record.
    pub record: PopulationRecord,
    /// What the resident stands for.
    pub case: Case,
    /// Code of the commune of permanent residence.
    pub commune: &'static str,
    seed: u64,
}

impl Resident {
    /// Seed of the ten fingers, for [`crate::slap`] and [`crate::finger`].
    pub fn finger_seed(&self) -> u64 {
        derive(self.seed, 1)
    }

    /// Seed of the two eyes, for [`crate::SyntheticEye`].
    pub fn eye_seed(&self) -> u64 {
        derive(self.seed, 3)
    }

    /// Seed by which a camera simulator chooses and varies a portrait.
    pub fn portrait_seed(&self) -> u64 {
        derive(self.seed, 2)
    }

    /// The QR text of the card on record (seven items of the CCCD card); `None` without a card or a full birth date.
    pub fn qr_text(&self) -> Option<String> {
        use enrollment::FieldId as F;
        let card = self.record.has_card?;
        let birth = self.record.birth.full()?;
        let fact = |field: F| self.record.facts.get(&field).map_or("", String::as_str);
        let compact = |date: Date| date.to_paper().replace('/', "");
        Some(format!(
            "{}|{}|{}|{}|{}|{}|{}",
            self.record.number.as_str(),
            fact(F::Cmnd9),
            fact(F::FullName),
            compact(birth),
            self.record.sex.label(),
            fact(F::PermanentAddr),
            compact(card.issued)
        ))
    }
}

impl fmt::Debug for Resident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Resident {:?} [redacted]", self.case)
    }
}

/// Draws `count` residents (at most [`MAX_COUNT`]) as they are on `today`. The same three arguments give the same people; more of them leave
/// the earlier ones as they are. The first dozen households show every [`Case`].
pub fn people(seed: u64, count: usize, today: Date) -> Vec<Resident> {
    let count = count.min(MAX_COUNT);
    let offset = (derive(seed, 0x9e0) % 3000) as usize;
    let mut residents = Vec::with_capacity(count);
    let mut n = 0;
    while residents.len() < count && n < MAX_COUNT {
        let mut stream = Stream::new(derive(seed, 0x4000 + n as u64));
        if let Some(household) = Household::draw(n, offset, &mut stream) {
            residents.extend(inhabitants(seed, &household, residents.len(), today, &mut stream));
        }
        n += 1;
    }
    residents.truncate(count);
    residents
}

fn inhabitants(seed: u64, household: &Household, first: usize, today: Date, stream: &mut Stream) -> Vec<Resident> {
    let identities: Option<Vec<Identity>> = household
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let birth = birthday(member, today, stream)?;
            let name = FullName::parse(&member.name).ok()?.in_capitals();
            let number = number(&household.place, member.sex, birth, first + at)?;
            Some(Identity { number, name: name.as_str().to_owned(), birth })
        })
        .collect();
    let Some(identities) = identities else { return Vec::new() };
    household
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let draft = Draft { household, member, identities: &identities, at, serial: first + at };
            let (record, case) = draft.record(today, stream);
            Resident { record, case, commune: household.place.commune, seed: derive(seed, 0x8000_0000 + (first + at) as u64) }
        })
        .collect()
}
