//! The motion that lays one template over the other: a turn, a shift, and a little stretch.

use crate::parameters::{LAY_ARM, MOST_STRETCH, STRETCH_ARM};

/// A minutia in the plane: x, y (up), angle (counter-clockwise).
pub(crate) type Point = (f32, f32, f32);

/// Turn, shift and stretch.
pub(crate) struct Motion {
    /// Sine and cosine of the turn, stretched.
    sin: f32,
    cos: f32,
    /// Radians, counter-clockwise.
    pub turn: f32,
    /// Lengths grow by this factor.
    pub stretch: f32,
    dx: f32,
    dy: f32,
}

impl Motion {
    /// The best motion (least squares) that brings the first of each two minutiae onto the second, by their weights.
    pub(crate) fn of(pairs: &[(Point, Point, f32)]) -> Self {
        let weight: f32 = pairs.iter().map(|(_, _, w)| w).sum::<f32>().max(1e-6);
        let mean = |of: &dyn Fn(&(Point, Point, f32)) -> Point| {
            let (x, y) = pairs.iter().fold((0.0, 0.0), |s, pair| (s.0 + pair.2 * of(pair).0, s.1 + pair.2 * of(pair).1));
            (x / weight, y / weight)
        };
        let (ma, mb) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
        let (mut along, mut across) = (0.0f32, 0.0f32);
        let certain = weight * STRETCH_ARM * STRETCH_ARM;
        let (mut size_a, mut size_b) = (certain, certain);
        for (a, b, w) in pairs {
            let (u, v) = ((a.0 - ma.0, a.1 - ma.1), (b.0 - mb.0, b.1 - mb.1));
            size_a += w * (u.0 * u.0 + u.1 * u.1);
            size_b += w * (v.0 * v.0 + v.1 * v.1);
            // The minutiae's own directions say it too.
            let (sin, cos) = (b.2 - a.2).sin_cos();
            along += w * (u.0 * v.0 + u.1 * v.1 + LAY_ARM * LAY_ARM * cos);
            across += w * (u.0 * v.1 - u.1 * v.0 + LAY_ARM * LAY_ARM * sin);
        }
        let turn = across.atan2(along);
        let stretch = (size_b / size_a).sqrt().clamp(1.0 / (1.0 + MOST_STRETCH), 1.0 + MOST_STRETCH);
        let (sin, cos) = (stretch * turn.sin(), stretch * turn.cos());
        Self { sin, cos, turn, stretch, dx: mb.0 - cos * ma.0 + sin * ma.1, dy: mb.1 - sin * ma.0 - cos * ma.1 }
    }

    pub(crate) fn forth(&self, x: f32, y: f32) -> (f32, f32) {
        (self.cos * x - self.sin * y + self.dx, self.sin * x + self.cos * y + self.dy)
    }

    pub(crate) fn back(&self, x: f32, y: f32) -> (f32, f32) {
        let shrink = 1.0 / (self.stretch * self.stretch);
        let (x, y) = (x - self.dx, y - self.dy);
        ((self.cos * x + self.sin * y) * shrink, (self.cos * y - self.sin * x) * shrink)
    }
}
