//! Households: who lives together, how old they are and how they are related.

use super::names::{Family, ONE_WORD, People, VERY_LONG, pick};
use super::place::Place;
use crate::random::Stream;
use enrollment::Sex;

/// Place of a person in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Head,
    Spouse,
    Child,
    Parent,
}

impl Role {
    /// The code of the list of relations to the head.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::Parent => "parent",
        }
    }
}

/// One member, before papers.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub role: Role,
    pub sex: Sex,
    pub name: String,
    pub age: u16,
    pub people: People,
    pub father: Kin,
    pub mother: Kin,
    pub deceased: bool,
}

/// A relative: a member of this household, or somebody elsewhere by name.
#[derive(Debug, Clone)]
pub(crate) enum Kin {
    Here(usize),
    Elsewhere(String),
}

/// Who lives under one roof.
#[derive(Debug, Clone)]
pub(crate) struct Household {
    pub place: Place,
    pub address: String,
    pub religion: &'static str,
    pub members: Vec<Member>,
}

/// The household whose grandparent is recorded as deceased, so that the case is met soon.
const DECEASED_AT: usize = 6;

/// Ages of the first households' heads and their children: every case of the law is met soon.
const STAGED: [(u16, &[u16]); 12] = [
    (40, &[14, 8]),
    (25, &[3]),
    (60, &[27, 24]),
    (33, &[9, 5]),
    (45, &[19, 13]),
    (58, &[25]),
    (38, &[12, 6]),
    (29, &[4]),
    (71, &[40]),
    (50, &[23, 16]),
    (26, &[]),
    (95, &[60]),
];

impl Household {
    pub(crate) fn draw(n: usize, offset: usize, stream: &mut Stream) -> Option<Self> {
        // Every sixth household lives in the Central Highlands.
        let place = match n % 12 {
            1 => Place::in_province("66", stream),
            7 => Place::in_province("52", stream),
            _ => Place::nth(n, offset),
        }?;
        let people = match n {
            1 => People::Ede,
            7 => People::Giarai,
            19 => People::Bana,
            _ => People::of_province(place.province, stream),
        };
        let (head_age, children) = ages(n, stream);
        let family = Family::draw(people, stream);
        let other = Family::draw(people, stream);
        let head_sex = if stream.chance(0.62) { Sex::Male } else { Sex::Female };
        let mut members = vec![member(Role::Head, head_sex, head_age, &family, stream)];
        if head_age >= 23 && stream.chance(if children.is_empty() { 0.5 } else { 0.86 }) {
            let age = (head_age as f32 + stream.range(-4.0, 4.0)).clamp(20.0, 95.0) as u16;
            members.push(member(Role::Spouse, opposite(head_sex), age, &other, stream));
        }
        let parents = parents_of(&members, &other, stream);
        for age in children {
            let sex = if stream.chance(0.51) { Sex::Male } else { Sex::Female };
            // Children carry the father's family name.
            let line = if head_sex == Sex::Male { &family } else { &other };
            let mut child = member(Role::Child, sex, age, line, stream);
            (child.father, child.mother) = parents.clone();
            members.push(child);
        }
        if n == DECEASED_AT || head_age < 66 && stream.chance(0.22) {
            let age = (head_age + 24 + stream.below(8) as u16).min(95);
            let sex = if stream.chance(0.4) { Sex::Male } else { Sex::Female };
            let mut grand = member(Role::Parent, sex, age, if sex == Sex::Male { &family } else { &other }, stream);
            grand.deceased = n == DECEASED_AT || age > 70 && stream.chance(0.25);
            let at = Kin::Here(members.len());
            *(if sex == Sex::Male { &mut members[0].father } else { &mut members[0].mother }) = at;
            members.push(grand);
        }
        if n % 9 == 4 {
            members[0].name = (if n.is_multiple_of(2) { pick(&VERY_LONG, stream) } else { pick(&ONE_WORD, stream) }).to_owned();
        }
        let religion = match stream.unit() {
            lot if lot < 0.80 => "00",
            lot if lot < 0.88 => "01",
            lot if lot < 0.95 => "02",
            _ => "03",
        };
        Some(Self { address: place.address(people, stream), place, religion, members })
    }
}

fn ages(n: usize, stream: &mut Stream) -> (u16, Vec<u16>) {
    if let Some((head, children)) = STAGED.get(n) {
        return (*head, children.to_vec());
    }
    let head = 22 + stream.below(66) as u16;
    let count = if head < 26 { stream.below(2) } else { stream.below(4) };
    let mut children: Vec<u16> = Vec::new();
    for _ in 0..count {
        let born_at = 21 + stream.below(17) as u16;
        let age = head.saturating_sub(born_at);
        // The grown-up mostly live elsewhere; under three nobody comes to the desk.
        if (3..=32).contains(&age) && !children.contains(&age) {
            children.push(age);
        }
    }
    children.sort_by_key(|age| std::cmp::Reverse(*age));
    (head, children)
}

fn opposite(sex: Sex) -> Sex {
    if sex == Sex::Male { Sex::Female } else { Sex::Male }
}

fn member(role: Role, sex: Sex, age: u16, family: &Family, stream: &mut Stream) -> Member {
    let mother_family = Family::draw(family.people, stream);
    Member {
        role,
        sex,
        name: family.name(sex, stream),
        age,
        people: family.people,
        father: Kin::Elsewhere(family.name(Sex::Male, stream)),
        mother: Kin::Elsewhere(mother_family.name(Sex::Female, stream)),
        deceased: false,
    }
}

/// Father and mother of the household's children; one may live elsewhere.
fn parents_of(members: &[Member], other: &Family, stream: &mut Stream) -> (Kin, Kin) {
    let mut of = |sex: Sex| match members.iter().position(|m| m.sex == sex) {
        Some(at) => Kin::Here(at),
        None => Kin::Elsewhere(other.name(sex, stream)),
    };
    (of(Sex::Male), of(Sex::Female))
}
