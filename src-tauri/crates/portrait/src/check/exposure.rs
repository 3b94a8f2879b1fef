//! Brightness of the face.

use super::fail;
use crate::{Face, Finding, FindingCode, Rgb};

/// The brightest twentieth of a face has to be above this, whatever the color of the skin: the whites of the
/// eyes and reflections on the skin are in it. Gray levels, 0 to 255.
const MIN_BRIGHT: u8 = 90;

/// Gray level from which a pixel counts as burnt out.
const BURNT: u8 = 250;

/// Largest part of the face that may be burnt out.
const MAX_BURNT: f32 = 0.1;

pub(super) fn too_dark(picture: &Rgb, face: &Face) -> Option<Finding> {
    let bright = Histogram::of(picture, face).percentile(0.95);
    (bright < MIN_BRIGHT).then(|| fail(FindingCode::TooDark, f32::from(bright), f32::from(MIN_BRIGHT)))
}

pub(super) fn too_bright(picture: &Rgb, face: &Face) -> Option<Finding> {
    let burnt = Histogram::of(picture, face).share_from(BURNT);
    (burnt > MAX_BURNT).then(|| fail(FindingCode::TooBright, burnt, MAX_BURNT))
}

/// Gray levels (Rec. 601 luma) of the pixels in the face's box, every second pixel of every second row.
struct Histogram {
    counts: [u32; 256],
    total: u32,
}

impl Histogram {
    fn of(picture: &Rgb, face: &Face) -> Self {
        let range = |start: f32, length: f32, end: u32| {
            let clip = |value: f32| value.clamp(0.0, end as f32) as i64;
            clip(start)..clip(start + length)
        };
        let mut counts = [0u32; 256];
        let mut total = 0;
        for y in range(face.bounds.y, face.bounds.height, picture.height()).step_by(2) {
            for x in range(face.bounds.x, face.bounds.width, picture.width()).step_by(2) {
                let [red, green, blue] = picture.clamped(x, y).map(u32::from);
                let gray = (299 * red + 587 * green + 114 * blue) / 1000;
                counts[gray as usize] += 1;
                total += 1;
            }
        }
        Self { counts, total }
    }

    /// The gray level below or at which this part of the pixels lies.
    fn percentile(&self, part: f32) -> u8 {
        let wanted = (self.total as f32 * part) as u32;
        let mut below = 0;
        for (gray, count) in (0..=u8::MAX).zip(self.counts) {
            below += count;
            if below >= wanted && below > 0 {
                return gray;
            }
        }
        u8::MAX
    }

    fn share_from(&self, gray: u8) -> f32 {
        let above: u32 = self.counts[gray as usize..].iter().sum();
        above as f32 / self.total.max(1) as f32
    }
}
