//! How often somebody is stopped for another's fingers, and how often another's fingers are noticed: the checks of the desk, person by
//! person, against 600 people of a day. Synthetic prints: the rates hold for these.
//!
//! It takes two processors the better part of an hour, so it runs only by its name: `bench mixups [--people COUNT] [--strangers COUNT] [--first SEED]`. With
//! `--strangers` only so many of the people are set before days of others; with another first seed it is about other people, and the counts of two
//! runs may be added.

use crate::Measured;
use crate::table::Row;
use fingerprint::mixup::{Certainty, Gallery, misplaced};
use fingerprint::{Position, Prepared, prepare, search, similarity, template};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;
use synthetic::{Condition, finger};

/// People of a day.
const DAY: usize = 600;
/// Every so many people come a second time.
const RETURNING: usize = 5;
/// Each stranger meets so many days that share nobody.
const DAYS: usize = 2;
/// Seed of the first person; nobody of the other figures.
pub(crate) const FIRST: u64 = 500_000;
/// What is laid down together, as finger positions: right hand, left hand, thumbs.
const SLAPS: [&[u8]; 3] = [&[2, 3, 4, 5], &[7, 8, 9, 10], &[1, 6]];

type Fingers = Vec<(Position, Arc<Prepared>)>;

/// One finding for one person, the worst of their three slaps.
#[derive(Clone, Copy, Default)]
struct Counted {
    people: usize,
    likely: usize,
    certain: usize,
}

impl Counted {
    fn add(&mut self, found: Option<Certainty>) {
        self.people += 1;
        match found {
            Some(Certainty::Certain) => self.certain += 1,
            Some(Certainty::Likely) => self.likely += 1,
            None => {}
        }
    }

    fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self { people: sum.people + one.people, likely: sum.likely + one.likely, certain: sum.certain + one.certain })
    }

    fn found(self) -> usize {
        self.likely + self.certain
    }

    /// `3 of 1200 (0.1 to 0.7 %)`: the share with its 95 % interval.
    fn share(self) -> String {
        let (from, to) = interval(self.found(), self.people);
        format!("{} of {} ({:.2} to {:.2} %)", self.found(), self.people, 100.0 * from, 100.0 * to)
    }
}

pub(crate) fn measure(people: usize, strangers: usize, seed: u64) -> Measured {
    let needed = DAY * DAYS + 1;
    if people < needed {
        return Err(format!("at least {needed} people are needed: {DAYS} days of {DAY} and a stranger"));
    }
    let first = side_by_side(people, |person| hand(seed + person as u64, 0));
    println!("  {people} people");
    let strangers = Counted::sum(side_by_side(strangers.min(people), |person| stranger(&first, person)).into_iter());
    let own = Counted::sum(side_by_side(people, |person| among_own(&first[person])).into_iter());
    println!("  strangers looked at");
    let days: Vec<Gallery<usize>> = (0..people / DAY).map(|day| gallery(&first, day * DAY)).collect();
    let returning: Vec<Returning> = side_by_side(days.len() * DAY / RETURNING, |nth| {
        let person = nth * RETURNING;
        come_again(&first, &days[person / DAY], person, seed)
    });
    let again = Counted::sum(returning.iter().map(|one| one.again));
    let exchanged = Counted::sum(returning.iter().map(|one| one.exchanged));
    let (alike, lost) = returning.iter().fold((0, 0), |(alike, lost), one| (alike + one.alike, lost + one.lost));
    let row = |what: &str, ours: String, at_least, note: String| Row { what: what.to_owned(), ours, at_least, peer: "—".into(), note };
    let graded = |counted: Counted| format!("{} certain, {} likely; share with its 95 % interval; synthetic prints", counted.certain, counted.likely);
    Ok(vec![
        row("mix-up: strangers stopped among 600 people", strangers.share(), "0.1 %", graded(strangers)),
        row("mix-up: stopped for their own other fingers", own.share(), "0.1 %", graded(own)),
        row("mix-up: people who come a second time, noticed", again.share(), "—", graded(again)),
        row("mix-up: a right hand laid down as the left, noticed", exchanged.share(), "—", graded(exchanged)),
        row(
            "search: mates lost by the rough look, of those alike in full",
            format!("{lost} of {alike}"),
            "—",
            format!("one finger among {} of a day, the first answer; alike: in full more than twice as similar as the best of ten strangers", DAY * 10),
        ),
    ])
}

/// All ten fingers of the person of a seed, taken once; another attempt is another pressure, turn and moisture.
fn hand(person: u64, attempt: u64) -> Fingers {
    let condition = Condition { tilt_degrees: attempt as f32 * 4.0, ..Condition::attempt(attempt) };
    let positions = (1..=10).filter_map(|code| Position::try_from(code).ok());
    positions.map(|position| (position, Arc::new(prepare(&template(&finger(person, position, &condition)))))).collect()
}

fn gallery(first: &[Fingers], from: usize) -> Gallery<usize> {
    let mut gallery = Gallery::default();
    for nth in from..from + DAY {
        let person = nth % first.len();
        gallery.put(person, first[person].clone());
    }
    gallery
}

/// The fingers of a person slap by slap, as the desk looks at them.
fn slaps(fingers: &Fingers) -> impl Iterator<Item = Vec<(Position, &Prepared)>> {
    SLAPS.iter().map(|slap| fingers.iter().filter(|(position, _)| slap.contains(&position.code())).map(|(position, print)| (*position, &**print)).collect())
}

/// Somebody who was in none of these days.
fn stranger(first: &[Fingers], person: usize) -> Counted {
    let mut counted = Counted::default();
    for day in 0..DAYS {
        let gallery = gallery(first, person + 1 + day * DAY);
        counted.add(slaps(&first[person]).flat_map(|slap| gallery.resembling(&slap, &person)).map(|found| found.certainty).max());
    }
    counted
}

/// Whether one of a person's slaps looks like another of their own.
fn among_own(fingers: &Fingers) -> Counted {
    let slaps: Vec<Vec<(Position, &Prepared)>> = slaps(fingers).collect();
    let mut counted = Counted::default();
    counted.add((1..slaps.len()).filter_map(|nth| misplaced(&slaps[nth], &slaps[..nth].concat())).map(|found| found.certainty).max());
    counted
}

struct Returning {
    again: Counted,
    exchanged: Counted,
    /// Fingers that are more than twice as like their mate as they are like any of ten strangers.
    alike: usize,
    /// Those of them whose mate the search does not name first.
    lost: usize,
}

/// Somebody of this day, under another name.
fn come_again(first: &[Fingers], day: &Gallery<usize>, person: usize, seed: u64) -> Returning {
    let second = hand(seed + person as u64, 1);
    let nobody = usize::MAX;
    let named = |found: Vec<fingerprint::mixup::Resemblance<usize>>| found.into_iter().find(|found| found.person == person).map(|found| found.certainty);
    let mut again = Counted::default();
    again.add(slaps(&second).filter_map(|slap| named(day.resembling(&slap, &nobody))).max());

    // The right hand where the left one was asked for: from the left, index to little finger come where little to index are expected.
    let as_left: Vec<(Position, &Prepared)> = second
        .iter()
        .filter(|(position, _)| (2..=5).contains(&position.code()))
        .filter_map(|(position, print)| Some((Position::try_from(12 - position.code()).ok()?, &**print)))
        .collect();
    let mut exchanged = Counted::default();
    exchanged.add(named(day.resembling(&as_left, &nobody)));

    let from = person / DAY * DAY;
    let prints: Vec<(usize, &Prepared)> = (from..from + DAY).flat_map(|one| first[one].iter().map(move |(_, print)| (one, &**print))).collect();
    let (mut alike, mut lost) = (0, 0);
    for (nth, (_, probe)) in second.iter().enumerate() {
        let mate = similarity(probe, &first[person][nth].1);
        let strangers = (1..=10).map(|step| similarity(probe, &first[(person + step) % first.len()][nth].1)).fold(0.0, f32::max);
        if mate > 2.0 * strangers {
            alike += 1;
            let best = search(probe, prints.iter().map(|(_, print)| *print), 1);
            lost += usize::from(best.first().and_then(|hit| prints.get(hit.index)).is_none_or(|(one, _)| *one != person));
        }
    }
    Returning { again, exchanged, alike, lost }
}

/// The same for 0, 1, 2 … on all processors, in order.
fn side_by_side<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let work = &work;
    let done: BTreeMap<usize, T> = thread::scope(|scope| {
        let parts: Vec<_> = (0..hands).map(|first| scope.spawn(move || (first..count).step_by(hands).map(|nth| (nth, work(nth))).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    done.into_values().collect()
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
