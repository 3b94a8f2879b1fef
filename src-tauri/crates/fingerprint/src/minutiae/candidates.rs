//! Every place where a line ends or forks.

use super::orientation::Orientation;
use super::skeleton::{Skeleton, Walk};
use crate::parameters::WALK;
use crate::template::Kind;
use std::f32::consts::{PI, TAU};

/// A minutia that may yet be an artifact.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Its pixel.
    pub at: usize,
    pub x: f32,
    pub y: f32,
    pub kind: Kind,
    /// Into the ridge that ends, or into the valley that a fork encloses: radians, counter-clockwise, 0..2π.
    pub angle: f32,
    /// The lines that leave it.
    pub walks: Vec<Walk>,
}

/// Reads the lines' ends and forks.
pub(crate) fn find(lines: &Skeleton, flow: &Orientation) -> Vec<Candidate> {
    let mut found = Vec::new();
    for at in lines.pixels() {
        let branches = lines.branches(at);
        let kind = match branches.len() {
            1 => Kind::Ending,
            3 => Kind::Fork,
            _ => continue,
        };
        let (x, y) = lines.place(at);
        let walks: Vec<Walk> = branches.into_iter().map(|first| lines.walk(at, first, WALK)).collect();
        let toward: Vec<(f32, f32)> = walks.iter().map(|walk| unit(lines.place(walk.end), (x, y))).collect();
        let sense = match kind {
            Kind::Fork => between(&toward),
            _ => toward[0],
        };
        found.push(Candidate { at, x, y, kind, angle: directed(flow.at(x, y), sense), walks });
    }
    found
}

/// Unit vector from `to` to `from`, y up.
fn unit(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let (x, y) = (from.0 - to.0, to.1 - from.1);
    let length = (x * x + y * y).sqrt().max(1e-3);
    (x / length, y / length)
}

/// The middle of the two lines that leave most alike.
fn between(toward: &[(f32, f32)]) -> (f32, f32) {
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let alike = |(a, b): &(usize, usize)| toward[*a].0 * toward[*b].0 + toward[*a].1 * toward[*b].1;
    let best = pairs.iter().max_by(|p, q| alike(p).total_cmp(&alike(q))).unwrap_or(&pairs[0]);
    (toward[best.0].0 + toward[best.1].0, toward[best.0].1 + toward[best.1].1)
}

/// The flow's direction, turned so that it points with `sense`.
fn directed(direction: f32, sense: (f32, f32)) -> f32 {
    let (sin, cos) = direction.sin_cos();
    let angle = if sense.0 * cos + sense.1 * sin < 0.0 { direction + PI } else { direction };
    angle.rem_euclid(TAU)
}
