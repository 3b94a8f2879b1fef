use std::thread::{self, JoinHandle};
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

/// How long it may take to give up a capture, when the next one wants the device; then the helper is ended.
const GIVING_UP: Duration = Duration::from_secs(2);

/// How often the cancel token is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// The same while a helper ends, which it mostly does at once.
const POLL: Duration = Duration::from_millis(10);

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
/// The helper is started at the first capture and again after it has crashed or the device was unplugged. A capture that is cancelled returns at
/// once, whatever the helper is at; the next one waits until it is done with that.
pub struct LibfprintScanner {
    program: HelperProgram,
    device: Device,
    profile: Option<DeviceProfile>,
    patience: Duration,
    helper: Option<Helper>,
    /// What the helper has still to answer, and until when.
    owed: Option<(Owed, Instant)>,
    /// A helper that is being ended: the device may still be open in it.
    ending: Option<JoinHandle<()>>,
    captures: u64,
}

/// An answer that the one who wanted it no longer waits for.
#[derive(Clone, Copy)]
enum Owed {
    /// Whether the device is open.
    Opening,
    /// Something of a capture nobody wants any more.
    GivenUp,
}

impl LibfprintScanner {
    /// The device as [`list`] gave it, with the verified profile of its model if there is one.
    pub fn new(program: HelperProgram, device: Device, profile: Option<DeviceProfile>) -> Self {
        let profile = profile.filter(|profile| profile.driver == device.driver);
        Self { program, device, profile, patience: PATIENCE, helper: None, owed: None, ending: None, captures: 0 }
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

    /// Ends the helper, which takes seconds with a confused one: on a thread of its own, so that whoever cancels need not wait for it.
    fn dismiss(&mut self) {
        self.owed = None;
        if let Some(helper) = self.helper.take() {
            self.ending = Some(thread::spawn(move || drop(helper)));
        }
    }

    /// Waits until the helper before has let go of the device.
    fn until_ended(&mut self, cancel: &CancelToken) -> Result<(), DeviceError> {
        while self.ending.as_ref().is_some_and(|ending| !ending.is_finished()) {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            thread::sleep(POLL);
        }
        self.ending = None;
        Ok(())
    }

    /// Sees to it that a helper runs that has the device open and nothing else to do.
    fn open(&mut self, cancel: &CancelToken) -> Result<(), DeviceError> {
        if let Some((owed, until)) = self.owed {
            let helper = self.helper.as_ref().ok_or_else(crashed)?;
            match (owed, answer_until(helper, until, cancel)) {
                (_, Err(DeviceError::Cancelled)) => return Err(DeviceError::Cancelled),
                (Owed::Opening, Ok(answer)) => {
                    self.owed = None;
                    return is_open(&answer);
                }
                (Owed::GivenUp, Ok(_)) => self.owed = None,
                // Not in its time, or crashed: what comes next has nothing to do with it.
                (_, Err(_)) => self.dismiss(),
            }
        }
        if self.helper.is_some() {
            return Ok(());
        }
        self.until_ended(cancel)?;
        let helper = self.helper.insert(Helper::start(&self.program)?);
        helper.send(&Order::Open { device: self.device.id.clone() })?;
        let until = Instant::now() + PROMPT;
        self.owed = Some((Owed::Opening, until));
        let answer = answer_until(helper, until, cancel)?;
        self.owed = None;
        is_open(&answer)
    }

    fn take(&mut self, cancel: &CancelToken) -> Result<FingerImage, DeviceError> {
        self.captures += 1;
        let number = self.captures;
        self.open(cancel)?;
        let helper = self.helper.as_mut().ok_or_else(crashed)?;
        helper.send(&Order::Capture { number })?;
        match answer_until(helper, Instant::now() + self.patience, cancel) {
            Ok((answer, pixels)) => image(answer, pixels),
            Err(why @ (DeviceError::Cancelled | DeviceError::TimedOut)) => {
                helper.send(&Order::Cancel { number })?;
                // Whatever comes now belongs to a capture nobody wants any more, an image included.
                self.owed = Some((Owed::GivenUp, Instant::now() + GIVING_UP));
                Err(why)
            }
            Err(why) => Err(why),
        }
    }
}

/// The next answer; [`DeviceError::TimedOut`] when none comes until then.
fn answer_until(helper: &Helper, until: Instant, cancel: &CancelToken) -> Result<(Answer, Vec<u8>), DeviceError> {
    loop {
        // Looked at least once, however late it is: an answer may lie there.
        if let Some(answer) = helper.answer(LOOK)? {
            return Ok(answer);
        }
        if cancel.is_cancelled() {
            return Err(DeviceError::Cancelled);
        }
        if Instant::now() >= until {
            return Err(DeviceError::TimedOut);
        }
    }
}

fn is_open((answer, _): &(Answer, Vec<u8>)) -> Result<(), DeviceError> {
    if *answer == Answer::Done { Ok(()) } else { Err(unexpected(answer)) }
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
            names_fingers: false,
            rolls: false,
            certified_ppi: self.profile.as_ref().map(|profile| profile.ppi),
        }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let finger = match request.target {
            CaptureTarget::Finger(finger) => finger,
            CaptureTarget::Slap(_) => return Err(DeviceError::Unsupported { what: "a slap on a scanner for single fingers".into() }),
            CaptureTarget::Rolled(_) => return Err(DeviceError::Unsupported { what: "a rolled finger".into() }),
        };
        if request.exceptions.contains(&finger) {
            return Err(DeviceError::Unsupported { what: "a capture without fingers".into() });
        }
        if cancel.is_cancelled() {
            return Err(DeviceError::Cancelled);
        }
        let answer = self.take(cancel);
        // Late with the opening is confused; late with a finger is not.
        let opening = matches!(self.owed, Some((Owed::Opening, _)));
        let keep = match &answer {
            Ok(_) | Err(DeviceError::TryAgain(_) | DeviceError::Cancelled) => true,
            Err(DeviceError::TimedOut) => !opening,
            Err(_) => false,
        };
        if !keep {
            // A new helper finds a device that was plugged in again, and forgets what confused the old one.
            self.dismiss();
            // Whoever tries again at once finds the device free; cancelled or not, the answer is there.
            let _ = self.until_ended(cancel);
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
            Ok(FingerImage { width, height, gray: pixels.into(), ppi, device_score: None })
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
