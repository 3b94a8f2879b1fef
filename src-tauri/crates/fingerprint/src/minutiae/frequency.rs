//! How far apart the ridges are, per block.

use super::grid::Grid;
use super::mask::Mask;
use super::orientation::Orientation;
use crate::parameters::{BLOCK, PERIOD_ACROSS, PERIOD_ALONG, PERIOD_COUNT, PERIOD_FROM, PERIOD_STEP, PERIOD_USUAL};
use crate::pixel::pixel;
use std::f32::consts::TAU;

/// Ridge period in pixels per block: measured where ridges are plain, taken from the neighbors elsewhere.
pub(crate) fn measure(normal: &Grid<f32>, flow: &Orientation, mask: &Mask) -> Grid<f32> {
    let waves = Waves::new();
    let (columns, rows) = (mask.inside.width, mask.inside.height);
    let mut weight = Grid::filled(columns, rows, 0.0f32);
    let mut sum = weight.clone();
    for (c, r) in mask.blocks() {
        let middle = |at: usize| (at * BLOCK) as f32 + (BLOCK as f32 - 1.0) / 2.0;
        let (period, share) = waves.period(&profile(normal, middle(c), middle(r), flow.at(middle(c), middle(r))));
        weight.cells[r * columns + c] = share * share;
        sum.cells[r * columns + c] = share * share * period;
    }
    let total: f32 = weight.cells.iter().sum();
    let usual = if total > 0.0 { sum.cells.iter().sum::<f32>() / total } else { PERIOD_USUAL };
    for _ in 0..4 {
        weight.blur();
        sum.blur();
    }
    // The finger's own mean fills what no neighbor answers for.
    let cells = weight.cells.iter().zip(&sum.cells).map(|(w, s)| (s + 0.01 * usual) / (w + 0.01));
    Grid { width: columns, height: rows, cells: cells.collect() }
}

/// Mean along the ridges, at places across them.
fn profile(normal: &Grid<f32>, x: f32, y: f32, along: f32) -> [f32; PERIOD_ACROSS] {
    let (sin, cos) = along.sin_cos();
    let mut profile = [0.0f32; PERIOD_ACROSS];
    for (i, value) in profile.iter_mut().enumerate() {
        let v = i as f32 - (PERIOD_ACROSS as f32 - 1.0) / 2.0;
        for j in 0..PERIOD_ALONG {
            let u = j as f32 - (PERIOD_ALONG as f32 - 1.0) / 2.0;
            let (px, py) = (x + u * cos + v * sin, y - u * sin + v * cos);
            *value += normal.near(pixel(px), pixel(py), 0.0);
        }
        *value /= PERIOD_ALONG as f32;
    }
    profile
}

/// Windowed waves of every period looked for.
struct Waves(Vec<[(f32, f32); PERIOD_ACROSS]>);

impl Waves {
    fn new() -> Self {
        let window = |i: usize| 0.5 - 0.5 * (TAU * (i as f32 + 0.5) / PERIOD_ACROSS as f32).cos();
        let wave = |n: usize| {
            let period = PERIOD_FROM * PERIOD_STEP.powi(n as i32);
            std::array::from_fn(|i| {
                let (sin, cos) = (TAU * i as f32 / period).sin_cos();
                (window(i) * cos, window(i) * sin)
            })
        };
        Self((0..PERIOD_COUNT).map(wave).collect())
    }

    /// The strongest period of a profile and how much stronger it is than the others, 0..1.
    fn period(&self, profile: &[f32; PERIOD_ACROSS]) -> (f32, f32) {
        let mean = profile.iter().sum::<f32>() / PERIOD_ACROSS as f32;
        let power = |wave: &[(f32, f32); PERIOD_ACROSS]| {
            let (c, s) = wave.iter().zip(profile).fold((0.0, 0.0), |(c, s), (w, v)| (c + w.0 * (v - mean), s + w.1 * (v - mean)));
            c * c + s * s
        };
        let powers: Vec<f32> = self.0.iter().map(power).collect();
        let Some((best, top)) = powers.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)) else { return (PERIOD_USUAL, 0.0) };
        let energy: f32 = profile.iter().map(|v| (v - mean) * (v - mean)).sum();
        if best == 0 || best + 1 == powers.len() || energy <= 0.0 {
            return (PERIOD_USUAL, 0.0);
        }
        // A parabola through the peak and its neighbors gives the place between the steps.
        let (left, right) = (powers[best - 1], powers[best + 1]);
        let bend = left - 2.0 * top + right;
        let shift = if bend < 0.0 { (0.5 * (left - right) / bend).clamp(-0.5, 0.5) } else { 0.0 };
        let share = top / energy * 16.0 / (3.0 * PERIOD_ACROSS as f32);
        (PERIOD_FROM * PERIOD_STEP.powf(best as f32 + shift), share.min(1.0))
    }
}
