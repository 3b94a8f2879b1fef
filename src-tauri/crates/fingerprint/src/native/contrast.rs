//! Mu, MMB, Sigma: how dark the picture is, and how evenly.

use super::REGION;
use crate::Image;

pub(super) struct Contrast {
    pub(super) mean: f64,
    pub(super) mean_of_means: f64,
    pub(super) deviation: f64,
}

pub(super) fn measure(finger: &Image) -> Contrast {
    let (width, height) = (finger.width() as usize, finger.height() as usize);
    let means: Vec<f64> = (0..height)
        .step_by(REGION)
        .flat_map(|top| (0..width).step_by(REGION).map(move |left| (left, top)))
        .map(|(left, top)| moments(finger, [left, top, REGION.min(width - left), REGION.min(height - top)]).0)
        .collect();
    let (mean, deviation) = moments(finger, [0, 0, width, height]);
    Contrast { mean, mean_of_means: means.iter().sum::<f64>() / means.len() as f64, deviation }
}

/// Mean around a place, over as much of its region as the picture has.
pub(super) fn mean_around(finger: &Image, (x, y): (usize, usize)) -> f64 {
    let (left, top) = (x.saturating_sub(REGION / 2), y.saturating_sub(REGION / 2));
    moments(finger, [left, top, REGION.min(finger.width() as usize - left), REGION.min(finger.height() as usize - top)]).0
}

/// Mean and deviation of a part (left, top, width, height).
pub(super) fn moments(finger: &Image, [left, top, width, height]: [usize; 4]) -> (f64, f64) {
    let stride = finger.width() as usize;
    let (mut sum, mut squares) = (0u64, 0u64);
    for y in top..top + height {
        for gray in &finger.gray()[y * stride + left..y * stride + left + width] {
            sum += u64::from(*gray);
            squares += u64::from(*gray) * u64::from(*gray);
        }
    }
    let count = (width * height) as f64;
    let mean = sum as f64 / count;
    (mean, (squares as f64 / count - mean * mean).max(0.0).sqrt())
}
