//! A slap cut into fingers, each with its position, or an honest word why not.

use crate::blocks::Blocks;
use crate::foreground::{Foreground, LADDER};
use crate::hand::{Hand, Tip, arrange};
use crate::parameters::MAX_SCATTER;
use crate::reading::{doubt, is_turned_round};
use crate::region::{Finger, Region};
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
        }
    }
}

/// Outcome with what was seen, so that a screen can show it in any case.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmentation {
    /// The verdict.
    pub outcome: Outcome,
    /// Every fingertip seen, left to right, named or not.
    pub regions: Vec<Region>,
    /// Tilt of the hand in degrees, clockwise.
    pub tilt_degrees: f32,
}

/// Segments a slap. `missing` are the fingers declared not to be there; those of other slaps are ignored.
pub fn segment(image: &Image, slap: Slap, missing: &[Position]) -> Segmentation {
    let present: Vec<Position> = slap.fingers().iter().copied().filter(|p| !missing.contains(p)).collect();
    let hand = look(image, present.len());
    let outcome = upright(judge(&hand, slap, &present), image, &hand, slap, &present);
    Segmentation { outcome, tilt_degrees: hand.tilt_degrees, regions: hand.tips.into_iter().map(|t| t.region).collect() }
}

/// Finds the one finger of a single-finger capture.
pub fn segment_single(image: &Image, position: Position) -> Segmentation {
    let hand = look(image, 1);
    let outcome = match hand.tips.as_slice() {
        [] => Outcome::TooFew { found: 0 },
        [_] if hand.merged => Outcome::CannotTell(Why::Touching),
        [tip] => Outcome::Found(vec![Finger { position, region: tip.region.clone() }]),
        many => Outcome::TooMany { found: many.len() },
    };
    Segmentation { outcome, tilt_degrees: hand.tilt_degrees, regions: hand.tips.into_iter().map(|t| t.region).collect() }
}

/// What was found, unless it reads better after half a turn: names would stand under the wrong fingers.
fn upright(outcome: Outcome, image: &Image, hand: &Hand, slap: Slap, present: &[Position]) -> Outcome {
    let Outcome::Found(_) = outcome else { return outcome };
    let turned = Image::raw(image.width(), image.height(), image.gray().iter().rev().copied().collect(), image.ppi());
    if is_turned_round(&hand.tips, &look(&turned, present.len()).tips, slap, present) { Outcome::CannotTell(Why::TurnedRound) } else { outcome }
}

/// Looks with growing strictness until the count is right; otherwise the plainest look stands.
fn look(image: &Image, expected: usize) -> Hand {
    let blocks = Blocks::measure(image);
    let mut first: Option<Hand> = None;
    for strictness in LADDER {
        let foreground = Foreground::find(&blocks, strictness);
        let hand = arrange(image, &blocks, &foreground, strictness.cut);
        let right = hand.tips.len() == expected && !hand.merged;
        // Stricter looks only part what is grown together; they must not make a finger out of pieces when there are enough already.
        let enough = first.is_none() && hand.tips.len() > expected;
        if right || enough {
            return hand;
        }
        first.get_or_insert(hand);
    }
    first.unwrap_or(Hand { tips: Vec::new(), tilt_degrees: 0.0, merged: false })
}

fn judge(hand: &Hand, slap: Slap, present: &[Position]) -> Outcome {
    let found = hand.tips.len();
    if found < present.len() {
        return if hand.merged { Outcome::CannotTell(Why::Touching) } else { Outcome::TooFew { found } };
    }
    if found > present.len() {
        return Outcome::TooMany { found };
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
    let named = hand.tips.iter().zip(present).map(|(tip, position)| Finger { position: *position, region: tip.region.clone() });
    Outcome::Found(named.collect())
}

fn scattered(tips: &[Tip]) -> bool {
    let mut tops: Vec<f32> = tips.iter().map(|t| t.top).collect();
    tops.sort_by(f32::total_cmp);
    let Some(middle) = tops.get(tops.len() / 2) else { return false };
    tops.iter().any(|t| (t - middle).abs() > MAX_SCATTER)
}
