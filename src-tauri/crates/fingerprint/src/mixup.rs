//! Whether fingers stand under the wrong name: a person's own against each other, and against those of other people.
//!
//! Decisions are made per person, never per pair of fingers: ten fingers against those of six hundred people are so many single
//! comparisons that a few of them look alike by chance. Two fingers of one person that look like two of another's do not.
//!
//! Fingers → [`misplaced`] (the same hand twice in one set); fingers → [`Gallery::resembling`] (rough search by finger → the few people
//! that came nearest → all their fingers in full → grade).

mod gallery;
mod grade;
mod rolled;

pub use gallery::{Gallery, Resemblance};
pub use grade::Certainty;
pub use rolled::is_of_another_finger;

use crate::{Position, Prepared, similarity};
use grade::grade;

/// One finger of a person, and how like it another one is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// The finger as it is named in the set that is looked at.
    pub finger: Position,
    /// What it looks like: the name of the other finger.
    pub like: Position,
    /// See [`crate::similarity`].
    pub similarity: f32,
}

/// Fingers that stand twice in one person's set under two names.
#[derive(Debug, Clone, PartialEq)]
pub struct Misplaced {
    /// How sure it is.
    pub certainty: Certainty,
    /// The fingers, most alike first.
    pub fingers: Vec<Likeness>,
}

/// The finger of the other hand that lies in its place when the wrong hand is laid down: left to right, a right hand's index to little
/// finger come where the left hand's little to index finger are expected.
///
/// For thumbs the other thumb.
pub fn across(finger: Position) -> Position {
    let code = finger.code();
    let other = match code {
        1 => 6,
        6 => 1,
        four => 12 - four,
    };
    Position::try_from(other).unwrap_or(finger)
}

/// Whether `new` fingers of a person are the same as `known` ones of the same person under other names: one hand laid down twice, or a
/// thumb. Fingers that have the same name are not compared: those are two tries of one finger.
pub fn misplaced(new: &[(Position, &Prepared)], known: &[(Position, &Prepared)]) -> Option<Misplaced> {
    let mut fingers: Vec<Likeness> = Vec::new();
    for (finger, print) in new {
        let alike = known.iter().filter(|(name, _)| name != finger).map(|(like, other)| Likeness {
            finger: *finger,
            like: *like,
            similarity: similarity(print, other),
        });
        fingers.extend(alike.max_by(|a, b| a.similarity.total_cmp(&b.similarity)));
    }
    grade(&mut fingers).map(|certainty| Misplaced { certainty, fingers })
}
