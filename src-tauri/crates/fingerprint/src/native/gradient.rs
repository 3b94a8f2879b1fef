//! Means of the gray gradient's products over a part of the picture.

use crate::Image;

/// Mean squares and mean product of the gradient.
pub(super) struct Gradient {
    pub(super) xx: f64,
    pub(super) yy: f64,
    pub(super) xy: f64,
}

impl Gradient {
    /// Of a part (left, top, width, height), which knows nothing of the pixels around it: central differences, one-sided at its edges.
    pub(super) fn of(image: &Image, [left, top, width, height]: [usize; 4]) -> Self {
        let stride = image.width() as usize;
        let gray = image.gray();
        let at = |x: usize, y: usize| f64::from(gray[(top + y) * stride + left + x]);
        let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
        for y in 0..height {
            let (above, below) = (y.saturating_sub(1), (y + 1).min(height - 1));
            let tall = if below - above == 2 { 0.5 } else { 1.0 };
            for x in 0..width {
                let (before, behind) = (x.saturating_sub(1), (x + 1).min(width - 1));
                let wide = if behind - before == 2 { 0.5 } else { 1.0 };
                let dx = (at(behind, y) - at(before, y)) * wide;
                let dy = (at(x, below) - at(x, above)) * tall;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        let count = (width * height) as f64;
        Self { xx: xx / count, yy: yy / count, xy: xy / count }
    }

    /// Share by which the larger eigenvalue of the products exceeds the smaller one; `None` of a part of one gray.
    pub(super) fn certainty(&self) -> Option<f64> {
        let (sum, spread) = (self.xx + self.yy, ((self.xx - self.yy).powi(2) + 4.0 * self.xy.powi(2)).sqrt());
        let (larger, smaller) = ((sum + spread) / 2.0, (sum - spread) / 2.0);
        (larger != 0.0).then(|| 1.0 - smaller / larger)
    }

    /// How much the squared gradients of single pixels agree, 0..1. (For each pixel the length of its squared gradient is dx² + dy².)
    pub(super) fn coherence(&self) -> f64 {
        let all = self.xx + self.yy;
        if all == 0.0 { 0.0 } else { (self.xx - self.yy).hypot(2.0 * self.xy) / all }
    }

    /// Direction across the ridges as NFIQ 2 takes it: with one product where the double angle would have two.
    pub(super) fn across_ridges(&self) -> f64 {
        let difference = self.xx - self.yy;
        let scale = self.xy * self.xy + difference * difference + f64::EPSILON;
        (self.xy / scale).atan2(difference / scale) / 2.0
    }
}
