use std::ops::RangeInclusive;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use devices::{
    CancelToken, CaptureRequest, CaptureTarget, Clock, DeviceError, DeviceInfo, DeviceKind, FingerCapture, FingerprintScanner, HttpFault,
    LoopbackHttp, Question, ScannerInfo,
};
use enrollment::{FingerPosition, Slap};

use crate::capture::{self, Asked};
use crate::chain::HashChain;
use crate::discovery::{SbiDevice, find_unless};
use crate::fault::failed;
use crate::name::name_of;
use crate::request::{Capture, Fingers, Nothing};
use crate::trust::Makers;

/// How long the scanner waits for fingers.
const PATIENCE: Duration = Duration::from_secs(30);

/// How much longer the service may take to answer then: it cuts, scores, packs and signs.
const PACKING: Duration = Duration::from_secs(10);

/// Bytes of an answer: four fingers without loss are two million at most.
const MOST: usize = 16 << 20;

/// From which quality on the device ends by itself, NFIQ 2; whether it is enough is for the desk to say.
const REQUESTED_SCORE: &str = "40";

/// How often a device is asked again that is still at a capture nobody wants any more.
const AGAIN: Duration = Duration::from_millis(250);

/// How often the cancel token is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(50);

/// A scanner behind a service.
///
/// The interface has no way to call a capture back: the connection is closed, and the device may go on waiting until its time is over. The next
/// capture waits for it.
pub struct SbiScanner {
    http: Arc<dyn LoopbackHttp>,
    clock: Arc<dyn Clock>,
    makers: Arc<Makers>,
    device: SbiDevice,
    /// Where it is looked for when its service is not where it was.
    ports: RangeInclusive<u16>,
    patience: Duration,
    chain: HashChain,
    /// Until when a capture that was given up may hold the device.
    given_up: Option<Instant>,
}

impl SbiScanner {
    /// The device as [`crate::find`] gave it, and the ports at which that was asked.
    pub fn new(http: Arc<dyn LoopbackHttp>, clock: Arc<dyn Clock>, makers: Arc<Makers>, device: SbiDevice, ports: RangeInclusive<u16>) -> Self {
        Self { http, clock, makers, device, ports, patience: PATIENCE, chain: HashChain::default(), given_up: None }
    }

    /// Makes it wait that long for fingers instead of half a minute.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn take(&mut self, target: CaptureTarget, fingers: &[FingerPosition], exceptions: &[FingerPosition], cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let transaction = hex::encode(keyring::random::<16>());
        let body = Capture {
            env: &self.device.environment,
            purpose: "Registration",
            spec_version: self.device.dialect.version(),
            timeout: self.patience.as_millis().to_string(),
            capture_time: self.clock.now().to_rfc3339(),
            transaction_id: &transaction,
            bio: [Fingers {
                kind: "Finger",
                count: fingers.len().to_string(),
                bio_sub_type: fingers.iter().copied().map(name_of).collect(),
                exception: exceptions.iter().copied().map(name_of).collect(),
                requested_score: REQUESTED_SCORE,
                serial_no: &self.device.serial,
                device_id: &self.device.device,
                device_sub_id: self.part(target),
                previous_hash: self.chain.to_text(),
            }],
            custom_opts: Nothing {},
        };
        let body = serde_json::to_vec(&body).map_err(failed)?;
        let within = self.patience + PACKING;
        let question = Question { port: self.device.port, verb: "RCAPTURE", path: "/capture", body, within, most: MOST };
        let begun = Instant::now();
        let answer = self.http.ask(&question, cancel).inspect_err(|fault| {
            let still_waiting = matches!(fault, HttpFault::Cancelled | HttpFault::TimedOut);
            self.given_up = still_waiting.then(|| begun + within);
        })?;
        let asked = Asked { device: &self.device, makers: &self.makers, transaction: &transaction, fingers, now: self.clock.now() };
        let mut taken = capture::read(&answer, &asked, &mut self.chain)?;
        match target {
            CaptureTarget::Slap(_) => Ok(FingerCapture::Apart(taken)),
            CaptureTarget::Finger(_) | CaptureTarget::Rolled(_) => taken.pop().map(|(_, image)| FingerCapture::Whole(image)).ok_or_else(|| failed("no finger")),
        }
    }

    /// A service that was started again takes the first port that is free: whether the same device answers elsewhere now.
    fn has_moved(&mut self, cancel: &CancelToken) -> bool {
        let found = find_unless(self.http.as_ref(), self.ports.clone(), &self.makers, self.clock.now(), cancel);
        let same = |one: &SbiDevice| (&one.make, &one.model, &one.serial) == (&self.device.make, &self.device.model, &self.device.serial);
        match found.devices.into_iter().find(same) {
            // Slap or single, and whether it is simulated, the desk knows already: another device by that is another one.
            Some(device) if device.port != self.device.port && device.slap == self.device.slap && device.environment == self.device.environment => {
                self.device = device;
                true
            }
            _ => false,
        }
    }

    /// `deviceSubId`: which part of the device; 0 where there is but one.
    fn part(&self, target: CaptureTarget) -> &'static str {
        let slap = match target {
            CaptureTarget::Slap(slap) => slap,
            CaptureTarget::Finger(finger) | CaptureTarget::Rolled(finger) => finger.slap(),
        };
        match slap {
            _ if !self.device.slap => "0",
            Slap::LeftFour => "1",
            Slap::RightFour => "2",
            Slap::Thumbs => "3",
        }
    }
}

impl FingerprintScanner for SbiScanner {
    fn describe(&self) -> ScannerInfo {
        let SbiDevice { make, model, serial, environment, slap, .. } = &self.device;
        ScannerInfo {
            device: DeviceInfo {
                id: format!("sbi:{make}:{serial}"),
                name: format!("{make} {model}"),
                simulated: environment != "Production",
                kind: DeviceKind::FingerprintScanner,
            },
            slap: *slap,
            // The protocol has no word for it.
            rolls: false,
            certified_ppi: None,
        }
    }

    fn trouble(&self) -> Option<DeviceError> {
        self.device.status.trouble()
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let asked = match request.target {
            CaptureTarget::Slap(_) if !self.device.slap => {
                return Err(DeviceError::Unsupported { what: "a slap on a scanner for single fingers".into() });
            }
            CaptureTarget::Slap(slap) => slap.fingers().to_vec(),
            CaptureTarget::Finger(finger) => vec![finger],
            CaptureTarget::Rolled(_) => return Err(DeviceError::Unsupported { what: "a rolled finger".into() }),
        };
        let (exceptions, fingers): (Vec<_>, Vec<_>) = asked.into_iter().partition(|finger| request.exceptions.contains(finger));
        if fingers.is_empty() {
            return Err(DeviceError::Unsupported { what: "a capture without fingers".into() });
        }
        loop {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            let may_be_ours = self.given_up.is_some_and(|until| Instant::now() < until);
            match self.take(request.target, &fingers, &exceptions, cancel) {
                Err(DeviceError::Busy { .. } | DeviceError::NotReady) if may_be_ours => rest(cancel),
                // Cancelled meanwhile it is not known.
                Err(DeviceError::NotFound) if self.has_moved(cancel) || cancel.is_cancelled() => {}
                Err(why @ (DeviceError::Cancelled | DeviceError::TimedOut)) => return Err(why),
                other => {
                    self.given_up = None;
                    return other;
                }
            }
        }
    }
}

/// Waits before the device is asked again, or until `cancel` is set.
fn rest(cancel: &CancelToken) {
    let until = Instant::now() + AGAIN;
    while !cancel.is_cancelled() && Instant::now() < until {
        thread::sleep(LOOK);
    }
}
