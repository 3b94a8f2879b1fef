use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use portrait::Rgb;

use super::noise::Noise;
use super::people::{Person, people};
use super::scene::Scene;
use crate::{Camera, DeviceError, DeviceInfo, DeviceKind, Frame, Pace, PictureCoding, PictureFormat};

/// Frames in a second.
const RATE: u64 = 30;

/// Noise of a webcam in office light, gray levels.
const NOISE: f32 = 2.2;

/// Replays pictures at a camera's pace, with a slight sway and fresh noise in every frame.
pub struct SimulatedCamera {
    controls: CameraControls,
    pace: Box<dyn Pace>,
    /// Those it can be asked for; the first one if nobody does.
    sizes: Vec<(u32, u32)>,
    size: (u32, u32),
    noise: Noise,
    running: Option<Running>,
}

/// Plays the person on the chair and the cable; clones control the same camera.
#[derive(Clone)]
pub struct CameraControls(Arc<Mutex<Stage>>);

/// Who can sit before it. The shipped people are decoded when they sit down.
#[derive(Clone)]
enum Sitter {
    Picture(Arc<Rgb>),
    Shipped(&'static Person),
}

struct Stage {
    sitters: Vec<Sitter>,
    presented: Option<usize>,
    plugged: bool,
    unplug_at: Option<u64>,
    busy: Option<String>,
}

struct Running {
    began: Duration,
    last: Option<u64>,
    scene: (Option<usize>, Arc<Scene>),
}

impl SimulatedCamera {
    /// A camera of `width × height` before which the first of `pictures` sits; without pictures the chair is empty.
    pub fn new(pictures: Vec<Rgb>, (width, height): (u32, u32), pace: Box<dyn Pace>) -> Self {
        Self::before(pictures.into_iter().map(|picture| Sitter::Picture(Arc::new(picture))).collect(), (width, height), pace)
    }

    fn before(sitters: Vec<Sitter>, (width, height): (u32, u32), pace: Box<dyn Pace>) -> Self {
        let presented = (!sitters.is_empty()).then_some(0);
        let stage = Stage { sitters, presented, plugged: true, unplug_at: None, busy: None };
        let size = (width.clamp(16, 4096), height.clamp(16, 4096));
        let controls = CameraControls(Arc::new(Mutex::new(stage)));
        Self { controls, pace, sizes: vec![size], size, noise: Noise::new(NOISE), running: None }
    }

    /// The camera of the practice mode: 960 × 720, or 640 × 480 if asked, with the shipped people.
    pub fn practice(pace: Box<dyn Pace>) -> Self {
        let camera = Self::before(people().iter().map(Sitter::Shipped).collect(), (960, 720), pace);
        Self { sizes: vec![camera.size, (640, 480)], ..camera }
    }

    /// The handle that plays what happens before and behind the camera.
    pub fn controls(&self) -> CameraControls {
        self.controls.clone()
    }
}

impl CameraControls {
    /// Seats a person, by index into the pictures, counted around.
    pub fn present(&self, person_index: usize) {
        let mut stage = self.stage();
        stage.presented = person_index.checked_rem(stage.sitters.len());
    }

    /// Nobody sits there.
    pub fn present_nobody(&self) {
        self.stage().presented = None;
    }

    /// How many people there are to present.
    pub fn people(&self) -> usize {
        self.stage().sitters.len()
    }

    /// Pulls the cable now.
    pub fn unplug(&self) {
        self.stage().plugged = false;
    }

    /// Pulls the cable when frame `sequence` is due.
    pub fn unplug_at(&self, sequence: u64) {
        self.stage().unplug_at = Some(sequence);
    }

    /// Plugs it in again.
    pub fn plug(&self) {
        let mut stage = self.stage();
        stage.plugged = true;
        stage.unplug_at = None;
    }

    /// Lets another program hold the camera (or let go of it, with `None`).
    pub fn hold(&self, by: Option<&str>) {
        self.stage().busy = by.map(str::to_owned);
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Camera for SimulatedCamera {
    fn describe(&self) -> DeviceInfo {
        DeviceInfo {
            id: "simulated-camera".into(),
            name: "Simulated camera".into(),
            simulated: true,
            kind: DeviceKind::Camera,
        }
    }

    fn formats(&self) -> Vec<PictureFormat> {
        self.sizes.iter().map(|size| format(*size)).collect()
    }

    fn choose_format(&mut self, chosen: Option<PictureFormat>) {
        let wanted = self.sizes.iter().find(|size| Some(format(**size)) == chosen);
        if self.running.is_none() {
            self.size = *wanted.unwrap_or(&self.sizes[0]);
        }
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        if self.running.is_some() {
            return Ok(());
        }
        let stage = self.controls.stage();
        if !stage.plugged {
            return Err(DeviceError::NotFound);
        }
        if stage.busy.is_some() {
            return Err(DeviceError::Busy { by: stage.busy.clone() });
        }
        let scene = draw(&stage, self.size);
        self.running = Some(Running { began: self.pace.elapsed(), last: None, scene });
        Ok(())
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        let Some(running) = &mut self.running else {
            return Err(DeviceError::Failed { detail: "the camera was not started".into() });
        };
        let since = |pace: &dyn Pace| pace.elapsed().saturating_sub(running.began);
        let due_at = |sequence: u64| Duration::from_micros(sequence * 1_000_000 / RATE);
        // What nobody fetched in time is dropped: the newest frame that is due, or the next one.
        let newest = (since(&*self.pace).as_micros() as u64) * RATE / 1_000_000;
        let sequence = running.last.map_or(newest, |last| newest.max(last + 1));
        self.pace.pause(due_at(sequence).saturating_sub(since(&*self.pace)));
        let stage = self.controls.stage();
        if !stage.plugged || stage.unplug_at.is_some_and(|at| sequence >= at) {
            drop(stage);
            self.controls.unplug();
            self.running = None;
            return Err(DeviceError::Unplugged);
        }
        if running.scene.0 != stage.presented {
            running.scene = draw(&stage, self.size);
        }
        drop(stage);
        running.last = Some(sequence);
        let mut rgb = running.scene.1.frame(sequence);
        self.noise.add(&mut rgb, sequence);
        let taken_ms = due_at(sequence).as_millis() as u64;
        Ok(Frame { width: self.size.0, height: self.size.1, rgb: rgb.into(), sequence, taken_ms })
    }

    fn stop(&mut self) {
        self.running = None;
    }
}

fn format((width, height): (u32, u32)) -> PictureFormat {
    PictureFormat { width, height, rate: RATE as u32, coding: PictureCoding::Plain }
}

fn draw(stage: &Stage, size: (u32, u32)) -> (Option<usize>, Arc<Scene>) {
    let sitter = stage.presented.and_then(|index| stage.sitters.get(index));
    (stage.presented, drawn(sitter, size))
}

/// The scene of a sitter; drawn anew only when the last one was another, for the same person often comes before the camera again.
fn drawn(sitter: Option<&Sitter>, (width, height): (u32, u32)) -> Arc<Scene> {
    /// What was drawn last, with all that it depends on.
    type Last = (Sitter, (u32, u32), Arc<Scene>);
    static LAST: Mutex<Option<Last>> = Mutex::new(None);
    let Some(sitter) = sitter else { return Arc::new(Scene::new(None, width, height)) };
    if let Some((of, size, scene)) = &*LAST.lock().unwrap_or_else(PoisonError::into_inner)
        && of.is(sitter)
        && *size == (width, height)
    {
        return Arc::clone(scene);
    }
    let scene = Arc::new(match sitter {
        Sitter::Picture(picture) => Scene::new(Some(picture), width, height),
        // A test shows that the shipped ones are whole.
        Sitter::Shipped(person) => Scene::new(person.picture().ok().as_ref(), width, height),
    });
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some((sitter.clone(), (width, height), Arc::clone(&scene)));
    scene
}

impl Sitter {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Picture(one), Self::Picture(other)) => Arc::ptr_eq(one, other),
            (Self::Shipped(one), Self::Shipped(other)) => one.id == other.id,
            _ => false,
        }
    }
}
