//! The camera while it runs: one thread takes frames and keeps the newest small picture, another looks at it a few times a second.
//!
//! Nothing of a frame is kept beyond the next one; what is to stay is frozen by the capture use case.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use devices::{Camera, DeviceInfo, Frame};
use portrait::{PortraitCheck, Rgb, Verdict};

use crate::Refusal;
use crate::plugging::Waiting;

/// JPEG quality of the live picture: good enough to see a squint, and quickly made.
const PREVIEW_QUALITY: u8 = 72;
/// How long a freeze waits for the first frame.
const FIRST_FRAME: Duration = Duration::from_secs(3);

/// How the camera is.
#[derive(Clone, Debug)]
pub enum CameraState {
    /// Nobody looks through it.
    Off,
    /// Frames come.
    Running,
    /// It stopped by itself.
    Failed(Refusal),
}

/// The camera as a screen shows it.
#[derive(Clone, Debug)]
pub struct CameraReport {
    /// How it is.
    pub state: CameraState,
    /// Which one; none when this station has no camera.
    pub device: Option<DeviceInfo>,
    /// What was noticed on the newest examined frame.
    pub verdict: Option<Verdict>,
    /// Size of that frame, to which the verdict's coordinates refer.
    pub size: (u32, u32),
}

struct Shown {
    state: CameraState,
    device: Option<DeviceInfo>,
    frame: Option<Frame>,
    jpeg: Option<Arc<[u8]>>,
    verdict: Option<Verdict>,
    size: (u32, u32),
}

/// What camera thread, check thread and use cases share.
struct Shared {
    shown: Mutex<Shown>,
    changed: Condvar,
    stop: AtomicBool,
    check: Arc<PortraitCheck>,
}

impl Shared {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wanted(&self) -> bool {
        !self.stop.load(Ordering::Acquire)
    }
}

/// The running camera, if any, and the cameras it can be.
pub(crate) struct Preview {
    cameras: Arc<Mutex<Vec<Box<dyn Camera>>>>,
    /// How many of them never leave.
    fixed: usize,
    /// What a look found, until the next start puts it into place: a running camera is not moved.
    found: Mutex<Waiting<dyn Camera, DeviceInfo>>,
    devices: Mutex<Vec<DeviceInfo>>,
    check: Arc<PortraitCheck>,
    run: Mutex<Option<Run>>,
    failed: Mutex<Option<Refusal>>,
    /// One camera opens at a time. Held for seconds, so nothing but opening waits for it.
    opening: Mutex<()>,
    /// Counts the stops: a start that began before one is void.
    stops: AtomicU64,
}

/// Which stop a start came after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u64);

/// A camera that was told to stop. Dropping it waits until it has.
pub(crate) struct Ending(Option<Run>);

impl Drop for Ending {
    fn drop(&mut self) {
        let Some(run) = self.0.take() else { return };
        for thread in run.threads {
            let _ = thread.join();
        }
    }
}

struct Run {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl Preview {
    pub(crate) fn new(cameras: Vec<Box<dyn Camera>>, check: PortraitCheck) -> Self {
        let devices = cameras.iter().map(|camera| camera.describe()).collect();
        Self {
            fixed: cameras.len(),
            cameras: Arc::new(Mutex::new(cameras)),
            found: Mutex::default(),
            devices: Mutex::new(devices),
            check: Arc::new(check),
            run: Mutex::new(None),
            failed: Mutex::new(None),
            opening: Mutex::new(()),
            stops: AtomicU64::new(0),
        }
    }

    pub(crate) fn devices(&self) -> Vec<DeviceInfo> {
        self.known().clone()
    }

    fn known(&self) -> MutexGuard<'_, Vec<DeviceInfo>> {
        self.devices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<dyn Camera, DeviceInfo>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of the cameras that are plugged in now; whether they are others than before. The one that runs goes on.
    pub(crate) fn plug(&self, found: Vec<Box<dyn Camera>>) -> bool {
        let noted = self.waiting().note(&mut self.known(), self.fixed, found, |camera| camera.describe());
        let Some(new) = noted else { return false };
        // Why one ended stays said until another one is there to be tried.
        if !new.is_empty() {
            *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = None;
            let ended = self.run().take_if(|run| matches!(run.shared.shown().state, CameraState::Failed(_)));
            drop(stopping(ended));
        }
        true
    }

    pub(crate) fn check(&self) -> &PortraitCheck {
        &self.check
    }

    fn run(&self) -> MutexGuard<'_, Option<Run>> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Taken before it is asked whether somebody may start the camera: a stop in between voids the start.
    pub(crate) fn turn(&self) -> Turn {
        Turn(self.stops.load(Ordering::Acquire))
    }

    /// Starts the preferred camera, or the next one that starts. Running already: nothing changes. `tell` is called when it ends by
    /// itself.
    ///
    /// A camera takes seconds to open; meanwhile nothing else waits, and a stop since `turn` closes it again.
    pub(crate) fn start(&self, turn: Turn, tell: impl Fn() + Send + 'static) -> Result<(), Refusal> {
        if self.known().is_empty() {
            return Err(Refusal::new("noCamera"));
        }
        let _opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let dead = {
            let mut run = self.run();
            if run.as_ref().is_some_and(|run| matches!(run.shared.shown().state, CameraState::Running)) {
                return Ok(());
            }
            stopping(run.take())
        };
        drop(dead);
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut cameras = self.cameras.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.waiting().put_into(&mut cameras, self.fixed, |camera| camera.describe()));
        let mut refusal = Refusal::new("noCamera");
        let mut chosen = None;
        for (place, camera) in cameras.iter_mut().enumerate() {
            match camera.start() {
                Ok(()) => {
                    chosen = Some((place, camera.describe()));
                    break;
                }
                Err(error) => refusal = error.into(),
            }
        }
        let Some((place, device)) = chosen else {
            *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal.clone());
            return Err(refusal);
        };
        let shared = Arc::new(Shared {
            shown: Mutex::new(Shown {
                state: CameraState::Running,
                device: Some(device),
                frame: None,
                jpeg: None,
                verdict: None,
                size: (0, 0),
            }),
            changed: Condvar::new(),
            stop: AtomicBool::new(false),
            check: Arc::clone(&self.check),
        });
        let mut run = self.run();
        if self.turn() != turn {
            drop(run);
            if let Some(camera) = cameras.get_mut(place) {
                camera.stop();
            }
            return Err(Refusal::new("cameraOff"));
        }
        drop(cameras);
        let (frames, checks) = (Arc::clone(&shared), Arc::clone(&shared));
        let cameras = Arc::clone(&self.cameras);
        let take = std::thread::Builder::new().name("preview".to_owned()).spawn(move || {
            take_frames(&cameras, place, &frames, &tell);
        });
        let look = std::thread::Builder::new().name("preview-check".to_owned()).spawn(move || look_at_frames(&checks));
        let threads = [take, look].into_iter().filter_map(Result::ok).collect();
        *run = Some(Run { shared, threads });
        Ok(())
    }

    /// Tells the camera to stop and forgets its last frame, without waiting for it.
    pub(crate) fn let_go(&self) -> Ending {
        let mut run = self.run();
        self.stops.fetch_add(1, Ordering::AcqRel);
        stopping(run.take())
    }

    /// Stops the camera and forgets its last frame; it is free when this returns.
    pub(crate) fn stop(&self) {
        drop(self.let_go());
    }

    pub(crate) fn is_running(&self) -> bool {
        self.run().as_ref().is_some_and(|run| matches!(run.shared.shown().state, CameraState::Running))
    }

    /// Somebody sits before the running camera.
    pub(crate) fn sees_somebody(&self) -> bool {
        self.run().as_ref().is_some_and(|run| run.shared.shown().verdict.as_ref().is_some_and(|verdict| verdict.faces > 0))
    }

    pub(crate) fn report(&self) -> CameraReport {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match self.run().as_ref() {
            Some(run) => {
                let shown = run.shared.shown();
                CameraReport {
                    state: shown.state.clone(),
                    device: shown.device.clone(),
                    verdict: shown.verdict.clone(),
                    size: shown.size,
                }
            }
            None => CameraReport {
                state: failed.map_or(CameraState::Off, CameraState::Failed),
                device: self.known().first().cloned(),
                verdict: None,
                size: (0, 0),
            },
        }
    }

    /// The newest small picture.
    pub(crate) fn jpeg(&self) -> Option<Arc<[u8]>> {
        self.run().as_ref().and_then(|run| run.shared.shown().jpeg.clone())
    }

    /// A frame in full quality, not older than the call allows: the newest one the camera gave.
    pub(crate) fn frame(&self) -> Result<(Frame, DeviceInfo), Refusal> {
        let shared = self.run().as_ref().map(|run| Arc::clone(&run.shared)).ok_or_else(|| Refusal::new("cameraOff"))?;
        let shown = shared.shown();
        let (shown, _) = shared
            .changed
            .wait_timeout_while(shown, FIRST_FRAME, |shown| shown.frame.is_none() && matches!(shown.state, CameraState::Running))
            .unwrap_or_else(PoisonError::into_inner);
        match (&shown.state, &shown.frame, &shown.device) {
            (CameraState::Failed(refusal), _, _) => Err(refusal.clone()),
            (_, Some(frame), Some(device)) => Ok((frame.clone(), device.clone())),
            _ => Err(Refusal::new("noFrame")),
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop();
    }
}

fn stopping(run: Option<Run>) -> Ending {
    if let Some(run) = &run {
        run.shared.stop.store(true, Ordering::Release);
        run.shared.changed.notify_all();
    }
    Ending(run)
}

fn take_frames(cameras: &Mutex<Vec<Box<dyn Camera>>>, place: usize, shared: &Shared, tell: &dyn Fn()) {
    // The one holder of the cameras while the preview runs.
    let mut cameras = cameras.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(camera) = cameras.get_mut(place) else { return };
    while shared.wanted() {
        match camera.frame() {
            Ok(frame) => {
                let jpeg = small_jpeg(&frame);
                let mut shown = shared.shown();
                shown.size = (frame.width, frame.height);
                shown.frame = Some(frame);
                if jpeg.is_some() {
                    shown.jpeg = jpeg;
                }
            }
            Err(error) => {
                let mut shown = shared.shown();
                shown.state = CameraState::Failed(error.into());
                shown.frame = None;
                shown.jpeg = None;
                shown.verdict = None;
                drop(shown);
                shared.stop.store(true, Ordering::Release);
            }
        }
        shared.changed.notify_all();
    }
    camera.stop();
    drop(cameras);
    tell();
}

fn look_at_frames(shared: &Shared) {
    let mut last = None;
    while shared.wanted() {
        let frame = {
            let shown = shared.shown();
            let (shown, _) = shared
                .changed
                .wait_timeout_while(shown, Duration::from_millis(500), |shown| {
                    shared.wanted() && shown.frame.as_ref().map(|frame| frame.sequence) == last
                })
                .unwrap_or_else(PoisonError::into_inner);
            shown.frame.clone()
        };
        let Some(frame) = frame.filter(|frame| Some(frame.sequence) != last) else { continue };
        last = Some(frame.sequence);
        let verdict = rgb(&frame).and_then(|picture| shared.check.check(&picture).ok());
        shared.shown().verdict = verdict;
        // A few looks a second are enough for a person to follow, and leave the processor to the rest.
        let shown = shared.shown();
        let _ = shared.changed.wait_timeout_while(shown, Duration::from_millis(200), |_| shared.wanted());
    }
}

/// A frame as a picture; `None` when its numbers do not fit together.
pub(crate) fn rgb(frame: &Frame) -> Option<Rgb> {
    Rgb::new(frame.width, frame.height, frame.rgb.to_vec()).ok()
}

fn small_jpeg(frame: &Frame) -> Option<Arc<[u8]>> {
    let small = portrait::preview_of(frame.width, frame.height, &frame.rgb)?;
    portrait::encode_preview_jpeg(&small, PREVIEW_QUALITY).ok().map(Arc::from)
}
