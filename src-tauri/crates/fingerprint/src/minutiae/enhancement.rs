//! Ridges seen through Gabor filters that fit each place's direction and period: gaps close, bridges go, noise fades.

use super::grid::Grid;
use super::mask::Mask;
use super::orientation::Orientation;
use crate::parameters::{BLOCK, GABOR_ACROSS, GABOR_ALONG, GABOR_DIRECTIONS, GABOR_PERIODS, GABOR_RADIUS, PERIOD_FROM, PERIOD_LAST};
use std::f32::consts::{PI, TAU};
use std::sync::LazyLock;

const SIDE: usize = 2 * GABOR_RADIUS + 1;
/// A kernel row is padded so that it is summed in whole vectors.
const ROW: usize = 24;

type Kernel = [f32; SIDE * ROW];

/// The filtered picture.
pub(crate) struct Enhanced {
    /// Ridge height, about -1..1; 0 outside the skin.
    pub height: Grid<f32>,
    /// How well each block agrees with its filter, 0..1.
    pub agreement: Grid<f32>,
}

/// Filters every pixel on skin.
pub(crate) fn enhance(normal: &Grid<f32>, flow: &Orientation, period: &Grid<f32>, mask: &Mask) -> Enhanced {
    let kernels = &*KERNELS;
    let (padded, stride) = pad(normal);
    let mut height = Grid::filled(normal.width, normal.height, 0.0f32);
    let mut agreement = Grid::filled(mask.inside.width, mask.inside.height, 0.0f32);
    for (c, r) in mask.blocks() {
        let step = period_step(period.near(c as i64, r as i64, PERIOD_FROM));
        let (mut before, mut after) = (0.0f32, 0.0f32);
        for y in r * BLOCK..(r + 1) * BLOCK {
            for x in c * BLOCK..(c + 1) * BLOCK {
                let turn = flow.at(x as f32, y as f32) / PI * GABOR_DIRECTIONS as f32;
                let direction = (turn + 0.5) as usize % GABOR_DIRECTIONS;
                let filtered = convolve(&kernels[step * GABOR_DIRECTIONS + direction], &padded[y * stride + x..], stride);
                height.cells[y * normal.width + x] = filtered;
                let plain = normal.cells[y * normal.width + x];
                before += plain * plain;
                after += filtered * filtered;
            }
        }
        agreement.cells[r * mask.inside.width + c] = if before > 0.0 { (after / before).sqrt().min(1.0) } else { 0.0 };
    }
    Enhanced { height, agreement }
}

fn period_step(period: f32) -> usize {
    let place = (period - PERIOD_FROM) / (PERIOD_LAST - PERIOD_FROM) * (GABOR_PERIODS - 1) as f32;
    ((place.max(0.0) + 0.5) as usize).min(GABOR_PERIODS - 1)
}

/// Made once: they depend on nothing.
static KERNELS: LazyLock<Vec<Kernel>> = LazyLock::new(kernels);

fn kernels() -> Vec<Kernel> {
    let mut all = Vec::with_capacity(GABOR_DIRECTIONS * GABOR_PERIODS);
    for p in 0..GABOR_PERIODS {
        let step = p as f32 / (GABOR_PERIODS - 1) as f32;
        let period = PERIOD_FROM + (PERIOD_LAST - PERIOD_FROM) * step;
        all.extend((0..GABOR_DIRECTIONS).map(|d| kernel(PI * d as f32 / GABOR_DIRECTIONS as f32, period)));
    }
    all
}

/// A cosine across the ridges under an oval window, without a mean, scaled so that perfect ridges of height 1 come out as they are.
fn kernel(direction: f32, period: f32) -> Kernel {
    let (sin, cos) = direction.sin_cos();
    let place = |at: usize| {
        let (x, y) = ((at % ROW) as f32 - GABOR_RADIUS as f32, GABOR_RADIUS as f32 - (at / ROW) as f32);
        (x * cos + y * sin, y * cos - x * sin)
    };
    let (across, along) = (GABOR_ACROSS * period, GABOR_ALONG);
    let mut window = [0.0f32; SIDE * ROW];
    let mut wave = [0.0f32; SIDE * ROW];
    for at in (0..SIDE * ROW).filter(|at| at % ROW < SIDE) {
        let (u, v) = place(at);
        window[at] = (-0.5 * (u * u / (along * along) + v * v / (across * across))).exp();
        wave[at] = window[at] * (TAU * v / period).cos();
    }
    let mean = wave.iter().sum::<f32>() / window.iter().sum::<f32>();
    wave.iter_mut().zip(&window).for_each(|(wave, window)| *wave -= mean * window);
    let response: f32 = wave.iter().enumerate().map(|(at, w)| w * (TAU * place(at).1 / period).cos()).sum();
    wave.iter_mut().for_each(|w| *w /= response);
    wave
}

/// Copies the picture into one with a border, so that no window runs out of it.
fn pad(normal: &Grid<f32>) -> (Vec<f32>, usize) {
    let stride = normal.width + GABOR_RADIUS + ROW;
    let mut padded = vec![0.0f32; stride * (normal.height + SIDE)];
    for (y, row) in normal.cells.chunks(normal.width.max(1)).enumerate() {
        let from = (y + GABOR_RADIUS) * stride + GABOR_RADIUS;
        padded[from..from + normal.width].copy_from_slice(row);
    }
    (padded, stride)
}

fn convolve(kernel: &Kernel, image: &[f32], stride: usize) -> f32 {
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
    sums.iter().sum()
}
