//! What is wrong with a print, in the operator's terms.
//!
//! Each measure has two limits: past the first it is worth a word when the print is weak, past the second the print is flawed. They were
//! set on real prints (`README.md`, "Quality"): of those that NFIQ 2 calls good hardly any is flawed.

use crate::skin::Skin;
use crate::parameters::{
    AREA_LIMITS, BROKEN_LIMITS, CLARITY_LIMITS, CONTRAST_LIMITS, DARK_LIMITS, GRAY_CONTRAST, LIGHT_LIMITS, NO_PRINT, STEEPNESS_LIMITS,
};
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
    /// Ridges are light and the platen is dark: the scanner is set up wrongly, or the file is inverted.
    Inverted,
    /// No ridges at all: a photograph, cloth, dirt.
    NoPrint,
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
            Self::Inverted => "fingerInverted",
            Self::NoPrint => "fingerNoPrint",
        }
    }
}

/// The reasons, the most telling first, and the first one if it is a flaw.
pub(super) fn of(skin: &Skin) -> (Vec<Reason>, Option<Reason>) {
    if skin.area_mm2 == 0.0 {
        return (vec![Reason::TooLittleArea], Some(Reason::TooLittleArea));
    }
    if let Some(none) = if skin.periodic < NO_PRINT { Some(Reason::NoPrint) } else { skin.inverted.then_some(Reason::Inverted) } {
        return (vec![none], Some(none));
    }
    // How far past its first limit a measure is: 1 at the second.
    let past = |value: f32, [first, second]: [f32; 2]| (value - first) / (second - first);
    // Water darkens what it fills; a finger that moves leaves gray.
    let smeared = if skin.contrast < GRAY_CONTRAST { Reason::Blurred } else { Reason::TooWet };
    let dark = past(skin.dark_share, DARK_LIMITS);
    let mut found: Vec<(f32, Reason)> = [
        (past(skin.area_mm2, AREA_LIMITS), Reason::TooLittleArea),
        (if smeared == Reason::TooWet { dark } else { 0.0 }, Reason::TooWet),
        (past(skin.dark_share, LIGHT_LIMITS).max(past(skin.broken, BROKEN_LIMITS)), Reason::TooDry),
        (if smeared == Reason::Blurred { past(skin.steepness, STEEPNESS_LIMITS) } else { 0.0 }, Reason::Blurred),
        (past(skin.contrast, CONTRAST_LIMITS), Reason::LowContrast),
        (past(skin.clarity(), CLARITY_LIMITS), Reason::Unclear),
    ]
    .into_iter()
    .filter(|(past, _)| *past > 0.0)
    .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Any other reason says more than that the ridges are unclear.
    if found.len() > 1 {
        found.retain(|(_, reason)| *reason != Reason::Unclear);
    }
    let flaw = found.first().filter(|(past, _)| *past >= 1.0).map(|(_, reason)| *reason);
    (found.into_iter().map(|(_, reason)| reason).collect(), flaw)
}
