//! Whether a device gets worse: the last two weeks against the best four before.
//!
//! The best weeks, because a device that wears slowly has no steady past to compare with. Choosing them makes the past look better than
//! it was, and few attempts scatter; so each measure has to be worse by more than both can do. The limits let a device that stays as it is
//! be called worse in fewer than one of a hundred looks (a test below draws such devices).

use serde::{Deserialize, Serialize};

/// Weeks that are looked at; the last one is not over.
pub(crate) const WEEKS: usize = 12;
/// The newest of them are what is judged …
const RECENT: usize = 2;
/// … against so many of the others.
const BEST: usize = 4;
/// Attempts that the newest weeks need together, and each week they are compared with.
const ENOUGH_NOW: u32 = 80;
const ENOUGH_BEFORE: u32 = 40;
/// The median score is this many points lower.
const POINTS_LOST: u8 = 9;
/// This many more attempts in a hundred give no usable picture, …
const PERCENT_MORE: f64 = 10.0;
/// … and that is so many standard errors away.
const ERRORS_AWAY: f64 = 4.0;
/// Ten placements need this many more attempts.
const MORE_FOR_TEN: u32 = 6;

/// One week of one device, counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    pub(crate) tries: u32,
    pub(crate) failed: u32,
    /// Placements that came into applications.
    pub(crate) kept: u32,
    scores: [u32; 101],
}

/// What the weeks of a device come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Slope {
    /// Too few attempts to say.
    TooFew,
    /// As good as it was.
    Steady,
    /// Worse, in these ways; never none.
    Worse(Vec<Loss>),
}

/// One way in which a device got worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// Which.
    pub measure: Measure,
    /// In the best weeks before.
    pub before: u32,
    /// In the last two weeks.
    pub now: u32,
}

/// What a device is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// Attempts without a usable picture, percent.
    Failures,
    /// Median quality score, 0 to 100.
    Score,
    /// Attempts for ten placements that were kept.
    Tries,
}

impl Measure {
    /// `doctor-<code>` in the catalogs.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Failures => "trendFailures",
            Self::Score => "trendScore",
            Self::Tries => "trendTries",
        }
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self { tries: 0, failed: 0, kept: 0, scores: [0; 101] }
    }
}

impl Tally {
    /// So many attempts of which the same came.
    pub(crate) fn add(&mut self, usable: bool, score: Option<u8>, count: u32) {
        self.tries += count;
        self.failed += if usable { 0 } else { count };
        if let Some(place) = score.and_then(|score| self.scores.get_mut(usize::from(score))) {
            *place += count;
        }
    }

    /// Median of the scores there are.
    pub(crate) fn score(&self) -> Option<u8> {
        let all: u32 = self.scores.iter().sum();
        let mut passed = 0;
        let middle = self.scores.iter().position(|count| {
            passed += count;
            passed * 2 > all
        })?;
        u8::try_from(middle).ok()
    }

    /// Attempts without a usable picture, percent.
    pub(crate) fn failed_percent(&self) -> Option<u8> {
        (self.tries > 0).then(|| (self.share() * 100.0).round() as u8)
    }

    /// Attempts for ten placements that were kept.
    pub(crate) fn tries_for_ten(&self) -> Option<u32> {
        (self.kept > 0).then(|| (f64::from(self.tries) * 10.0 / f64::from(self.kept)).round() as u32)
    }

    fn share(&self) -> f64 {
        f64::from(self.failed) / f64::from(self.tries.max(1))
    }

    fn sum(tallies: impl IntoIterator<Item = Tally>) -> Tally {
        tallies.into_iter().fold(Tally::default(), |mut sum, one| {
            sum.tries += one.tries;
            sum.failed += one.failed;
            sum.kept += one.kept;
            sum.scores.iter_mut().zip(one.scores).for_each(|(sum, one)| *sum += one);
            sum
        })
    }
}

/// What these weeks come to, the earliest first.
pub(crate) fn slope(weeks: &[Tally; WEEKS]) -> Slope {
    let (before, recent) = weeks.split_at(WEEKS - RECENT);
    let now = Tally::sum(recent.iter().copied());
    let before: Vec<Tally> = before.iter().copied().filter(|week| week.tries >= ENOUGH_BEFORE).collect();
    if now.tries < ENOUGH_NOW || before.len() < BEST {
        return Slope::TooFew;
    }
    let losses: Vec<Loss> = [failures(&now, &before), score(&now, &before), tries(&now, &before)].into_iter().flatten().collect();
    if losses.is_empty() { Slope::Steady } else { Slope::Worse(losses) }
}

/// The four weeks that come first in this order, as one.
fn best<K: Ord>(before: &[Tally], order: impl Fn(&Tally) -> K) -> Tally {
    let mut before = before.to_vec();
    before.sort_by_key(order);
    Tally::sum(before.into_iter().take(BEST))
}

fn failures(now: &Tally, before: &[Tally]) -> Option<Loss> {
    // In millionths: shares have no order of their own.
    let best = best(before, |week| (week.share() * 1e6) as u32);
    let all = Tally::sum([*now, best]).share();
    let error = (all * (1.0 - all) * (1.0 / f64::from(now.tries) + 1.0 / f64::from(best.tries))).sqrt();
    let more = now.share() - best.share();
    let worse = more * 100.0 >= PERCENT_MORE && more > ERRORS_AWAY * error;
    worse.then_some(Loss { measure: Measure::Failures, before: u32::from(best.failed_percent()?), now: u32::from(now.failed_percent()?) })
}

fn score(now: &Tally, before: &[Tally]) -> Option<Loss> {
    let best = best(before, |week| std::cmp::Reverse(week.score())).score()?;
    let now = now.score()?;
    (best.saturating_sub(now) >= POINTS_LOST).then_some(Loss { measure: Measure::Score, before: u32::from(best), now: u32::from(now) })
}

fn tries(now: &Tally, before: &[Tally]) -> Option<Loss> {
    // A week in which nothing was kept is no good one.
    let best = best(before, |week| week.tries_for_ten().unwrap_or(u32::MAX)).tries_for_ten()?;
    let now = now.tries_for_ten()?;
    (now.saturating_sub(best) >= MORE_FOR_TEN).then_some(Loss { measure: Measure::Tries, before: best, now })
}

#[cfg(test)]
#[path = "slope/tests.rs"]
mod tests;
