//! Driver of the camera port on nokhwa (Video4Linux, Media Foundation, AVFoundation).
//!
//! The library may block and, on odd hardware, panic; so everything it does runs on a thread of its own, and a
//! thread that dies is an error like any other.
//!
//! What it refuses to know: portraits, previews, settings. It lists cameras and gives frames.

mod capture;
mod driver;
mod fault;
mod format;
mod list;
mod node;
mod picture;

pub use driver::NokhwaCamera;
pub use list::list;
