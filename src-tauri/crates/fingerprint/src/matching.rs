//! Whether two templates are of one finger.
//!
//! Minutia cylinders (Cappelli, Ferrara, Maltoni): the surroundings of each minutia as bits → every surrounding of one template against
//! every one of the other → pairs that agree with each other strengthen each other → one number.

mod alignment;
mod cylinder;
mod hull;
mod motion;
mod pairing;
mod relaxation;
mod search;

pub use search::{Hit, search};

use crate::parameters::{STRENGTH_MOST, STRENGTH_WEIGHT, UNMET};
use crate::template::Template;
use cylinder::Cylinder;

/// A template made ready for matching. Biometric data: has no `Debug` of its content.
#[derive(Clone)]
pub struct Prepared {
    pub(crate) cylinders: Vec<Cylinder>,
    pub(crate) plane: alignment::Plane,
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Prepared with {} cylinders [redacted]", self.cylinders.len())
    }
}

/// Describes each minutia's surroundings; some ten times dearer than one comparison, so it is done once.
pub fn prepare(template: &Template) -> Prepared {
    Prepared { cylinders: cylinder::describe(template), plane: alignment::Plane::of(template) }
}

/// How alike two fingers are: about the number of minutiae by which they agree, less those by which they surely
/// differ; 0 = not at all. See
/// [`SAME_FINGER`](crate::SAME_FINGER) and the crate's README for what a value means. The same both ways round, but for rounding.
pub fn similarity(a: &Prepared, b: &Prepared) -> f32 {
    let pairs = pairing::best(&a.cylinders, &b.cylinders);
    let agreed = relaxation::agree(&a.cylinders, &b.cylinders, pairs);
    let over = alignment::lay((&a.cylinders, &a.plane), (&b.cylinders, &b.plane), &agreed.pairs);
    let evidence = over.met - UNMET * over.missed + STRENGTH_WEIGHT * agreed.strength.min(STRENGTH_MOST);
    evidence.max(0.0)
}
