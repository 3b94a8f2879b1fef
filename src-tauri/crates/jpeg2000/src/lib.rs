//! JPEG 2000 (ISO/IEC 15444-1): the coding of pictures in the records of biometrics and on the chips of cards.
//!
//! Two libraries, each for what it does best: `hayro-jpeg2000` reads what others wrote, `oxideav-jpeg2000` writes and divides the bytes
//! so that most of the picture is left (decision 16). Neither holds unsafe code.
#![forbid(unsafe_code)]

mod reading;
mod writing;

pub use reading::{MAX_PIXELS, MAX_SIDE, Picture, ReadError, is_jpeg2000, read};
pub use writing::{WriteError, write_gray_lossless, write_rgb_within};
