//! What cameras and encoders leave behind, measured on the picture's own pixels: grain and grids.

use super::{Measured, Quantity, Seen, percentile};
use crate::{Rgb, color};

/// Side of a JPEG's blocks, pixels.
const BLOCK: usize = 8;

/// Periods of other grids that are looked for, pixels.
const PERIODS: std::ops::RangeInclusive<usize> = 4..=32;

/// Most pixels across the window that is looked at.
const MOST: usize = 1024;

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    let Some(window) = Window::of(seen) else {
        return [Quantity::Pixelation, Quantity::CompressionArtifacts, Quantity::Noise].map(|quantity| (quantity, None)).into();
    };
    let profiles = [window.edges(1, window.width), window.edges(window.width, 1)];
    let at = |origin: usize, period: usize, phase: usize| (phase + period - origin % period) % period;
    let blocks = [(0, window.left), (1, window.top)].map(|(i, origin)| on_grid(&profiles[i], BLOCK, at(origin, BLOCK, BLOCK - 1)));
    let strongest = |profile: &[f32]| PERIODS.flat_map(|period| (0..period).map(move |phase| (period, phase)))
        .map(|(period, phase)| on_grid(profile, period, phase)).fold(0.0, f32::max);
    vec![
        (Quantity::Pixelation, Some(strongest(&profiles[0]).min(strongest(&profiles[1])))),
        (Quantity::CompressionArtifacts, Some((blocks[0] + blocks[1]) / 2.0)),
        (Quantity::Noise, window.noise()),
    ]
}

/// Luminance of the face's own pixels, 0..255.
struct Window {
    left: usize,
    top: usize,
    width: usize,
    luma: Vec<f32>,
}

impl Window {
    fn of(seen: &Seen) -> Option<Self> {
        let picture: &Rgb = seen.picture;
        let apart = seen.head.inter_eye_px;
        let clip = |value: f32, most: u32| value.round().clamp(0.0, most as f32) as usize;
        let (left, right) = (clip(seen.head.middle.x - apart, picture.width()), clip(seen.head.middle.x + apart, picture.width()));
        let (top, bottom) = (clip(seen.head.middle.y - apart, picture.height()), clip(seen.head.chin.y, picture.height()));
        let (right, bottom) = (right.min(left + MOST), bottom.min(top + MOST));
        if right < left + 2 * BLOCK || bottom < top + 2 * BLOCK {
            return None;
        }
        let luma = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))).map(|(x, y)| {
            color::luma(picture.clamped(x as i64, y as i64).map(f32::from))
        });
        Some(Self { left, top, width: right - left, luma: luma.collect() })
    }

    /// How strong the edge after each line is: the mean of how much a step differs from the steps before and after it.
    fn edges(&self, step: usize, line: usize) -> Vec<f32> {
        let (lines, length) = if step == 1 { (self.width, self.luma.len() / line) } else { (self.luma.len() / step, self.width) };
        let at = |i: usize, j: usize| self.luma[if step == 1 { j * line + i } else { i * step + j }];
        (0..lines).map(|i| {
            if i < 1 || i + 2 >= lines {
                return 0.0;
            }
            let second = |j: usize| {
                let (a, b, c, d) = (at(i - 1, j), at(i, j), at(i + 1, j), at(i + 2, j));
                ((c - b).abs() - ((b - a).abs() + (d - c).abs()) / 2.0).clamp(-20.0, 20.0)
            };
            (0..length).map(second).sum::<f32>() / length as f32
        }).collect()
    }

    /// Immerkær's estimate by the median, which edges do not disturb.
    fn noise(&self) -> Option<f32> {
        let rows = self.luma.len() / self.width;
        let mut values = Vec::new();
        for y in (1..rows - 1).step_by(2) {
            for x in (1..self.width - 1).step_by(2) {
                let at = |dx: usize, dy: usize| self.luma[(y + dy - 1) * self.width + x + dx - 1];
                let value = at(0, 0) - 2.0 * at(1, 0) + at(2, 0) - 2.0 * at(0, 1) + 4.0 * at(1, 1) - 2.0 * at(2, 1) + at(0, 2)
                    - 2.0 * at(1, 2)
                    + at(2, 2);
                values.push(value.abs());
            }
        }
        percentile(&mut values, 0.5).map(|median| median / (6.0 * 0.6745))
    }
}

/// By how much the edges on a grid are stronger than those off it, gray levels.
fn on_grid(profile: &[f32], period: usize, phase: usize) -> f32 {
    let (mut on, mut off) = ((0.0f32, 0.0f32), (0.0f32, 0.0f32));
    for (i, edge) in profile.iter().enumerate() {
        let side = if i % period == phase { &mut on } else { &mut off };
        side.0 += edge;
        side.1 += 1.0;
    }
    if on.1 > 2.0 { on.0 / on.1 - off.0 / off.1.max(1.0) } else { 0.0 }
}
