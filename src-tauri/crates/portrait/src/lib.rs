//! Pure portrait images: finding the face, judging the picture, cutting it to the format of the card.
//!
//! Stages, one per line: [`Detector`] finds faces → [`MeshFitter`] lays 468 points over one → [`EyeFitter`] looks at lids and irises →
//! [`Head`] reads how the head stands → [`MaskCutter`] tells person from background → [`Quantity`]s are measured → a [`Profile`] judges.
//! [`Analyzer`] runs them; [`Assessment`] is what comes out. [`live`] does the same while the person is still moving, and says what to
//! change. [`cut_for_card`] cuts, [`encode_jpeg`] writes, [`record`] reads and writes what others do.
//! [`Comparer`] tells how alike two faces are.
//! Everything is a function of its arguments.
//!
//! What it refuses to know: files, cameras and clocks (model bytes, tables and pixels are handed in), whose face it is,
//! and what happens to a picture that fails; it reports and leaves the decision to `station`.
//!
//! What each measure is, what it was measured on and where it is weak stands in the crate's README.

mod analysis;
mod anchors;
mod assessment;
mod card_cut;
mod comparison;
mod color;
mod container;
mod detector;
mod embedding;
mod encode;
mod face;
mod head;
mod iris;
mod letterbox;
pub mod live;
mod mask;
mod measure;
mod mesh;
mod network;
mod patch;
mod preview;
mod profile;
pub mod record;
mod region;
mod rgb;
mod room_light;
mod sampling;
mod straight;
mod structure;
mod suppression;

pub use analysis::{Analysis, Analyzer, Models, Subject};
pub use assessment::{Assessment, CheckResult, MeasureResult};
pub use card_cut::{CROP_HEIGHT, CROP_WIDTH, CardCut, HEAD_PART, cut_for_card};
pub use comparison::{ASK_FROM, Comparer, ComparerModels, Comparison, Features, Opinion, SAME_FROM, Unusable};
pub use detector::{DETECTOR_SHA256, Detector};
pub use embedding::EMBEDDING_SHA256;
pub use encode::{ARCHIVE_BYTES, CHIP_BYTES, ChipPicture, encode_chip_jpeg, encode_chip_jpeg2000, encode_jpeg, encode_jpeg_within, encode_preview_jpeg};
pub use face::{Face, FaceBox, Point};
pub use head::Head;
pub use iris::{Eye, EyeFitter, IRIS_SHA256};
pub use mask::{MASK_SHA256, MASK_SIDE, MaskCutter, PersonMask};
pub use measure::Quantity;
pub use mesh::{MESH_POINTS, MESH_SHA256, Mesh, MeshFitter, Point3};
pub use network::ModelError;
pub use preview::preview_of;
pub use profile::{Answer, Profile, ProfileError};
pub use rgb::{ImageError, MAX_PIXELS, MAX_SIDE, Rgb};
pub use room_light::{LightFinding, RoomLight};
