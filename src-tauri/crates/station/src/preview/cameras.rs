//! What is chosen of the cameras: which one, how it is mounted, in which format it gives its frames.

use std::collections::BTreeMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use devices::{Camera, DeviceError, DeviceInfo, PictureFormat};

use super::Preview;
use crate::Refusal;
use crate::camera_memory::CameraMemory;

/// What each camera offers, by its id.
pub(super) type Offered = BTreeMap<String, Vec<PictureFormat>>;

/// One camera, and what is chosen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraSeen {
    /// The camera.
    pub device: DeviceInfo,
    /// The one that is tried first.
    pub first: bool,
    /// The formats there are, the one it takes by itself first; empty, as long as it has not been open.
    pub formats: Vec<PictureFormat>,
    /// The one somebody chose and it offers; none: the first.
    pub chosen: Option<PictureFormat>,
}

impl Preview {
    /// Opens a camera in the format chosen for it, and takes note of what it offers. What the socket does not carry today is no reason to do
    /// without a picture: then it takes its own.
    pub(super) fn open(&self, camera: &mut dyn Camera) -> Result<(), DeviceError> {
        let id = camera.describe().id;
        let wish = self.memory().format(&id);
        camera.choose_format(wish);
        match camera.start() {
            Err(DeviceError::Failed { .. }) if wish.is_some() => {
                camera.choose_format(None);
                camera.start()?;
            }
            started => started?,
        }
        self.offered().insert(id, camera.formats());
        Ok(())
    }

    fn offered(&self) -> MutexGuard<'_, Offered> {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The cameras there are, and what is chosen of each.
    pub(crate) fn cameras_seen(&self) -> Vec<CameraSeen> {
        let (known, memory) = (self.devices(), self.memory());
        let first = memory.order(&known).first().copied();
        let seen = known.into_iter().enumerate().map(|(place, device)| {
            let formats = self.offered().get(&device.id).cloned().unwrap_or_default();
            let chosen = memory.format(&device.id).filter(|chosen| formats.contains(chosen));
            CameraSeen { first: Some(place) == first, formats, chosen, device }
        });
        seen.collect()
    }

    /// Opens each camera for a moment whose formats are not known yet. One that does not open says nothing here: it is said where it is
    /// needed. While a camera runs, nothing is asked.
    pub(crate) fn ask_formats(&self) {
        let _opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_running() {
            return;
        }
        let mut cameras = self.cameras.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.waiting().put_into(&mut cameras, self.fixed, |camera| camera.describe()));
        for camera in cameras.iter_mut() {
            let known = self.offered().contains_key(&camera.describe().id);
            if !known && self.open(&mut **camera).is_ok() {
                camera.stop();
            }
        }
    }

    /// Chooses the camera that is tried first, once `keep` has made that durable, and closes the one that runs.
    pub(crate) fn choose(&self, camera: &str, keep: impl FnOnce(&CameraMemory) -> Result<(), Refusal>) -> Result<(), Refusal> {
        self.there(camera)?;
        self.change(|memory| memory.with_chosen(camera), keep)
    }

    /// Chooses a format of a camera, by its name, or leaves it to the camera; once `keep` has made that durable, the one that runs is closed.
    pub(crate) fn choose_format(
        &self,
        camera: &str,
        format: Option<&str>,
        keep: impl FnOnce(&CameraMemory) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.there(camera)?;
        let offered = self.offered().get(camera).cloned().unwrap_or_default();
        let found = |name: &str| offered.iter().find(|format| format.id() == name).copied().ok_or_else(|| Refusal::new("formatNotThere"));
        let format = format.map(found).transpose()?;
        self.change(|memory| memory.with_format(camera, format), keep)
    }

    fn there(&self, camera: &str) -> Result<(), Refusal> {
        let there = self.devices().iter().any(|device| device.id == camera);
        if there { Ok(()) } else { Err(Refusal::new("cameraNotThere")) }
    }

    fn change(
        &self,
        change: impl FnOnce(CameraMemory) -> CameraMemory,
        keep: impl FnOnce(&CameraMemory) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut memory = self.memory();
        let changed = change(memory.clone());
        keep(&changed)?;
        *memory = changed;
        drop(memory);
        self.stop();
        Ok(())
    }

    pub(super) fn memory(&self) -> MutexGuard<'_, CameraMemory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Turns the picture of the running camera by a quarter, once `keep` has made that durable; what was seen until then is forgotten.
    pub(crate) fn turn_on(&self, keep: impl FnOnce(&CameraMemory) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let off = || Refusal::new("cameraOff");
        let shared = self.run().as_ref().map(|run| Arc::clone(&run.shared)).ok_or_else(off)?;
        let camera = shared.shown().device.clone().ok_or_else(off)?;
        let mut memory = self.memory();
        let mounting = memory.mounting(&camera.id).turned_on();
        let changed = memory.clone().with_mounting(&camera.id, mounting);
        keep(&changed)?;
        *memory = changed;
        *shared.mounting() = mounting;
        let mut shown = shared.shown();
        (shown.frame, shown.coached) = (None, None);
        Ok(())
    }

    /// Chooses the camera after the one that runs, or that would, once `keep` has made that durable, and closes that one.
    pub(crate) fn choose_next(&self, keep: impl FnOnce(&CameraMemory) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let (known, now) = (self.devices(), self.report().device);
        let place = known.iter().position(|device| now.as_ref().is_some_and(|now| now.id == device.id));
        let next = known.get(place.map_or(0, |place| (place + 1) % known.len())).ok_or_else(|| Refusal::new("noCamera"))?;
        self.change(|memory| memory.with_chosen(&next.id), keep)
    }
}
