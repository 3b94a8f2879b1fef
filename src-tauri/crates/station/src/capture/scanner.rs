//! The fingerprint scanner while it waits for a hand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use devices::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, EnrollmentPpi, FingerCapture, FingerImage, FingerprintScanner, LiveGlass, ScannerInfo};
use enrollment::{FingerPosition, Placement, Slap};

use super::turns::{Turn, Turns};
use crate::Refusal;
use crate::plugging::Waiting;

/// How the scanner stands and what it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScannerReport {
    /// Its pictures are turned round.
    pub turned: bool,
    /// The finger it waits for, where it takes them one by one and waits for one.
    pub wanted: Option<FingerPosition>,
}

/// White between fingers that were taken one by one, pixels.
const GAP: u32 = 40;

/// JPEG quality of the live glass: enough to see how a hand lies.
const PREVIEW_QUALITY: u8 = 60;

/// The scanners of this station.
pub(crate) struct Fingers {
    scanners: Mutex<Vec<Box<dyn FingerprintScanner>>>,
    /// How many of them never leave.
    fixed: usize,
    /// What a look found while one was at work, until the next capture puts it into place.
    found: Mutex<Waiting<dyn FingerprintScanner, ScannerInfo>>,
    known: Mutex<Vec<ScannerInfo>>,
    turns: Turns,
    /// What lies on the glass of the one at work, if it shows that.
    glass: LiveGlass,
    /// Ids of scanners that stand turned round, the hand coming from behind; the newest last.
    turned: Mutex<Vec<String>>,
    /// Ids of scanners that somebody turned since a whole hand was last seen on them.
    unproven: Mutex<Vec<String>>,
    /// The finger that a single-finger scanner waits for.
    wanted: Mutex<Option<FingerPosition>>,
}

/// Where the turned scanners lie in the outbox's settings: nobody has to be signed in for it.
const PLACE: &str = "scanners";

/// And there those that were turned since a whole hand was last seen on them.
const UNPROVEN: &str = "scanners.unproven";

/// More scanners than one machine ever has: the oldest are forgotten.
const MOST_TURNED: usize = 20;

/// A picture of fingers at a proven resolution.
pub(crate) struct SlapImage {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) gray: Arc<[u8]>,
    pub(crate) ppi: EnrollmentPpi,
    pub(crate) scanner: ScannerInfo,
    /// Where each finger lies, when they were taken one by one, or the scanner cut them apart: left edge and width.
    pub(crate) one_by_one: Vec<(FingerPosition, u32, u32)>,
    /// What the scanner itself said of each of them.
    pub(crate) device_scores: Vec<(FingerPosition, u8)>,
    /// What ended it before all fingers were taken one by one: those that were are in the picture.
    pub(crate) cut_short: Option<Refusal>,
}

/// What is to be taken.
pub(crate) struct Wanted<'a> {
    pub(crate) placement: Placement,
    pub(crate) excepted: &'a [FingerPosition],
    /// Fingers that are good already in a try that a single-finger scanner took: it is not asked for them again.
    pub(crate) settled: &'a [FingerPosition],
    pub(crate) attempt: u32,
    /// Told before each finger that is asked for by itself.
    pub(crate) now: &'a dyn Fn(FingerPosition),
}

impl Fingers {
    pub(crate) fn new(scanners: Vec<Box<dyn FingerprintScanner>>, turned: Vec<String>, unproven: Vec<String>) -> Self {
        let known = scanners.iter().map(|scanner| scanner.describe()).collect();
        Self { fixed: scanners.len(), scanners: Mutex::new(scanners), found: Mutex::default(), known: Mutex::new(known), turned: Mutex::new(turned), unproven: Mutex::new(unproven), ..Self::none() }
    }

    fn none() -> Self {
        Self {
            scanners: Mutex::default(),
            fixed: 0,
            found: Mutex::default(),
            known: Mutex::default(),
            turns: Turns::default(),
            glass: LiveGlass::default(),
            turned: Mutex::default(),
            unproven: Mutex::default(),
            wanted: Mutex::default(),
        }
    }

    pub(crate) fn scanners(&self) -> Vec<ScannerInfo> {
        self.known().clone()
    }

    fn known(&self) -> MutexGuard<'_, Vec<ScannerInfo>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of the scanners that are plugged in now; whether they are others than before. One at work is left alone.
    pub(crate) fn plug(&self, found: Vec<Box<dyn FingerprintScanner>>) -> bool {
        let noted = self.waiting().note(&mut self.known(), self.fixed, found, |scanner| scanner.describe());
        if noted.is_none() {
            return false;
        }
        if let Ok(mut scanners) = self.scanners.try_lock() {
            let gone = self.put_into_place(&mut scanners);
            // A driver may take a moment to let go.
            drop(scanners);
            drop(gone);
        }
        true
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<dyn FingerprintScanner, ScannerInfo>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put_into_place(&self, scanners: &mut Vec<Box<dyn FingerprintScanner>>) -> Vec<Box<dyn FingerprintScanner>> {
        self.waiting().put_into(scanners, self.fixed, |scanner| scanner.describe())
    }

    fn turned(&self) -> MutexGuard<'_, Vec<String>> {
        self.turned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The scanner that takes slaps here: the first slap scanner, or the first of all.
    fn main(&self) -> Option<ScannerInfo> {
        let known = self.known();
        known.iter().find(|info| info.slap).or(known.first()).cloned()
    }

    /// Whether the pictures of the scanner that takes slaps are turned round.
    fn is_turned(&self) -> bool {
        self.main().is_some_and(|info| !info.names_fingers && self.turned().contains(&info.device.id))
    }

    /// Whether this scanner was turned since it last showed a whole hand: until then nobody knows which thumb is which.
    pub(crate) fn is_unproven(&self, id: &str) -> bool {
        self.unproven.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|known| known == id)
    }

    /// This scanner showed a hand whose fingers lie the right way round.
    fn prove(&self, id: &str) {
        self.unproven.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != id);
    }

    /// The scanners that were turned and have shown no whole hand since.
    fn unproven(&self) -> Vec<String> {
        self.unproven.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn want(&self, finger: Option<FingerPosition>) {
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = finger;
    }

    /// Turns the pictures of the scanner that takes slaps round, or back; whether they are turned now, and what is to be remembered.
    fn turn_round(&self) -> Result<(bool, Vec<String>), Refusal> {
        let info = self.main().ok_or_else(|| Refusal::new("noScanner"))?;
        if info.names_fingers {
            return Err(Refusal::new("scannerKnowsHand"));
        }
        let id = info.device.id;
        {
            // Turned twice it stands as before.
            let mut unproven = self.unproven.lock().unwrap_or_else(PoisonError::into_inner);
            match unproven.iter().position(|known| *known == id) {
                Some(at) => drop(unproven.remove(at)),
                None => unproven.push(id.clone()),
            }
        }
        let mut turned = self.turned();
        let before = turned.len();
        turned.retain(|known| *known != id);
        let now = turned.len() == before;
        if now {
            turned.push(id);
            let surplus = turned.len().saturating_sub(MOST_TURNED);
            turned.drain(..surplus);
        }
        Ok((now, turned.clone()))
    }

    /// The newest small picture of the glass, while a capture waits for a hand.
    pub(crate) fn glass_jpeg(&self) -> Option<Vec<u8>> {
        let frame = self.glass.newest()?;
        let mut gray = frame.gray.to_vec();
        if self.is_turned() {
            gray.reverse();
        }
        let pixels = gray.into_iter().flat_map(|gray| [gray; 3]).collect();
        let picture = portrait::Rgb::new(frame.width, frame.height, pixels).ok()?;
        portrait::encode_preview_jpeg(&picture, PREVIEW_QUALITY).ok()
    }

    pub(crate) fn turns(&self) -> &Turns {
        &self.turns
    }

    /// Takes one slap, or one finger rolled, and returns when the scanner has it, gives up, or is cancelled.
    ///
    /// A slap scanner takes a slap at once; with none, a single-finger scanner takes the fingers one after the other.
    /// What a single-finger scanner took before something ended it is given, with what that was.
    pub(crate) fn capture(&self, turn: Turn, wanted: &Wanted<'_>) -> Result<SlapImage, Refusal> {
        let (placement, excepted, attempt) = (wanted.placement, wanted.excepted, wanted.attempt);
        if self.known().is_empty() {
            return Err(Refusal::new("noScanner"));
        }
        let able = |info: &ScannerInfo| info.rolls || matches!(placement, Placement::Slap(_));
        if !self.known().iter().any(able) {
            return Err(Refusal::new("noRollingScanner"));
        }
        let running = self.turns.take(turn)?;
        let cancel = running.cancel();
        let mut scanners = self.scanners.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.put_into_place(&mut scanners));
        let mut refusal = Refusal::new("noScanner");
        // Slap scanners first, in the order given; the next one only where the one before is not there at all.
        let mut order: Vec<usize> = (0..scanners.len()).collect();
        order.sort_by_key(|place| !scanners[*place].describe().slap);
        for place in order {
            let scanner = &mut scanners[place];
            let info = scanner.describe();
            if !able(&info) {
                continue;
            }
            scanner.show_on(self.glass.clone());
            self.turns.works(&info.device);
            let scanner = &mut Upright { round: !info.names_fingers && self.turned().contains(&info.device.id), scanner: scanner.as_mut() };
            let taken = match placement {
                Placement::Slap(slap) if !info.slap => one_by_one(scanner, &info, slap, wanted, |finger| self.want(finger), cancel),
                Placement::Slap(slap) => at_once(scanner, &info, CaptureTarget::Slap(slap), excepted, attempt, cancel),
                Placement::Rolled(finger) => at_once(scanner, &info, CaptureTarget::Rolled(finger), &[], attempt, cancel),
            };
            // Nothing of a hand stays behind the capture.
            self.glass.clear();
            self.want(None);
            match taken {
                Err(error) if error.code == "deviceNotFound" => refusal = error,
                other => return other,
            }
        }
        Err(refusal)
    }
}

/// A scanner whose pictures stand upright, however it stands itself.
struct Upright<'a> {
    round: bool,
    scanner: &'a mut dyn FingerprintScanner,
}

impl Upright<'_> {
    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let upright = |image: FingerImage| match self.round {
            // Half a turn is the last pixel first.
            true => FingerImage { gray: image.gray.iter().rev().copied().collect(), ..image },
            false => image,
        };
        Ok(match self.scanner.capture(request, cancel)? {
            FingerCapture::Whole(image) => FingerCapture::Whole(upright(image)),
            // It found the hand itself, so it knows how it lies.
            apart @ FingerCapture::Apart(_) => apart,
        })
    }
}

impl crate::Station {
    /// Turns the pictures of the scanner round, or back, for one that stands turned round (C7). Remembered for this scanner on this machine;
    /// whether they are turned now.
    ///
    /// # Errors
    /// `noScanner`, `scannerKnowsHand`, those of the store, and those of beginning.
    pub fn turn_scanner(&self) -> Result<bool, Refusal> {
        self.begin("turn_scanner")?;
        let (now, known) = self.fingers.turn_round()?;
        tracing::info!(turned = now, "the scanner's pictures were turned");
        self.tell(crate::Topic::Preview);
        remember(&self.outbox, PLACE, &known)?;
        remember(&self.outbox, UNPROVEN, &self.fingers.unproven())?;
        Ok(now)
    }

    /// A whole hand lies on this scanner the right way round. What cannot be remembered is proven again by the next hand.
    pub(crate) fn prove_scanner(&self, id: &str) {
        self.fingers.prove(id);
        if let Err(refusal) = remember(&self.outbox, UNPROVEN, &self.fingers.unproven()) {
            tracing::warn!(code = refusal.code, "that a scanner stands right is not remembered");
        }
    }

    /// How the scanner stands, and which finger it waits for, if it takes them one by one.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn read_scanner(&self) -> Result<ScannerReport, Refusal> {
        self.begin("read_scanner")?;
        let wanted = *self.fingers.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(ScannerReport { turned: self.fingers.is_turned(), wanted })
    }

    /// The scanners that somebody turned; none where it cannot be read: a hand that stands on its head is seen at once.
    pub(crate) fn turned_scanners(outbox: &store::Outbox) -> Vec<String> {
        remembered(outbox, PLACE)
    }

    /// Those of them that have shown no whole hand since.
    pub(crate) fn unproven_scanners(outbox: &store::Outbox) -> Vec<String> {
        remembered(outbox, UNPROVEN)
    }
}

fn remembered(outbox: &store::Outbox, place: &str) -> Vec<String> {
    let text = outbox.setting(place).ok().flatten();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn remember(outbox: &store::Outbox, place: &str, ids: &[String]) -> Result<(), Refusal> {
    let text = serde_json::to_string(ids).map_err(Refusal::internal)?;
    Ok(outbox.set_setting(place, &text)?)
}

fn at_once(
    scanner: &mut Upright<'_>,
    info: &ScannerInfo,
    target: CaptureTarget,
    excepted: &[FingerPosition],
    attempt: u32,
    cancel: &CancelToken,
) -> Result<SlapImage, Refusal> {
    let request = CaptureRequest { target, exceptions: excepted.to_vec(), attempt };
    let image = match scanner.capture(request, cancel)? {
        FingerCapture::Whole(image) => image,
        FingerCapture::Apart(fingers) => return side_by_side(&fingers, info),
    };
    let ppi = image.enrollment_ppi(info)?;
    let (scanner, one_by_one, device_scores) = (info.clone(), Vec::new(), Vec::new());
    Ok(SlapImage { width: image.width, height: image.height, gray: image.gray, ppi, scanner, one_by_one, device_scores, cut_short: None })
}

/// The fingers of a slap one after the other, each asked for by name.
fn one_by_one(
    scanner: &mut Upright<'_>,
    info: &ScannerInfo,
    slap: Slap,
    wanted: &Wanted<'_>,
    want: impl Fn(Option<FingerPosition>),
    cancel: &CancelToken,
) -> Result<SlapImage, Refusal> {
    let expected: Vec<FingerPosition> = slap.fingers().iter().copied().filter(|finger| !wanted.excepted.contains(finger)).collect();
    let mut asked: Vec<FingerPosition> = expected.iter().copied().filter(|finger| !wanted.settled.contains(finger)).collect();
    if asked.is_empty() {
        // All are good, and somebody wants them anew.
        asked = expected;
    }
    let mut taken: Vec<(FingerPosition, FingerImage)> = Vec::new();
    for finger in asked {
        want(Some(finger));
        (wanted.now)(finger);
        match one(scanner, info, finger, wanted.attempt, cancel) {
            Ok(image) => taken.push((finger, image)),
            Err(refusal) if taken.is_empty() => return Err(refusal),
            // The fingers before it were taken.
            Err(refusal) => return Ok(SlapImage { cut_short: Some(refusal), ..side_by_side(&taken, info)? }),
        }
    }
    side_by_side(&taken, info)
}

/// One finger, at a proven resolution: the next one would be refused for the same reason.
fn one(scanner: &mut Upright<'_>, info: &ScannerInfo, finger: FingerPosition, attempt: u32, cancel: &CancelToken) -> Result<FingerImage, Refusal> {
    let request = CaptureRequest { target: CaptureTarget::Finger(finger), exceptions: Vec::new(), attempt };
    match scanner.capture(request, cancel)? {
        FingerCapture::Whole(image) => {
            image.enrollment_ppi(info)?;
            Ok(image)
        }
        FingerCapture::Apart(_) => Err(Refusal::new("deviceFailed").because("one finger came as several")),
    }
}

/// How fingers lie beside each other on glass, backs of the hands up: the left hand's little finger first, the right hand's last.
fn place_on_glass(finger: FingerPosition) -> i8 {
    let code = finger.code() as i8;
    if code > 5 { -code } else { code }
}

/// Fingers that came apart, side by side on white as hands would lie there.
fn side_by_side(taken: &[(FingerPosition, FingerImage)], info: &ScannerInfo) -> Result<SlapImage, Refusal> {
    let mut taken: Vec<&(FingerPosition, FingerImage)> = taken.iter().collect();
    taken.sort_by_key(|(finger, _)| place_on_glass(*finger));
    let mut proven = None;
    for (_, image) in &taken {
        proven = Some(image.enrollment_ppi(info)?);
    }
    let ppi = proven.ok_or_else(|| Refusal::new("nothingToCapture"))?;
    let width = taken.iter().map(|(_, image)| image.width + GAP).sum::<u32>() + GAP;
    let height = taken.iter().map(|(_, image)| image.height).max().unwrap_or(0) + 2 * GAP;
    let mut gray = vec![255_u8; width as usize * height as usize];
    let mut places = Vec::new();
    let device_scores = taken.iter().filter_map(|(finger, image)| Some((*finger, image.device_score?))).collect();
    let mut left = GAP;
    for (finger, image) in taken {
        for row in 0..image.height as usize {
            let from = row * image.width as usize;
            let to = (row + GAP as usize) * width as usize + left as usize;
            let (Some(source), Some(target)) =
                (image.gray.get(from..from + image.width as usize), gray.get_mut(to..to + image.width as usize))
            else {
                return Err(Refusal::new("deviceFailed").because("image length does not fit its size"));
            };
            target.copy_from_slice(source);
        }
        places.push((*finger, left, image.width));
        left += image.width + GAP;
    }
    Ok(SlapImage { width, height, gray: gray.into(), ppi, scanner: info.clone(), one_by_one: places, device_scores, cut_short: None })
}
