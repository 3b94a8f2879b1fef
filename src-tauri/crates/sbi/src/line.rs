//! One device, and what is said to it.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use devices::{CancelToken, Clock, DeviceError, DeviceInfo, DeviceKind, LoopbackHttp, Question};
use enrollment::Timestamp;

use crate::capture::Asked;
use crate::chain::HashChain;
use crate::discovery::{SbiDevice, find_unless};
use crate::fault::{Distrust, failed};
use crate::request::{Bio, Capture, Nothing};
use crate::trust::Makers;

/// How much longer than it waits a service may take to answer: it cuts, scores, packs and signs.
const PACKING: Duration = Duration::from_secs(10);

/// How often a device is asked again that is still at a capture nobody wants any more.
const AGAIN: Duration = Duration::from_millis(250);

/// How often the cancel token is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(50);

/// Bytes of an answer: four fingers without loss are two million at most, a face of six megapixels as many.
const MOST: usize = 16 << 20;

/// The device at the other end.
///
/// The interface has no way to call a capture back: the connection is closed, and the device may go on waiting until its time is over. The next
/// capture waits for it.
pub(crate) struct Line {
    pub(crate) http: Arc<dyn LoopbackHttp>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) makers: Arc<Makers>,
    pub(crate) device: SbiDevice,
    /// Where it is looked for when its service is not where it was.
    pub(crate) ports: RangeInclusive<u16>,
    pub(crate) chain: HashChain,
    /// Until when a capture that was given up may hold the device.
    given_up: Option<Instant>,
}

/// What it is to take.
pub(crate) struct What {
    /// `Finger`, `Face`
    pub(crate) kind: &'static str,
    pub(crate) count: usize,
    pub(crate) sub_types: Vec<&'static str>,
    /// The fingers that are missing.
    pub(crate) exceptions: Vec<&'static str>,
    /// From which quality on it ends by itself.
    pub(crate) score: &'static str,
    /// Which part of the device is to take it; 0 where there is but one.
    pub(crate) part: &'static str,
}

/// The answer to a capture, and what it has to answer.
pub(crate) struct Answered {
    pub(crate) bytes: Vec<u8>,
    pub(crate) transaction: String,
    pub(crate) now: Timestamp,
}

impl Line {
    pub(crate) fn new(http: Arc<dyn LoopbackHttp>, clock: Arc<dyn Clock>, makers: Arc<Makers>, device: SbiDevice, ports: RangeInclusive<u16>) -> Self {
        Self { http, clock, makers, device, ports, chain: HashChain::default(), given_up: None }
    }

    /// Has it take something, and waits that long for it; `read` checks the answer, and takes what it has into the chain.
    pub(crate) fn capture<T>(
        &mut self,
        patience: Duration,
        what: &What,
        cancel: &CancelToken,
        read: impl Fn(&Asked, &mut HashChain) -> Result<T, DeviceError>,
    ) -> Result<T, DeviceError> {
        loop {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            let begun = Instant::now();
            let answered = self.ask(patience, what, cancel);
            if matches!(answered, Err(DeviceError::Cancelled | DeviceError::TimedOut)) {
                self.given_up = Some(begun + patience + PACKING);
            }
            let taken = answered.and_then(|answered| match self.read(&answered, &read) {
                Err(DeviceError::Untrusted { why }) if why == Distrust::OtherKey.word() && self.has_new_keys(cancel) => self.read(&answered, &read),
                taken => taken,
            });
            match taken {
                Err(DeviceError::Busy { .. } | DeviceError::NotReady) if self.may_be_ours() => rest(cancel),
                // Cancelled meanwhile it is not known.
                Err(DeviceError::NotFound) if self.has_moved(cancel) || cancel.is_cancelled() => {}
                other => {
                    if other.is_ok() {
                        self.given_up = None;
                    }
                    return other;
                }
            }
        }
    }

    fn read<T>(&mut self, answered: &Answered, read: impl Fn(&Asked, &mut HashChain) -> Result<T, DeviceError>) -> Result<T, DeviceError> {
        let mut next = self.chain.clone();
        let taken = read(&Asked { device: &self.device, makers: &self.makers, answered }, &mut next)?;
        // It moves on only when everything holds.
        self.chain = next;
        Ok(taken)
    }

    /// Whether whoever holds the device may be this program itself, at a capture that it gave up or a live picture that it let go.
    pub(crate) fn may_be_ours(&self) -> bool {
        self.given_up.is_some_and(|until| Instant::now() < until)
    }

    /// For so long whoever is at work with the device is this program: it has let go of it only now.
    pub(crate) fn has_let_go(&mut self, length: Duration) {
        self.given_up = Some(Instant::now() + length);
    }

    fn ask(&self, patience: Duration, what: &What, cancel: &CancelToken) -> Result<Answered, DeviceError> {
        let transaction = hex::encode(keyring::random::<16>());
        let body = Capture {
            env: &self.device.environment,
            purpose: "Registration",
            spec_version: self.device.dialect.version(),
            timeout: patience.as_millis().to_string(),
            capture_time: self.clock.now().to_rfc3339(),
            transaction_id: &transaction,
            bio: [Bio {
                kind: what.kind,
                count: what.count.to_string(),
                bio_sub_type: &what.sub_types,
                exception: &what.exceptions,
                requested_score: what.score,
                serial_no: &self.device.serial,
                device_id: &self.device.device,
                device_sub_id: what.part,
                previous_hash: self.chain.to_text(),
            }],
            custom_opts: Nothing {},
        };
        let body = serde_json::to_vec(&body).map_err(failed)?;
        let question = Question { port: self.device.port, verb: "RCAPTURE", path: "/capture", body, within: patience + PACKING, most: MOST };
        let bytes = self.http.ask(&question, cancel)?;
        Ok(Answered { bytes, transaction, now: self.clock.now() })
    }

    /// A service that was started again takes the first port that is free: whether the same device answers elsewhere now.
    pub(crate) fn has_moved(&mut self, cancel: &CancelToken) -> bool {
        let port = self.device.port;
        self.is_found_otherwise(cancel, |device| device.port != port)
    }

    /// Its keys are renewed every few weeks: whether the same device signs with others of the same maker now.
    fn has_new_keys(&mut self, cancel: &CancelToken) -> bool {
        let signers = self.device.signers.clone();
        self.is_found_otherwise(cancel, |device| device.signers != signers)
    }

    fn is_found_otherwise(&mut self, cancel: &CancelToken, otherwise: impl Fn(&SbiDevice) -> bool) -> bool {
        let found = find_unless(self.http.as_ref(), self.ports.clone(), &self.makers, self.clock.now(), cancel);
        let known = found.devices.into_iter().find(|one| one.is_same(&self.device)).filter(otherwise);
        known.map(|device| self.device = device).is_some()
    }

    /// Who it is.
    pub(crate) fn describe(&self, kind: DeviceKind) -> DeviceInfo {
        let SbiDevice { make, model, serial, environment, .. } = &self.device;
        DeviceInfo { id: format!("sbi:{make}:{serial}"), name: format!("{make} {model}"), simulated: environment != "Production", kind }
    }
}

/// Waits before the device is asked again, or until `cancel` is set.
pub(crate) fn rest(cancel: &CancelToken) {
    let until = Instant::now() + AGAIN;
    while !cancel.is_cancelled() && Instant::now() < until {
        thread::sleep(LOOK);
    }
}
