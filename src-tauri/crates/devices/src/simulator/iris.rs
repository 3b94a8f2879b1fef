use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use enrollment::Eye;

use super::eyes::{Eyes, Sight};
use crate::{DeviceError, DeviceInfo, DeviceKind, IrisCamera, IrisFrame, Pace};

/// Frames in a second.
const RATE: u64 = 6;

/// An iris camera before which a synthetic person sits down each time it starts.
pub struct SimulatedIrisCamera {
    controls: IrisControls,
    pace: Box<dyn Pace>,
    eyes: Option<(u64, Eyes)>,
    running: Option<Running>,
}

/// Plays the person on the chair and the cable; clones control the same camera.
#[derive(Clone)]
pub struct IrisControls(Arc<Mutex<Chair>>);

struct Chair {
    person: u64,
    lacking: Vec<Eye>,
    next: VecDeque<Sight>,
    plugged: bool,
    unplug_at: Option<u64>,
    busy: Option<String>,
}

struct Running {
    began: Duration,
    last: Option<u64>,
    sight: Sight,
}

impl SimulatedIrisCamera {
    /// A camera before which the person of this seed sits.
    pub fn new(person_seed: u64, pace: Box<dyn Pace>) -> Self {
        let chair = Chair { person: person_seed, lacking: Vec::new(), next: VecDeque::new(), plugged: true, unplug_at: None, busy: None };
        Self { controls: IrisControls(Arc::new(Mutex::new(chair))), pace, eyes: None, running: None }
    }

    /// The handle that plays what happens before and behind the camera.
    pub fn controls(&self) -> IrisControls {
        self.controls.clone()
    }
}

impl IrisControls {
    /// Another person sits down, with both eyes, and does as asked.
    pub fn present(&self, person_seed: u64) {
        let mut chair = self.chair();
        (chair.person, chair.lacking) = (person_seed, Vec::new());
        chair.next.clear();
    }

    /// Eyes this person cannot open, at every start.
    pub fn lacks(&self, eyes: &[Eye]) {
        self.chair().lacking = eyes.to_vec();
    }

    /// How the next start goes that has none yet; later ones are clean.
    pub fn next(&self, sight: Sight) {
        self.chair().next.push_back(sight);
    }

    /// Pulls the cable now.
    pub fn unplug(&self) {
        self.chair().plugged = false;
    }

    /// Pulls the cable when frame `sequence` is due.
    pub fn unplug_at(&self, sequence: u64) {
        self.chair().unplug_at = Some(sequence);
    }

    /// Plugs it in again.
    pub fn plug(&self) {
        let mut chair = self.chair();
        chair.plugged = true;
        chair.unplug_at = None;
    }

    /// Lets another program hold the camera (or let go of it, with `None`).
    pub fn hold(&self, by: Option<&str>) {
        self.chair().busy = by.map(str::to_owned);
    }

    fn chair(&self) -> MutexGuard<'_, Chair> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl IrisCamera for SimulatedIrisCamera {
    fn describe(&self) -> DeviceInfo {
        DeviceInfo {
            id: "simulated-iris-camera".into(),
            name: "Simulated iris camera".into(),
            simulated: true,
            kind: DeviceKind::IrisCamera,
        }
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        if self.running.is_some() {
            return Ok(());
        }
        let mut chair = self.controls.chair();
        if !chair.plugged {
            return Err(DeviceError::NotFound);
        }
        if chair.busy.is_some() {
            return Err(DeviceError::Busy { by: chair.busy.clone() });
        }
        let sight = chair.next.pop_front().unwrap_or(Sight::Clean);
        drop(chair);
        self.running = Some(Running { began: self.pace.elapsed(), last: None, sight });
        Ok(())
    }

    fn frame(&mut self) -> Result<IrisFrame, DeviceError> {
        let Some(running) = &mut self.running else {
            return Err(DeviceError::Failed { detail: "the iris camera was not started".into() });
        };
        let since = self.pace.elapsed().saturating_sub(running.began);
        let due_at = |sequence: u64| Duration::from_micros(sequence * 1_000_000 / RATE);
        // What nobody fetched in time is dropped: the newest frame that is due, or the next one.
        let newest = since.as_micros() as u64 * RATE / 1_000_000;
        let sequence = running.last.map_or(newest, |last| newest.max(last + 1));
        self.pace.pause(due_at(sequence).saturating_sub(since));
        let chair = self.controls.chair();
        if !chair.plugged || chair.unplug_at.is_some_and(|at| sequence >= at) {
            drop(chair);
            self.controls.unplug();
            self.running = None;
            return Err(DeviceError::Unplugged);
        }
        let (person, lacking) = (chair.person, chair.lacking.clone());
        drop(chair);
        running.last = Some(sequence);
        let eyes = match &mut self.eyes {
            Some((seed, eyes)) if *seed == person => eyes,
            other => &other.insert((person, Eyes::new(person))).1,
        };
        let ms = due_at(sequence).as_millis() as u64;
        let (right, left, distance_mm) = eyes.look(running.sight, &lacking, ms, sequence);
        Ok(IrisFrame { right, left, distance_mm, sequence })
    }

    fn stop(&mut self) {
        self.running = None;
    }
}
