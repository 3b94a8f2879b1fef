//! FDA: how purely periodic the ridges of each region are.

use super::Histogram;
use super::grid::Grid;
use super::slanted::{Cut, cut};
use super::structure::{HEIGHT, WIDTH};
use crate::Image;
use std::f64::consts::{FRAC_PI_2, TAU};

const BOUNDS: [f64; 9] = [0.268, 0.304, 0.33, 0.355, 0.38, 0.407, 0.44, 0.50, 1.0];
/// Share of the two neighbors that counts for the strongest frequency.
const NEIGHBORS: f64 = 0.3;
/// Fewer regions give no histogram.
const LEAST_REGIONS: usize = 10;

/// `None` where too few regions hold a print.
pub(super) fn measure(finger: &Image, grid: &Grid) -> Option<Histogram> {
    let how = Cut { turn: FRAC_PI_2, margin: true, width: HEIGHT, height: WIDTH };
    let values: Vec<f64> = grid.printed().map(|region| purity(&cut(finger, region, how))).collect();
    (values.len() >= LEAST_REGIONS).then(|| Histogram::of(&values, &BOUNDS))
}

/// Strength of the strongest frequency beside all of them; 1 where that is the lowest.
fn purity(pixels: &[u8]) -> f64 {
    let mut means: Vec<(f64, f64)> =
        pixels.chunks_exact(HEIGHT).map(|row| (row.iter().map(|gray| f64::from(*gray)).sum::<f64>() / HEIGHT as f64, 0.0)).collect();
    transform(&mut means);
    // Frequencies above half of them mirror those below.
    let strengths: Vec<f64> = means[..=WIDTH / 2 + 1].iter().map(|(real, imaginary)| real.hypot(*imaginary)).collect();
    let mut strongest = 1;
    for frequency in 2..=WIDTH / 2 {
        if strengths[frequency] > strengths[strongest] {
            strongest = frequency;
        }
    }
    if strongest == 1 {
        return 1.0;
    }
    let around = strengths[strongest - 1] + strengths[strongest + 1];
    (strengths[strongest] + NEIGHBORS * around) / strengths[1..WIDTH / 2].iter().sum::<f64>()
}

/// The discrete Fourier transform of a power of two of numbers, by halves: of equal numbers it is exactly zero beyond the first.
fn transform(values: &mut [(f64, f64)]) {
    let count = values.len();
    if count < 2 {
        return;
    }
    let mut even: Vec<_> = values.iter().step_by(2).copied().collect();
    let mut odd: Vec<_> = values.iter().skip(1).step_by(2).copied().collect();
    transform(&mut even);
    transform(&mut odd);
    for i in 0..count / 2 {
        let (sine, cosine) = (-TAU * i as f64 / count as f64).sin_cos();
        let turned = (cosine * odd[i].0 - sine * odd[i].1, cosine * odd[i].1 + sine * odd[i].0);
        values[i] = (even[i].0 + turned.0, even[i].1 + turned.1);
        values[i + count / 2] = (even[i].0 - turned.0, even[i].1 - turned.1);
    }
}
