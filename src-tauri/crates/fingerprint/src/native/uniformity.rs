//! RVUP: width of each ridge beside the valley next to it.

use super::Histogram;
use super::grid::Grid;
use super::slanted::{Cut, cut};
use super::structure::{HEIGHT, Structure, WIDTH};
use crate::Image;

const BOUNDS: [f64; 9] = [0.5, 0.667, 0.8, 1.0, 1.25, 1.5, 2.0, 24.0, 30.0];

pub(super) fn measure(finger: &Image, grid: &Grid) -> Histogram {
    let how = Cut { turn: 0.0, margin: true, width: WIDTH, height: HEIGHT };
    let values: Vec<f64> = grid.printed().flat_map(|region| ratios(&Structure::of(&cut(finger, region, how)))).collect();
    Histogram::of(&values, &BOUNDS)
}

/// Of the ridges and valleys that lie whole in the region, each beside the next, from the right; the last column is not looked at.
fn ratios(structure: &Structure) -> Vec<f64> {
    let mut changes = structure.changes();
    changes.retain(|change| change + 2 < WIDTH);
    if changes.len() < 3 {
        return Vec::new();
    }
    let first_is_ridge = structure.ridge[changes[0] + 1];
    // NFIQ 2 begins with the second whole one.
    let widths: Vec<f64> = changes[1..].windows(2).rev().map(|pair| (pair[1] - pair[0]) as f64).collect();
    let ratio = |(i, pair): (usize, &[f64])| {
        let ratio = pair[0] / pair[1];
        if i % 2 == usize::from(first_is_ridge) { 1.0 / ratio } else { ratio }
    };
    // Every second one from the first (a valley) or the second (a ridge) is turned around.
    widths.windows(2).enumerate().map(ratio).collect()
}
