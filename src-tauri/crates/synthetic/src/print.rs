//! Prints of fingers that never existed.
//!
//! Stages, one file each: [`pattern`] (class and turning points) → [`flow`] (ridge direction and distance everywhere) → [`growth`]
//! (ridges out of noise) → [`master`] (one finger's skin) → [`impression`] (pressed on glass) → [`hand`] (slaps).

mod canvas;
mod condition;
mod flow;
mod growth;
mod hand;
mod impression;
mod master;
mod parameters;
mod pattern;
mod reach;
mod shape;

pub use condition::Condition;
pub use hand::{finger, slap};
pub use parameters::{FINGER_HEIGHT, FINGER_WIDTH, PPI, SLAP_HEIGHT, SLAP_WIDTH};
pub use pattern::PatternClass;

use fingerprint::Position;

/// The pattern class of a person's finger, for tests and statistics.
pub fn pattern_class(person: u64, position: Position) -> PatternClass {
    master::master(person, position.code()).class
}
