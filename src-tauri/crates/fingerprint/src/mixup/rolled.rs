//! A rolled print beside the same finger laid down.

use crate::{Prepared, SAME_FINGER, similarity};

/// Below this a rolled print and a plain one of good quality are no prints of one finger. A rolled print is stretched and shows what the plain one
/// does not, so that of one finger they are less alike than two plain ones.
const UNLIKE: f32 = 4.0;

/// Whether a rolled print is of another finger than the plain one that it stands beside.
///
/// `both_good`: only good prints say by being unlike that they are of two fingers. `others` are the plain prints of the person's other fingers:
/// one that is surely the same says so whatever the quality.
pub fn is_of_another_finger<'a>(rolled: &Prepared, plain: &Prepared, both_good: bool, others: impl IntoIterator<Item = &'a Prepared>) -> bool {
    let alike = similarity(rolled, plain);
    let better = |other: &Prepared| {
        let other = similarity(rolled, other);
        other >= SAME_FINGER && other > alike
    };
    alike < UNLIKE && (both_good || others.into_iter().any(better))
}
