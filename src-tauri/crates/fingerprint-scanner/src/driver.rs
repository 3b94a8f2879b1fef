use std::time::{Duration, Instant};

use devices::{
    CancelToken, CaptureRequest, CaptureTarget, DeviceError, DeviceInfo, DeviceKind, FingerCapture, FingerImage, FingerprintScanner,
    Retry, ScannerInfo,
};

use crate::helper::{Helper, HelperProgram, crashed};
use crate::profile::DeviceProfile;
use crate::protocol::{Answer, Device, Fault, Order};

/// How long listing, opening and closing may take.
const PROMPT: Duration = Duration::from_secs(10);

/// How long the scanner waits for a finger.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long it may take to give up a capture; then the helper is ended.
const GIVING_UP: Duration = Duration::from_secs(2);

/// How often the cancel token is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Millimeters in an inch.
const MM_PER_INCH: f64 = 25.4;

/// Scanners with an open image interface that libfprint knows here.
///
/// # Errors
/// [`DeviceError::ServiceAbsent`] when the helper is not installed, [`DeviceError::Unsupported`] where there is no
/// libfprint.
pub fn list(program: &HelperProgram) -> Result<Vec<Device>, DeviceError> {
    let mut helper = Helper::start(program)?;
    match ask(&mut helper, &Order::List)? {
        Answer::Devices { devices } => Ok(devices),
        other => Err(unexpected(&other)),
    }
}

/// One single-finger scanner behind libfprint.
///
/// The helper is started at the first capture and again after it has crashed or the device was unplugged.
pub struct LibfprintScanner {
    program: HelperProgram,
    device: Device,
    profile: Option<DeviceProfile>,
    patience: Duration,
    helper: Option<Helper>,
    captures: u64,
}

impl LibfprintScanner {
    /// The device as [`list`] gave it, with the verified profile of its model if there is one.
    pub fn new(program: HelperProgram, device: Device, profile: Option<DeviceProfile>) -> Self {
        let profile = profile.filter(|profile| profile.driver == device.driver);
        Self { program, device, profile, patience: PATIENCE, helper: None, captures: 0 }
    }

    /// Makes it wait that long for a finger instead of half a minute.
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The number of the helper process, when one runs.
    pub fn helper_process(&self) -> Option<u32> {
        self.helper.as_ref().map(Helper::process)
    }

    fn open(&mut self) -> Result<&mut Helper, DeviceError> {
        match self.helper.take() {
            Some(helper) => Ok(self.helper.insert(helper)),
            None => {
                let mut helper = Helper::start(&self.program)?;
                match ask(&mut helper, &Order::Open { device: self.device.id.clone() })? {
                    Answer::Done => Ok(self.helper.insert(helper)),
                    other => Err(unexpected(&other)),
                }
            }
        }
    }

    fn take(&mut self, cancel: &CancelToken) -> Result<FingerImage, DeviceError> {
        self.captures += 1;
        let (number, patience) = (self.captures, self.patience);
        let helper = self.open()?;
        helper.send(&Order::Capture { number })?;
        let until = Instant::now() + patience;
        loop {
            if let Some((answer, pixels)) = helper.answer(LOOK)? {
                return image(answer, pixels);
            }
            let given_up = if cancel.is_cancelled() { Some(DeviceError::Cancelled) } else { None };
            let late = (Instant::now() >= until).then_some(DeviceError::TimedOut);
            if let Some(reason) = given_up.or(late) {
                helper.send(&Order::Cancel { number })?;
                // Whatever comes now belongs to a capture nobody wants any more, an image included.
                return match helper.answer(GIVING_UP)? {
                    Some(_) => Err(reason),
                    None => {
                        self.helper = None;
                        Err(reason)
                    }
                };
            }
        }
    }
}

impl FingerprintScanner for LibfprintScanner {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo {
            device: DeviceInfo {
                id: self.device.id.clone(),
                name: self.device.name.clone(),
                // libfprint's own test devices have no hardware behind them.
                simulated: self.device.driver.starts_with("virtual_"),
                kind: DeviceKind::FingerprintScanner,
            },
            slap: false,
            rolls: false,
            certified_ppi: self.profile.as_ref().map(|profile| profile.ppi),
        }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        match request.target {
            CaptureTarget::Finger(_) => {}
            CaptureTarget::Slap(_) => return Err(DeviceError::Unsupported { what: "a slap on a scanner for single fingers".into() }),
            CaptureTarget::Rolled(_) => return Err(DeviceError::Unsupported { what: "a rolled finger".into() }),
        }
        if cancel.is_cancelled() {
            return Err(DeviceError::Cancelled);
        }
        let answer = self.take(cancel);
        let keep = matches!(answer, Ok(_) | Err(DeviceError::TryAgain(_) | DeviceError::Cancelled | DeviceError::TimedOut));
        if !keep {
            // A new helper finds a device that was plugged in again, and forgets what confused the old one.
            self.helper = None;
        }
        answer.map(FingerCapture::Whole)
    }
}

fn ask(helper: &mut Helper, order: &Order) -> Result<Answer, DeviceError> {
    helper.send(order)?;
    match helper.answer(PROMPT)? {
        Some((Answer::Failed { why, detail }, _)) => Err(typed(why, detail)),
        Some((answer, _)) => Ok(answer),
        None => Err(DeviceError::TimedOut),
    }
}

fn image(answer: Answer, pixels: Vec<u8>) -> Result<FingerImage, DeviceError> {
    match answer {
        Answer::Image { width, height, ppmm, .. } if pixels.len() as u64 == u64::from(width) * u64::from(height) => {
            // Drivers that do not know say 0.
            let ppi = (ppmm.is_finite() && ppmm > 0.0).then_some((ppmm * MM_PER_INCH) as f32);
            Ok(FingerImage { width, height, gray: pixels.into(), ppi })
        }
        Answer::Failed { why, detail } => Err(typed(why, detail)),
        other => Err(unexpected(&other)),
    }
}

fn typed(why: Fault, detail: String) -> DeviceError {
    match why {
        Fault::NotFound => DeviceError::NotFound,
        Fault::Busy => DeviceError::Busy { by: None },
        Fault::Unplugged => DeviceError::Unplugged,
        Fault::Cancelled => DeviceError::Cancelled,
        Fault::Unsupported => DeviceError::Unsupported { what: detail },
        Fault::Retry => DeviceError::TryAgain(Retry::General),
        Fault::RetryTooShort => DeviceError::TryAgain(Retry::TooShort),
        Fault::RetryCenter => DeviceError::TryAgain(Retry::CenterFinger),
        Fault::RetryRemove => DeviceError::TryAgain(Retry::RemoveFinger),
        Fault::RetryTooFast => DeviceError::TryAgain(Retry::TooFast),
        Fault::Failed => DeviceError::Failed { detail },
    }
}

fn unexpected(answer: &Answer) -> DeviceError {
    match answer {
        Answer::Failed { why, detail } => typed(*why, detail.clone()),
        _ => crashed(),
    }
}
