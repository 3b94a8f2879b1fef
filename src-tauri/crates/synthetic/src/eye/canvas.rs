use super::{EYE_HEIGHT, EYE_WIDTH};
use crate::math::exp;
use crate::random::Stream;

const WIDTH: usize = EYE_WIDTH as usize;
const HEIGHT: usize = EYE_HEIGHT as usize;

/// The picture while it is painted, in gray levels.
pub(super) struct Canvas(Vec<f32>);

impl Canvas {
    pub(super) fn new() -> Self {
        Self(vec![0.0; WIDTH * HEIGHT])
    }

    pub(super) fn set(&mut self, x: u32, y: u32, gray: f32) {
        if let Some(pixel) = self.0.get_mut(y as usize * WIDTH + x as usize) {
            *pixel = gray;
        }
    }

    /// A dark spot of a radius around a point.
    pub(super) fn darken(&mut self, x: f32, y: f32, radius: f32, dark: f32) {
        let reach = radius.max(0.5) + 0.5;
        let (top, bottom) = ((y - reach).floor().max(0.0) as usize, (y + reach).ceil().clamp(0.0, HEIGHT as f32) as usize);
        let (left, right) = ((x - reach).floor().max(0.0) as usize, (x + reach).ceil().clamp(0.0, WIDTH as f32) as usize);
        for row in top..bottom {
            for column in left..right {
                let (dx, dy) = (column as f32 - x, row as f32 - y);
                let cover = (reach - (dx * dx + dy * dy).sqrt()).clamp(0.0, 1.0);
                if let Some(pixel) = self.0.get_mut(row * WIDTH + column) {
                    // Darkened toward black hair, not below it: strokes may cross.
                    *pixel += (38.0 - *pixel).min(0.0) * cover * dark * 0.6;
                }
            }
        }
    }

    /// Blurs like a lens out of focus.
    pub(super) fn blur(&mut self, sigma: f32) {
        if sigma < 0.2 {
            return;
        }
        let reach = (3.0 * sigma).ceil() as usize;
        let weight = |n: usize| exp(f64::from(-((n * n) as f32) / (2.0 * sigma * sigma))) as f32;
        let half: Vec<f32> = (0..=reach).map(weight).collect();
        let sum = half[0] + 2.0 * half[1..].iter().sum::<f32>();
        let kernel: Vec<f32> = (0..=2 * reach).map(|n| half[n.abs_diff(reach)] / sum).collect();
        self.rows(&kernel);
        self.columns(&kernel);
    }

    /// Moves along the row while the shutter is open.
    pub(super) fn smear(&mut self, length: f32) {
        let count = length.max(0.0).round() as usize | 1;
        if count > 1 {
            self.rows(&vec![1.0 / count as f32; count]);
        }
    }

    fn rows(&mut self, kernel: &[f32]) {
        let reach = kernel.len() / 2;
        let mut padded = vec![0.0_f32; WIDTH + 2 * reach];
        for row in self.0.chunks_exact_mut(WIDTH) {
            for (place, value) in padded.iter_mut().enumerate() {
                *value = row[place.saturating_sub(reach).min(WIDTH - 1)];
            }
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = kernel.iter().zip(&padded[x..]).map(|(weight, value)| weight * value).sum();
            }
        }
    }

    fn columns(&mut self, kernel: &[f32]) {
        let reach = kernel.len() / 2;
        let before = self.0.clone();
        for (y, row) in self.0.chunks_exact_mut(WIDTH).enumerate() {
            row.fill(0.0);
            for (n, weight) in kernel.iter().enumerate() {
                let from = (y + n).saturating_sub(reach).min(HEIGHT - 1) * WIDTH;
                for (pixel, value) in row.iter_mut().zip(&before[from..from + WIDTH]) {
                    *pixel += weight * value;
                }
            }
        }
    }

    /// Adds the sensor's noise and rounds.
    pub(super) fn develop(&self, noise: f32, stream: &mut Stream) -> Vec<u8> {
        // The sum of four uniform numbers, sixteen bits each, is near enough to a normal one.
        let mut grain = || {
            let bits = stream.next();
            let sum: u64 = (0..4).map(|n| (bits >> (16 * n)) & 0xffff).sum();
            (sum as f32 / 65_536.0 - 2.0) * 1.732
        };
        self.0.iter().map(|gray| (gray + grain() * noise).round().clamp(0.0, 255.0) as u8).collect()
    }
}
