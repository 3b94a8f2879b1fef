//! Checks of a person's fingers among each other: how often somebody is stopped whose fingers are where they should be, and how often it is
//! noticed when they are not.

use super::share::Counted;
use super::{Fingers, slaps};
use fingerprint::mixup::{is_of_another_finger, misplaced};
use fingerprint::{Position, Prepared};

/// What is found of fingers that are all where they should be.
#[derive(Default)]
pub(super) struct Undisturbed {
    /// A slap beside those before it: a hand laid down twice.
    pub(super) hands: Counted,
    /// The thumbs of one slap: one of them twice.
    pub(super) thumbs: Counted,
    /// Fingers asked for one by one, beside all others: one for several, or in another order.
    pub(super) apart: Counted,
}

impl Undisturbed {
    pub(super) fn of(fingers: &Fingers) -> Self {
        let slaps: Vec<Vec<(Position, &Prepared)>> = slaps(fingers).collect();
        let mut found = Self::default();
        found.hands.add((1..slaps.len()).filter_map(|nth| misplaced(&slaps[nth], &slaps[..nth].concat())).map(|found| found.certainty).max());
        found.thumbs.add(slaps.last().and_then(|thumbs| misplaced(thumbs, thumbs)).map(|found| found.certainty));
        found.apart.add((0..slaps.len()).filter_map(|nth| misplaced(&slaps[nth], &slaps[..=nth].concat())).map(|found| found.certainty).max());
        found
    }

    pub(super) fn sum(all: &[Self]) -> Self {
        let sum = |of: fn(&Self) -> Counted| Counted::sum(all.iter().map(of));
        Self { hands: sum(|one| one.hands), thumbs: sum(|one| one.thumbs), apart: sum(|one| one.apart) }
    }
}

/// What is found where fingers of a person stand under wrong names, from two takings.
#[derive(Default)]
pub(super) struct Misnamed {
    /// The right thumb laid down again as the left one.
    pub(super) thumb_twice: Counted,
    /// The index finger given again for the middle one, at a scanner that asks for one after the other.
    pub(super) one_for_another: Counted,
}

impl Misnamed {
    pub(super) fn of(first: &Fingers, second: &Fingers) -> Self {
        let named = |of: &'_ Fingers, real: u8| of.iter().find(|(position, _)| position.code() == real).map(|(_, print)| print.clone());
        let as_finger = |name: u8, print| Some((Position::try_from(name).ok()?, print));
        let twice = |real: u8, name: u8| {
            let both = [as_finger(real, named(first, real)?)?, as_finger(name, named(second, real)?)?];
            let both: Vec<(Position, &Prepared)> = both.iter().map(|(position, print)| (*position, &**print)).collect();
            misplaced(&both, &both).map(|found| found.certainty)
        };
        let mut found = Self::default();
        found.thumb_twice.add(twice(1, 6));
        found.one_for_another.add(twice(2, 3));
        found
    }
}

/// A rolled print and a plain one of a person, by finger, and whether each is good.
pub(super) struct Rolled<'a> {
    pub(super) plain: &'a [(Prepared, bool)],
    pub(super) rolled: &'a [(Prepared, bool)],
}

impl Rolled<'_> {
    /// How many rolled prints are taken for another finger's than the plain one so many places further.
    pub(super) fn taken_for_another(&self, further: usize) -> usize {
        let count = self.plain.len();
        (0..count)
            .filter(|at| {
                let beside = (at + further) % count;
                let others = self.plain.iter().enumerate().filter(|(other, _)| *other != beside).map(|(_, (print, _))| print);
                let ((rolled, good), (plain, plain_good)) = (&self.rolled[*at], &self.plain[beside]);
                is_of_another_finger(rolled, plain, *good && *plain_good, others)
            })
            .count()
    }
}
