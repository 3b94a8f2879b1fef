//! The camera while it runs: one thread takes frames and keeps the newest, another one coaches (see [`crate::coaching`]).
//!
//! Nothing of a frame is kept beyond the next one; what is to stay is frozen by the capture use case.

mod cameras;
mod failed;
mod frames;
mod shutter;
mod taking;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use devices::{Camera, CancelToken, DeviceInfo, Frame, Mounting};
use enrollment::FingerPosition;
use portrait::Rgb;
use portrait::live::Coaching;

use crate::Refusal;
use crate::camera_memory::CameraMemory;
use crate::coaching::{self, CoachBy, Judges};
use crate::plugging::Waiting;
use crate::topic::Topic;
pub use cameras::CameraSeen;
use cameras::Offered;
use failed::Failed;
pub(crate) use frames::{Frames, Pictures};
use shutter::Shutter;

/// JPEG quality of the live picture: good enough to see a squint, and quickly made.
const PREVIEW_QUALITY: u8 = 72;

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
    /// What there is to say after the newest examined frame.
    pub coaching: Option<Coaching>,
    /// The face in it as parts of the whole frame: from the left, from above, width, height.
    pub face: Option<[f32; 4]>,
    /// Good frames in a row after which the picture is taken by itself; none: it is not.
    pub steady_frames: Option<u32>,
    /// How many cameras there are to choose from.
    pub cameras: usize,
    /// By which its picture is turned.
    pub mounting: Mounting,
}

impl CameraReport {
    /// Somebody is there, and nothing stands in the way of a picture.
    pub fn is_good(&self) -> bool {
        self.coaching.as_ref().is_some_and(coaching::is_good)
    }
}

/// What the two threads and the use cases tell each other.
pub(crate) struct Shown {
    state: CameraState,
    device: Option<DeviceInfo>,
    pub(crate) frame: Option<Frame>,
    pub(crate) coached: Option<Coached>,
    shutter: Shutter,
}

/// What the coach said last, and when.
pub(crate) struct Coached {
    pub(crate) coaching: Coaching,
    pub(crate) face: Option<[f32; 4]>,
    pub(crate) at: Instant,
}

/// What was said longer ago is not shown: whoever sits there may have moved.
const SHOWN_FOR: Duration = Duration::from_millis(500);

/// What camera thread, coach and use cases share.
pub(crate) struct Shared {
    shown: Mutex<Shown>,
    small: Mutex<Option<Small>>,
    pub(crate) changed: Condvar,
    stop: CancelToken,
    /// The camera takes the picture itself; frames are for looking only.
    takes_pictures: bool,
    pub(crate) judges: Judges,
    by: Mutex<CoachBy>,
    /// By which its frames are turned upright before anybody sees them.
    mounting: Mutex<Mounting>,
    /// A burst is being measured: the coach leaves the processor to it.
    pub(crate) bursting: AtomicBool,
}

/// The small picture that a window was given last, and the number of its frame.
struct Small {
    sequence: u64,
    jpeg: Arc<[u8]>,
}

impl Shared {
    /// The newest frame as a small picture. Made when a window asks, once for both: what nobody looks at costs nothing.
    fn small(&self) -> Option<Arc<[u8]>> {
        let mut small = self.small.lock().unwrap_or_else(PoisonError::into_inner);
        let frame = self.shown().frame.clone()?;
        if let Some(known) = small.as_ref().filter(|known| known.sequence == frame.sequence) {
            return Some(Arc::clone(&known.jpeg));
        }
        let made = Small { sequence: frame.sequence, jpeg: small_jpeg(&frame)? };
        Some(Arc::clone(&small.insert(made).jpeg))
    }

    pub(crate) fn coached_by(&self) -> CoachBy {
        self.by.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn mounting(&self) -> MutexGuard<'_, Mounting> {
        self.mounting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn wanted(&self) -> bool {
        !self.stop.is_cancelled()
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
    memory: Mutex<CameraMemory>,
    /// What each camera offers, as far as it has been asked.
    offered: Mutex<Offered>,
    judges: Judges,
    run: Mutex<Option<Run>>,
    failed: Mutex<Failed>,
    /// One camera opens at a time. Held for seconds, so nothing but opening waits for it.
    opening: Mutex<()>,
    /// Counts the stops: a start that began before one is void.
    stops: AtomicU64,
}

/// Tells the windows that something changed.
pub(crate) type Tell = Arc<dyn Fn(Topic) + Send + Sync>;

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
    pub(crate) fn new(cameras: Vec<Box<dyn Camera>>, judges: Judges, memory: CameraMemory) -> Self {
        let devices = cameras.iter().map(|camera| camera.describe()).collect();
        Self {
            fixed: cameras.len(),
            cameras: Arc::new(Mutex::new(cameras)),
            found: Mutex::default(),
            devices: Mutex::new(devices),
            memory: Mutex::new(memory),
            offered: Mutex::default(),
            judges,
            run: Mutex::new(None),
            failed: Mutex::default(),
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

    /// The one that is tried first.
    fn first(&self) -> Option<DeviceInfo> {
        let known = self.devices();
        let order = self.memory().order(&known);
        order.first().and_then(|place| known.get(*place)).cloned()
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
            *self.failed() = Failed::default();
            let ended = self.run().take_if(|run| matches!(run.shared.shown().state, CameraState::Failed(_)));
            drop(stopping(ended));
        }
        true
    }

    pub(crate) fn judges(&self) -> &Judges {
        &self.judges
    }

    /// Coaches by something else from the next frame on; what was good until then does not count.
    pub(crate) fn coach_by(&self, by: CoachBy) {
        if let Some(run) = self.run().as_ref() {
            *run.shared.by.lock().unwrap_or_else(PoisonError::into_inner) = by;
        }
    }

    fn run(&self) -> MutexGuard<'_, Option<Run>> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Taken before it is asked whether somebody may start the camera: a stop in between voids the start.
    pub(crate) fn turn(&self) -> Turn {
        Turn(self.stops.load(Ordering::Acquire))
    }

    /// Starts the chosen camera, or the next one that starts. Running already: nothing changes. `tell` is called when it ends by
    /// itself, and when the coach says something else.
    ///
    /// A camera takes seconds to open; meanwhile nothing else waits, and a stop since `turn` closes it again.
    pub(crate) fn start(&self, turn: Turn, by: CoachBy, tell: Tell) -> Result<(), Refusal> {
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
        *self.failed() = Failed::default();
        let mut cameras = self.cameras.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.waiting().put_into(&mut cameras, self.fixed, |camera| camera.describe()));
        let mut refusal = Refusal::new("noCamera");
        let mut chosen = None;
        let described: Vec<DeviceInfo> = cameras.iter().map(|camera| camera.describe()).collect();
        let order = self.memory().order(&described);
        for place in order {
            match self.open(&mut *cameras[place]) {
                Ok(()) => {
                    chosen = Some((place, described[place].clone()));
                    break;
                }
                Err(error) => {
                    refusal = error.into();
                    self.failed().cameras.push((described[place].id.clone(), refusal.clone()));
                }
            }
        }
        let Some((place, device)) = chosen else {
            self.failed().start = Some(refusal.clone());
            return Err(refusal);
        };
        let mounting = self.memory().mounting(&device.id);
        let takes_pictures = cameras.get(place).is_some_and(|camera| camera.takes_pictures());
        let shared = Arc::new(Shared {
            shown: Mutex::new(Shown {
                state: CameraState::Running,
                device: Some(device),
                frame: None,
                coached: None,
                shutter: Shutter::default(),
            }),
            small: Mutex::new(None),
            changed: Condvar::new(),
            stop: CancelToken::new(),
            takes_pictures,
            judges: self.judges.clone(),
            by: Mutex::new(by),
            mounting: Mutex::new(mounting),
            bursting: AtomicBool::new(false),
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
        let (frames, coached) = (Arc::clone(&shared), Arc::clone(&shared));
        let cameras = Arc::clone(&self.cameras);
        let tell_coached = Arc::clone(&tell);
        let take = std::thread::Builder::new().name("preview".to_owned()).spawn(move || {
            taking::take_frames(&cameras, place, &frames, &*tell);
        });
        let look = std::thread::Builder::new().name("preview-coach".to_owned()).spawn(move || coaching::coach(&coached, &*tell_coached));
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

    /// A camera with a service of its own runs: it may do one thing at a time.
    pub(crate) fn is_busy_with_service(&self) -> bool {
        let through = |run: &Run| run.shared.takes_pictures && matches!(run.shared.shown().state, CameraState::Running);
        self.run().as_ref().is_some_and(through)
    }

    /// Somebody sits before the running camera.
    pub(crate) fn sees_somebody(&self) -> bool {
        self.run().as_ref().is_some_and(|run| run.shared.shown().coached.as_ref().is_some_and(|coached| coached.coaching.faces > 0))
    }

    /// Why that camera gave up or did not open, if it did.
    pub(crate) fn failure_of(&self, camera: &str) -> Option<Refusal> {
        let gave_up = self.run().as_ref().and_then(|run| run.shared.shown().failure_of(camera));
        gave_up.or_else(|| self.failed().of(camera))
    }

    fn failed(&self) -> MutexGuard<'_, Failed> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn report(&self) -> CameraReport {
        let failed = self.failed().start.clone();
        let cameras = self.known().len();
        match self.run().as_ref() {
            Some(run) => {
                let steady_frames = run.shared.coached_by().live.steady_frames.map(|frames| frames.get());
                let mounting = *run.shared.mounting();
                let shown = run.shared.shown();
                let coached = shown.coached.as_ref().filter(|coached| coached.at.elapsed() < SHOWN_FOR);
                CameraReport {
                    state: shown.state.clone(),
                    device: shown.device.clone(),
                    coaching: coached.map(|coached| coached.coaching.clone()),
                    face: coached.and_then(|coached| coached.face),
                    steady_frames,
                    cameras,
                    mounting,
                }
            }
            None => CameraReport {
                state: failed.map_or(CameraState::Off, CameraState::Failed),
                mounting: self.first().map(|device| self.memory().mounting(&device.id)).unwrap_or_default(),
                device: self.first(),
                coaching: None,
                face: None,
                steady_frames: None,
                cameras,
            },
        }
    }

    /// The newest small picture.
    pub(crate) fn jpeg(&self) -> Option<Arc<[u8]>> {
        let shared = self.run().as_ref().map(|run| Arc::clone(&run.shared))?;
        shared.small()
    }

    /// The camera that runs, for a burst of its frames; the coach rests until the burst is dropped.
    pub(crate) fn burst(&self) -> Result<Frames, Refusal> {
        Ok(Frames::of(self.running()?))
    }

    fn running(&self) -> Result<Arc<Shared>, Refusal> {
        self.run().as_ref().map(|run| Arc::clone(&run.shared)).ok_or_else(|| Refusal::new("cameraOff"))
    }

    /// The camera that runs, for pictures to keep; the coach rests meanwhile. Of most cameras its frames are that. `missing`: the fingers whose
    /// lack the picture is to prove.
    pub(crate) fn pictures(&self, missing: Vec<FingerPosition>) -> Result<Pictures, Refusal> {
        Ok(Pictures::of(self.running()?, missing))
    }

    /// The newest frame in full quality, for a look that disturbs neither coach nor shutter.
    pub(crate) fn newest(&self) -> Result<Frame, Refusal> {
        let shared = self.run().as_ref().map(|run| Arc::clone(&run.shared)).ok_or_else(|| Refusal::new("cameraOff"))?;
        let shown = shared.shown();
        match (&shown.state, &shown.frame) {
            (CameraState::Failed(refusal), _) => Err(refusal.clone()),
            (_, Some(frame)) => Ok(frame.clone()),
            _ => Err(Refusal::new("noFrame")),
        }
    }

    /// A frame in full quality: the newest one the camera gave.
    pub(crate) fn frame(&self) -> Result<Frame, Refusal> {
        self.burst()?.next()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop();
    }
}

fn stopping(run: Option<Run>) -> Ending {
    if let Some(run) = &run {
        run.shared.stop.cancel();
        run.shared.changed.notify_all();
    }
    Ending(run)
}

/// A frame as a picture; `None` when its numbers do not fit together.
pub(crate) fn rgb(frame: &Frame) -> Option<Rgb> {
    Rgb::new(frame.width, frame.height, frame.rgb.to_vec()).ok()
}

fn small_jpeg(frame: &Frame) -> Option<Arc<[u8]>> {
    let small = portrait::preview_of(frame.width, frame.height, &frame.rgb)?;
    portrait::encode_preview_jpeg(&small, PREVIEW_QUALITY).ok().map(Arc::from)
}
