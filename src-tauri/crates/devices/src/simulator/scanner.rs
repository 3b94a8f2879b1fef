use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use enrollment::FingerPosition;

use super::hand::{self, Presentation};
use super::png_resolution;
use crate::{
    CancelToken, CaptureRequest, CaptureTarget, DeviceError, DeviceInfo, DeviceKind, FingerCapture, FingerImage, FingerprintScanner, GlassFrame, LiveGlass,
    Pace, ScannerInfo,
};

/// How long a person takes to lay the fingers on.
const LAYING_ON: Duration = Duration::from_millis(700);

/// How long the scanner waits for fingers.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often it looks whether the capture was cancelled.
const LOOK: Duration = Duration::from_millis(50);

/// A 4-4-2 slap scanner of 500 pixels per inch, on which a synthetic person lays the fingers.
pub struct SimulatedScanner {
    controls: ScannerControls,
    pace: Box<dyn Pace>,
    ppi: Option<f32>,
    certified_ppi: Option<f32>,
    replay: Replay,
    live: LiveGlass,
}

/// Files that take the place of drawn hands: for each slap, by its code, one after the other and from the first again.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    files: BTreeMap<u8, Vec<PathBuf>>,
    taken: BTreeMap<u8, usize>,
}

impl Replay {
    /// The files of each slap, in the order of the captures.
    pub fn new(files: BTreeMap<u8, Vec<PathBuf>>) -> Self {
        Self { files, taken: BTreeMap::new() }
    }

    fn next(&mut self, target: CaptureTarget) -> Option<PathBuf> {
        let CaptureTarget::Slap(slap) = target else { return None };
        let files = self.files.get(&slap.code()).filter(|files| !files.is_empty())?;
        let taken = self.taken.entry(slap.code()).or_default();
        let file = files.get(*taken % files.len()).cloned();
        *taken += 1;
        file
    }
}

/// Plays the person and the cable; clones control the same scanner.
#[derive(Clone)]
pub struct ScannerControls(Arc<Mutex<Glass>>);

struct Glass {
    person: u64,
    lacking: Vec<FingerPosition>,
    next: VecDeque<Presentation>,
    plugged: bool,
    busy: Option<String>,
    captures: u64,
}

impl SimulatedScanner {
    /// A scanner before which the person of this seed sits.
    pub fn new(person_seed: u64, pace: Box<dyn Pace>) -> Self {
        let glass =
            Glass { person: person_seed, lacking: Vec::new(), next: VecDeque::new(), plugged: true, busy: None, captures: 0 };
        Self { controls: ScannerControls(Arc::new(Mutex::new(glass))), pace, ppi: Some(synthetic::PPI), certified_ppi: None, replay: Replay::default(), live: LiveGlass::default() }
    }

    /// Makes it report another resolution, or none, and carry a certified one, or none: for tests of the rule.
    pub fn with_resolution(mut self, reported_ppi: Option<f32>, certified_ppi: Option<f32>) -> Self {
        (self.ppi, self.certified_ppi) = (reported_ppi, certified_ppi);
        self
    }

    /// Makes it give these files where nothing else is played.
    pub fn replaying(mut self, replay: Replay) -> Self {
        self.replay = replay;
        self
    }

    /// The handle that plays what happens on the glass and behind it.
    pub fn controls(&self) -> ScannerControls {
        self.controls.clone()
    }

    fn wait(&self, length: Duration, cancel: &CancelToken) -> Result<(), DeviceError> {
        self.wait_showing(length, cancel, |_| ())
    }

    /// The hand comes down on the glass, as its live picture shows it: nothing, then ridges that grow darker.
    fn lay_on(&self, image: &FingerImage, cancel: &CancelToken) -> Result<(), DeviceError> {
        let small = smaller(image);
        self.wait_showing(LAYING_ON, cancel, |passed| {
            let weight = (passed * 1.4 - 0.4).clamp(0.0, 1.0);
            let gray = small.gray.iter().map(|pixel| 255 - (f32::from(255 - pixel) * weight) as u8).collect();
            self.live.show(GlassFrame { gray, ..small });
        })
    }

    /// Waits, and says now and then which part has passed, 0 to 1.
    fn wait_showing(&self, length: Duration, cancel: &CancelToken, mut show: impl FnMut(f32)) -> Result<(), DeviceError> {
        let until = self.pace.elapsed() + length;
        loop {
            if cancel.is_cancelled() {
                return Err(DeviceError::Cancelled);
            }
            if !self.controls.glass().plugged {
                return Err(DeviceError::Unplugged);
            }
            let left = until.saturating_sub(self.pace.elapsed());
            if left.is_zero() {
                return Ok(());
            }
            show(1.0 - left.as_secs_f32() / length.as_secs_f32());
            self.pace.pause(left.min(LOOK));
        }
    }
}

/// Leaves nothing on the glass, however a capture ends.
struct Wiped(LiveGlass);

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.clear();
    }
}

impl ScannerControls {
    /// Another person sits down, with all fingers and clean hands.
    pub fn present(&self, person_seed: u64) {
        let mut glass = self.glass();
        (glass.person, glass.lacking) = (person_seed, Vec::new());
        glass.next.clear();
    }

    /// Fingers this person does not have, at every capture.
    pub fn lacks(&self, fingers: &[FingerPosition]) {
        self.glass().lacking = fingers.to_vec();
    }

    /// How the next capture goes that has none yet; later ones are clean.
    pub fn next(&self, presentation: Presentation) {
        self.glass().next.push_back(presentation);
    }

    /// Pulls the cable now.
    pub fn unplug(&self) {
        self.glass().plugged = false;
    }

    /// Plugs it in again.
    pub fn plug(&self) {
        self.glass().plugged = true;
    }

    /// Lets another program hold the scanner (or let go of it, with `None`).
    pub fn hold(&self, by: Option<&str>) {
        self.glass().busy = by.map(str::to_owned);
    }

    fn glass(&self) -> MutexGuard<'_, Glass> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FingerprintScanner for SimulatedScanner {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo {
            device: DeviceInfo {
                id: "simulated-scanner".into(),
                name: "Simulated slap scanner".into(),
                simulated: true,
                kind: DeviceKind::FingerprintScanner,
            },
            slap: true,
            names_fingers: false,
            rolls: true,
            certified_ppi: self.certified_ppi,
        }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        if cancel.is_cancelled() {
            return Err(DeviceError::Cancelled);
        }
        if fingers(request.target).iter().all(|finger| request.exceptions.contains(finger)) {
            return Err(DeviceError::Unsupported { what: "a capture without fingers".into() });
        }
        let _wiped = Wiped(self.live.clone());
        let (person, absent, how, number) = {
            let mut glass = self.controls.glass();
            if !glass.plugged {
                return Err(DeviceError::NotFound);
            }
            if glass.busy.is_some() {
                return Err(DeviceError::Busy { by: glass.busy.clone() });
            }
            glass.captures += 1;
            let absent = [&request.exceptions[..], &glass.lacking[..]].concat();
            let how = glass.next.pop_front().unwrap_or(Presentation::Clean);
            let replayed = matches!(how, Presentation::Clean).then(|| self.replay.next(request.target)).flatten();
            (glass.person, absent, replayed.map_or(how, Presentation::File), glass.captures)
        };
        if matches!(how, Presentation::Nothing) {
            self.wait(PATIENCE, cancel)?;
            return Err(DeviceError::TimedOut);
        }
        let image = match how {
            Presentation::Unplug => {
                self.wait(LAYING_ON, cancel)?;
                self.controls.unplug();
                return Err(DeviceError::Unplugged);
            }
            Presentation::Image(image) => image,
            Presentation::File(path) => read_png(&path)?,
            how => FingerImage { ppi: self.ppi, ..hand::draw(person, request.target, &absent, &how, number) },
        };
        self.lay_on(&image, cancel)?;
        Ok(image.into())
    }

    fn show_on(&mut self, glass: LiveGlass) {
        self.live = glass;
    }
}

fn fingers(target: CaptureTarget) -> Vec<FingerPosition> {
    match target {
        CaptureTarget::Slap(slap) => slap.fingers().to_vec(),
        CaptureTarget::Finger(finger) | CaptureTarget::Rolled(finger) => vec![finger],
    }
}

/// A third of it in both directions, for the live picture.
fn smaller(image: &FingerImage) -> GlassFrame {
    let (width, height) = (image.width / 3, image.height / 3);
    let pixel = |x: u32, y: u32| image.gray.get((y * 3 * image.width + x * 3) as usize).copied().unwrap_or(255);
    let gray = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
    GlassFrame { width, height, gray }
}

fn read_png(path: &Path) -> Result<FingerImage, DeviceError> {
    let failed = |what: &str| DeviceError::Failed { detail: format!("replay file: {what}") };
    let bytes = fs::read(path).map_err(|_| failed("not readable"))?;
    let gray = image::load_from_memory(&bytes).map_err(|_| failed("not a picture"))?.into_luma8();
    Ok(FingerImage { width: gray.width(), height: gray.height(), gray: gray.into_raw().into(), ppi: png_resolution::of(&bytes), device_score: None })
}
