//! The unified score: the forest that NIST trained for NFIQ 2, asked with our measures.
//!
//! 65 of the 69 measures it asks for are the same numbers as NFIQ 2's. The other four rest on the minutiae of another extractor, which
//! finds more of them than ours and other ones; small trees say from all our measures what that one would have counted. They are fitted to
//! NFIQ 2's four measures (`bench calibrate` says on which pictures), the score itself to nothing.

use super::forest::Forest;
use crate::NativeQuality;
use std::sync::OnceLock;

/// NIST's forest, `assets/models/README.md` says where from.
pub(super) const NFIQ2: &[u8] = include_bytes!("../../../../../assets/models/nfiq2_plain_tir_ink.trees");
/// Trees for each of the four measures that rest on minutiae, in the order of their places.
pub(super) const MINUTIAE_MEASURES: &[u8] = include_bytes!("minutiae_measures.trees");
/// Where the first of those four stands among the 69.
const FIRST: usize = NativeQuality::FIRST_OF_MINUTIAE;

/// The score of these measures, 0..=100.
pub(super) fn score(native: &NativeQuality) -> u8 {
    let mut measures: [f64; NativeQuality::COUNT] = std::array::from_fn(|_| 0.0);
    for (measure, (_, value)) in measures.iter_mut().zip(native.named()) {
        *measure = value;
    }
    let [near, all, even, certain] = as_nfiq2_counts(native);
    let all = all.max(0.0);
    for (measure, value) in measures.iter_mut().skip(FIRST).zip([near.clamp(0.0, all), all, even.clamp(0.0, 1.0), certain.clamp(0.0, 1.0)]) {
        *measure = f64::from(value);
    }
    unified_score(&measures)
}

/// NFIQ 2's score of the 69 measures, in the order of [`NativeQuality::named`]: how many of a hundred trees call the print a good one. Of the
/// measures that NFIQ 2 itself gives for a picture this is NFIQ 2's score, to the digit.
pub fn unified_score(measures: &[f64; NativeQuality::COUNT]) -> u8 {
    static FOREST: OnceLock<Vec<Forest>> = OnceLock::new();
    let forest = FOREST.get_or_init(|| Forest::read_all(NFIQ2).unwrap_or_default());
    let measures: Vec<f32> = measures.iter().map(|measure| *measure as f32).collect();
    forest.iter().map(|forest| forest.value(&measures)).sum::<f32>().clamp(0.0, 100.0) as u8
}

/// What NFIQ 2 would measure by its minutiae: those near their center, all, the shares of even gray and of certain direction.
fn as_nfiq2_counts(native: &NativeQuality) -> [f32; 4] {
    static FORESTS: OnceLock<Vec<Forest>> = OnceLock::new();
    let forests = FORESTS.get_or_init(|| Forest::read_all(MINUTIAE_MEASURES).unwrap_or_default());
    let measures = score_features(native);
    std::array::from_fn(|n| forests.get(n).map_or(0.0, |forest| forest.value(&measures)))
}

/// What the trees for the four measures ask for, by number: NFIQ 2's measures, the deviation of the grays and the pixels where the finger lies.
#[doc(hidden)]
pub fn score_features(native: &NativeQuality) -> Vec<f32> {
    let more = [native.image_deviation, native.foreground_pixels as f64];
    native.named().into_iter().map(|(_, value)| value).chain(more).map(|value| value as f32).collect()
}
