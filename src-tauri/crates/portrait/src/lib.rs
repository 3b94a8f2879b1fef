//! Pure portrait images: finding the face, judging the picture, cutting it to the format of the card.
//!
//! One call per stage: [`Rgb`] in, [`Detector::detect`] finds faces, [`PortraitCheck::check`] judges, [`crop_3x4`]
//! cuts, [`encode_jpeg`] writes. Everything is a function of its arguments.
//!
//! What it refuses to know: files, cameras and clocks (model bytes and pixels are handed in), whose face it is,
//! and what happens to a picture that fails; it reports findings and leaves the decision to `station`.

mod anchors;
mod check;
mod crop;
mod detector;
mod encode;
mod face;
mod finding;
mod letterbox;
mod preview;
mod rgb;
mod sampling;
mod suppression;

pub use check::{PortraitCheck, Verdict};
pub use crop::{CROP_HEIGHT, CROP_WIDTH, crop_3x4};
pub use detector::{DETECTOR_SHA256, Detector, DetectorError};
pub use encode::{encode_jpeg, encode_jpeg_within, encode_preview_jpeg};
pub use face::{Face, FaceBox, Point};
pub use finding::{Finding, FindingCode, Level};
pub use preview::preview_of;
pub use rgb::{ImageError, MAX_SIDE, Rgb};
