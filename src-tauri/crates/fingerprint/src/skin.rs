//! What a fingertip's skin has left on the glass, in numbers that an operator can do something about.

use crate::Image;
use crate::blocks::Blocks;
use crate::foreground::Foreground;
use crate::parameters::{BLOCK, BLOCK_MM2, BROKEN_RANGE, FINGER_STEP, FLOW_RANGE, LADDER, MIN_FRAGMENT, PERIOD_RANGE};
use crate::polarity::is_inverted;
use crate::ridges::ridges_at;
use crate::views;
use crate::watch::Watcher;

/// Measures over the printed skin; zero where there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Skin {
    /// Printed area.
    pub(crate) area_mm2: f32,
    /// Certainty of the ridges' direction, 0..1.
    pub(crate) coherence: f32,
    /// Strength of their period, 0..1.
    pub(crate) periodic: f32,
    /// How much they are interrupted along their way, 0..1.
    pub(crate) broken: f32,
    /// Gray levels between the 10th and the 90th percentile.
    pub(crate) contrast: f32,
    /// Share of pixels darker than the middle of those two.
    pub(crate) dark_share: f32,
    /// Slope of the ridges' edges beside the contrast.
    pub(crate) steepness: f32,
    /// Ridges are light, the platen is dark.
    pub(crate) inverted: bool,
}

impl Skin {
    /// Ridge flow, ridge period and unbroken ridges, each stretched over the range it has on prints; 0..1.
    pub(crate) fn clarity(&self) -> f32 {
        let flow = stretch(self.coherence, FLOW_RANGE);
        let period = stretch(self.periodic, PERIOD_RANGE);
        let whole = stretch(self.broken, BROKEN_RANGE);
        (flow * period * whole).cbrt()
    }
}

/// 0 at `from`, 1 at `to`, straight between.
fn stretch(value: f32, [from, to]: [f32; 2]) -> f32 {
    ((value - from) / (to - from)).clamp(0.0, 1.0)
}

/// Measures the print of one finger, or all there is on a platen; ridges in every `step`-th block.
pub(crate) fn measure(finger: &Image, step: usize, watcher: &mut Watcher<'_>) -> Skin {
    let blocks = Blocks::measure(finger);
    let foreground = Foreground::find(&blocks, LADDER[0]);
    views::skin(finger, &blocks, &foreground, watcher);
    let skin: Vec<usize> = foreground.parts().into_iter().filter(|p| p.len() >= MIN_FRAGMENT).flatten().collect();
    if skin.is_empty() {
        return Skin::default();
    }
    let (mut coherence, mut energy) = (0.0, 0.0);
    let (mut periodic, mut broken, mut windows) = (0.0, 0.0, 0.0f32);
    for (n, i) in skin.iter().enumerate() {
        let (column, row) = (i % blocks.columns, i / blocks.columns);
        let flow = blocks.flow(column, row, 1);
        coherence += flow.coherence;
        energy += flow.energy.sqrt();
        if n % step.max(1) == 0 {
            let middle = |at: usize| (at * BLOCK + BLOCK / 2) as f32;
            let ridges = ridges_at(finger, middle(column), middle(row), flow.normal);
            periodic += ridges.periodic;
            broken += ridges.broken;
            windows += 1.0;
        }
    }
    let count = skin.len() as f32;
    let tones = tones(finger, &skin, blocks.columns);
    Skin {
        area_mm2: count * BLOCK_MM2,
        coherence: coherence / count,
        periodic: periodic / windows,
        broken: broken / windows,
        contrast: tones.range,
        dark_share: tones.dark_share,
        inverted: is_inverted(finger, &blocks, &foreground),
        steepness: if tones.range > 0.0 { energy / count / tones.range / 4.0 } else { 0.0 },
    }
}

struct Tones {
    range: f32,
    dark_share: f32,
}

/// Gray levels inside the print: between the 10th and 90th percentile, and how much is darker than their middle.
fn tones(finger: &Image, skin: &[usize], columns: usize) -> Tones {
    let mut histogram = [0u32; 256];
    let mut total = 0u32;
    let width = finger.width() as usize;
    for i in skin {
        let (x, y) = (i % columns * BLOCK, i / columns * BLOCK);
        for row in y..y + BLOCK {
            for gray in &finger.gray()[row * width + x..row * width + x + BLOCK] {
                histogram[usize::from(*gray)] += 1;
                total += 1;
            }
        }
    }
    let quantile = |share: f32| {
        let mut left = (total as f32 * share) as i64;
        histogram.iter().position(|n| {
            left -= i64::from(*n);
            left < 0
        })
    };
    let (low, high) = (quantile(0.10).unwrap_or(0), quantile(0.90).unwrap_or(0));
    let middle = low.midpoint(high);
    let dark: u32 = histogram[..=middle].iter().sum();
    Tones { range: high as f32 - low as f32, dark_share: dark as f32 / total.max(1) as f32 }
}

/// The measures as text, for setting the limits.
#[doc(hidden)]
pub fn measures_text(finger: &Image) -> String {
    format!("{:?}", measure(finger, FINGER_STEP, &mut Watcher::none()))
}
