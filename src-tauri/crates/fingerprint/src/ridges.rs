//! The ridges of one place: their period, how strong it is, and how straight and unbroken they run.

use crate::Image;
use crate::parameters::{PERIODS, SIGNATURE, SIGNATURE_ALONG};
use crate::pixel::pixel;
use std::f32::consts::TAU;

/// What a window across the ridges shows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ridges {
    /// Share of the profile's energy in its strongest ridge period, 0..1.
    pub periodic: f32,
    /// Share of the window's variance that is not the profile's: broken, grainy or bent ridges, 0..1.
    pub broken: f32,
}

/// Averages along the ridges in a window around (x, y) with the given normal, and looks at the profile across them.
pub(crate) fn ridges_at(image: &Image, x: f32, y: f32, normal: f32) -> Ridges {
    let (sin, cos) = normal.sin_cos();
    let mut profile = [0.0f32; SIGNATURE];
    let (mut sum, mut squares) = (0.0f32, 0.0f32);
    for (i, value) in profile.iter_mut().enumerate() {
        let across = i as f32 - (SIGNATURE as f32 - 1.0) / 2.0;
        for j in 0..SIGNATURE_ALONG {
            let along = j as f32 - (SIGNATURE_ALONG as f32 - 1.0) / 2.0;
            let px = x + across * cos - along * sin;
            let py = y + across * sin + along * cos;
            let gray = f32::from(image.at(pixel(px), pixel(py)));
            *value += gray;
            sum += gray;
            squares += gray * gray;
        }
        *value /= SIGNATURE_ALONG as f32;
    }
    let count = (SIGNATURE * SIGNATURE_ALONG) as f32;
    let mean = sum / count;
    let variance = squares / count - mean * mean;
    let between = profile.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / SIGNATURE as f32;
    if variance < 4.0 || between < 1.0 {
        return Ridges { periodic: 0.0, broken: 1.0 };
    }
    Ridges { periodic: period_share(&profile, mean), broken: (1.0 - between / variance).clamp(0.0, 1.0) }
}

/// Largest share of the windowed profile's energy that one period explains (least squares of sine and cosine).
fn period_share(profile: &[f32; SIGNATURE], mean: f32) -> f32 {
    let window = |i: usize| 0.5 - 0.5 * (TAU * (i as f32 + 0.5) / SIGNATURE as f32).cos();
    let weight: f32 = (0..SIGNATURE).map(window).sum();
    let level = (0..SIGNATURE).map(|i| window(i) * (profile[i] - mean)).sum::<f32>() / weight;
    let energy: f32 = (0..SIGNATURE).map(|i| window(i) * (profile[i] - mean - level).powi(2)).sum();
    if energy <= 0.0 {
        return 0.0;
    }
    let mut best = 0.0f32;
    let mut period = PERIODS.0;
    while period <= PERIODS.1 {
        let (mut c, mut s) = (0.0f32, 0.0f32);
        for (i, value) in profile.iter().enumerate() {
            let w = window(i) * (value - mean - level);
            let (sin, cos) = (TAU * i as f32 / period).sin_cos();
            c += w * cos;
            s += w * sin;
        }
        best = best.max(2.0 * (c * c + s * s) / weight / energy);
        period *= 1.09;
    }
    best.min(1.0)
}
