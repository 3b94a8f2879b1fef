//! Focus and motion, on the face brought to one size.

use super::{Measured, Quantity, Seen};
use crate::patch::SIDE;

/// Distance of the fine and the coarse differences, pixels of the patch.
const FINE: usize = 1;
const COARSE: usize = 6;

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    let fine_to_coarse = |step: usize| {
        let sum = |distance: usize| -> f32 {
            let apart = step * distance;
            seen.patch().face_pixels().filter(|i| i + apart < SIDE * SIDE).map(|i| (seen.patch().luma[i + apart] - seen.patch().luma[i]).powi(2)).sum()
        };
        let coarse = sum(COARSE);
        (coarse > 0.0).then(|| (sum(FINE) / coarse).sqrt())
    };
    let sharpness = fine_to_coarse(1).zip(fine_to_coarse(SIDE)).map(|(across, down)| across.min(down));
    vec![(Quantity::Sharpness, sharpness)]
}
