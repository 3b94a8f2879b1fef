//! The outer boundary of the iris: the circle around the pupil across which it becomes lighter most, on the two sides the lids leave free
//! (Daugman's integro-differential operator, kept to those sides).

use crate::{Circle, Image};

/// Radius of an iris, pixels.
const RADII: std::ops::RangeInclusive<f32> = 45.0..=230.0;
/// Least step from iris to sclera, gray levels.
const LEAST_STEP: f32 = 8.0;
/// Angles looked at, degrees below the horizontal on each side.
const SIDES: [f32; 9] = [-25.0, -15.0, -7.0, 0.0, 8.0, 16.0, 24.0, 32.0, 40.0];

/// Finds it around a pupil.
pub(crate) fn find(image: &Image, pupil: Circle) -> Option<Circle> {
    let smallest = (pupil.radius * 1.25).max(*RADII.start());
    let largest = (pupil.radius * 6.0).min(*RADII.end());
    let mut best = search(image, pupil, (smallest, largest), 4.0, (pupil.radius * 0.35).clamp(6.0, 16.0))?;
    for (step, reach) in [(2.0, 4.0), (1.0, 2.0)] {
        let around = best.1;
        let radii = (around.radius - 4.0 * step, around.radius + 4.0 * step);
        best = search(image, around, radii, step, reach)?;
    }
    (best.0 >= LEAST_STEP && RADII.contains(&best.1.radius)).then_some(best.1)
}

fn search(image: &Image, around: Circle, (from, to): (f32, f32), step: f32, reach: f32) -> Option<(f32, Circle)> {
    let mut best: Option<(f32, Circle)> = None;
    let shifts = (reach / step).round() as i32;
    for dx in -shifts..=shifts {
        for dy in -shifts / 2..=shifts / 2 {
            let (x, y) = (around.x + dx as f32 * step, around.y + dy as f32 * step);
            let mut radius = from;
            while radius <= to {
                let circle = Circle { x, y, radius };
                let found = edge(image, circle);
                if best.is_none_or(|(most, _)| found > most) {
                    best = Some((found, circle));
                }
                radius += step;
            }
        }
    }
    best
}

/// How much lighter it is just outside a circle than just inside: the smaller of both sides, so that one bright lid corner is no iris.
fn edge(image: &Image, circle: Circle) -> f32 {
    let side = |turn: f32, sign: f32| {
        let step = |degrees: &f32| {
            let angle = (turn + sign * degrees).to_radians();
            let gray = |times: f32| {
                let (x, y) = circle.point(angle, times);
                image.between(x, y)
            };
            // Two rings each, so that noise and a fiber make no boundary.
            (gray(1.05) + gray(1.09) - gray(0.95) - gray(0.91)) / 2.0
        };
        SIDES.iter().map(step).sum::<f32>() / SIDES.len() as f32
    };
    // Angles run clockwise from the right: below the horizontal is plus on the right side and minus on the left.
    side(0.0, 1.0).min(side(180.0, -1.0))
}
