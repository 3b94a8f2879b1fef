//! Pictures of eyes in near infrared: where pupil and iris are, and how good the picture is.
//!
//! Names are those of ISO/IEC 29794-6:2015; where its definition can be followed the measure does, where the measure is our own its page
//! says so. Gaze angle is not measured: from one picture without a model of the eye it would be a guess, and what cannot be judged is not
//! shown as good. All limits were set on generated eyes; a post with a real camera has to confirm them.
//!
//! What it refuses to know: cameras, files, people, and whose iris it is (no template, no comparison).

mod circle;
mod finding;
mod image;
mod limbus;
mod measures;
mod pupil;

pub use circle::Circle;
pub use finding::{Examined, Finding, examine};
pub use image::{Image, ImageError};
pub use measures::Measures;
