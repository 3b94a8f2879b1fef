//! How usable a fingertip's picture is.
//!
//! **Our own score, not NFIQ 2.** The measures are those every such score is made of (certainty of ridge flow, strength of the ridge period,
//! contrast, area); their weights are set by hand on synthetic prints so that a good capture scores above 60 and one that a matcher
//! would struggle with below 40. Records that carry it must not call it NFIQ 2.

use crate::Image;
use crate::blocks::Blocks;
use crate::foreground::{Foreground, LADDER};
use crate::parameters::{
    BLOCK, BLOCK_MM2, BROKEN, DARK_SHARE, MIN_FRAGMENT, REASON_AREA_MM2, REASON_CLARITY, REASON_CONTRAST, STEEPNESS,
};
use crate::ridges::ridges_at;
use serde::{Deserialize, Serialize};

/// What an operator can do something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Ridges broken and faint: moisten, press a little more.
    TooDry,
    /// Ridges run together: wipe dry, press lighter.
    TooWet,
    /// Only a part of the fingertip is on the glass.
    TooLittleArea,
    /// The finger moved or lifted.
    Blurred,
    /// Ridges hardly darker than the glass.
    LowContrast,
    /// No certain ridge flow for another cause (scar, dirt, worn skin).
    Unclear,
}

impl Reason {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooDry => "fingerTooDry",
            Self::TooWet => "fingerTooWet",
            Self::TooLittleArea => "fingerTooLittleArea",
            Self::Blurred => "fingerBlurred",
            Self::LowContrast => "fingerLowContrast",
            Self::Unclear => "fingerUnclear",
        }
    }
}

/// Measures of one fingertip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// 0 = unusable … 100 = best. Our own score, not NFIQ 2.
    pub score: u8,
    /// Certainty of ridge flow and period over the print, 0..1.
    pub clarity: f32,
    /// Gray levels between ridges and valleys, 0..255.
    pub contrast: f32,
    /// Printed area in mm².
    pub area_mm2: f32,
    /// What to mend, most telling first; may be empty at any score.
    pub reasons: Vec<Reason>,
}

/// The raw measures behind a [`Quality`].
#[derive(Debug, Clone, Copy, Default)]
struct Measures {
    area_mm2: f32,
    coherence: f32,
    periodic: f32,
    broken: f32,
    contrast: f32,
    dark_share: f32,
    steepness: f32,
}

/// Measures one fingertip, usually [`crate::Region::cut`] of a slap.
pub fn quality(finger: &Image) -> Quality {
    let measures = measure(finger);
    let clarity = clarity(&measures);
    Quality {
        score: score(&measures, clarity),
        clarity,
        contrast: measures.contrast,
        area_mm2: measures.area_mm2,
        reasons: reasons(&measures, clarity),
    }
}

fn measure(finger: &Image) -> Measures {
    let blocks = Blocks::measure(finger);
    let foreground = Foreground::find(&blocks, LADDER[0]);
    let skin: Vec<usize> = foreground.parts().into_iter().filter(|p| p.len() >= MIN_FRAGMENT).flatten().collect();
    if skin.is_empty() {
        return Measures::default();
    }
    let (mut coherence, mut energy) = (0.0, 0.0);
    let (mut periodic, mut broken, mut windows) = (0.0, 0.0, 0.0f32);
    for (n, i) in skin.iter().enumerate() {
        let (column, row) = (i % blocks.columns, i / blocks.columns);
        let flow = blocks.flow(column, row, 1);
        coherence += flow.coherence;
        energy += flow.energy.sqrt();
        if n % 3 == 0 {
            let middle = |at: usize| (at * BLOCK + BLOCK / 2) as f32;
            let ridges = ridges_at(finger, middle(column), middle(row), flow.normal);
            periodic += ridges.periodic;
            broken += ridges.broken;
            windows += 1.0;
        }
    }
    let count = skin.len() as f32;
    let tones = tones(finger, &skin, blocks.columns);
    Measures {
        area_mm2: count * BLOCK_MM2,
        coherence: coherence / count,
        periodic: periodic / windows,
        broken: broken / windows,
        contrast: tones.range,
        dark_share: tones.dark_share,
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

/// Ridge flow, ridge period and unbroken ridges, each stretched over the range it has on prints.
fn clarity(m: &Measures) -> f32 {
    let flow = stretch(m.coherence, 0.35, 0.92);
    let period = stretch(m.periodic, 0.35, 0.88);
    let whole = stretch(m.broken, 0.60, 0.17);
    (flow * period * whole).cbrt()
}

fn score(m: &Measures, clarity: f32) -> u8 {
    let contrast = 0.25 + 0.75 * stretch(m.contrast, 20.0, 150.0);
    let area = stretch(m.area_mm2, 15.0, 150.0).sqrt();
    let even = 0.3 + 0.7 * stretch((m.dark_share - 0.42).abs(), 0.26, 0.06);
    let sharp = 0.25 + 0.75 * stretch(m.steepness, 0.080, 0.122);
    let present = if m.area_mm2 > 0.0 { 1.0 } else { 0.0 };
    (100.0 * present * clarity * contrast * area * even * sharp).round().clamp(0.0, 100.0) as u8
}

/// 0 at `from`, 1 at `to`, straight between.
fn stretch(value: f32, from: f32, to: f32) -> f32 {
    ((value - from) / (to - from)).clamp(0.0, 1.0)
}

fn reasons(m: &Measures, clarity: f32) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if m.area_mm2 < REASON_AREA_MM2 {
        reasons.push(Reason::TooLittleArea);
    }
    if m.area_mm2 == 0.0 {
        return reasons;
    }
    if m.dark_share > DARK_SHARE.1 {
        reasons.push(Reason::TooWet);
    } else if m.dark_share < DARK_SHARE.0 || m.broken > BROKEN && m.steepness >= STEEPNESS {
        reasons.push(Reason::TooDry);
    }
    if m.steepness < STEEPNESS {
        reasons.push(Reason::Blurred);
    }
    if m.contrast < REASON_CONTRAST {
        reasons.push(Reason::LowContrast);
    }
    if clarity < REASON_CLARITY && reasons.is_empty() {
        reasons.push(Reason::Unclear);
    }
    reasons
}

/// The measures as text, for setting the constants.
#[doc(hidden)]
pub fn measures_text(finger: &Image) -> String {
    format!("{:?}", measure(finger))
}
