//! Which way the ridges run, per block.

use super::grid::Grid;
use super::mask::Mask;
use crate::parameters::BLOCK;

/// Ridge direction per block as a vector of twice its angle (counter-clockwise, y up), so that opposite directions are the same.
pub(crate) struct Orientation {
    /// Cosine of twice the angle, scaled by certainty.
    pub cos: Grid<f32>,
    /// Sine of twice the angle, scaled by certainty.
    pub sin: Grid<f32>,
}

/// Structure tensor of every block, joined with its neighbors, then smoothed as directions.
pub(crate) fn measure(normal: &Grid<f32>, mask: &Mask) -> Orientation {
    let (columns, rows) = (mask.inside.width, mask.inside.height);
    let mut across = Grid::filled(columns, rows, 0.0f32);
    let mut slant = across.clone();
    let mut energy = across.clone();
    for (c, r) in mask.blocks() {
        let (mut xx, mut yy, mut xy) = (0.0f32, 0.0f32, 0.0f32);
        for y in (r * BLOCK).max(1)..((r + 1) * BLOCK).min(normal.height - 1) {
            for x in (c * BLOCK).max(1)..((c + 1) * BLOCK).min(normal.width - 1) {
                let (gx, gy) = gradient(normal, x, y);
                xx += gx * gx;
                yy += gy * gy;
                xy += gx * gy;
            }
        }
        let i = r * columns + c;
        // Ridges run across the gradient, and the picture's y points down.
        across.cells[i] = yy - xx;
        slant.cells[i] = 2.0 * xy;
        energy.cells[i] = xx + yy;
    }
    across.blur();
    slant.blur();
    energy.blur();
    for (i, energy) in energy.cells.iter().enumerate() {
        let scale = if *energy > 0.0 { 1.0 / energy } else { 0.0 };
        across.cells[i] *= scale;
        slant.cells[i] *= scale;
    }
    across.blur();
    slant.blur();
    Orientation { cos: across, sin: slant }
}

/// Sobel's gradient.
fn gradient(normal: &Grid<f32>, x: usize, y: usize) -> (f32, f32) {
    let w = normal.width;
    let at = |dx: usize, dy: usize| normal.cells[(y + dy - 1) * w + x + dx - 1];
    let gx = at(2, 0) + 2.0 * at(2, 1) + at(2, 2) - at(0, 0) - 2.0 * at(0, 1) - at(0, 2);
    let gy = at(0, 2) + 2.0 * at(1, 2) + at(2, 2) - at(0, 0) - 2.0 * at(1, 0) - at(2, 0);
    (gx, gy)
}

impl Orientation {
    /// Direction at a pixel, 0 ≤ angle < π, between the blocks' middles.
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let (cos, sin) = self.vector(x, y);
        let angle = 0.5 * sin.atan2(cos);
        if angle < 0.0 { angle + std::f32::consts::PI } else { angle }
    }

    /// How much the surroundings agree on that direction, 0..1.
    pub(crate) fn certainty(&self, x: f32, y: f32) -> f32 {
        let (cos, sin) = self.vector(x, y);
        cos.hypot(sin)
    }

    fn vector(&self, x: f32, y: f32) -> (f32, f32) {
        let half = (BLOCK as f32 - 1.0) / 2.0;
        let (bx, by) = ((x - half) / BLOCK as f32, (y - half) / BLOCK as f32);
        let (fx, fy) = (bx.floor(), by.floor());
        let (tx, ty) = (bx - fx, by - fy);
        let (ix, iy) = (fx as i64, fy as i64);
        let mix = |grid: &Grid<f32>| {
            let top = grid.near(ix, iy, 0.0) * (1.0 - tx) + grid.near(ix + 1, iy, 0.0) * tx;
            let low = grid.near(ix, iy + 1, 0.0) * (1.0 - tx) + grid.near(ix + 1, iy + 1, 0.0) * tx;
            top * (1.0 - ty) + low * ty
        };
        (mix(&self.cos), mix(&self.sin))
    }
}
