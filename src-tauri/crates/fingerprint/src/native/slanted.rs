//! A region turned so that its ridges stand upright, by taking the nearest pixel for each.

use super::REGION;
use super::grid::{AROUND, Region};
use crate::Image;

/// Side of a region with what lies around it.
const SIDE: usize = REGION + 2 * AROUND;
/// Places are computed in 1024ths of a pixel.
const STEPS: f64 = 1024.0;

/// How a turned region is cut out.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    /// Turned by this beyond the region's own direction, radians.
    pub(super) turn: f64,
    /// A margin (black beyond the picture's edge) is put around the region first, which moves the center of the turn but not of the cut.
    pub(super) margin: bool,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The middle of the turned region, row by row.
pub(super) fn cut(finger: &Image, region: &Region, how: Cut) -> Vec<u8> {
    let margin = if how.margin { AROUND as i64 } else { 0 };
    let center = (SIDE as i64 / 2 + margin) as f64;
    let (sine, cosine) = (region.across + how.turn).sin_cos();
    // From a place in the turned region to where it came from.
    let (shift_x, shift_y) = (center - cosine * center + sine * center, center - sine * center - cosine * center);
    let steps = |value: f64| (value * STEPS).round_ties_even() as i64;
    let half = STEPS as i64 / 2;
    let (stride, gray) = (i64::from(finger.width()), finger.gray());
    let (corner_x, corner_y) = ((region.left - AROUND) as i64, (region.top - AROUND) as i64);
    let (left, top) = (SIDE / 2 - how.width / 2, SIDE / 2 - how.height / 2);
    let mut pixels = Vec::with_capacity(how.width * how.height);
    for y in top..top + how.height {
        let from_x = steps(-sine * y as f64 + shift_x) + half;
        let from_y = steps(cosine * y as f64 + shift_y) + half;
        for x in left..left + how.width {
            let source_x = ((from_x + steps(cosine * x as f64)) >> 10) - margin;
            let source_y = ((from_y + steps(sine * x as f64)) >> 10) - margin;
            let inside = |at: i64| (-margin..SIDE as i64 + margin).contains(&at);
            let (column, row) = (corner_x + source_x, corner_y + source_y);
            let pixel = gray.get((row * stride + column) as usize).filter(|_| column >= 0 && row >= 0 && column < stride);
            pixels.push(pixel.filter(|_| inside(source_x) && inside(source_y)).copied().unwrap_or(0));
        }
    }
    pixels
}
