//! Fingerprint pictures into numbers: segmentation of slaps, quality, minutiae, likeness of two fingers.
//!
//! Pure: no file, no device, no clock, and no idea whose fingers these are. One named stage per line; every constant that was chosen in `parameters`
//! (those that a standard gives stand beside what they are for: WSQ, the native measures, records).
//!
//! Slap → [`segment`] → [`Region::cut`] → [`quality`]. Nothing is named on what is no print (`skin`, `polarity`). Stages inside:
//! `blocks` (ridge flow of every 8 x 8 block) → `foreground` (skin or
//! platen) → `hand` (direction, fingers, tips) → `segmentation` (which is which, or why that cannot be said). [`segment_explained`],
//! [`quality_explained`] and [`template_explained`] show every stage (`watch`).
//!
//! Fingertip and its minutiae → [`NativeQuality`] (the measures of ISO/IEC 29794-4 as NFIQ 2 makes them; a file each in `native`).
//!
//! Fingertip → [`template()`] (stages in `minutiae`) → [`write_record`]; two templates → [`prepare`] → [`similarity`] or [`search`] (stages
//! in `matching`).
//!
//! Prepared templates of a person → [`mixup`] (the same hand twice, somebody else's fingers).
//!
//! [`wsq`] compresses pictures the way every AFIS reads them; [`image_record`] is the record that other capture kits hand pictures over in.

mod blocks;
mod cut;
mod direction;
mod foreground;
mod frame;
mod hand;
mod image;
pub mod image_record;
mod matching;
mod minutiae;
pub mod mixup;
mod native;
mod parameters;
mod pixel;
mod polarity;
mod position;
mod quality;
mod reading;
mod record;
mod region;
mod ridges;
mod segmentation;
mod skin;
mod template;
mod views;
mod watch;
mod window;
pub mod wsq;

pub use image::{Image, ImageError};
pub use matching::{Hit, Prepared, prepare, search, similarity};
pub use minutiae::{template, template_explained};
pub use parameters::{PPI, PPI_TOLERANCE, SAME_FINGER, TELLS_ITS_SIDE};
pub use position::{Position, Slap, UnknownPosition};
pub use native::{Histogram, NativeQuality};
pub use quality::{Quality, Reason, quality, quality_explained, quality_with, score_features, unified_score};
pub use record::{Edition, RecordError, read_record, write_record};
pub use region::{Finger, Region};
pub use segmentation::{Outcome, Segmentation, Why, segment, segment_explained, segment_single};
pub use skin::measures_text;
pub use template::{Direction, Kind, MOST_MINUTIAE, Minutia, Template};
pub use watch::{Picture, Stage};
pub use window::Window;

/// The foreground as text, one letter per block, for setting the constants.
#[doc(hidden)]
pub fn foreground_text(image: &Image, rung: usize) -> String {
    let blocks = blocks::Blocks::measure(image);
    let map = parameters::LADDER.get(rung).map_or_else(|| foreground::Foreground::paper(image, &blocks), |one| foreground::Foreground::find(&blocks, *one));
    map.inside.chunks(map.columns.max(1)).map(|row| row.iter().map(|b| if *b { '#' } else { '.' }).chain(['\n']).collect::<String>()).collect()
}
