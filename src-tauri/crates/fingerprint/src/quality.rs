//! How usable a fingertip's picture is, and what can be done about it.
//!
//! **The score is ours, calibrated to NFIQ 2, and not NFIQ 2**: NFIQ 2's own forest ([`unified_score`]) over the native measures of
//! ISO/IEC 29794-4 ([`crate::NativeQuality`]), four of which rest on minutiae of another extractor in NFIQ 2 and are estimated here. Records that
//! carry it must not call it NFIQ 2.
//!
//! The reasons come from measures of our own, with limits taken from real prints. They are a second opinion: NFIQ 2 says next to nothing
//! about a print that is merely too wet or smeared, so what is clearly wrong is a flaw whatever the score.

mod forest;
mod reasons;
mod score;

pub use reasons::Reason;
pub use score::{score_features, unified_score};

use crate::parameters::FINGER_STEP;
use crate::watch::{Picture, Stage, Watcher};
use crate::{Image, NativeQuality, Template, skin};
use serde::{Deserialize, Serialize};

/// Measures of one fingertip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// 0 = unusable … 100 = best: our score, calibrated to NFIQ 2.
    pub score: u8,
    /// Certainty of ridge flow and period over the print, 0..1.
    pub clarity: f32,
    /// Gray levels between ridges and valleys, 0..255.
    pub contrast: f32,
    /// Printed area in mm².
    pub area_mm2: f32,
    /// What to mend if the print is to be taken again, most telling first.
    pub reasons: Vec<Reason>,
    /// What is so clearly wrong that the print is not good at any score.
    pub flaw: Option<Reason>,
}

/// Measures one fingertip, usually [`crate::Region::cut`] of a slap, whose minutiae are known already.
pub fn quality_with(finger: &Image, minutiae: &Template) -> Quality {
    judge(finger, minutiae, &mut Watcher::none())
}

/// As [`quality_with`], and hands pictures of the measures to `watch` on the way: for people who want to see why.
pub fn quality_explained(finger: &Image, minutiae: &Template, watch: &mut dyn FnMut(Stage, Picture)) -> Quality {
    judge(finger, minutiae, &mut Watcher::new(watch))
}

fn judge(finger: &Image, minutiae: &Template, watcher: &mut Watcher<'_>) -> Quality {
    let skin = skin::measure(finger, FINGER_STEP, watcher);
    let native = NativeQuality::measure(finger, minutiae.minutiae());
    let (reasons, flaw) = reasons::of(&skin);
    Quality {
        // What seems to be no print keeps its score beside the flaw: of a real print of a poor sensor it says more than a limit of ours.
        score: if skin.area_mm2 == 0.0 { 0 } else { native.as_ref().map_or(0, score::score) },
        clarity: skin.clarity(),
        contrast: skin.contrast,
        area_mm2: skin.area_mm2,
        reasons,
        flaw,
    }
}

/// As [`quality_with`], for a fingertip whose minutiae are not needed otherwise.
pub fn quality(finger: &Image) -> Quality {
    quality_with(finger, &crate::template(finger))
}
