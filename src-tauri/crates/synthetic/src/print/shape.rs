//! The outline of a finger's skin and where its parts are.

use super::parameters::{MASTER_HEIGHT, MASTER_WIDTH, TIP};
use crate::math::smooth_step;
use crate::random::{Noise, Stream};

/// Half widths of an adult's printed thumb, index, middle, ring and little finger.
const HALF_WIDTHS: [f32; 5] = [168.0, 145.0, 150.0, 144.0, 122.0];
/// Lengths of the printed fingertip from tip to first crease.
const LENGTHS: [f32; 5] = [470.0, 430.0, 445.0, 435.0, 385.0];

/// A rolled print ends this far inside the master's edge.
const ROLLED_EDGE: f32 = 8.0;

/// How an outline wavers.
pub(crate) struct Edge {
    wide: Noise,
    narrow: Noise,
}

/// Outline of one finger in master pixels.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// x of the finger's axis.
    pub middle: f32,
    /// y of the outline's upper end.
    pub tip: f32,
    /// y of the pattern's middle.
    pub core_y: f32,
    /// y of the crease between first and second phalanx.
    pub crease: f32,
    pub half_width: f32,
    /// Degrees the ridges of the second phalanx slant.
    pub slant: f32,
    seed: u64,
}

impl Shape {
    pub(crate) fn draw(stream: &mut Stream, digit: usize, right: bool, size: f32) -> Self {
        let digit = digit.min(4);
        let half_width = (HALF_WIDTHS[digit] * size * stream.range(0.96, 1.04)).min(MASTER_WIDTH / 2.0 - 12.0);
        let length = LENGTHS[digit] * size * stream.range(0.96, 1.04);
        let lean = if right { -1.0 } else { 1.0 };
        Self {
            middle: MASTER_WIDTH / 2.0,
            tip: TIP,
            core_y: TIP + length * stream.range(0.44, 0.52),
            crease: TIP + length,
            half_width,
            slant: lean * stream.range(3.0, 16.0),
            seed: stream.next(),
        }
    }

    /// The outline when the finger is rolled from one edge of the nail to the other: all its skin touches, not the middle alone.
    pub(crate) fn rolled(&self) -> Self {
        Self { half_width: MASTER_WIDTH / 2.0 - ROLLED_EDGE, ..self.clone() }
    }

    /// What [`Self::depth`] needs of one who asks for many places.
    pub(crate) fn edge(&self) -> Edge {
        Edge { wide: Noise::new(self.seed), narrow: Noise::new(self.seed ^ 5) }
    }

    /// How far inside the skin that touches glass a place lies: 0 at the outline, about 1 in the middle, negative outside.
    pub(crate) fn depth(&self, edge: &Edge, x: f32, y: f32) -> f32 {
        let dx = (x - self.middle) / self.half_width;
        // The tip is half an ellipse, the sides run down a little narrower, the end before the crease is rounded.
        let round = self.half_width * 1.28;
        let tip_end = self.tip + round;
        let edge = 0.05 * edge.wide.at(x / 70.0, y / 70.0) + 0.025 * edge.narrow.at(x / 18.0, y / 18.0);
        if y < tip_end {
            let dy = (tip_end - y) / round;
            return 1.0 - (dx * dx + dy * dy).sqrt() + edge;
        }
        if y < self.crease + 25.0 {
            let narrowing = 0.16 * smooth_step(tip_end, self.crease, y);
            let sides = 1.0 - dx.abs() / (1.0 - narrowing);
            let end = (self.crease - 6.0 - 62.0 * dx * dx - y) / self.half_width * 1.6;
            return sides.min(end) + edge;
        }
        // Second phalanx: narrower, flatter on the glass, its own upper edge.
        let sides = 0.78 - dx.abs() - 0.12 * smooth_step(self.crease, self.crease + 300.0, y);
        let start = (y - self.crease - 52.0 - 14.0 * dx) / self.half_width * 1.6;
        let end = (MASTER_HEIGHT - 24.0 - y) / self.half_width;
        sides.min(start).min(end).min(0.55) + 1.5 * edge
    }

    /// True in the second phalanx.
    pub(crate) fn beyond_crease(&self, y: f32) -> bool {
        y > self.crease + 10.0
    }
}
