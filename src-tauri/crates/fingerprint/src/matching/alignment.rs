//! One template laid over the other: how many minutiae meet where both show skin.

use super::cylinder::{Cylinder, wrap};
use super::hull::Hull;
use super::pairing::Pair;
use crate::parameters::{MEET_DISTANCE, MEET_TURN, OVERLAP_MARGIN};
use crate::template::Template;

/// A template's minutiae in the plane: y up, angles counter-clockwise.
#[derive(Clone)]
pub(crate) struct Plane {
    points: Vec<(f32, f32, f32)>,
    hull: Hull,
}

impl Plane {
    pub(crate) fn of(template: &Template) -> Self {
        let points: Vec<(f32, f32, f32)> =
            template.minutiae().iter().map(|m| (f32::from(m.x), -f32::from(m.y), m.direction.radians())).collect();
        let hull = Hull::of(points.iter().map(|p| (p.0, p.1)).collect());
        Self { points, hull }
    }
}

/// What laying over shows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Overlay {
    /// Minutiae that meet, each counted by how well, 0..1.
    pub met: f32,
    /// Mean number of minutiae of both where both show skin.
    pub shared: f32,
}

/// A turn and a shift.
struct Motion {
    sin: f32,
    cos: f32,
    turn: f32,
    dx: f32,
    dy: f32,
}

impl Motion {
    /// The best motion (least squares) that brings the pairs' minutiae of `a` onto those of `b`.
    fn of(a: &[Cylinder], b: &[Cylinder], pairs: &[(Pair, f32)]) -> Self {
        let weight: f32 = pairs.iter().map(|(_, w)| w).sum::<f32>().max(1e-6);
        let mean = |of: &dyn Fn(&Pair) -> (f32, f32)| {
            let (x, y) = pairs.iter().fold((0.0, 0.0), |s, (p, w)| (s.0 + w * of(p).0, s.1 + w * of(p).1));
            (x / weight, y / weight)
        };
        let (from, to) = (|p: &Pair| (a[p.a].x, -a[p.a].y), |p: &Pair| (b[p.b].x, -b[p.b].y));
        let (ma, mb) = (mean(&from), mean(&to));
        let (mut along, mut across) = (0.0f32, 0.0f32);
        for (p, w) in pairs {
            let (u, v) = ((from(p).0 - ma.0, from(p).1 - ma.1), (to(p).0 - mb.0, to(p).1 - mb.1));
            along += w * (u.0 * v.0 + u.1 * v.1);
            across += w * (u.0 * v.1 - u.1 * v.0);
            // The minutiae's own directions say it too, as if at arm's length.
            let turn = b[p.b].angle - a[p.a].angle;
            along += w * 900.0 * turn.cos();
            across += w * 900.0 * turn.sin();
        }
        let turn = across.atan2(along);
        let (sin, cos) = turn.sin_cos();
        Self { sin, cos, turn, dx: mb.0 - cos * ma.0 + sin * ma.1, dy: mb.1 - sin * ma.0 - cos * ma.1 }
    }

    fn forth(&self, x: f32, y: f32) -> (f32, f32) {
        (self.cos * x - self.sin * y + self.dx, self.sin * x + self.cos * y + self.dy)
    }

    fn back(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = (x - self.dx, y - self.dy);
        (self.cos * x + self.sin * y, self.cos * y - self.sin * x)
    }
}

/// Lays `a` over `b` as the pairs say (with their strengths) and counts.
pub(crate) fn lay(a: (&[Cylinder], &Plane), b: (&[Cylinder], &Plane), pairs: &[(Pair, f32)]) -> Overlay {
    if pairs.is_empty() {
        return Overlay::default();
    }
    let motion = Motion::of(a.0, b.0, pairs);
    let mut meetings: Vec<(f32, usize, usize)> = Vec::new();
    let mut shared_a = 0;
    for (i, (x, y, angle)) in a.1.points.iter().enumerate() {
        let (x, y) = motion.forth(*x, *y);
        if !b.1.hull.holds((x, y), OVERLAP_MARGIN) {
            continue;
        }
        shared_a += 1;
        for (j, (bx, by, bangle)) in b.1.points.iter().enumerate() {
            let (dx, dy) = (x - bx, y - by);
            let d2 = dx * dx + dy * dy;
            if d2 > MEET_DISTANCE * MEET_DISTANCE {
                continue;
            }
            let turn = wrap(angle + motion.turn - bangle).abs();
            if turn <= MEET_TURN {
                let far = d2.sqrt() / MEET_DISTANCE;
                meetings.push((1.0 - 0.5 * far * far - 0.5 * (turn / MEET_TURN) * (turn / MEET_TURN), i, j));
            }
        }
    }
    let shared_b = b.1.points.iter().filter(|p| a.1.hull.holds(motion.back(p.0, p.1), OVERLAP_MARGIN)).count();
    meetings.sort_by(|p, q| q.0.total_cmp(&p.0));
    let (mut used_a, mut used_b) = (vec![false; a.1.points.len()], vec![false; b.1.points.len()]);
    let mut met = 0.0;
    for (well, i, j) in meetings {
        if !used_a[i] && !used_b[j] {
            (used_a[i], used_b[j]) = (true, true);
            met += well;
        }
    }
    Overlay { met, shared: (shared_a + shared_b) as f32 / 2.0 }
}
