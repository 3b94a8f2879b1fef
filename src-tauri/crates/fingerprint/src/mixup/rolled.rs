//! A rolled print beside the same finger laid down.

use crate::parameters::{SAME_FINGER, UNLIKE};
use crate::{Prepared, similarity};

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
    both_good && alike < UNLIKE || alike < SAME_FINGER && others.into_iter().any(better)
}
