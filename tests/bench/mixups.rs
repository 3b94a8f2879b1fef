//! How often somebody is stopped for another's fingers, and how often another's fingers are noticed: the checks of the desk, person by
//! person, against 600 people of a day. Synthetic prints: the rates hold for these.
//!
//! It takes two processors the better part of an hour, so it runs only by its name: `bench mixups [--people COUNT] [--strangers COUNT] [--days COUNT]
//! [--rolled COUNT] [--first SEED]`. With `--strangers` only so many of the people are set before days of others, with `--rolled` only so many roll their
//! fingers; with another first seed it is about other people, and the counts of two runs may be added.

mod own;
mod share;

use crate::Measured;
use crate::table::Row;
use fingerprint::mixup::{Certainty, Gallery};
use fingerprint::{Position, Prepared, prepare, quality_with, search, segment_single, similarity, template};
use own::{Misnamed, Rolled, Undisturbed};
use share::Counted;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;
use synthetic::{Condition, finger};

/// People of a day.
const DAY: usize = 600;
/// Every so many people come a second time.
const RETURNING: usize = 5;
/// Officers of a post.
const OFFICERS: usize = 10;
/// From this score on a print is good.
const GOOD: u8 = 40;
/// Seed of the first person; nobody of the other figures.
pub(crate) const FIRST: u64 = 500_000;
/// What is laid down together, as finger positions: right hand, left hand, thumbs.
const SLAPS: [&[u8]; 3] = [&[2, 3, 4, 5], &[7, 8, 9, 10], &[1, 6]];

type Fingers = Vec<(Position, Arc<Prepared>)>;

/// How many people it is about.
pub(crate) struct Size {
    /// All.
    pub(crate) people: usize,
    /// Those who are set before days of others.
    pub(crate) strangers: usize,
    /// Days that each of them meets; they share nobody.
    pub(crate) days: usize,
    /// Those who roll their fingers, too.
    pub(crate) rolled: usize,
    /// Seed of the first.
    pub(crate) first: u64,
}

pub(crate) fn measure(size: &Size) -> Measured {
    let Size { people, days, first: seed, .. } = *size;
    let needed = DAY * days + 1;
    if people < needed {
        return Err(format!("at least {needed} people are needed: {days} days of {DAY} and a stranger"));
    }
    let first = side_by_side(people, |person| hand(seed + person as u64, 0));
    println!("  {people} people");
    let strangers = Counted::sum(side_by_side(size.strangers.min(people), |person| stranger(&first, person, days)).into_iter());
    let officers = Counted::sum(side_by_side(people, |person| before_officers(&first, person)).into_iter());
    let own = Undisturbed::sum(&side_by_side(people, |person| Undisturbed::of(&first[person])));
    println!("  strangers looked at");
    let served: Vec<Gallery<usize>> = (0..people / DAY).map(|day| gallery(&first, day * DAY, DAY)).collect();
    let returning: Vec<Returning> = side_by_side(served.len() * DAY / RETURNING, |nth| {
        let person = nth * RETURNING;
        come_again(&first, &served[person / DAY], person, seed)
    });
    let again = Counted::sum(returning.iter().map(|one| one.again));
    let exchanged = Counted::sum(returning.iter().map(|one| one.exchanged));
    let thumb_twice = Counted::sum(returning.iter().map(|one| one.misnamed.thumb_twice));
    let one_for_another = Counted::sum(returning.iter().map(|one| one.misnamed.one_for_another));
    let (alike, lost) = returning.iter().fold((0, 0), |(alike, lost), one| (alike + one.alike, lost + one.lost));
    println!("  people who come again looked at");
    let rolling = side_by_side(size.rolled.min(people), |person| rolling(&first, person, seed));
    let (own_rolled, among_others) = (Counted::sum(rolling.iter().map(|one| one.own)), Counted::sum(rolling.iter().map(|one| one.among_others)));
    let (fingers, neighbors) = rolling.iter().fold((0, 0), |(fingers, seen), one| (fingers + one.fingers, seen + one.neighbors));

    let row = |what: &str, ours: String, at_least, note: String| Row { what: format!("mix-up: {what}"), ours, at_least, peer: "—".into(), note };
    let graded = |what: &str, counted: Counted, at_least| {
        let note = format!("{} certain, {} likely; people, and their share with its 95 % interval; synthetic prints", counted.certain, counted.likely);
        row(what, counted.share(), at_least, note)
    };
    let stopped = |what: &str, counted: Counted| graded(&format!("stopped for nothing: {what}"), counted, "0.1 %");
    let noticed = |what: &str, counted: Counted| graded(&format!("noticed: {what}"), counted, "—");
    Ok(vec![
        stopped("strangers among 600 people", strangers),
        stopped(&format!("beside the fingers of {OFFICERS} officers"), officers),
        stopped("a hand laid down twice", own.hands),
        stopped("a thumb laid down twice", own.thumbs),
        stopped("asked for one by one, a finger for another", own.apart),
        stopped("rolled beside their plain prints", own_rolled),
        stopped("rolled, each finger among 600 people", among_others),
        noticed("people who come a second time", again),
        noticed("a right hand laid down as the left", exchanged),
        noticed("the right thumb laid down again as the left", thumb_twice),
        noticed("the index finger given again for the middle one", one_for_another),
        row("noticed: the neighbor rolled for a finger", format!("{neighbors} of {fingers}"), "—", "fingers; synthetic prints".into()),
        row(
            "mates lost by the search's rough look, of those alike in full",
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

fn gallery(first: &[Fingers], from: usize, count: usize) -> Gallery<usize> {
    let mut gallery = Gallery::default();
    for nth in from..from + count {
        let person = nth % first.len();
        gallery.put(person, first[person].clone());
    }
    gallery
}

/// The fingers of a person slap by slap, as the desk looks at them.
fn slaps(fingers: &Fingers) -> impl Iterator<Item = Vec<(Position, &Prepared)>> {
    SLAPS.iter().map(|slap| fingers.iter().filter(|(position, _)| slap.contains(&position.code())).map(|(position, print)| (*position, &**print)).collect())
}

/// Somebody who was in none of these days; counted once, the worst of them.
fn stranger(first: &[Fingers], person: usize, days: usize) -> Counted {
    let mut counted = Counted::default();
    counted.add((0..days).filter_map(|day| worst(&gallery(first, person + 1 + day * DAY, DAY), slaps(&first[person]), person)).max());
    counted
}

/// Somebody before those who work at the post.
fn before_officers(first: &[Fingers], person: usize) -> Counted {
    let mut counted = Counted::default();
    counted.add(worst(&gallery(first, person + 1, OFFICERS), slaps(&first[person]), person));
    counted
}

/// The surest finding of what is laid down one after the other.
fn worst<'a>(gallery: &Gallery<usize>, laid: impl Iterator<Item = Vec<(Position, &'a Prepared)>>, person: usize) -> Option<Certainty> {
    laid.flat_map(|together| gallery.resembling(&together, &person)).map(|found| found.certainty).max()
}

/// Somebody who rolls each finger after laying it down.
struct Rolling {
    own: Counted,
    among_others: Counted,
    fingers: usize,
    /// Fingers whose neighbor, rolled in their place, is noticed.
    neighbors: usize,
}

fn rolling(first: &[Fingers], person: usize, seed: u64) -> Rolling {
    let taken = |rolled: bool| -> Vec<(Position, Prepared, bool)> {
        let positions = (1..=10).filter_map(|code| Position::try_from(code).ok());
        positions
            .map(|position| {
                let picture = finger(seed + person as u64, position, &Condition { rolled, ..Condition::attempt(u64::from(rolled) + 1) });
                let cut = segment_single(&picture, position).regions.first().map(|region| region.cut(&picture)).unwrap_or(picture);
                let minutiae = template(&cut);
                let quality = quality_with(&cut, &minutiae);
                (position, prepare(&minutiae), quality.score >= GOOD && quality.flaw.is_none())
            })
            .collect()
    };
    let (plain, rolled) = (taken(false), taken(true));
    let prints = |all: &[(Position, Prepared, bool)]| -> Vec<(Prepared, bool)> { all.iter().map(|(_, print, good)| (print.clone(), *good)).collect() };
    let (plain_prints, rolled_prints) = (prints(&plain), prints(&rolled));
    let both = Rolled { plain: &plain_prints, rolled: &rolled_prints };
    let mut own = Counted::default();
    own.add((both.taken_for_another(0) > 0).then_some(Certainty::Likely));
    let mut among_others = Counted::default();
    among_others.add(worst(&gallery(first, person + 1, DAY), rolled.iter().map(|(position, print, _)| vec![(*position, print)]), person));
    Rolling { own, among_others, fingers: rolled.len(), neighbors: both.taken_for_another(1) }
}

struct Returning {
    again: Counted,
    exchanged: Counted,
    misnamed: Misnamed,
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
    Returning { again, exchanged, misnamed: Misnamed::of(&first[person], &second), alike, lost }
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
