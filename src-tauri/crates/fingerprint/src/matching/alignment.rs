//! One template laid over the other: how many minutiae meet, and how many miss their like where both show skin.

use super::cylinder::{Cylinder, wrap};
use super::hull::Hull;
use super::motion::{Motion, Point};
use super::pairing::Pair;
use crate::parameters::{LAY_AGAIN, MEET_DISTANCE, MEET_TURN, OVERLAP_MARGIN, QUALITY_UNSAID, SEEN_BY_CHANCE, SEEN_SURELY};
use crate::template::Template;

/// A template's minutiae in the plane: y up, angles counter-clockwise.
#[derive(Clone)]
pub(crate) struct Plane {
    points: Vec<Point>,
    /// How surely each should be seen wherever its skin is, 0..1.
    sure: Vec<f32>,
    hull: Hull,
}

impl Plane {
    pub(crate) fn of(template: &Template) -> Self {
        let points: Vec<Point> =
            template.minutiae().iter().map(|m| (f32::from(m.x), -f32::from(m.y), m.direction.radians())).collect();
        let sure = template.minutiae().iter().map(|m| sure(m.quality)).collect();
        let hull = Hull::of(points.iter().map(|p| (p.0, p.1)).collect());
        Self { points, sure, hull }
    }
}

/// What is left of the chance to be seen when luck is taken off.
fn sure(quality: u8) -> f32 {
    let chance = f32::from(if quality == 0 { QUALITY_UNSAID } else { quality }) / 100.0;
    ((chance - SEEN_BY_CHANCE) / (SEEN_SURELY - SEEN_BY_CHANCE)).clamp(0.0, 1.0)
}

/// What laying over shows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Overlay {
    /// Minutiae that meet, each counted by how well, 0..1.
    pub met: f32,
    /// Minutiae that should have met one and did not, or not well, each counted by how sure it is; the mean of both templates.
    pub missed: f32,
}

/// Two minutiae (indices) and how well they meet, 0..1.
type Meeting = (f32, usize, usize);

/// Lays `a` over `b` as the pairs say (with their strengths) and counts.
pub(crate) fn lay(a: (&[Cylinder], &Plane), b: (&[Cylinder], &Plane), pairs: &[(Pair, f32)]) -> Overlay {
    if pairs.is_empty() {
        return Overlay::default();
    }
    let point = |c: &Cylinder| (c.x, -c.y, c.angle);
    let pairs: Vec<(Point, Point, f32)> = pairs.iter().map(|(p, w)| (point(&a.0[p.a]), point(&b.0[p.b]), *w)).collect();
    let (a, b) = (a.1, b.1);
    let mut motion = Motion::of(&pairs);
    let mut meetings = meet(a, b, &motion);
    // The pairs are few and near each other; the minutiae that met reach farther and tell turn and stretch better.
    for _ in 0..LAY_AGAIN {
        let pairs: Vec<(Point, Point, f32)> = meetings.iter().map(|(well, i, j)| (a.points[*i], b.points[*j], *well)).collect();
        let next = Motion::of(&pairs);
        let again = meet(a, b, &next);
        if sum(&again) <= sum(&meetings) {
            break;
        }
        (motion, meetings) = (next, again);
    }
    let missed_a = missed(a, b, |x, y| motion.forth(x, y), meetings.iter().map(|m| (m.1, m.0)));
    let missed_b = missed(b, a, |x, y| motion.back(x, y), meetings.iter().map(|m| (m.2, m.0)));
    Overlay { met: sum(&meetings), missed: (missed_a + missed_b) / 2.0 }
}

fn sum(meetings: &[Meeting]) -> f32 {
    meetings.iter().map(|m| m.0).sum()
}

/// The minutiae that meet, each with one other at most, the best first.
fn meet(a: &Plane, b: &Plane, motion: &Motion) -> Vec<Meeting> {
    // Measured half way between the two templates' sizes, so that it is the same both ways round.
    let reach2 = MEET_DISTANCE * MEET_DISTANCE * motion.stretch;
    let mut meetings: Vec<Meeting> = Vec::new();
    for (i, (x, y, angle)) in a.points.iter().enumerate() {
        let (x, y) = motion.forth(*x, *y);
        for (j, (bx, by, bangle)) in b.points.iter().enumerate() {
            let far2 = ((x - bx) * (x - bx) + (y - by) * (y - by)) / reach2;
            if far2 > 1.0 {
                continue;
            }
            let turn = wrap(angle + motion.turn - bangle).abs() / MEET_TURN;
            if turn <= 1.0 {
                meetings.push((1.0 - 0.5 * far2 - 0.5 * turn * turn, i, j));
            }
        }
    }
    meetings.sort_by(|p, q| q.0.total_cmp(&p.0));
    let (mut used_a, mut used_b) = (vec![false; a.points.len()], vec![false; b.points.len()]);
    meetings.retain(|(_, i, j)| {
        let free = !used_a[*i] && !used_b[*j];
        if free {
            (used_a[*i], used_b[*j]) = (true, true);
        }
        free
    });
    meetings
}

/// What is missed of one template's minutiae on the other's skin.
fn missed(mine: &Plane, theirs: &Plane, onto: impl Fn(f32, f32) -> (f32, f32), met: impl Iterator<Item = (usize, f32)>) -> f32 {
    let mut lack = vec![1.0f32; mine.points.len()];
    met.for_each(|(i, well)| lack[i] = 1.0 - well);
    let on_skin = |p: &Point| theirs.hull.holds(onto(p.0, p.1), OVERLAP_MARGIN);
    mine.points.iter().zip(mine.sure.iter().zip(&lack)).filter(|(p, _)| on_skin(p)).map(|(_, (sure, lack))| sure * lack).sum()
}
