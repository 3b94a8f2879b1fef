//! How many of so many people were stopped or noticed, and how far that may be chance.

use fingerprint::mixup::Certainty;

/// Findings for people, the worst of each.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    people: usize,
    pub(super) likely: usize,
    pub(super) certain: usize,
}

impl Counted {
    pub(super) fn add(&mut self, found: Option<Certainty>) {
        self.people += 1;
        match found {
            Some(Certainty::Certain) => self.certain += 1,
            Some(Certainty::Likely) => self.likely += 1,
            None => {}
        }
    }

    pub(super) fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self { people: sum.people + one.people, likely: sum.likely + one.likely, certain: sum.certain + one.certain })
    }

    fn found(self) -> usize {
        self.likely + self.certain
    }

    /// `3 of 1200 (0.1 to 0.7 %)`: the share with its 95 % interval.
    pub(super) fn share(self) -> String {
        let (from, to) = interval(self.found(), self.people);
        format!("{} of {} ({:.2} to {:.2} %)", self.found(), self.people, 100.0 * from, 100.0 * to)
    }
}

/// The exact 95 % interval of a share (Clopper and Pearson), by halving.
fn interval(found: usize, of: usize) -> (f64, f64) {
    let below = |share: f64| cumulative(found, of, share);
    let halved = |holds: &dyn Fn(f64) -> bool| {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if holds(middle) { low = middle } else { high = middle }
        }
        low
    };
    let from = if found == 0 { 0.0 } else { halved(&|share| 1.0 - cumulative(found - 1, of, share) < 0.025) };
    let to = if found == of { 1.0 } else { halved(&|share| below(share) > 0.025) };
    (from, to)
}

/// Chance of at most so many among so many.
fn cumulative(at_most: usize, of: usize, share: f64) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        return if share <= 0.0 || at_most >= of { 1.0 } else { 0.0 };
    }
    let (mut term, mut sum) = (of as f64 * (1.0 - share).ln(), 0.0);
    for nth in 0..=at_most {
        sum += term.exp();
        term += ((of - nth) as f64 / (nth + 1) as f64).ln() + (share / (1.0 - share)).ln();
    }
    sum
}
