//! OCL: how certain the direction of each region is.

use super::gradient::Gradient;
use super::{Histogram, REGION};
use crate::Image;

const BOUNDS: [f64; 9] = [0.337, 0.479, 0.579, 0.655, 0.716, 0.766, 0.81, 0.852, 0.898];

/// Over the whole regions from the upper left corner on, those of one gray left out.
pub(super) fn measure(finger: &Image) -> Histogram {
    let starts = |side: u32| (0..side as usize / REGION).map(|n| n * REGION);
    let values: Vec<f64> = starts(finger.height())
        .flat_map(|top| starts(finger.width()).map(move |left| [left, top, REGION, REGION]))
        .filter_map(|part| Gradient::of(finger, part).certainty())
        .collect();
    Histogram::of(&values, &BOUNDS)
}
