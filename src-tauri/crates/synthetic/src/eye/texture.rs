use crate::math::{atan2, floor, sin_cos, smooth_step};
use crate::random::{Stream, derive, noise};
use std::f64::consts::TAU;

/// Samples around and from pupil to rim.
const AROUND: usize = 1024;
const ACROSS: usize = 96;
/// Dark pits between the fibers.
const CRYPTS: usize = 16;

/// The pattern of one iris, unrolled: rows from the pupil outward, columns around. Gray levels.
#[derive(Clone)]
pub(super) struct Texture(Vec<f32>);

impl std::fmt::Debug for Texture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texture")
    }
}

struct Crypt {
    angle: f32,
    rho: f32,
    wide: f32,
    high: f32,
    deep: f32,
}

impl Texture {
    pub(super) fn new(seed: u64) -> Self {
        let mut stream = Stream::new(seed);
        let base = stream.range(92.0, 108.0);
        let collarette = stream.range(0.24, 0.36);
        let crypts: Vec<Crypt> = (0..CRYPTS)
            .map(|_| Crypt {
                angle: stream.unit(),
                rho: stream.range(0.2, 0.7),
                wide: stream.range(0.008, 0.02),
                high: stream.range(0.05, 0.12),
                deep: stream.range(10.0, 20.0),
            })
            .collect();
        let mut gray = Vec::with_capacity(AROUND * ACROSS);
        for row in 0..ACROSS {
            let rho = row as f32 / (ACROSS - 1) as f32;
            for column in 0..AROUND {
                let turn = column as f32 / AROUND as f32;
                let (sin, cos) = sin_cos(f64::from(turn) * TAU);
                gray.push(base + fibers(seed, sin as f32, cos as f32, rho) + rings(seed, sin as f32, cos as f32, rho, collarette) - pits(&crypts, turn, rho));
            }
        }
        Self(gray.into_iter().map(|value| value.clamp(base - 30.0, base + 24.0)).collect())
    }

    /// Gray in the direction (x, y) from the pupil's center, `rho` of the way from pupil to rim.
    pub(super) fn at(&self, x: f32, y: f32, rho: f32) -> f32 {
        let turn = (atan2(f64::from(y), f64::from(x)) / TAU) as f32;
        let around = (turn - floor(turn)) * AROUND as f32;
        let across = rho * (ACROSS - 1) as f32;
        let (left, top) = (floor(around), floor(across));
        let (tx, ty) = (around - left, across - top);
        let column = |n: usize| n % AROUND;
        let (left, top) = (left as usize, (top as usize).min(ACROSS - 2));
        let read = |row: usize, n: usize| self.0.get(row * AROUND + column(n)).copied().unwrap_or_default();
        let upper = read(top, left) + (read(top, left + 1) - read(top, left)) * tx;
        let lower = read(top + 1, left) + (read(top + 1, left + 1) - read(top + 1, left)) * tx;
        upper + (lower - upper) * ty
    }
}

/// Fibers run outward: fine around, long across. The direction is taken on a circle, so that the pattern closes.
fn fibers(seed: u64, sin: f32, cos: f32, rho: f32) -> f32 {
    let at = |label: u64, fine: f32, long: f32| noise(derive(seed, label), cos * fine + rho * long, sin * fine - rho * long);
    at(1, 7.0, 1.2) * 9.0 + at(2, 17.0, 1.8) * 9.0 + at(3, 36.0, 3.0) * 6.0 + at(4, 12.0, 9.0) * 4.0
}

/// The ruff at the pupil, the collarette, folds toward the rim, and the darker rim.
fn rings(seed: u64, sin: f32, cos: f32, rho: f32, collarette: f32) -> f32 {
    let wave = noise(derive(seed, 9), cos * 5.0, sin * 5.0) * 0.05;
    let near = |at: f32, wide: f32| smooth_step(wide, 0.0, (rho - at).abs());
    9.0 * near(collarette + wave, 0.09) - 5.0 * near(0.68 + wave * 0.5, 0.03) - 5.0 * near(0.82 - wave * 0.4, 0.03)
        - 8.0 * near(0.0, 0.06)
        - 14.0 * smooth_step(0.86, 1.0, rho)
}

fn pits(crypts: &[Crypt], turn: f32, rho: f32) -> f32 {
    crypts
        .iter()
        .map(|crypt| {
            let apart = (turn - crypt.angle).abs();
            let (u, v) = (apart.min(1.0 - apart) / crypt.wide, (rho - crypt.rho) / crypt.high);
            crypt.deep * smooth_step(1.0, 0.3, (u * u + v * v).sqrt())
        })
        .sum()
}
