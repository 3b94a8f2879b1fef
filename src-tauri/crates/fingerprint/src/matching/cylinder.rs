//! The surroundings of one minutia, turned into its own direction, as bits.

use super::hull::Hull;
use crate::parameters::{
    CYLINDER_BIT, CYLINDER_MIN_NEIGHBORS, CYLINDER_MIN_SHARED, CYLINDER_MIN_VALID, CYLINDER_RADIUS, CYLINDER_SPREAD, CYLINDER_TURN_SPREAD,
    HULL_MARGIN, MOST_TURN,
};
use crate::template::Template;
use std::f32::consts::{PI, TAU};

/// Cells on a side of the cylinder's base: a layer is one word.
pub(crate) const SIDE: usize = 8;
/// Layers by direction.
pub(crate) const LAYERS: usize = 6;

/// Surroundings of a minutia.
#[derive(Clone)]
pub(crate) struct Cylinder {
    pub x: f32,
    pub y: f32,
    /// Radians, counter-clockwise.
    pub angle: f32,
    /// The same in 256 steps.
    pub steps: u8,
    /// Cells near a minutia of that relative direction.
    pub bits: [u64; LAYERS],
    /// Cells that lie on known skin.
    pub valid: u64,
    /// Root of the number of bits set.
    pub root: f32,
}

/// Cylinders of every minutia that has enough skin and neighbors around it.
pub(crate) fn describe(template: &Template) -> Vec<Cylinder> {
    let points: Vec<(f32, f32, f32)> =
        template.minutiae().iter().map(|m| (f32::from(m.x), f32::from(m.y), m.direction.radians())).collect();
    let hull = Hull::of(points.iter().map(|p| (p.0, p.1)).collect());
    let weights = turn_weights();
    (0..points.len()).filter_map(|i| one(i, &points, &hull, &weights, template.minutiae()[i].direction.0)).collect()
}

/// What a neighbor's relative direction, in 256 steps, gives to each layer.
fn turn_weights() -> Vec<[f32; LAYERS]> {
    let layer_angle = |layer: usize| -PI + (layer as f32 + 0.5) * TAU / LAYERS as f32;
    let weight = |away: f32| {
        // The Gaussian's integral over the layer, by its value at five places.
        let share = TAU / LAYERS as f32;
        (0..5).map(|n| gauss(away + share * (n as f32 - 2.0) / 5.0, CYLINDER_TURN_SPREAD)).sum::<f32>() * share / 5.0
    };
    (0..256).map(|step| std::array::from_fn(|layer| weight(wrap(layer_angle(layer) - step as f32 * TAU / 256.0)))).collect()
}

fn gauss(away: f32, spread: f32) -> f32 {
    (-0.5 * away * away / (spread * spread)).exp() / (spread * TAU.sqrt())
}

/// Into -π..π.
pub(crate) fn wrap(angle: f32) -> f32 {
    (angle + PI).rem_euclid(TAU) - PI
}

fn one(of: usize, points: &[(f32, f32, f32)], hull: &Hull, weights: &[[f32; LAYERS]], steps: u8) -> Option<Cylinder> {
    let (x, y, angle) = points[of];
    let (sin, cos) = angle.sin_cos();
    let cell = 2.0 * CYLINDER_RADIUS / SIDE as f32;
    // Places in the minutia's own frame: u along its direction, v to its left (y of the picture points down).
    let place = |i: usize| (i as f32 + 0.5) * cell - CYLINDER_RADIUS;
    let mut valid = 0u64;
    let mut valid_count = 0;
    let mut inside_count = 0;
    for j in 0..SIDE {
        for i in 0..SIDE {
            let (u, v) = (place(i), place(j));
            if u * u + v * v > CYLINDER_RADIUS * CYLINDER_RADIUS {
                continue;
            }
            inside_count += 1;
            if hull.holds((x + u * cos - v * sin, y - u * sin - v * cos), HULL_MARGIN) {
                valid_count += 1;
                valid |= 1 << (j * SIDE + i);
            }
        }
    }
    if (valid_count as f32) < CYLINDER_MIN_VALID * inside_count as f32 {
        return None;
    }
    let mut sums = [[0.0f32; LAYERS]; SIDE * SIDE];
    let mut neighbors = 0;
    let reach = 3.0 * CYLINDER_SPREAD;
    for (n, (nx, ny, nangle)) in points.iter().enumerate() {
        let (dx, dy) = (nx - x, ny - y);
        let (u, v) = (dx * cos - dy * sin, -dx * sin - dy * cos);
        if n == of || u * u + v * v > (CYLINDER_RADIUS + reach) * (CYLINDER_RADIUS + reach) {
            continue;
        }
        neighbors += 1;
        let turn = (((nangle - angle) / TAU * 256.0).round() as i64).rem_euclid(256) as usize;
        let range = |at: f32| {
            let from = ((at - reach + CYLINDER_RADIUS) / cell - 0.5).ceil().max(0.0) as usize;
            let to = ((at + reach + CYLINDER_RADIUS) / cell + 0.5).floor().clamp(0.0, SIDE as f32) as usize;
            from..to
        };
        for j in range(v) {
            for i in range(u) {
                let (du, dv) = (place(i) - u, place(j) - v);
                let d2 = du * du + dv * dv;
                if d2 <= reach * reach {
                    let near = (-0.5 * d2 / (CYLINDER_SPREAD * CYLINDER_SPREAD)).exp() / (CYLINDER_SPREAD * TAU.sqrt());
                    sums[j * SIDE + i].iter_mut().zip(&weights[turn]).for_each(|(sum, weight)| *sum += near * weight);
                }
            }
        }
    }
    if neighbors < CYLINDER_MIN_NEIGHBORS {
        return None;
    }
    let mut bits = [0u64; LAYERS];
    for (at, layers) in sums.iter().enumerate() {
        for (layer, sum) in layers.iter().enumerate() {
            if *sum > CYLINDER_BIT && valid >> at & 1 == 1 {
                bits[layer] |= 1 << at;
            }
        }
    }
    let count: u32 = bits.iter().map(|layer| layer.count_ones()).sum();
    Some(Cylinder { x, y, angle, steps, bits, valid, root: (count as f32).sqrt() })
}

impl Cylinder {
    /// True unless two impressions of one finger would have to be turned too far for the two to be the same minutia.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        (self.steps.wrapping_sub(other.steps) as i8).unsigned_abs() <= MOST_TURN
    }

    /// Likeness of two surroundings where both are known, 0..1.
    pub(crate) fn alike(&self, other: &Self) -> f32 {
        let both = self.valid & other.valid;
        if both.count_ones() < CYLINDER_MIN_SHARED {
            return 0.0;
        }
        let (mut mine, mut theirs, mut apart) = (0u32, 0u32, 0u32);
        for (a, b) in self.bits.iter().zip(&other.bits) {
            let (a, b) = (a & both, b & both);
            mine += a.count_ones();
            theirs += b.count_ones();
            apart += (a ^ b).count_ones();
        }
        if mine + theirs == 0 {
            return 0.0;
        }
        1.0 - (apart as f32).sqrt() / ((mine as f32).sqrt() + (theirs as f32).sqrt())
    }

    /// A third of the work, for a first look: cells that only one of the two knows are not left out of its size.
    pub(crate) fn roughly_alike(&self, other: &Self) -> f32 {
        let both = self.valid & other.valid;
        let apart: u32 = self.bits.iter().zip(&other.bits).map(|(a, b)| ((a ^ b) & both).count_ones()).sum();
        1.0 - (apart as f32).sqrt() / (self.root + other.root).max(1.0)
    }
}
