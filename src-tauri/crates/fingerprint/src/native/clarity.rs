//! LCS: how cleanly ridges and valleys part in each region.

use super::grid::Grid;
use super::slanted::{Cut, cut};
use super::structure::{HEIGHT, Structure, WIDTH};
use super::Histogram;
use crate::Image;

const BOUNDS: [f64; 9] = [0.0, 0.70, 0.74, 0.77, 0.79, 0.81, 0.83, 0.85, 0.87];
/// Mean width of ridges that can be: 3 to 10 pixels; of valleys 2 to 10. In twentieths of a pixel, the widest ridge of a 125 ppi scanner.
const RIDGES: [f64; 2] = [3.0 / 20.0, 10.0 / 20.0];
/// See [`RIDGES`].
const VALLEYS: [f64; 2] = [2.0 / 20.0, 10.0 / 20.0];

pub(super) fn measure(finger: &Image, grid: &Grid) -> Histogram {
    let how = Cut { turn: 0.0, margin: false, width: WIDTH, height: HEIGHT };
    let values: Vec<f64> = grid.printed().map(|region| clarity(&cut(finger, region, how))).collect();
    Histogram::of(&values, &BOUNDS)
}

/// Mean width, 0 of none. Summed by fours and multiplied by a reciprocal as NFIQ 2 does: widths often lie on a limit to the last digit.
fn mean(widths: &[f64]) -> f64 {
    let fours = widths.chunks_exact(4);
    let rest = fours.remainder();
    let sum = fours.fold(0.0, |sum, four| sum + (four[0] + four[1] + four[2] + four[3]));
    let sum = rest.iter().fold(sum, |sum, width| sum + width);
    if widths.is_empty() { 0.0 } else { sum * (1.0 / widths.len() as f64) }
}

/// Share of pixels on the side of the threshold that their column is on, 0 where the widths cannot be a finger's.
fn clarity(pixels: &[u8]) -> f64 {
    let structure = Structure::of(pixels);
    let changes = structure.changes();
    if changes.is_empty() {
        return 0.0;
    }
    let mut before = 0;
    let mut widths = [Vec::new(), Vec::new()];
    let mut ridge = structure.ridge[0];
    for change in &changes {
        widths[usize::from(ridge)].push((change - before) as f64 / 20.0);
        (before, ridge) = (*change, !ridge);
    }
    let within = |all: &[f64], [least, most]: [f64; 2]| (least..=most).contains(&mean(all));
    if !within(&widths[1], RIDGES) || !within(&widths[0], VALLEYS) {
        return 0.0;
    }
    // Pixels of [valleys, ridges], and those of them that look like the other.
    let (mut all, mut wrong) = ([0usize; 2], [0usize; 2]);
    for row in pixels.chunks_exact(WIDTH) {
        for (i, gray) in row.iter().enumerate() {
            let ridge = structure.ridge[i];
            all[usize::from(ridge)] += 1;
            wrong[usize::from(ridge)] += usize::from((f64::from(*gray) >= structure.threshold[i]) == ridge);
        }
    }
    1.0 - (wrong[0] as f64 / all[0] as f64 + wrong[1] as f64 / all[1] as f64) / 2.0
}
