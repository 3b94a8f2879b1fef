//! The direction and distance of the ridges at every place of a finger: zero-pole model (Sherlock and Monro) over an arching base.

use super::parameters::{DIRECTION_WANDER, PERIOD_GROWTH_DOWN, PERIOD_WANDER};
use super::pattern::Pattern;
use super::shape::Shape;
use crate::math::{atan2, exp, sin_cos, smooth_step};
use crate::random::noise;
use std::f64::consts::{FRAC_PI_2, PI};

/// Ridge flow of one finger; coordinates are master pixels.
#[derive(Debug)]
pub(crate) struct Flow<'a> {
    pub pattern: &'a Pattern,
    pub shape: &'a Shape,
    pub seed: u64,
}

impl Flow<'_> {
    /// Ridge direction at a place, radians, counter-clockwise from horizontal.
    pub(crate) fn direction(&self, x: f32, y: f32) -> f64 {
        let (dx, dy) = (x - self.shape.middle, y - self.shape.core_y);
        let fade = f64::from(smooth_step(self.shape.crease + 30.0, self.shape.crease - 60.0, y));
        let mut angle = self.base(dx, y);
        for point in &self.pattern.points {
            let (px, py) = (f64::from(dx - point.x), f64::from(point.y - dy));
            let around = atan2(py, px);
            if point.delta {
                angle -= 0.5 * around;
            } else {
                angle += 0.5 * (around + self.hairpin(px, py, around));
            }
        }
        // Cores and deltas come in pairs, so that far away the turns cancel; each pair leaves the base flow there.
        angle += self.arch(dx, dy) * fade;
        let wander = f64::from(DIRECTION_WANDER) * PI / 180.0;
        let slow = f64::from(noise(self.seed ^ 0x11, x / 90.0, y / 90.0));
        let quick = f64::from(noise(self.seed ^ 0x12, x / 38.0, y / 38.0));
        angle + wander * (0.75 * slow + 0.25 * quick)
    }

    /// Over the core the ridges follow the tip's outline, below the deltas they lie flat, in the second phalanx they slant a little.
    fn base(&self, dx: f32, y: f32) -> f64 {
        let across = f64::from((dx / self.shape.half_width).clamp(-1.3, 1.3));
        let height = smooth_step(self.shape.core_y + 150.0, self.shape.tip + 30.0, y);
        let steep = 4.0 + 58.0 * f64::from(height);
        let slant = f64::from(self.shape.slant) * f64::from(smooth_step(self.shape.crease - 40.0, self.shape.crease + 60.0, y));
        (-across * steep + slant) * PI / 180.0
    }

    /// In a loop the ridges below the core run side by side like a hairpin instead of opening like a parabola, and nearly straight down.
    fn hairpin(&self, px: f64, py: f64, around: f64) -> f64 {
        if self.pattern.hairpin == 0.0 {
            return 0.0;
        }
        let scale = f64::from(self.shape.half_width);
        let near = exp(-(px * px + py * py) / (1.1 * scale * scale));
        let (sin, _) = sin_cos(around - FRAC_PI_2);
        near * (0.55 * sin - f64::from(self.pattern.hairpin))
    }

    fn arch(&self, dx: f32, dy: f32) -> f64 {
        if self.pattern.bump == 0.0 {
            return 0.0;
        }
        let width = f64::from(self.shape.half_width) * 0.42;
        let u = f64::from(dx) / width;
        let v = f64::from(dy - 20.0) / 95.0;
        let slope = -2.0 * f64::from(self.pattern.bump) / width * u * exp(-u * u) * exp(-v * v);
        atan2(slope, 1.0)
    }

    /// Distance of ridges at a place as a share of the finger's mean.
    pub(crate) fn period(&self, x: f32, y: f32) -> f32 {
        let down = smooth_step(self.shape.core_y, self.shape.crease + 80.0, y);
        1.0 - 0.3 * PERIOD_GROWTH_DOWN + PERIOD_GROWTH_DOWN * down + PERIOD_WANDER * noise(self.seed ^ 0x13, x / 70.0, y / 70.0)
    }
}
