use std::fmt;
use std::sync::Arc;

use enrollment::FingerPosition;

use crate::{CancelToken, DeviceError, DeviceInfo, PictureFormat};

/// A camera for the portrait.
///
/// `start` → any number of `frame` → `stop`; `start` again works after `stop` and after an error. A frame
/// that nobody fetched in time is dropped: `frame` gives the newest one.
pub trait Camera: Send {
    /// What it says about itself; works at any time.
    fn describe(&self) -> DeviceInfo;

    /// What it says of itself that keeps it from working just now; `None` when it is ready or does not say. Nothing is asked for it.
    fn trouble(&self) -> Option<DeviceError> {
        None
    }

    /// The formats to choose from, the best one for a portrait first. Empty where there is nothing to choose, and of a device that
    /// has to be opened to know before the first `start`.
    fn formats(&self) -> Vec<PictureFormat> {
        Vec::new()
    }

    /// The format from the next `start` on. None, or one that is not offered: the first of [`formats`](Self::formats).
    fn choose_format(&mut self, format: Option<PictureFormat>) {
        let _ = format;
    }

    /// Opens it and begins to take frames. Calling it twice changes nothing.
    fn start(&mut self) -> Result<(), DeviceError>;

    /// Waits for the next frame, normally less than a fifteenth of a second.
    ///
    /// Before `start` and after `stop` it is [`DeviceError::Failed`]; a camera that has gone is
    /// [`DeviceError::Unplugged`], one that says nothing for seconds [`DeviceError::TimedOut`].
    fn frame(&mut self) -> Result<Frame, DeviceError>;

    /// Whether it takes the picture itself, and vouches for it; its frames are for looking only then, and none of them becomes a sample.
    fn takes_pictures(&self) -> bool {
        false
    }

    /// Has such a camera take the picture, between `start` and `stop`; frames go on afterwards, also after an error.
    ///
    /// `missing`: the fingers whose lack the picture is to prove, none for a portrait. A picture counts as a frame like any other. Without
    /// [`takes_pictures`](Self::takes_pictures) it is [`DeviceError::Unsupported`].
    fn picture(&mut self, missing: &[FingerPosition], cancel: &CancelToken) -> Result<Frame, DeviceError> {
        let _ = (missing, cancel);
        Err(DeviceError::Unsupported { what: "a picture of its own".into() })
    }

    /// Lets go of it. Never fails and may be called at any time.
    fn stop(&mut self);
}

/// One picture out of the stream.
#[derive(Clone)]
pub struct Frame {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width × height × 3` bytes: rows from the top, red, green, blue, no padding.
    pub rgb: Arc<[u8]>,
    /// Counts the frames the device took since `start`; a gap means frames were dropped.
    pub sequence: u64,
    /// Milliseconds since `start` at which it was taken.
    pub taken_ms: u64,
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A face is personal data: never its pixels.
        write!(f, "Frame({}x{}, #{}, {} ms, [redacted])", self.width, self.height, self.sequence, self.taken_ms)
    }
}
