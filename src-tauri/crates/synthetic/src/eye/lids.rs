use super::{EYE_HEIGHT, EYE_WIDTH, EyeCondition};
use crate::math::{sin_cos, smooth_step};
use crate::random::Stream;

/// The opening between the lids, and where the iris stands in it.
pub(super) struct Lids {
    /// Center of the iris.
    pub(super) iris: (f32, f32),
    /// Iris radius, the measure of everything here.
    pub(super) radius: f32,
    middle: (f32, f32),
    half_width: f32,
    above: f32,
    below: f32,
    /// The corner by the nose lies lower.
    tilt: f32,
}

impl Lids {
    pub(super) fn new(condition: &EyeCondition, wider: f32, nose: f32, stream: &mut Stream) -> Self {
        let radius = condition.iris_radius.max(8.0);
        let middle = (EYE_WIDTH as f32 / 2.0 + condition.shift.0, EYE_HEIGHT as f32 / 2.0 + condition.shift.1);
        // The eyeball's radius is about twice that of the iris.
        let turned = |degrees: f32| 2.0 * radius * sin_cos(f64::from(degrees.to_radians())).0 as f32;
        let iris = (middle.0 + turned(condition.gaze.0), middle.1 + turned(condition.gaze.1));
        let opening = condition.opening.clamp(0.0, 1.3);
        let droop = stream.range(-0.015, 0.015);
        let open = if opening < 0.02 { 0.0 } else { (opening * (1.0 + wider) + droop).max(0.0) };
        // Closing, the upper lid does most of the way.
        let below = radius * 1.02 * (0.6 + 0.4 * open.min(1.0));
        let above = radius * (1.02 * open - (1.0 - open.min(1.0)) * 0.61);
        Self { iris, radius, middle, half_width: 2.45 * radius, above, below, tilt: nose * 0.05 }
    }

    /// -1 at the left corner, 1 at the right one.
    pub(super) fn across(&self, x: f32) -> f32 {
        (x - self.middle.0) / self.half_width
    }

    /// The column of a place between the corners.
    pub(super) fn column(&self, across: f32) -> f32 {
        self.middle.0 + across * self.half_width
    }

    fn arch(&self, x: f32) -> f32 {
        let u = self.across(x);
        (1.0 - u * u).max(0.0)
    }

    /// Edge of the upper lid in a column.
    pub(super) fn upper(&self, x: f32) -> f32 {
        self.middle.1 - self.above * self.arch(x) + self.tilt * (x - self.middle.0)
    }

    /// Edge of the lower lid in a column.
    pub(super) fn lower(&self, x: f32) -> f32 {
        self.middle.1 + self.below * self.arch(x) + self.tilt * (x - self.middle.0)
    }

    /// 1 between the lids, 0 on them, soft over three pixels.
    pub(super) fn opened(&self, x: f32, y: f32) -> f32 {
        let (upper, lower) = (self.upper(x), self.lower(x));
        if lower - upper < 4.0 {
            return 0.0;
        }
        smooth_step(upper - 1.5, upper + 1.5, y) * smooth_step(lower + 1.5, lower - 1.5, y)
    }
}
