use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::{Duration, Instant};

use devices::{Camera, CancelToken, Clock, DeviceError, DeviceInfo, DeviceKind, Frame, LoopbackHttp, Retry};
use enrollment::FingerPosition;
use portrait::Rgb;

use crate::capture;
use crate::discovery::SbiDevice;
use crate::fault::failed;
use crate::line::{Line, What, rest};
use crate::live::{End, Live, Look};
use crate::name::name_of;
use crate::trust::Makers;

/// How long it waits for a face: somebody sits there already.
const PATIENCE: Duration = Duration::from_secs(8);

/// From which quality on it takes the picture: at once. Whether the face is as it should be has been looked at, and will be again.
const REQUESTED_SCORE: &str = "1";

/// How long a service may take to notice that nobody looks at the live picture any more.
const LETTING_GO: Duration = Duration::from_secs(2);

/// A camera behind a service. It takes the picture itself, and signs it; what its live picture shows is not signed.
pub struct SbiCamera {
    line: Line,
    patience: Duration,
    /// From `start` to `stop`, or to an error.
    running: Option<Running>,
}

struct Running {
    began: Instant,
    sequence: u64,
    /// `None` where it has ended and nobody has looked since.
    live: Option<Live>,
    /// The stream of now has given a frame: it may be asked for another one when it ends.
    gave: bool,
}

impl SbiCamera {
    /// The device as [`crate::find`] gave it, and the ports at which that was asked.
    pub fn new(http: Arc<dyn LoopbackHttp>, clock: Arc<dyn Clock>, makers: Arc<Makers>, device: SbiDevice, ports: RangeInclusive<u16>) -> Self {
        Self { line: Line::new(http, clock, makers, device, ports), patience: PATIENCE, running: None }
    }

    /// Makes it wait that long for a face instead of eight seconds.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The first look, so that a camera that has started gives frames.
    fn open(&mut self) -> Result<Live, DeviceError> {
        loop {
            let live = Live::open(&self.line)?;
            match live.next() {
                Ok(_) => return Ok(live),
                Err(End::Failed(DeviceError::NotFound)) if self.line.has_moved(&CancelToken::new()) => {}
                // It is still at a picture that nobody wants any more.
                Err(End::Failed(DeviceError::Busy { .. } | DeviceError::NotReady | DeviceError::TimedOut)) if self.line.may_be_ours() => {
                    rest(&CancelToken::new());
                }
                Err(End::Failed(why)) => return Err(why),
                Err(End::Over) => return Err(failed("no live picture")),
            }
        }
    }

    fn look(&mut self) -> Result<Frame, DeviceError> {
        let patient_until = Instant::now() + self.patience;
        loop {
            let Some(running) = &mut self.running else { return Err(failed("the camera was not started")) };
            let looked = match &running.live {
                Some(live) => live.next(),
                None => {
                    let live = Live::open(&self.line)?;
                    running.gave = false;
                    running.live.insert(live).next()
                }
            };
            match looked {
                Ok(Look { jpeg, at }) => {
                    running.gave = true;
                    match Rgb::decode(&jpeg) {
                        Ok(picture) => return Ok(running.frame(picture, at)),
                        // Half a frame of somebody else's making is no reason to give up.
                        Err(_) if Instant::now() < patient_until => {}
                        Err(why) => return Err(failed(why)),
                    }
                }
                Err(End::Over) if running.gave => running.live = None,
                Err(End::Over) => return Err(failed("no live picture")),
                Err(End::Failed(why)) => return Err(why),
            }
        }
    }
}

impl Running {
    fn frame(&mut self, picture: Rgb, at: Instant) -> Frame {
        self.sequence += 1;
        let taken_ms = u64::try_from(at.saturating_duration_since(self.began).as_millis()).unwrap_or(u64::MAX);
        Frame { width: picture.width(), height: picture.height(), rgb: picture.into_pixels().into(), sequence: self.sequence, taken_ms }
    }
}

impl Camera for SbiCamera {
    fn describe(&self) -> DeviceInfo {
        self.line.describe(DeviceKind::Camera)
    }

    fn trouble(&self) -> Option<DeviceError> {
        self.line.device.status.trouble()
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        if self.running.is_none() {
            let live = Some(self.open()?);
            self.running = Some(Running { began: Instant::now(), sequence: 0, live, gave: true });
        }
        Ok(())
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        // After an error `start` opens it anew.
        self.look().inspect_err(|_| self.running = None)
    }

    fn takes_pictures(&self) -> bool {
        true
    }

    fn picture(&mut self, missing: &[FingerPosition], cancel: &CancelToken) -> Result<Frame, DeviceError> {
        if self.running.is_none() {
            return Err(failed("the camera was not started"));
        }
        let exceptions = missing.iter().copied().map(name_of).collect();
        let what = What { kind: "Face", count: 1, sub_types: Vec::new(), exceptions, score: REQUESTED_SCORE, part: "0" };
        let mut taken = self.line.capture(self.patience, &what, cancel, capture::face);
        if matches!(taken, Err(DeviceError::Busy { .. })) {
            // It may do one thing at a time, and be busy with showing.
            if let Some(running) = &mut self.running {
                running.live = None;
            }
            self.line.has_let_go(LETTING_GO);
            taken = self.line.capture(self.patience, &what, cancel, capture::face);
        }
        let picture = taken.map_err(|why| match why {
            // Of a camera these say that it saw no face it could use.
            DeviceError::TryAgain(_) | DeviceError::TimedOut => DeviceError::TryAgain(Retry::NoFace),
            why => why,
        })?;
        match &mut self.running {
            Some(running) => Ok(running.frame(picture, Instant::now())),
            None => Err(DeviceError::Cancelled),
        }
    }

    fn stop(&mut self) {
        self.running = None;
    }
}
