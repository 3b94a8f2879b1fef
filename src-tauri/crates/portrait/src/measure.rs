//! What is measured, one function for each group of measures. Rules do not live here but in the profile.

mod background;
mod coloring;
mod expression;
mod framing;
mod grain;
mod light;
mod sharpness;

use std::cell::OnceCell;

use crate::head::Head;
use crate::iris::Eye;
use crate::mask::PersonMask;
use crate::mesh::Mesh;
use crate::patch::Patch;
use crate::Rgb;

macro_rules! quantities {
    ($($variant:ident: $doc:literal;)*) => {
        /// What can be measured. Names of ISO/IEC 29794-5 where it has one; the table of a profile says which are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Quantity {
            $(#[doc = $doc] $variant,)*
        }

        impl Quantity {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in tables and in JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)*
                }
            }

            /// The quantity of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|quantity| quantity.name() == name)
            }
        }
    };
}

quantities! {
    SingleFacePresent: "Number of faces.";
    InterEyeDistance: "Pixels between the eye centers, as if seen from the front.";
    HeadSize: "Eyes to chin as a part of the picture's height.";
    LeftwardCrop: "From the eyes to the left edge of the picture in inter-eye distances.";
    RightwardCrop: "From the eyes to the right edge of the picture in inter-eye distances.";
    MarginAbove: "From the eyes to the upper edge in eye-chin distances.";
    MarginBelow: "From the eyes to the lower edge in eye-chin distances.";
    OffCenter: "Middle of the eyes right of the picture's middle, as a part of its width.";
    HeadPoseYaw: "Degrees turned, positive to the person's left.";
    HeadPosePitch: "Degrees nodded, positive up.";
    HeadPoseRoll: "Degrees tilted, clockwise as seen.";
    EyesOpen: "Smaller of both eyes' opening, as a part of the eye's width.";
    Gaze: "How far the irises stand from straight ahead, as a part of the eye's width.";
    MouthClosed: "Opening between the lips as a part of the eye-chin distance.";
    ExpressionNeutrality: "Width of the mouth as a part of the eyes' outer distance: smiles and grimaces stretch it.";
    LuminanceMean: "Mean luminance of the face, 0 to 1.";
    LuminanceVariance: "Variance of the luminance of the face, of 0 to 1.";
    UnderExposurePrevention: "Part of the face's pixels of luminance 25 or less.";
    OverExposurePrevention: "Part of the face's pixels of luminance 247 or more.";
    DynamicRange: "Entropy of the luminance of the face, bits.";
    IlluminationUniformity: "How much the histograms of both cheeks share, 0 to 1.";
    IlluminationBalance: "Largest difference of brightness between parts of the face, as a part of the mean.";
    Sharpness: "Fine detail relative to coarse detail in the direction that has less.";
    Pixelation: "How far the edges of the face lie on a grid.";
    CompressionArtifacts: "How far edges lie on the 8 x 8 grid of a JPEG.";
    Noise: "Standard deviation of the grain, gray levels.";
    NaturalColor: "Distance of the cheeks' color from skin colors, CIELAB.";
    RedEye: "Redness of the pupils.";
    BackgroundUniformity: "Mean luminance gradient of the background.";
    BackgroundSpread: "How far the background's colors lie apart, CIELAB.";
    BackgroundLightness: "Lightness of the background, CIELAB L*.";
    BackgroundColor: "How far the background is from gray, CIELAB C*.";
    EyesVisible: "Brightness of the lighter parts of the darker eye relative to the cheeks.";
}

/// A value, or none where this picture does not allow to measure it.
pub(crate) type Measured = (Quantity, Option<f32>);

/// All that the stages before found.
pub(crate) struct Seen<'a> {
    pub(crate) picture: &'a Rgb,
    pub(crate) faces: usize,
    pub(crate) mesh: &'a Mesh,
    pub(crate) eyes: &'a [Eye; 2],
    pub(crate) head: &'a Head,
    pub(crate) person: Option<&'a PersonMask>,
    /// Made by the first group that looks at it.
    patch: OnceCell<Patch>,
}

impl<'a> Seen<'a> {
    pub(crate) fn new(
        picture: &'a Rgb,
        faces: usize,
        mesh: &'a Mesh,
        eyes: &'a [Eye; 2],
        head: &'a Head,
        person: Option<&'a PersonMask>,
    ) -> Self {
        Self { picture, faces, mesh, eyes, head, person, patch: OnceCell::new() }
    }

    pub(crate) fn patch(&self) -> &Patch {
        self.patch.get_or_init(|| Patch::of(self.picture, self.mesh, self.head))
    }
}

/// Measures that belong together because they look at the same thing; the live picture takes the groups in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// Where the head is and how it is turned: the mesh alone.
    Framing,
    /// The mouth: the mesh alone.
    Mouth,
    /// Lids and irises.
    Eyes,
    Light,
    Sharpness,
    Grain,
    Coloring,
    Background,
}

impl Group {
    const ALL: [Self; 8] =
        [Self::Framing, Self::Mouth, Self::Eyes, Self::Light, Self::Sharpness, Self::Grain, Self::Coloring, Self::Background];

    pub(crate) fn measure(self, seen: &Seen) -> Vec<Measured> {
        match self {
            Self::Framing => framing::measure(seen),
            Self::Mouth => expression::mouth(seen),
            Self::Eyes => expression::eyes(seen),
            Self::Light => light::measure(seen),
            Self::Sharpness => sharpness::measure(seen),
            Self::Grain => grain::measure(seen),
            Self::Coloring => coloring::measure(seen),
            Self::Background => background::measure(seen),
        }
    }
}

/// Every measure of a picture with a face.
pub(crate) fn all(seen: &Seen) -> Vec<Measured> {
    Group::ALL.into_iter().flat_map(|group| group.measure(seen)).collect()
}

fn mean(values: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = values.fold((0.0f64, 0u32), |(sum, count), value| (sum + f64::from(value), count + 1));
    (count > 0).then(|| (sum / f64::from(count)) as f32)
}

/// The value below which this part of the values lies.
fn percentile(values: &mut [f32], part: f32) -> Option<f32> {
    if values.is_empty() {
        return None;
    }
    let at = ((values.len() - 1) as f32 * part).round() as usize;
    Some(*values.select_nth_unstable_by(at, f32::total_cmp).1)
}
