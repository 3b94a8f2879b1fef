//! The regions that are turned to their own direction: which of them hold a print, and how it runs there.

use super::contrast::moments;
use super::gradient::Gradient;
use super::{Histogram, REGION};
use crate::Image;
use std::f64::consts::{FRAC_PI_2, TAU};

/// A region turned in any direction is covered by what lies this far around it.
pub(super) const AROUND: usize = 2;
/// A region holds a print where its deviation is above this share of the picture's.
const DEVIATION: f64 = 0.1;
/// Smaller changes of direction are what ridges do anyhow: 4°.
const USUAL_TURN: f64 = 4.0 * TAU / 360.0;
const FLOW_BOUNDS: [f64; 9] = [1.715e-2, 3.5e-2, 5.57e-2, 8.1e-2, 1.15e-1, 1.718e-1, 2.569e-1, 4.758e-1, 7.48e-1];

/// Rows of regions that have a margin of [`AROUND`].
pub(super) struct Grid {
    columns: usize,
    regions: Vec<Region>,
}

/// One region of [`REGION`] pixels.
#[derive(Clone, Copy)]
pub(super) struct Region {
    pub(super) left: usize,
    pub(super) top: usize,
    /// Direction across its ridges, radians.
    pub(super) across: f64,
    print: bool,
}

impl Grid {
    pub(super) fn of(finger: &Image) -> Self {
        let (width, height) = (finger.width() as usize, finger.height() as usize);
        let count = |side: usize| side.saturating_sub(2 * AROUND) / REGION;
        let (columns, rows) = (count(width), count(height));
        let threshold = DEVIATION * moments(finger, [0, 0, width, height]).1;
        // The margin shifts the regions against those the print is looked for in: four of them tell about one.
        let printed = |left: usize, top: usize| {
            let (left, top) = (left / REGION * REGION, top / REGION * REGION);
            moments(finger, [left, top, REGION.min(width - left), REGION.min(height - top)]).1 > threshold
        };
        let regions = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (column * REGION + AROUND, row * REGION + AROUND)))
            .map(|(left, top)| Region {
                left,
                top,
                across: Gradient::of(finger, [left, top, REGION, REGION]).across_ridges(),
                print: [left, left + REGION - 1].iter().all(|x| [top, top + REGION - 1].iter().all(|y| printed(*x, *y))),
            })
            .collect();
        Self { columns, regions }
    }

    /// Regions that lie on print with all their pixels.
    pub(super) fn printed(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter().filter(|region| region.print)
    }

    /// OF: change of direction from each printed region to its eight neighbors, if those are printed too.
    pub(super) fn flow(&self) -> Histogram {
        let rows = self.regions.len() / self.columns.max(1);
        let mut values = Vec::new();
        for row in 1..rows.saturating_sub(1) {
            for column in 1..self.columns.saturating_sub(1) {
                let around = || (row - 1..=row + 1).flat_map(|y| (column - 1..=column + 1).map(move |x| &self.regions[y * self.columns + x]));
                let here = self.regions[row * self.columns + column].across;
                let turn = |region: &Region| {
                    let turn = (here - region.across).abs();
                    turn.min(TAU - turn)
                };
                let mean = around().map(turn).sum::<f64>() / 8.0;
                if mean > USUAL_TURN && around().all(|region| region.print) {
                    values.push((mean - USUAL_TURN) / (FRAC_PI_2 - USUAL_TURN));
                }
            }
        }
        Histogram::of(&values, &FLOW_BOUNDS)
    }
}
