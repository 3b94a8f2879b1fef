//! What the population database knows of a member of a household.

use super::case::Case;
use super::household::{Household, Kin, Member, Role};
use super::names::People;
use super::place::Place;
use crate::random::Stream;
use enrollment::{
    BirthDate, CardOnRecord, Date, Expiry, FieldId, FullName, PersonalNumber, PopulationRecord, Sex, expiry,
};
use std::collections::BTreeMap;

const ISSUER: &str = "Cục Cảnh sát quản lý hành chính về trật tự xã hội";

/// Who the member is, as far as other members' papers name them.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub number: PersonalNumber,
    pub name: String,
    pub birth: Date,
}

/// A birthday that makes the member as old today as planned.
pub(crate) fn birthday(member: &Member, today: Date, stream: &mut Stream) -> Option<Date> {
    // Milestone ages are met in the last weeks, so that an exchange is due and not long overdue.
    let recent = matches!(member.age, 25 | 40 | 60);
    let days_ago = 1 + stream.below(if recent { 45 } else { 360 }) as i64;
    let on = today.plus_days(-days_ago)?;
    let year = on.year().checked_sub(member.age)?;
    Date::new(year, on.month(), on.day()).or_else(|| Date::new(year, on.month(), 28))
}

/// The `serial`-th number: digits 7 to 12 are `900000` and up. Real serials are random; nobody can take these for any person's but ours.
pub(crate) fn number(place: &Place, sex: Sex, birth: Date, serial: usize) -> Option<PersonalNumber> {
    let century = (birth.year().checked_sub(1900)? / 100) * 2 + u16::from(sex == Sex::Female);
    let text = format!("{}{century}{:02}{:06}", place.number_code(), birth.year() % 100, 900_000 + serial % 100_000);
    PersonalNumber::parse(&text).ok()
}

/// The card a member of this age holds, if any.
pub(crate) fn card(birth: Date, age: u16, today: Date, stream: &mut Stream) -> (Option<CardOnRecord>, Case) {
    let last_month = |span: usize, stream: &mut Stream| today.plus_days(-(20 + stream.below(span) as i64));
    let made = |issued: Option<Date>| {
        let issued = issued?;
        let expires = match expiry(birth, issued)? {
            Expiry::On(day) => Some(day),
            Expiry::Never => None,
        };
        Some(CardOnRecord { issued, expires })
    };
    let chip_years = Date::new(2021, 3, 1).and_then(|d| d.plus_days(stream.below(1150) as i64));
    match age {
        0..6 => (None, Case::UnderSix),
        6..14 => (None, Case::Child),
        14..16 => (None, Case::FirstCard),
        25 | 40 | 60 => {
            // Taken more than two years before the milestone: it ended on the birthday just past.
            let issued = birth.plus_years(age).and_then(|d| d.plus_days(-(800 + stream.below(700) as i64)));
            (made(issued), Case::DueForExchange)
        }
        _ if age < 22 && stream.chance(0.3) => (None, Case::FirstCard),
        _ if stream.chance(0.4) => (made(last_month(600, stream)), Case::CurrentCard),
        _ => {
            let card = made(chip_years).filter(|_| birth.plus_years(14) <= chip_years);
            let due = card.is_some_and(|c| c.expires.is_some_and(|end| end <= today));
            let case = match card {
                None => Case::FirstCard,
                Some(_) if due => Case::DueForExchange,
                Some(_) => Case::OlderCard,
            };
            (card, case)
        }
    }
}

/// Everything about one member that does not depend on the others.
pub(crate) struct Draft<'a> {
    pub household: &'a Household,
    pub member: &'a Member,
    pub identities: &'a [Identity],
    pub at: usize,
    pub serial: usize,
}

impl Draft<'_> {
    fn me(&self) -> &Identity {
        &self.identities[self.at]
    }

    /// Fills the record.
    pub(crate) fn record(&self, today: Date, stream: &mut Stream) -> (PopulationRecord, Case) {
        let (card, mut case) = card(self.me().birth, self.member.age, today, stream);
        let mut facts = BTreeMap::new();
        self.identity(&mut facts);
        self.family(&mut facts);
        if self.residence(&mut facts, stream) && !matches!(case, Case::Child | Case::UnderSix | Case::DueForExchange) {
            case = Case::Moved;
        }
        self.contact(&mut facts, stream);
        if let Some(card) = card {
            let end = card.expires.map_or("không thời hạn".to_owned(), Date::to_paper);
            facts.insert(FieldId::PrevCardIssue, format!("Cấp ngày {}, {ISSUER}, giá trị đến: {end}", card.issued.to_paper()));
        }
        let birth = if case_of_year_only(self) { BirthDate::YearOnly(self.me().birth.year()) } else { BirthDate::Full(self.me().birth) };
        facts.insert(FieldId::Dob, birth.to_paper());
        let deceased = self.member.deceased;
        if deceased {
            let day = today.plus_days(-(30 + stream.below(700) as i64)).unwrap_or(today);
            facts.insert(FieldId::DeathMissing, day.to_paper());
        }
        case = self.telling(case, &birth, deceased);
        let record = PopulationRecord {
            number: self.me().number,
            facts,
            birth,
            sex: self.member.sex,
            has_card: card,
            deceased_or_missing: deceased,
            reference_portrait: None,
        };
        (record, case)
    }

    /// The most telling of what applies.
    fn telling(&self, case: Case, birth: &BirthDate, deceased: bool) -> Case {
        let words = self.me().name.split(' ').count();
        let highland = matches!(self.member.people, People::Ede | People::Giarai | People::Bana);
        match birth {
            _ if deceased => Case::Deceased,
            BirthDate::YearOnly(_) => Case::BirthYearOnly,
            BirthDate::Full(_) if words == 1 || words > 7 => Case::UnusualName,
            BirthDate::Full(_) if highland && matches!(case, Case::CurrentCard | Case::OlderCard) => Case::HighlandName,
            BirthDate::Full(_) => case,
        }
    }

    fn identity(&self, facts: &mut BTreeMap<FieldId, String>) {
        let unit = self.household.place.unit();
        facts.insert(FieldId::Pin, self.me().number.as_str().to_owned());
        facts.insert(FieldId::FullName, self.me().name.clone());
        facts.insert(FieldId::Sex, self.member.sex.code().to_owned());
        facts.insert(FieldId::PlaceOfBirth, unit.clone());
        facts.insert(FieldId::BirthRegPlace, unit.clone());
        facts.insert(FieldId::Origin, unit);
        facts.insert(FieldId::Ethnicity, self.member.people.code().to_owned());
        facts.insert(FieldId::Religion, self.household.religion.to_owned());
        facts.insert(FieldId::Nationality, "Việt Nam".to_owned());
        if self.me().birth.year() < 2000 && self.serial.is_multiple_of(2) {
            // Old nine-digit numbers began with the province's digits 01-38; 99 was never given.
            facts.insert(FieldId::Cmnd9, format!("99{:07}", self.serial % 10_000_000));
        }
    }

    fn family(&self, facts: &mut BTreeMap<FieldId, String>) {
        facts.insert(FieldId::Father, self.kin(&self.member.father));
        facts.insert(FieldId::Mother, self.kin(&self.member.mother));
        let of = |role: Role| self.household.members.iter().position(|m| m.role == role);
        let name = |at: usize| self.kin(&Kin::Here(at));
        let spouse = match self.member.role {
            Role::Head => of(Role::Spouse),
            Role::Spouse => of(Role::Head),
            Role::Child | Role::Parent => None,
        };
        if let Some(spouse) = spouse {
            facts.insert(FieldId::Spouse, name(spouse));
        }
        if matches!(self.member.role, Role::Head | Role::Spouse) {
            let children: Vec<String> = (0..self.identities.len())
                .filter(|i| self.household.members[*i].role == Role::Child)
                .map(name)
                .collect();
            if !children.is_empty() {
                facts.insert(FieldId::Children, children.join("; "));
            }
        }
        if self.member.age < 14 {
            let relation = if self.household.members[0].sex == Sex::Male { "cha" } else { "mẹ" };
            facts.insert(FieldId::LegalRep, format!("{}, {relation}", name(0)));
        }
    }

    /// Name, number where the person lives in this household, nationality.
    fn kin(&self, kin: &Kin) -> String {
        match kin {
            Kin::Here(at) => format!("{}, {}, Việt Nam", self.identities[*at].name, self.identities[*at].number.as_str()),
            Kin::Elsewhere(name) => match FullName::parse(name) {
                Ok(name) => format!("{}, Việt Nam", name.in_capitals()),
                Err(_) => name.clone(),
            },
        }
    }

    /// True when the person lives elsewhere than registered.
    fn residence(&self, facts: &mut BTreeMap<FieldId, String>, stream: &mut Stream) -> bool {
        let home = &self.household.address;
        facts.insert(FieldId::PermanentAddr, home.clone());
        let away = self.member.age >= 18 && self.member.role != Role::Parent && stream.chance(0.12);
        let elsewhere = if away { Place::nth(stream.below(3000), 7).map(|p| p.address(People::Kinh, stream)) } else { None };
        let moved = elsewhere.is_some();
        if let Some(address) = &elsewhere {
            facts.insert(FieldId::TemporaryAddr, address.clone());
        }
        facts.insert(FieldId::CurrentAddr, elsewhere.unwrap_or_else(|| home.clone()));
        let married = facts.contains_key(&FieldId::Spouse);
        let marital = match self.member.role {
            _ if married => "married",
            Role::Parent => "widowed",
            Role::Head if facts.contains_key(&FieldId::Children) => "divorced",
            _ => "single",
        };
        facts.insert(FieldId::Marital, marital.to_owned());
        facts.insert(FieldId::RelToHead, self.member.role.code().to_owned());
        let head = &self.identities[0];
        facts.insert(FieldId::HouseholdHead, format!("{}, {}", head.name, head.number.as_str()));
        facts.insert(FieldId::ResidenceFile, format!("HS-{}-{:06}", self.household.place.commune, self.serial));
        moved
    }

    fn contact(&self, facts: &mut BTreeMap<FieldId, String>, stream: &mut Stream) {
        if self.member.age >= 14 && stream.chance(0.8) {
            // No operator was ever given the prefix 050: nobody can be called by mistake.
            facts.insert(FieldId::Phone, format!("0500{:06}", self.serial % 1_000_000));
        }
        if self.member.age >= 18 && stream.chance(0.2) {
            facts.insert(FieldId::Email, format!("cu-dan-{}@vi-du.example", self.serial));
        }
    }
}

/// Old people whose papers knew only the year.
fn case_of_year_only(draft: &Draft<'_>) -> bool {
    draft.member.age >= 62 && draft.serial.is_multiple_of(3)
}
