//! The pupil: the dark, round, even spot of an eye in near infrared.

use crate::{Circle, Image};
use std::f32::consts::TAU;

/// Radius of a pupil, pixels of the whole picture.
const RADII: std::ops::RangeInclusive<f32> = 14.0..=110.0;
/// No pupil is lighter in near infrared.
const LIGHTEST: u8 = 90;
/// Rays on which the boundary is looked for.
const RAYS: usize = 72;

/// Finds it; `None` where no dark round spot is.
pub(crate) fn find(image: &Image) -> Option<Circle> {
    let (width, height, small) = image.quarter();
    // The darkest hundredth of the picture tells what black is here.
    let mut histogram = [0_usize; 256];
    for gray in &small {
        histogram[usize::from(*gray)] += 1;
    }
    let mut seen = 0;
    let darkest = histogram.iter().position(|count| {
        seen += count;
        seen * 200 >= small.len()
    })? as u8;
    let limit = darkest.saturating_add(22).min(LIGHTEST);
    let spots = spots(&small, width, height, limit);
    let best = spots.into_iter().filter_map(|spot| spot.roundness().map(|round| (round, spot))).max_by(|a, b| a.0.total_cmp(&b.0))?.1;
    let rough = Circle { x: best.middle_x() * 4.0 + 1.5, y: best.middle_y() * 4.0 + 1.5, radius: best.radius() * 4.0 };
    refine(image, rough)
}

/// A dark patch of the small picture.
struct Spot {
    count: usize,
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Spot {
    fn middle_x(&self) -> f32 {
        (self.left + self.right) as f32 / 2.0
    }

    fn middle_y(&self) -> f32 {
        (self.top + self.bottom) as f32 / 2.0
    }

    fn radius(&self) -> f32 {
        (self.right - self.left + self.bottom - self.top + 2) as f32 / 4.0
    }

    /// How much of a full circle it is, weighed by its size; `None` for what is no pupil at all.
    fn roundness(&self) -> Option<f32> {
        let (wide, high) = ((self.right - self.left + 1) as f32, (self.bottom - self.top + 1) as f32);
        let aspect = wide / high;
        // The camera's lights take a bite out of it, so a full circle is not asked for.
        let filled = self.count as f32 / (wide * high * std::f32::consts::FRAC_PI_4);
        let fits = RADII.contains(&(self.radius() * 4.0)) && (0.72..=1.4).contains(&aspect) && (0.72..=1.18).contains(&filled);
        fits.then(|| filled.min(1.0) * self.radius())
    }
}

fn spots(small: &[u8], width: usize, height: usize, limit: u8) -> Vec<Spot> {
    let mut taken = vec![false; small.len()];
    let mut found = Vec::new();
    let mut open = Vec::new();
    for start in 0..small.len() {
        if taken[start] || small[start] > limit {
            continue;
        }
        let mut spot = Spot { count: 0, left: width, right: 0, top: height, bottom: 0 };
        taken[start] = true;
        open.push(start);
        while let Some(place) = open.pop() {
            let (x, y) = (place % width, place / width);
            spot.count += 1;
            (spot.left, spot.right) = (spot.left.min(x), spot.right.max(x));
            (spot.top, spot.bottom) = (spot.top.min(y), spot.bottom.max(y));
            let next = [(x > 0).then(|| place - 1), (x + 1 < width).then(|| place + 1), place.checked_sub(width), (y + 1 < height).then(|| place + width)];
            for neighbor in next.into_iter().flatten() {
                if !taken[neighbor] && small[neighbor] <= limit {
                    taken[neighbor] = true;
                    open.push(neighbor);
                }
            }
        }
        found.push(spot);
    }
    found
}

/// Follows rays from the middle to the steepest step from dark to light, and lays a circle through what agrees.
fn refine(image: &Image, rough: Circle) -> Option<Circle> {
    let ray = |n: usize| {
        let angle = n as f32 / RAYS as f32 * TAU;
        let (sin, cos) = angle.sin_cos();
        let gray = |distance: f32| image.between(rough.x + cos * distance, rough.y + sin * distance);
        let mut steepest = (0.0, 0.0);
        let mut distance = rough.radius * 0.7;
        // Not as far as the rim of the iris, which is a step of its own around a wide pupil.
        while distance < (rough.radius * 1.2).max(rough.radius + 6.0) {
            // The lights in the pupil step up and down again: what follows has to stay below white.
            let (inside, outside) = (gray(distance - 3.0), gray(distance + 3.0));
            let step = outside - inside;
            if outside < 215.0 && step > steepest.0 {
                steepest = (step, distance);
            }
            distance += 0.5;
        }
        (steepest.0 > 12.0).then_some((rough.x + cos * steepest.1, rough.y + sin * steepest.1))
    };
    let mut points: Vec<(f32, f32)> = (0..RAYS).filter_map(ray).collect();
    let mut circle = Circle::through(&points).filter(|_| points.len() >= RAYS / 3)?;
    for _ in 0..2 {
        let off = |(x, y): &(f32, f32)| ((x - circle.x).hypot(y - circle.y) - circle.radius).abs();
        let limit = (circle.radius * 0.08).max(2.5);
        points.retain(|point| off(point) < limit);
        circle = Circle::through(&points).filter(|_| points.len() >= RAYS / 4)?;
    }
    RADII.contains(&circle.radius).then_some(circle)
}
