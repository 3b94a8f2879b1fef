use std::fmt;
use std::sync::Arc;

use enrollment::{FingerPosition, Slap};
use serde::{Deserialize, Serialize};

use crate::{CancelToken, DeviceError, DeviceInfo, EnrollmentPpi, LiveGlass};

/// A fingerprint scanner.
pub trait FingerprintScanner: Send {
    /// What it says about itself; works at any time.
    fn describe(&self) -> ScannerInfo;

    /// What keeps it from working, by its own word when it was looked for; `None` from a device that is ready, or that does not say. It may
    /// have changed since: a capture is tried all the same, and has the last word.
    fn trouble(&self) -> Option<DeviceError> {
        None
    }

    /// Where to show what lies on the glass during captures from now on, and only then: nothing is left there when one ends. A device
    /// without a live picture has nothing to show.
    fn show_on(&mut self, glass: LiveGlass) {
        let _ = glass;
    }

    /// Takes one capture and returns when it has one, or when `cancel` is set (within half a second), or when
    /// the scanner gives up.
    ///
    /// Whether the image is good is not its business, and neither is whether its resolution may be enrolled:
    /// that is [`FingerImage::enrollment_ppi`].
    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError>;
}

/// What a scanner says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScannerInfo {
    /// Name, identity, simulated or not.
    pub device: DeviceInfo,
    /// Whether it takes four fingers (or two thumbs) at once; otherwise one finger at a time.
    pub slap: bool,
    /// Whether it finds the fingers of a slap itself and names them: however it stands, it knows how the hand lies.
    #[serde(default)]
    pub names_fingers: bool,
    /// Whether it takes a finger while it is rolled.
    #[serde(default)]
    pub rolls: bool,
    /// Pixels per inch by a device profile whose signature was verified.
    pub certified_ppi: Option<f32>,
}

/// What to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureRequest {
    /// Which fingers are asked onto the glass.
    pub target: CaptureTarget,
    /// Fingers of the target that are missing or must not be pressed; a slap scanner waits for the rest only.
    pub exceptions: Vec<FingerPosition>,
    /// 1 for the first try.
    pub attempt: u32,
}

impl CaptureRequest {
    /// The first try at `target` with all its fingers.
    pub fn new(target: CaptureTarget) -> Self {
        Self { target, exceptions: Vec::new(), attempt: 1 }
    }
}

/// What is laid on the glass together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureTarget {
    /// Four fingers of one hand, or both thumbs.
    Slap(Slap),
    /// One finger, laid down.
    Finger(FingerPosition),
    /// One finger, rolled from one edge of the nail to the other.
    Rolled(FingerPosition),
}

/// What a scanner gives for one request.
#[derive(Clone, Debug)]
pub enum FingerCapture {
    /// What lay on the glass, as one image.
    Whole(FingerImage),
    /// The fingers of a slap, cut apart and named by a scanner that does so itself: exactly those that were asked for and not excepted, in
    /// position order.
    Apart(Vec<(FingerPosition, FingerImage)>),
}

impl From<FingerImage> for FingerCapture {
    fn from(image: FingerImage) -> Self {
        Self::Whole(image)
    }
}

/// One image from a scanner.
#[derive(Clone)]
pub struct FingerImage {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width × height` bytes, rows from the top, 0 black (ridge) to 255 white.
    pub gray: Arc<[u8]>,
    /// Pixels per inch as the driver reports it; `None` when it does not know.
    pub ppi: Option<f32>,
    /// What the device itself says of the print, 0 to 100 as NFIQ 2 does; `None` where it says nothing, or shows several fingers.
    pub device_score: Option<u8>,
}

impl FingerImage {
    /// Whether this image, from the scanner described by `info`, may become an enrollment sample.
    ///
    /// # Errors
    /// As [`EnrollmentPpi::check`].
    pub fn enrollment_ppi(&self, info: &ScannerInfo) -> Result<EnrollmentPpi, DeviceError> {
        EnrollmentPpi::check(self.ppi, info.certified_ppi)
    }
}

impl fmt::Debug for FingerImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Ridges are personal data: never the pixels.
        write!(f, "FingerImage({}x{}, ppi {:?}, [redacted])", self.width, self.height, self.ppi)
    }
}
