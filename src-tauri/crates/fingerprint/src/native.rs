//! The native quality measures of ISO/IEC 29794-4 as NFIQ 2 publishes them, under NFIQ 2's names.
//!
//! Every definition is NFIQ 2's (version 2.3), down to what looks like an accident there, because a number is only comparable when it is
//! made the same way. Four of its 69 features rest on minutiae, which NFIQ 2 takes from another extractor than ours: those are of the same
//! definition and not the same numbers.

mod area;
mod blur;
mod certainty;
mod clarity;
mod contrast;
mod frequency_domain;
mod gradient;
mod grid;
mod histogram;
mod near_white;
mod otsu;
mod slanted;
mod structure;
mod uniformity;

pub use histogram::Histogram;

use crate::{Image, Minutia};
use gradient::Gradient;

/// Side of a local region in pixels at 500 ppi (ISO/IEC 29794-4, 5.1.2).
pub(crate) const REGION: usize = 32;

/// The native quality measures of one fingertip.
#[derive(Debug, Clone, PartialEq)]
pub struct NativeQuality {
    /// How purely periodic the ridges of each region are (FDA), 0..1.
    pub frequency_domain: Histogram,
    /// How cleanly ridges and valleys part in each region (LCS), 0..1.
    pub local_clarity: Histogram,
    /// How certain the direction of each region is (OCL), 0..1.
    pub orientation_certainty: Histogram,
    /// How much the direction changes from region to region (OF), in quarter turns beyond 4°.
    pub orientation_flow: Histogram,
    /// Width of each ridge beside the valley next to it (RVUP), 1 = alike.
    pub ridge_valley_uniformity: Histogram,
    /// Mean gray of the picture without its white frame (Mu), 0 = black … 255.
    pub image_mean: f64,
    /// Mean of its regions' means (MMB).
    pub mean_of_region_means: f64,
    /// Deviation of its grays (Sigma).
    pub image_deviation: f64,
    /// Mean gray where the finger lies (ImgProcROIArea_Mean).
    pub foreground_mean: f64,
    /// Pixels where the finger lies.
    pub foreground_pixels: usize,
    /// Mean coherence of direction of the regions where the finger lies, 0..1.
    pub coherence_mean: f64,
    /// Its sum over those regions.
    pub coherence_sum: f64,
    /// Minutiae, of our extractor.
    pub minutiae: usize,
    /// Minutiae within 100 pixels, across and along, of their center.
    pub minutiae_at_center: usize,
    /// Share of minutiae whose surroundings are darker than the picture by up to half its deviation.
    pub minutiae_of_even_gray: f64,
    /// Share of minutiae whose surroundings have a direction of more than 80 % certainty.
    pub minutiae_of_certain_direction: f64,
}

impl NativeQuality {
    /// How many numbers [`Self::named`] gives.
    pub const COUNT: usize = 69;

    /// Place among them of the first of the four that rest on minutiae.
    pub const FIRST_OF_MINUTIAE: usize = 12;

    /// Measures a fingertip; `None` when it is blank, or holds too little print for numbers of its own.
    pub fn measure(finger: &Image, minutiae: &[Minutia]) -> Option<Self> {
        let (finger, left, top) = near_white::cut(finger)?;
        let grid = grid::Grid::of(&finger);
        let frequency_domain = frequency_domain::measure(&finger, &grid)?;
        let foreground = area::find(&finger);
        let at: Vec<(usize, usize)> = minutiae
            .iter()
            .filter_map(|m| Some((usize::from(m.x).checked_sub(left)?, usize::from(m.y).checked_sub(top)?)))
            .filter(|(x, y)| *x < finger.width() as usize && *y < finger.height() as usize)
            .collect();
        let gray = contrast::measure(&finger);
        Some(Self {
            frequency_domain,
            local_clarity: clarity::measure(&finger, &grid),
            orientation_certainty: certainty::measure(&finger),
            orientation_flow: grid.flow(),
            ridge_valley_uniformity: uniformity::measure(&finger, &grid),
            image_mean: gray.mean,
            mean_of_region_means: gray.mean_of_means,
            image_deviation: gray.deviation,
            foreground_mean: foreground.mean,
            foreground_pixels: foreground.pixels,
            coherence_mean: foreground.coherence_mean(),
            coherence_sum: foreground.coherence_sum,
            minutiae: at.len(),
            minutiae_at_center: at_center(&at),
            minutiae_of_even_gray: share(&at, |place| {
                let darker = (gray.mean - contrast::mean_around(&finger, place)) / gray.deviation;
                darker > 0.0 && darker <= 0.5
            }),
            minutiae_of_certain_direction: share(&at, |place| {
                let certainty = Gradient::of(&finger, around(&finger, place)).certainty().unwrap_or(0.0);
                (certainty * 100.0 + 0.5).floor() > 80.0
            }),
        })
    }

    /// Every number under NFIQ 2's name for it, in the order in which NFIQ 2's forest takes them.
    pub fn named(&self) -> Vec<(String, f64)> {
        let mut all = Vec::with_capacity(Self::COUNT);
        let mut one = |name: &str, value: f64| all.push((name.to_owned(), value));
        self.frequency_domain.named("FDA_Bin10_", &mut one);
        one("FingerJetFX_MinCount_COMMinRect200x200", self.minutiae_at_center as f64);
        one("FingerJetFX_MinutiaeCount", self.minutiae as f64);
        one("FJFXPos_Mu_MinutiaeQuality_2", self.minutiae_of_even_gray);
        one("FJFXPos_OCL_MinutiaeQuality_80", self.minutiae_of_certain_direction);
        one("ImgProcROIArea_Mean", self.foreground_mean);
        self.local_clarity.named("LCS_Bin10_", &mut one);
        one("MMB", self.mean_of_region_means);
        one("Mu", self.image_mean);
        self.orientation_certainty.named("OCL_Bin10_", &mut one);
        self.orientation_flow.named("OF_Bin10_", &mut one);
        one("OrientationMap_ROIFilter_CoherenceRel", self.coherence_mean);
        one("OrientationMap_ROIFilter_CoherenceSum", self.coherence_sum);
        self.ridge_valley_uniformity.named("RVUP_Bin10_", &mut one);
        all
    }
}

/// Left upper corner of the whole region nearest to a place.
fn around(finger: &Image, (x, y): (usize, usize)) -> [usize; 4] {
    let corner = |at: usize, side: u32| at.saturating_sub(REGION / 2).min((side as usize).saturating_sub(REGION));
    let (left, top) = (corner(x, finger.width()), corner(y, finger.height()));
    [left, top, REGION.min(finger.width() as usize), REGION.min(finger.height() as usize)]
}

fn at_center(places: &[(usize, usize)]) -> usize {
    let mean = |of: fn(&(usize, usize)) -> usize| places.iter().map(of).sum::<usize>() / places.len().max(1);
    let center = (mean(|place| place.0), mean(|place| place.1));
    places.iter().filter(|(x, y)| x.abs_diff(center.0) <= 100 && y.abs_diff(center.1) <= 100).count()
}

fn share(places: &[(usize, usize)], is: impl Fn((usize, usize)) -> bool) -> f64 {
    if places.is_empty() {
        return 0.0;
    }
    places.iter().filter(|place| is(**place)).count() as f64 / places.len() as f64
}
