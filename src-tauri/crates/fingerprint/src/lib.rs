//! Fingerprint pictures into numbers: segmentation of slaps, quality, positions.
//!
//! Pure: no file, no device, no clock, and no idea whose fingers these are. One named stage per line; every constant in `parameters`.

mod image;
mod parameters;
mod position;

pub use image::{Image, ImageError};
pub use parameters::{PPI, PPI_TOLERANCE};
pub use position::{Position, Slap, UnknownPosition};
