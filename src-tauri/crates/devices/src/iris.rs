use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use enrollment::Eye;

use crate::{DeviceError, DeviceInfo};

/// Distance from camera to eyes at which a frame can be in focus, millimeters: what handheld and desk cameras for both eyes are built for.
pub const WORKING_RANGE_MM: RangeInclusive<u32> = 300..=360;

/// An iris camera: both eyes at once, in near infrared.
///
/// `start` → any number of `frame` → `stop`; `start` again works after `stop` and after an error. Which frame is good enough to keep is not
/// its business: whoever fetches frames judges them, and cancels by not fetching another.
pub trait IrisCamera: Send {
    /// What it says about itself; works at any time.
    fn describe(&self) -> DeviceInfo;

    /// Opens it and lights the eyes. Calling it twice changes nothing.
    fn start(&mut self) -> Result<(), DeviceError>;

    /// Waits for the next frame, normally less than a quarter of a second.
    ///
    /// Before `start` and after `stop` it is [`DeviceError::Failed`]; a camera that has gone is [`DeviceError::Unplugged`].
    fn frame(&mut self) -> Result<IrisFrame, DeviceError>;

    /// Lets go of it; the lights go out. Never fails and may be called at any time.
    fn stop(&mut self);
}

/// One frame: a picture of each eye, taken at the same time.
#[derive(Clone, Debug)]
pub struct IrisFrame {
    /// The subject's right eye (ISO/IEC 19794-6 eye label *right*).
    pub right: EyeImage,
    /// The subject's left eye.
    pub left: EyeImage,
    /// Distance to the eyes in millimeters; `None` while nobody is before it or it has no such sensor.
    pub distance_mm: Option<u32>,
    /// Counts the frames since `start`.
    pub sequence: u64,
}

impl IrisFrame {
    /// The picture of an eye.
    pub fn eye(&self, eye: Eye) -> &EyeImage {
        match eye {
            Eye::Right => &self.right,
            Eye::Left => &self.left,
        }
    }
}

/// A gray picture of one eye, normally 640 x 480 (ISO/IEC 19794-6).
#[derive(Clone)]
pub struct EyeImage {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width × height` bytes, rows from the top, 0 black.
    pub gray: Arc<[u8]>,
}

impl fmt::Debug for EyeImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An iris is personal data: never its pixels.
        write!(f, "EyeImage({}x{}, [redacted])", self.width, self.height)
    }
}
