use std::sync::mpsc;
use std::time::Duration;

use devices::{Camera, DeviceError, DeviceInfo, DeviceKind, Frame, PictureFormat};

use crate::capture::Capture;
use crate::list;

/// How long the person may take to allow the use of the camera, where the system asks (macOS).
const CONSENT: Duration = Duration::from_secs(60);

/// A camera of this machine.
pub struct NokhwaCamera {
    info: DeviceInfo,
    capture: Option<Capture>,
    /// Known once it has been open.
    formats: Vec<PictureFormat>,
    wish: Option<PictureFormat>,
}

impl NokhwaCamera {
    /// One of those that [`list()`](crate::list()) gave. Nothing is opened before `start`.
    pub fn new(info: DeviceInfo) -> Self {
        Self { info, capture: None, formats: Vec::new(), wish: None }
    }

    /// The camera of this id, there or not.
    pub fn by_id(id: &str) -> Self {
        Self::new(DeviceInfo { id: id.to_owned(), name: format!("Camera {id}"), simulated: false, kind: DeviceKind::Camera })
    }
}

impl Camera for NokhwaCamera {
    fn describe(&self) -> DeviceInfo {
        self.info.clone()
    }

    fn formats(&self) -> Vec<PictureFormat> {
        self.formats.clone()
    }

    fn choose_format(&mut self, format: Option<PictureFormat>) {
        self.wish = format;
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        if self.capture.is_none() {
            ask_consent()?;
            let (capture, formats) = Capture::open(list::index(&self.info.id), self.wish)?;
            (self.capture, self.formats) = (Some(capture), formats);
        }
        Ok(())
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        let Some(capture) = &self.capture else {
            return Err(DeviceError::Failed { detail: "the camera was not started".into() });
        };
        let answer = capture.frame();
        if answer.is_err() {
            // So that `start` opens it anew.
            self.capture = None;
        }
        answer
    }

    fn stop(&mut self) {
        self.capture = None;
    }
}

/// Only macOS asks; elsewhere the library answers at once.
fn ask_consent() -> Result<(), DeviceError> {
    if !cfg!(target_os = "macos") {
        return Ok(());
    }
    let (answer, answered) = mpsc::channel();
    nokhwa::nokhwa_initialize(move |allowed| {
        let _ = answer.send(allowed);
    });
    match answered.recv_timeout(CONSENT) {
        Ok(true) => Ok(()),
        _ => Err(DeviceError::Failed { detail: "the system does not allow the use of the camera".into() }),
    }
}
