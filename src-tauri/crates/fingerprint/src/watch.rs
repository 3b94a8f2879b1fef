//! What the stages made, as pictures for people: one trait for everything that can be looked at, and no cost when nobody looks.

/// A stage of segmentation, quality or extraction, each in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Strength of the gradients per block of a slap: the darker, the stronger.
    SlapEnergy,
    /// Skin or not per block, as in the look that was taken: black is skin.
    SlapForeground,
    /// The fingertips found: their blocks dark, a frame around each, on the paled slap.
    SlapTips,
    /// Skin or not per block of a fingertip: black is skin.
    QualitySkin,
    /// Certainty of the ridges' direction per block of skin: white 0, black 1.
    QualityCoherence,
    /// Strength of the ridge period per block of skin: white 0, black 1.
    QualityPeriod,
    /// How unbroken the ridges are per block of skin: white 0, black 1.
    QualityWhole,
    /// Skin or not, per block.
    Segmentation,
    /// Pressure and ink evened out.
    Normalization,
    /// Ridge direction per block: gray is the angle, black 0°, white just under 180°.
    Orientation,
    /// Ridge period per block: gray level is 10 x the period in pixels.
    Frequency,
    /// Filtered ridges.
    Enhancement,
    /// Ridges black, valleys white.
    Binarization,
    /// Ridges as lines.
    Thinning,
    /// Every end and fork of a line.
    Minutiae,
    /// Those that are kept, with their direction, on the picture.
    Selection,
}

impl Stage {
    /// Number and name, fit for a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SlapEnergy => "slap-1-energy",
            Self::SlapForeground => "slap-2-foreground",
            Self::SlapTips => "slap-3-tips",
            Self::QualitySkin => "quality-1-skin",
            Self::QualityCoherence => "quality-2-coherence",
            Self::QualityPeriod => "quality-3-period",
            Self::QualityWhole => "quality-4-whole",
            Self::Segmentation => "1-segmentation",
            Self::Normalization => "2-normalization",
            Self::Orientation => "3-orientation",
            Self::Frequency => "4-frequency",
            Self::Enhancement => "5-enhancement",
            Self::Binarization => "6-binarization",
            Self::Thinning => "7-thinning",
            Self::Minutiae => "8-minutiae",
            Self::Selection => "9-selection",
        }
    }
}

/// A gray picture of a stage, as large as the picture it was made of or one pixel per block.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Row by row, 0 = black.
    pub gray: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture {}x{} [redacted]", self.width, self.height)
    }
}

/// Takes pictures when somebody looks, and costs nothing otherwise.
pub(crate) struct Watcher<'a>(Option<&'a mut dyn FnMut(Stage, Picture)>);

impl<'a> Watcher<'a> {
    pub(crate) fn none() -> Self {
        Self(None)
    }

    pub(crate) fn new(watch: &'a mut dyn FnMut(Stage, Picture)) -> Self {
        Self(Some(watch))
    }

    pub(crate) fn see<T: Visible>(&mut self, stage: Stage, made: T) -> T {
        self.show(stage, || made.picture());
        made
    }

    pub(crate) fn show(&mut self, stage: Stage, picture: impl FnOnce() -> Picture) {
        if let Some(watch) = &mut self.0 {
            watch(stage, picture());
        }
    }
}

/// What can be looked at.
pub(crate) trait Visible {
    fn picture(&self) -> Picture;
}
