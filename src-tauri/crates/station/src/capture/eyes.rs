//! The iris camera while it looks for two good eyes: frames are judged as they come, and the best picture of each eye is kept in memory
//! until the capture ends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use devices::{CancelToken, DeviceError, DeviceInfo, EyeImage, IrisCamera, IrisFrame, WORKING_RANGE_MM};
use enrollment::Eye;
use iris::{Examined, Finding, Image};

use super::turns::{Turn, Turns};
use crate::Refusal;

/// JPEG quality of the live pictures.
const PREVIEW_QUALITY: u8 = 80;

/// The iris cameras of this station.
pub(crate) struct Eyes {
    cameras: Mutex<Vec<Box<dyn IrisCamera>>>,
    known: Vec<DeviceInfo>,
    turns: Turns,
    seen: Mutex<Seen>,
    patience: Duration,
}

/// The iris camera as a screen shows it.
#[derive(Clone, Debug, Default)]
pub struct IrisReport {
    /// Which one; none when this station has no iris camera.
    pub device: Option<DeviceInfo>,
    /// It is looking right now.
    pub running: bool,
    /// Distance to the eyes, millimeters.
    pub distance_mm: Option<u32>,
    /// What the newest frame shows of each eye that is looked for.
    pub eyes: BTreeMap<Eye, (Finding, u8)>,
}

impl IrisReport {
    /// Distance at which pictures are sharp, millimeters.
    pub const RANGE_MM: std::ops::RangeInclusive<u32> = WORKING_RANGE_MM;

    /// The one thing to do now (`iris-finding-<code>`); none before the first frame. The distance is what a person mends first, and the
    /// camera measures it even where no eye is found.
    pub fn instruction(&self) -> Option<&'static str> {
        if !self.running || self.eyes.is_empty() {
            return None;
        }
        let worst = self.eyes.values().map(|(finding, _)| *finding).find(|finding| *finding != Finding::Good);
        let finding = match self.distance_mm {
            Some(distance) if distance > *WORKING_RANGE_MM.end() => Finding::TooFar,
            Some(distance) if distance < *WORKING_RANGE_MM.start() => Finding::TooNear,
            _ => worst.unwrap_or(Finding::Good),
        };
        Some(finding.code())
    }
}

#[derive(Default)]
struct Seen {
    report: IrisReport,
    jpegs: BTreeMap<Eye, Arc<[u8]>>,
}

/// The best picture of one eye.
pub(crate) struct EyeShot {
    pub(crate) eye: Eye,
    pub(crate) image: EyeImage,
    pub(crate) examined: Examined,
}

impl Eyes {
    pub(crate) fn new(cameras: Vec<Box<dyn IrisCamera>>, patience: Duration) -> Self {
        let known: Vec<DeviceInfo> = cameras.iter().map(|camera| camera.describe()).collect();
        let report = IrisReport { device: known.first().cloned(), ..IrisReport::default() };
        Self { cameras: Mutex::new(cameras), known, turns: Turns::default(), seen: Mutex::new(Seen { report, ..Seen::default() }), patience }
    }

    pub(crate) fn devices(&self) -> &[DeviceInfo] {
        &self.known
    }

    pub(crate) fn turns(&self) -> &Turns {
        &self.turns
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn report(&self) -> IrisReport {
        self.seen().report.clone()
    }

    /// Somebody sits before the running camera.
    pub(crate) fn sees_somebody(&self) -> bool {
        let seen = self.seen();
        seen.report.running && seen.report.distance_mm.is_some()
    }

    /// The newest small picture of an eye.
    pub(crate) fn jpeg(&self, eye: Eye) -> Option<Arc<[u8]>> {
        self.seen().jpegs.get(&eye).cloned()
    }

    /// Looks until every wanted eye was seen well once, or patience ends: then the best that was seen.
    pub(crate) fn capture(&self, turn: Turn, wanted: &[Eye]) -> Result<(Vec<EyeShot>, DeviceInfo), Refusal> {
        if self.known.is_empty() {
            return Err(Refusal::new("noIrisCamera"));
        }
        let running = self.turns.take(turn)?;
        let mut cameras = self.cameras.lock().unwrap_or_else(PoisonError::into_inner);
        let mut refusal = Refusal::new("noIrisCamera");
        for camera in cameras.iter_mut() {
            let device = camera.describe();
            self.turns.works(&device);
            match camera.start() {
                Ok(()) => {
                    self.begin(device.clone());
                    let shots = self.look(camera.as_mut(), wanted, running.cancel());
                    camera.stop();
                    self.end();
                    return shots.map(|shots| (shots, device)).map_err(Refusal::from);
                }
                Err(error) => refusal = error.into(),
            }
        }
        Err(refusal)
    }

    fn begin(&self, device: DeviceInfo) {
        *self.seen() = Seen { report: IrisReport { device: Some(device), running: true, ..IrisReport::default() }, ..Seen::default() };
    }

    /// Nothing of a frame stays behind the capture.
    fn end(&self) {
        let mut seen = self.seen();
        seen.jpegs.clear();
        seen.report.eyes.clear();
        (seen.report.running, seen.report.distance_mm) = (false, None);
    }

    fn look(&self, camera: &mut dyn IrisCamera, wanted: &[Eye], cancel: &CancelToken) -> Result<Vec<EyeShot>, DeviceError> {
        let began = Instant::now();
        let mut best: BTreeMap<Eye, EyeShot> = BTreeMap::new();
        loop {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            let frame = camera.frame()?;
            for (eye, examined) in self.show(&frame, wanted)? {
                let better = best.get(&eye).is_none_or(|shot| examined.score > shot.examined.score);
                if examined.found.is_some() && better {
                    best.insert(eye, EyeShot { eye, image: frame.eye(eye).clone(), examined });
                }
            }
            let good = |eye: &Eye| best.get(eye).is_some_and(|shot| shot.examined.finding == Finding::Good);
            // Somebody still on the way gets sharper yet: only who has come to the right distance is taken.
            let arrived = frame.distance_mm.is_none_or(|distance| WORKING_RANGE_MM.contains(&distance));
            if arrived && wanted.iter().all(good) {
                return Ok(best.into_values().collect());
            }
            if began.elapsed() > self.patience {
                return if best.is_empty() { Err(DeviceError::TimedOut) } else { Ok(best.into_values().collect()) };
            }
        }
    }

    /// Judges a frame and puts it before the screen. What neither the camera nor a person looks for is shown, not judged.
    fn show(&self, frame: &IrisFrame, wanted: &[Eye]) -> Result<Vec<(Eye, Examined)>, DeviceError> {
        let mut judged = Vec::new();
        for eye in wanted {
            judged.push((*eye, iris::examine(&picture(frame.eye(*eye))?)));
        }
        let jpegs: BTreeMap<Eye, Arc<[u8]>> = Eye::ALL.into_iter().filter_map(|eye| Some((eye, small_jpeg(frame.eye(eye))?))).collect();
        let mut seen = self.seen();
        seen.report.distance_mm = frame.distance_mm;
        seen.report.eyes = judged.iter().map(|(eye, examined)| (*eye, (examined.finding, examined.score))).collect();
        seen.jpegs = jpegs;
        Ok(judged)
    }
}

/// A driver's picture, parsed.
fn picture(image: &EyeImage) -> Result<Image, DeviceError> {
    Image::new(image.width, image.height, Arc::clone(&image.gray)).map_err(|error| DeviceError::Failed { detail: error.to_string() })
}

fn small_jpeg(image: &EyeImage) -> Option<Arc<[u8]>> {
    let gray = image.gray.iter().flat_map(|gray| [*gray; 3]).collect::<Vec<u8>>();
    let small = portrait::preview_of(image.width, image.height, &gray)?;
    portrait::encode_preview_jpeg(&small, PREVIEW_QUALITY).ok().map(Arc::from)
}
