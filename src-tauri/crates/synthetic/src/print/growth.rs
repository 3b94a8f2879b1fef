//! Ridges grow out of a few spots by being filtered again and again along the flow (the idea of SFinGe: Cappelli, Maio, Maltoni). Where
//! growing regions meet out of step, minutiae appear by themselves.

use super::parameters::{
    CELL, DIRECTIONS, ENVELOPE_ACROSS, ENVELOPE_ALONG, GAIN, KERNEL_RADIUS, PERIOD_SPAN, PERIODS, SPOT_DISTANCE, STEPS,
};
use crate::math::{exp, sin_cos};
use crate::random::Stream;
use std::f64::consts::{PI, TAU};

const SIDE: usize = 2 * KERNEL_RADIUS + 1;
/// A kernel row is padded to this many values so that it is summed in whole vectors.
const ROW: usize = 16;

/// All kernels of one finger, quantized by direction and period.
struct Kernels(Vec<[f32; SIDE * ROW]>);

impl Kernels {
    fn new(mean_period_cells: f64) -> Self {
        let mut all = Vec::with_capacity(DIRECTIONS * PERIODS);
        for p in 0..PERIODS {
            let step = p as f64 / (PERIODS - 1) as f64 - 0.5;
            let period = mean_period_cells * (1.0 + f64::from(PERIOD_SPAN) * step);
            for d in 0..DIRECTIONS {
                all.push(kernel(PI * d as f64 / DIRECTIONS as f64, period));
            }
        }
        Self(all)
    }
}

/// A ridge seen through an oval window: cosine across the flow, without a mean, scaled so that a perfect pattern gains [`GAIN`].
fn kernel(direction: f64, period: f64) -> [f32; SIDE * ROW] {
    let (sin, cos) = sin_cos(direction);
    let (along, across) = (ENVELOPE_ALONG * period, ENVELOPE_ACROSS * period);
    let mut window = [0.0f64; SIDE * ROW];
    let mut wave = [0.0f64; SIDE * ROW];
    let (mut window_sum, mut wave_sum) = (0.0, 0.0);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let x = column as f64 - KERNEL_RADIUS as f64;
            let y = KERNEL_RADIUS as f64 - row as f64;
            let u = x * cos + y * sin;
            let v = y * cos - x * sin;
            let w = exp(-0.5 * (u * u / (along * along) + v * v / (across * across)));
            let at = row * ROW + column;
            window[at] = w;
            wave[at] = w * sin_cos(TAU * v / period).1;
            window_sum += w;
            wave_sum += wave[at];
        }
    }
    let mean = wave_sum / window_sum;
    let mut response = 0.0;
    for row in 0..SIDE {
        for column in 0..SIDE {
            let at = row * ROW + column;
            let y = KERNEL_RADIUS as f64 - row as f64;
            let x = column as f64 - KERNEL_RADIUS as f64;
            wave[at] -= mean * window[at];
            response += wave[at] * sin_cos(TAU * (y * cos - x * sin) / period).1;
        }
    }
    let mut out = [0.0f32; SIDE * ROW];
    for (o, w) in out.iter_mut().zip(wave) {
        *o = (f64::from(GAIN) * w / response) as f32;
    }
    out
}

/// What the growth is told: the field per cell and which cells take part.
pub(crate) struct Field {
    pub width: usize,
    pub height: usize,
    /// Radians, counter-clockwise.
    pub direction: Vec<f32>,
    /// Share of the mean period.
    pub period: Vec<f32>,
    /// Cells outside are left empty.
    pub inside: Vec<bool>,
    /// Mean ridge period in pixels at 500 ppi.
    pub mean_period: f32,
}

/// Empty cells around a field, so that no filter reaches outside.
const BORDER: usize = KERNEL_RADIUS + 1;

/// Grows the ridges; the result is -1 (valley) to 1 (ridge) per cell, row by row.
pub(crate) fn grow(field: &Field, stream: &mut Stream) -> Vec<f32> {
    let stride = field.width + BORDER + ROW;
    let empty = vec![0.0f32; stride * (field.height + 2 * BORDER)];
    let mut spotted = empty.clone();
    spots(field, stream, &mut spotted, stride, BORDER);
    filter(field, spotted, empty, stride)
}

/// Lets ridges that are grown already go on into the cells inside the field; what they are elsewhere stays.
pub(crate) fn grow_on(field: &Field, ridges: &[f32]) -> Vec<f32> {
    let stride = field.width + BORDER + ROW;
    let mut known = vec![0.0f32; stride * (field.height + 2 * BORDER)];
    for (y, row) in ridges.chunks_exact(field.width).enumerate() {
        let from = (y + BORDER) * stride + BORDER;
        known[from..from + field.width].copy_from_slice(row);
    }
    filter(field, known.clone(), known, stride)
}

fn filter(field: &Field, mut now: Vec<f32>, mut next: Vec<f32>, stride: usize) -> Vec<f32> {
    let kernels = Kernels::new(f64::from(field.mean_period / CELL));
    let choice = choose(field);
    let border = BORDER;
    for _ in 0..STEPS {
        for y in 0..field.height {
            for x in 0..field.width {
                let chosen = choice[y * field.width + x];
                if chosen == OUTSIDE {
                    continue;
                }
                let corner = (y + border - KERNEL_RADIUS) * stride + x + border - KERNEL_RADIUS;
                let sum = convolve(&kernels.0[usize::from(chosen)], &now[corner..], stride);
                next[(y + border) * stride + x + border] = sum.clamp(-1.0, 1.0);
            }
        }
        std::mem::swap(&mut now, &mut next);
    }
    let mut out = Vec::with_capacity(field.width * field.height);
    for y in 0..field.height {
        let from = (y + border) * stride + border;
        out.extend_from_slice(&now[from..from + field.width]);
    }
    out
}

const OUTSIDE: u16 = u16::MAX;

fn choose(field: &Field) -> Vec<u16> {
    (0..field.width * field.height)
        .map(|i| {
            if !field.inside[i] {
                return OUTSIDE;
            }
            let turn = f64::from(field.direction[i]) / PI;
            let d = ((turn - turn.floor()) * DIRECTIONS as f64 + 0.5) as usize % DIRECTIONS;
            let p = ((field.period[i] - 1.0) / PERIOD_SPAN + 0.5).clamp(0.0, 1.0) * (PERIODS - 1) as f32 + 0.5;
            ((p as usize).min(PERIODS - 1) * DIRECTIONS + d) as u16
        })
        .collect()
}

/// The order of additions is written out (16 running sums, then pairwise), so that every compiler makes the same number.
fn convolve(kernel: &[f32; SIDE * ROW], image: &[f32], stride: usize) -> f32 {
    let mut sums = [0.0f32; ROW];
    let (rows, _) = kernel.as_chunks::<ROW>();
    for (row, weights) in rows.iter().enumerate() {
        let Some(values) = image.get(row * stride..).and_then(|rest| rest.first_chunk::<ROW>()) else { break };
        for lane in 0..ROW {
            sums[lane] += weights[lane] * values[lane];
        }
    }
    total(&sums)
}

/// Kept apart: joined with the loop above, the compiler pairs distant lanes and halves its vectors.
#[inline(never)]
fn total(sums: &[f32; ROW]) -> f32 {
    let eight: [f32; 8] = std::array::from_fn(|i| sums[i] + sums[i + 8]);
    let four: [f32; 4] = std::array::from_fn(|i| eight[i] + eight[i + 4]);
    (four[0] + four[2]) + (four[1] + four[3])
}

fn spots(field: &Field, stream: &mut Stream, now: &mut [f32], stride: usize, border: usize) {
    let area = (field.width * field.height) as f32;
    let count = (area / (SPOT_DISTANCE * SPOT_DISTANCE)) as usize;
    for _ in 0..count {
        let (x, y) = (stream.below(field.width), stream.below(field.height));
        now[(y + border) * stride + x + border] = if stream.chance(0.5) { 1.0 } else { -1.0 };
    }
}
