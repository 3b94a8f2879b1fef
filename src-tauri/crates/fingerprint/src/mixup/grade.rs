//! How sure it is that likenesses of fingers are more than chance.

use super::Likeness;
use crate::parameters::{ALONE, SAME_FINGER, TOGETHER, WEAK};

/// How sure a finding is. What cannot be told is no finding: it would stop a hand on the glass for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// One finger, strongly; or several, each a little below what is taken for the same.
    Likely,
    /// Two fingers or more.
    Certain,
}

/// Grades the likenesses of one set to one other, and leaves those that speak for it, most alike first.
pub(super) fn grade(fingers: &mut Vec<Likeness>) -> Option<Certainty> {
    fingers.retain(|one| one.similarity >= WEAK);
    fingers.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    let same = fingers.iter().filter(|one| one.similarity >= SAME_FINGER).count();
    let sum: f32 = fingers.iter().map(|one| one.similarity).sum();
    let best = fingers.first().map_or(0.0, |one| one.similarity);
    if same >= 2 {
        Some(Certainty::Certain)
    } else if best >= ALONE || (fingers.len() >= 2 && sum >= TOGETHER) {
        Some(Certainty::Likely)
    } else {
        None
    }
}
