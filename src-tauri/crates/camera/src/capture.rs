use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use devices::{DeviceError, Frame, PictureFormat};
use nokhwa::Camera;
use nokhwa::utils::{CameraFormat, CameraIndex, RequestedFormat, RequestedFormatType};

use crate::{fault, format, node, picture};

/// How long opening may take; some cameras warm up for seconds.
const OPENING: Duration = Duration::from_secs(10);

/// How long a running camera may say nothing.
const SILENCE: Duration = Duration::from_secs(3);

/// How long `stop` waits for the thread; a camera that hangs in the system is left behind.
const STOPPING: Duration = Duration::from_secs(2);

/// Damaged frames in a row after which the camera counts as failed; single ones are normal on long cables.
const DAMAGED: u32 = 30;

/// A camera that is open, on its thread. Holds one frame: a newer one takes the place of one nobody fetched.
pub(crate) struct Capture {
    slot: Arc<Slot>,
    stop: Arc<AtomicBool>,
    ended: Receiver<()>,
}

#[derive(Default)]
struct Slot {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    frame: Option<Frame>,
    end: Option<DeviceError>,
}

impl Slot {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }
}

impl Capture {
    /// Opens the camera on a new thread and waits until it is open; and the formats it offers. Without a wish, or with one that it does not
    /// take, its frames come in the first of them that it does.
    pub(crate) fn open(index: CameraIndex, wish: Option<PictureFormat>) -> Result<(Self, Vec<PictureFormat>), DeviceError> {
        let (opened, is_open) = mpsc::channel();
        let (alive, ended) = mpsc::channel();
        let slot = Arc::new(Slot::default());
        let stop = Arc::new(AtomicBool::new(false));
        let (its_slot, its_stop) = (slot.clone(), stop.clone());
        thread::Builder::new()
            .name("camera".into())
            .spawn(move || {
                // Dropped at the end of the thread, also by a panic in the library: that wakes `ended`.
                let _alive: Sender<()> = alive;
                let _end = End(its_slot.clone());
                run(index, wish, &its_slot, &its_stop, &opened);
            })
            .map_err(|error| DeviceError::Failed { detail: error.to_string() })?;
        let capture = Self { slot, stop, ended };
        match is_open.recv_timeout(OPENING) {
            Ok(answer) => answer.map(|formats| (capture, formats)),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                capture.stop.store(true, Ordering::Release);
                Err(DeviceError::TimedOut)
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(panicked()),
        }
    }

    /// The newest frame, waited for.
    pub(crate) fn frame(&self) -> Result<Frame, DeviceError> {
        let until = Instant::now() + SILENCE;
        let mut state = self.slot.lock();
        loop {
            if let Some(frame) = state.frame.take() {
                return Ok(frame);
            }
            if let Some(end) = &state.end {
                return Err(end.clone());
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(DeviceError::TimedOut);
            }
            state = self.slot.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        // Nothing is ever sent: this returns when the thread has ended, or gives up.
        let _ = self.ended.recv_timeout(STOPPING);
    }
}

/// Marks the end of the thread in the slot, whatever ended it.
struct End(Arc<Slot>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.put(|state| {
            state.end.get_or_insert_with(panicked);
        });
    }
}

fn panicked() -> DeviceError {
    DeviceError::Failed { detail: "the camera library gave up".into() }
}

/// What the thread says once: the formats there are, or why it did not open.
type Opened = Result<Vec<PictureFormat>, DeviceError>;

fn run(index: CameraIndex, wish: Option<PictureFormat>, slot: &Slot, stop: &AtomicBool, opened: &Sender<Opened>) {
    let number = index.as_index().ok();
    let (mut camera, formats) = match open(index, wish) {
        Ok(open) => open,
        Err(DeviceError::Busy { .. }) => {
            let _ = opened.send(Err(DeviceError::Busy { by: number.and_then(node::holder) }));
            return;
        }
        Err(error) => {
            slot.put(|state| state.end = Some(error.clone()));
            let _ = opened.send(Err(error));
            return;
        }
    };
    let began = Instant::now();
    let _ = opened.send(Ok(formats));
    let end = stream(&mut camera, began, slot, stop);
    slot.put(|state| state.end = Some(end));
    let _ = camera.stop_stream();
}

fn open(index: CameraIndex, wish: Option<PictureFormat>) -> Result<(Camera, Vec<PictureFormat>), DeviceError> {
    let number = index.as_index().ok();
    if let Some(number) = number {
        node::prepare(number);
    }
    let any = RequestedFormat::with_formats(RequestedFormatType::None, nokhwa::utils::frame_formats());
    let mut camera = Camera::new(index, any).map_err(|error| fault::while_opening(&error))?;
    let offered = camera.compatible_camera_formats().map_err(|error| fault::while_opening(&error))?;
    let useful = format::useful(&number.map_or(offered.clone(), |number| node::at_their_rates(number, offered)));
    let wished = useful.iter().filter(|format| wish == Some(format::named(format)));
    let mut refused = DeviceError::Unsupported { what: "a color picture".into() };
    // A camera does not always take what it offers: not two of them on one socket, not at every rate.
    for wanted in wished.chain(&useful) {
        match stream_as(&mut camera, *wanted) {
            Ok(()) => return Ok((camera, useful.iter().map(format::named).collect())),
            Err(error @ (DeviceError::Busy { .. } | DeviceError::NotFound)) => return Err(error),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn stream_as(camera: &mut Camera, wanted: CameraFormat) -> Result<(), DeviceError> {
    let formats = [wanted.format()];
    let exact = RequestedFormat::with_formats(RequestedFormatType::Exact(wanted), &formats);
    camera.set_camera_requset(exact).map_err(|error| fault::while_opening(&error))?;
    camera.open_stream().map_err(|error| fault::while_opening(&error))
}

/// Reads until told to stop or the camera ends; gives the reason.
fn stream(camera: &mut Camera, began: Instant, slot: &Slot, stop: &AtomicBool) -> DeviceError {
    let mut damaged = 0;
    let mut sequence = 0;
    while !stop.load(Ordering::Acquire) {
        let buffer = match camera.frame() {
            Ok(buffer) => buffer,
            Err(error) => return fault::while_reading(&error),
        };
        let taken_ms = began.elapsed().as_millis() as u64;
        sequence += 1;
        let Some((width, height, rgb)) = picture::decode(&buffer) else {
            damaged += 1;
            if damaged >= DAMAGED {
                return DeviceError::Failed { detail: "only damaged frames".into() };
            }
            continue;
        };
        damaged = 0;
        slot.put(|state| state.frame = Some(Frame { width, height, rgb: rgb.into(), sequence, taken_ms }));
    }
    DeviceError::Cancelled
}
