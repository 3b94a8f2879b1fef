//! A slap cut into fingers, each with its position, or an honest word why not.

use crate::blocks::Blocks;
use crate::foreground::{Foreground, Strictness};
use crate::hand::{Hand, Tip, arrange};
use crate::parameters::{FAINT, LADDER, MAX_SCATTER, NO_PRINT, PAPER, PLATEN_STEP, STRONGER_BELOW, SURELY_UPRIGHT, TURNED_FIT};
use crate::reading::{doubt, free_place, is_turned_round, rests_on_declaration};
use crate::region::{Finger, Region};
use crate::skin;
use crate::views;
use crate::watch::{Picture, Stage, Visible as _, Watcher};
use crate::{Image, Position, Slap};

/// Why fingers were seen but not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Two fingers touch and cannot be told apart.
    Touching,
    /// The tips do not lie as the tips of one hand do.
    Scattered,
    /// The tips lie as if another finger were missing than the one declared.
    GapElsewhere,
    /// It looks like the other hand.
    OtherHand,
    /// The hand comes from behind, or the scanner stands turned round.
    TurnedRound,
    /// One trace is much fainter than the others: somebody's old print on the glass, or a finger that hardly touches.
    OldTraces,
    /// Ridges are light and the platen is dark.
    Inverted,
    /// Something is there, but no ridges: a photograph, a sleeve, a dirty platen.
    NoPrint,
}

/// What segmentation says. A position is only ever given in `Found`.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Every expected finger, from left to right.
    Found(Vec<Finger>),
    /// Fewer fingertips than expected.
    TooFew {
        /// How many were seen.
        found: usize,
    },
    /// More fingertips than expected.
    TooMany {
        /// How many were seen.
        found: usize,
    },
    /// The right number, but which is which is not certain.
    CannotTell(Why),
}

impl Outcome {
    /// Stable code for the locale catalogs; `None` when found.
    pub const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Found(_) => None,
            Self::TooFew { .. } => Some("slapTooFewFingers"),
            Self::TooMany { .. } => Some("slapTooManyFingers"),
            Self::CannotTell(Why::Touching) => Some("slapFingersTouch"),
            Self::CannotTell(Why::Scattered) => Some("slapFingersScattered"),
            Self::CannotTell(Why::GapElsewhere) => Some("slapGapElsewhere"),
            Self::CannotTell(Why::OtherHand) => Some("slapOtherHand"),
            Self::CannotTell(Why::TurnedRound) => Some("slapTurnedRound"),
            Self::CannotTell(Why::OldTraces) => Some("slapOldTraces"),
            Self::CannotTell(Why::Inverted) => Some("slapInverted"),
            Self::CannotTell(Why::NoPrint) => Some("slapNoPrint"),
        }
    }
}

/// Outcome with what was seen, so that a screen can show it in any case.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmentation {
    /// The verdict.
    pub outcome: Outcome,
    /// Found, but which fingers these are rests on which ones were declared missing: the picture would fit others as well.
    pub by_declaration: bool,
    /// Three of four fingers were seen, and the place of this one is free.
    pub not_seen: Option<Position>,
    /// Every fingertip seen, left to right, named or not.
    pub regions: Vec<Region>,
    /// Tilt of the hand in degrees, clockwise.
    pub tilt_degrees: f32,
}

/// Segments a slap. `missing` are the fingers declared not to be there; those of other slaps are ignored.
pub fn segment(image: &Image, slap: Slap, missing: &[Position]) -> Segmentation {
    segment_watched(image, slap, missing, &mut Watcher::none())
}

/// As [`segment`], and hands pictures of the stages to `watch` on the way: for people who want to see why.
pub fn segment_explained(image: &Image, slap: Slap, missing: &[Position], watch: &mut dyn FnMut(Stage, Picture)) -> Segmentation {
    segment_watched(image, slap, missing, &mut Watcher::new(watch))
}

fn segment_watched(image: &Image, slap: Slap, missing: &[Position], watcher: &mut Watcher<'_>) -> Segmentation {
    let present: Vec<Position> = slap.fingers().iter().copied().filter(|p| !missing.contains(p)).collect();
    let (mut hand, rung) = look(image, present.len());
    let mut outcome = judge(&hand, slap, &present);
    let mut strictness = Some(rung);
    // A hand reaches in from below: what runs out of the picture at its top is a form's print, or a neighbor on an ink card. Then only
    // what is left without these counts, also where the plain look seemed to fit: it may have put names on the form.
    if hand.tips.iter().any(|tip| tip.region.y == 0) {
        let blocks = Blocks::measure(image);
        hand = arrange(image, &blocks, &Foreground::paper(image, &blocks), PAPER.cut);
        (outcome, strictness) = (judge(&hand, slap, &present), None);
    }
    let outcome = no_print(image).map_or_else(|| upright(outcome, image, &hand, slap, &present), Outcome::CannotTell);
    let by_declaration = matches!(outcome, Outcome::Found(_)) && rests_on_declaration(&hand.tips, slap, &present);
    let not_seen = matches!(outcome, Outcome::TooFew { .. }).then(|| not_seen(image, &hand, slap, &present)).flatten();
    let regions: Vec<Region> = hand.tips.into_iter().map(|t| t.region).collect();
    watcher.show(Stage::SlapEnergy, || Blocks::measure(image).picture());
    watcher.show(Stage::SlapForeground, || {
        let blocks = Blocks::measure(image);
        strictness.map_or_else(|| Foreground::paper(image, &blocks), |rung| Foreground::find(&blocks, rung)).picture()
    });
    watcher.show(Stage::SlapTips, || views::tips(image, &regions));
    Segmentation { outcome, by_declaration, not_seen, tilt_degrees: hand.tilt_degrees, regions }
}

/// Finds the one finger of a single-finger capture.
pub fn segment_single(image: &Image, position: Position) -> Segmentation {
    let (hand, _) = look(image, 1);
    let outcome = match (no_print(image), hand.tips.as_slice()) {
        (Some(why), _) => Outcome::CannotTell(why),
        (None, []) => Outcome::TooFew { found: 0 },
        (None, [_]) if hand.merged => Outcome::CannotTell(Why::Touching),
        (None, [tip]) => Outcome::Found(vec![Finger { position, region: tip.region.clone(), faint: false }]),
        (None, many) if faint(many, 1) => Outcome::CannotTell(Why::OldTraces),
        (None, many) => Outcome::TooMany { found: many.len() },
    };
    Segmentation { outcome, by_declaration: false, not_seen: None, tilt_degrees: hand.tilt_degrees, regions: hand.tips.into_iter().map(|t| t.region).collect() }
}

/// What was found, unless it reads better after half a turn: names would stand under the wrong fingers. (Turned round, the fingertips lie
/// below fainter phalanges, as below an old trace.)
fn upright(outcome: Outcome, image: &Image, hand: &Hand, slap: Slap, present: &[Position]) -> Outcome {
    if !matches!(outcome, Outcome::Found(_) | Outcome::CannotTell(Why::OldTraces)) {
        return outcome;
    }
    if lies_turned_round(image, hand, slap, present, TURNED_FIT) { Outcome::CannotTell(Why::TurnedRound) } else { outcome }
}

/// Whose place is free where three of four lie, unless the hand may lie the other way round.
fn not_seen(image: &Image, hand: &Hand, slap: Slap, present: &[Position]) -> Option<Position> {
    let missing = free_place(&hand.tips, slap, present)?;
    let left: Vec<Position> = present.iter().copied().filter(|finger| *finger != missing).collect();
    // What is proposed must be surer than what is let pass: the hand has to read clearly worse after half a turn.
    (!lies_turned_round(image, hand, slap, &left, -SURELY_UPRIGHT)).then_some(missing)
}

/// Whether the hand reads better by so much (less than 0: at most so much worse) after half a turn of the picture.
fn lies_turned_round(image: &Image, hand: &Hand, slap: Slap, present: &[Position], better: f32) -> bool {
    let turned = Image::raw(image.width(), image.height(), image.gray().iter().rev().copied().collect(), image.ppi());
    is_turned_round(&hand.tips, &look(&turned, present.len()).0.tips, slap, present, better)
}

/// What is no print at all, whatever looks like fingers in it. An empty platen is none of these.
fn no_print(image: &Image) -> Option<Why> {
    let skin = skin::measure(image, PLATEN_STEP, &mut Watcher::none());
    if skin.area_mm2 == 0.0 {
        None
    } else if skin.periodic < NO_PRINT {
        Some(Why::NoPrint)
    } else {
        skin.inverted.then_some(Why::Inverted)
    }
}

/// Looks with growing strictness until the count is right; otherwise the plainest look stands. Beside it: which look it was.
fn look(image: &Image, expected: usize) -> (Hand, Strictness) {
    let blocks = Blocks::measure(image);
    let mut first: Option<(Hand, Strictness)> = None;
    for strictness in LADDER {
        let foreground = Foreground::find(&blocks, strictness);
        let hand = arrange(image, &blocks, &foreground, strictness.cut);
        let right = hand.tips.len() == expected && !hand.merged;
        // Stricter looks only part what is grown together; they must not make a finger out of pieces when there are enough already.
        let enough = first.is_none() && hand.tips.len() > expected;
        if right || enough {
            return (hand, strictness);
        }
        first.get_or_insert((hand, strictness));
    }
    first.unwrap_or((Hand { tips: Vec::new(), tilt_degrees: 0.0, merged: false }, LADDER[0]))
}

fn judge(hand: &Hand, slap: Slap, present: &[Position]) -> Outcome {
    let found = hand.tips.len();
    if found < present.len() {
        return if hand.merged { Outcome::CannotTell(Why::Touching) } else { Outcome::TooFew { found } };
    }
    if found > present.len() {
        return if faint(&hand.tips, present.len()) { Outcome::CannotTell(Why::OldTraces) } else { Outcome::TooMany { found } };
    }
    if hand.merged {
        return Outcome::CannotTell(Why::Touching);
    }
    if scattered(&hand.tips) {
        return Outcome::CannotTell(Why::Scattered);
    }
    if let Some(why) = doubt(&hand.tips, slap, present) {
        return Outcome::CannotTell(why);
    }
    let least = middle_strength(&hand.tips, present.len()) * FAINT;
    let named = hand.tips.iter().zip(present).map(|(tip, position)| Finger { position: *position, region: tip.region.clone(), faint: tip.strength < least || lies_above_stronger(tip) });
    Outcome::Found(named.collect())
}

/// Whether without what is much fainter than the middle one of the `expected` strongest there are no more than these.
fn faint(tips: &[Tip], expected: usize) -> bool {
    let least = middle_strength(tips, expected) * FAINT;
    let strong = tips.iter().filter(|tip| tip.strength >= least).count();
    strong < tips.len() && strong <= expected
}

/// Strength of the middle one of the `expected` strongest.
fn middle_strength(tips: &[Tip], expected: usize) -> f32 {
    let mut strengths: Vec<f32> = tips.iter().map(|tip| tip.strength).collect();
    strengths.sort_by(|a, b| b.total_cmp(a));
    strengths.get(expected.min(strengths.len()).saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// Whether a tip lies above something stronger, which then may be the finger. So may the tip of a wet finger be: its ridges run together.
fn lies_above_stronger(tip: &Tip) -> bool {
    tip.below > tip.strength * STRONGER_BELOW
}

fn scattered(tips: &[Tip]) -> bool {
    let mut tops: Vec<f32> = tips.iter().map(|t| t.top).collect();
    tops.sort_by(f32::total_cmp);
    let Some(middle) = tops.get(tops.len() / 2) else { return false };
    tops.iter().any(|t| (t - middle).abs() > MAX_SCATTER)
}
