use crate::{Circle, Image, Measures, limbus, pupil};

/// What stands most in the way of a good picture; one sentence for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing: the picture is good.
    Good,
    /// No open eye is there.
    NoEye,
    /// The iris is too small: too far away.
    TooFar,
    /// The iris is too large: too near.
    TooNear,
    /// The eye is not in the middle of the picture.
    NotCentered,
    /// Lids or lashes cover too much of the iris.
    Covered,
    /// Out of focus, or moved.
    Blurred,
    /// Too dark or too light to tell iris, pupil and sclera apart.
    Contrast,
    /// The pupil is too wide or too narrow.
    Pupil,
}

impl Finding {
    /// Every finding.
    pub const ALL: [Finding; 9] = [
        Finding::Good,
        Finding::NoEye,
        Finding::TooFar,
        Finding::TooNear,
        Finding::NotCentered,
        Finding::Covered,
        Finding::Blurred,
        Finding::Contrast,
        Finding::Pupil,
    ];

    /// The stable code; its sentence is `iris-finding-<code>` in the catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Finding::Good => "good",
            Finding::NoEye => "noEye",
            Finding::TooFar => "tooFar",
            Finding::TooNear => "tooNear",
            Finding::NotCentered => "notCentered",
            Finding::Covered => "covered",
            Finding::Blurred => "blurred",
            Finding::Contrast => "contrast",
            Finding::Pupil => "pupil",
        }
    }
}

/// What was found in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Examined {
    /// Pupil, iris and their measures; none where no open eye was found.
    pub found: Option<(Circle, Circle, Measures)>,
    /// What stands most in the way.
    pub finding: Finding,
    /// Quality score, 0 to 100: the weakest of the measures, 50 where it just reaches its limit. 0 where nothing was found, or nothing
    /// of use.
    pub score: u8,
}

/// Radius of an iris in a picture for enrollment, pixels: ISO/IEC 29794-6 recommends 80 and more; beyond the upper one the lids' corners
/// leave the picture.
const RADII: std::ops::RangeInclusive<f32> = 80.0..=150.0;

/// Looks for pupil and iris, and measures.
pub fn examine(image: &Image) -> Examined {
    let nothing = Examined { found: None, finding: Finding::NoEye, score: 0 };
    let Some(pupil) = pupil::find(image) else { return nothing };
    let Some(iris) = limbus::find(image, pupil) else { return nothing };
    let measures = Measures::of(image, pupil, iris);
    // In the order in which a person mends them: the distance first, the stillness last.
    let within = |fits: bool| if fits { 100.0 } else { 0.0 };
    let ratio = measures.pupil_iris_ratio;
    let weighed = [
        // Distance and pupil say whether a picture fits, not how good it is.
        (Finding::TooFar, within(iris.radius >= *RADII.start())),
        (Finding::TooNear, within(iris.radius <= *RADII.end())),
        (Finding::NotCentered, weigh(measures.margin_adequacy, 80.0, 100.0)),
        (Finding::Covered, weigh(measures.usable_iris_area, 70.0, 95.0)),
        (Finding::Blurred, weigh(measures.sharpness, 60.0, 95.0)),
        (Finding::Contrast, weigh(measures.iris_pupil_contrast, 30.0, 60.0).min(weigh(measures.iris_sclera_contrast, 5.0, 20.0))),
        (Finding::NotCentered, weigh(measures.iris_pupil_concentricity, 90.0, 97.0)),
        (Finding::Pupil, within((20.0..=70.0).contains(&ratio))),
    ];
    let finding = weighed.iter().find(|(_, score)| *score < 50.0).map_or(Finding::Good, |(finding, _)| *finding);
    let score = weighed.iter().map(|(_, score)| *score).fold(100.0, f32::min).round() as u8;
    Examined { found: Some((pupil, iris, measures)), finding, score }
}

/// 0 to 49 below the limit, 50 at it, 100 where nothing is left to mend.
fn weigh(measure: f32, limit: f32, full: f32) -> f32 {
    let score = if measure < limit { 50.0 * measure / limit } else { 50.0 + 50.0 * (measure - limit) / (full - limit) };
    score.clamp(0.0, 100.0)
}
