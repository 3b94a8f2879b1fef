//! Ports to cameras, fingerprint scanners, iris cameras, card readers, screens, their touch and a voice, with a simulator of equal rank
//! for each; and to HTTP with the services that makers ship with their devices.
//!
//! A use case holds a `Box<dyn Camera>` and cannot tell a driver from a simulator except by
//! [`DeviceInfo::simulated`], which travels into the record. All calls block; whoever owns the thread decides
//! where that happens.
//!
//! What it refuses to know: which library or operating system answers (drivers are floor 3), what a good
//! portrait, fingerprint or iris is (`portrait`, `fingerprint`, `iris`), what an application needs (`enrollment`), and the
//! wall clock, which comes in through [`Clock`].

mod camera;
mod cancel;
mod clock;
mod display;
mod edid;
mod error;
mod glass;
mod identity;
mod info;
mod iris;
mod loopback;
mod mounting;
mod picture_format;
mod reader;
mod resolution;
mod scanner;
mod speech;
mod touch;

pub mod conformance;
pub mod simulator;

pub use camera::{Camera, Frame};
pub use cancel::CancelToken;
pub use clock::{Clock, Pace, RealPace, StepPace};
pub use display::{Area, DisplayInfo, Displays, Turn};
pub use edid::{Edid, EdidError};
pub use error::{DeviceError, Retry};
pub use glass::{GlassFrame, LiveGlass};
pub use identity::ScreenIdentity;
pub use info::{DeviceInfo, DeviceKind};
pub use self::iris::{EyeImage, IrisCamera, IrisFrame, WORKING_RANGE_MM};
pub use loopback::{HttpFault, LoopbackHttp, Question};
pub use mounting::Mounting;
pub use picture_format::{PictureCoding, PictureFormat};
pub use reader::{Atr, CardReaders, Reader, ReaderChange, ReaderListener, ReaderWatch};
pub use resolution::{ENROLLMENT_PPI, EnrollmentPpi};
pub use scanner::{CaptureRequest, CaptureTarget, FingerCapture, FingerImage, FingerprintScanner, ScannerInfo};
pub use speech::{Phrase, Speech, Spoken};
pub use touch::{TouchDevice, TouchDevices, TouchKind, TouchMapping, WindowSystem};
