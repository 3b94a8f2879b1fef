use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use devices::{
    CancelToken, CaptureRequest, CaptureTarget, Clock, DeviceError, DeviceKind, FingerCapture, FingerprintScanner, LoopbackHttp, ScannerInfo,
};
use enrollment::Slap;

use crate::capture;
use crate::discovery::{SbiDevice, Takes};
use crate::fault::failed;
use crate::line::{Line, What};
use crate::name::name_of;
use crate::trust::Makers;

/// How long the scanner waits for fingers.
const PATIENCE: Duration = Duration::from_secs(30);

/// From which quality on the device ends by itself, NFIQ 2; whether it is enough is for the desk to say.
const REQUESTED_SCORE: &str = "40";

/// A scanner behind a service.
pub struct SbiScanner {
    line: Line,
    patience: Duration,
}

impl SbiScanner {
    /// The device as [`crate::find`] gave it, and the ports at which that was asked.
    pub fn new(http: Arc<dyn LoopbackHttp>, clock: Arc<dyn Clock>, makers: Arc<Makers>, device: SbiDevice, ports: RangeInclusive<u16>) -> Self {
        Self { line: Line::new(http, clock, makers, device, ports), patience: PATIENCE }
    }

    /// Makes it wait that long for fingers instead of half a minute.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}

/// `deviceSubId`: which part of the device; 0 where there is but one.
fn part(takes: Takes, target: CaptureTarget) -> &'static str {
    let slap = match target {
        CaptureTarget::Slap(slap) => slap,
        CaptureTarget::Finger(finger) | CaptureTarget::Rolled(finger) => finger.slap(),
    };
    match slap {
        _ if takes != Takes::Slap => "0",
        Slap::LeftFour => "1",
        Slap::RightFour => "2",
        Slap::Thumbs => "3",
    }
}

impl FingerprintScanner for SbiScanner {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo {
            device: self.line.describe(DeviceKind::FingerprintScanner),
            slap: self.line.device.takes == Takes::Slap,
            names_fingers: self.line.device.takes == Takes::Slap,
            // The protocol has no word for it.
            rolls: false,
            certified_ppi: None,
        }
    }

    fn trouble(&self) -> Option<DeviceError> {
        self.line.device.status.trouble()
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let asked = match request.target {
            CaptureTarget::Slap(_) if self.line.device.takes != Takes::Slap => {
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
        let what = What {
            kind: "Finger",
            count: fingers.len(),
            sub_types: fingers.iter().copied().map(name_of).collect(),
            exceptions: exceptions.into_iter().map(name_of).collect(),
            score: REQUESTED_SCORE,
            part: part(self.line.device.takes, request.target),
        };
        let mut taken = self.line.capture(self.patience, &what, cancel, |asked, chain| capture::fingers(asked, &fingers, chain))?;
        match request.target {
            CaptureTarget::Slap(_) => Ok(FingerCapture::Apart(taken)),
            CaptureTarget::Finger(_) | CaptureTarget::Rolled(_) => taken.pop().map(|(_, image)| FingerCapture::Whole(image)).ok_or_else(|| failed("no finger")),
        }
    }
}
