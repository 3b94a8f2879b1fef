use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Area, DeviceError, Displays, TouchDevice, TouchDevices, TouchKind, Turn};

use super::SimulatedDisplays;

/// Touch devices that are only said to be there, on a desktop of simulated screens. Clones share them.
#[derive(Clone, Debug)]
pub struct SimulatedTouch {
    displays: SimulatedDisplays,
    devices: Arc<Mutex<Vec<TouchDevice>>>,
    placed: Arc<Mutex<BTreeMap<String, Area>>>,
}

impl SimulatedTouch {
    /// One touch screen, on a desktop of these screens.
    pub fn on(displays: &SimulatedDisplays) -> Self {
        let touch = Self { displays: displays.clone(), devices: Arc::default(), placed: Arc::default() };
        touch.plug("Simulated touch", TouchKind::Finger);
        touch
    }

    /// Plugs a device in; one of that name that was there is there anew, and falls on the whole desktop again.
    pub fn plug(&self, name: &str, kind: TouchKind) {
        self.unplug(name);
        lock(&self.devices).push(TouchDevice { id: name.to_owned(), name: name.to_owned(), kind, simulated: true });
    }

    /// Plugs a device out.
    pub fn unplug(&self, name: &str) {
        lock(&self.devices).retain(|device| device.name != name);
        lock(&self.placed).remove(name);
    }

    fn known(&self, id: &str) -> Result<(), DeviceError> {
        if lock(&self.devices).iter().any(|device| device.id == id) { Ok(()) } else { Err(DeviceError::NotFound) }
    }

    fn desktop(&self) -> Result<Area, DeviceError> {
        let screens = self.displays.list()?;
        let edge = |far: fn(&Area) -> i64| screens.iter().map(|screen| far(&screen.area)).max().unwrap_or_default();
        let size = |edge: i64| u32::try_from(edge).unwrap_or_default();
        let (right, lower) = (edge(|area| i64::from(area.x) + i64::from(area.width)), edge(|area| i64::from(area.y) + i64::from(area.height)));
        Ok(Area { x: 0, y: 0, width: size(right), height: size(lower) })
    }
}

fn lock<Held>(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl TouchDevices for SimulatedTouch {
    fn list(&self) -> Result<Vec<TouchDevice>, DeviceError> {
        Ok(lock(&self.devices).clone())
    }

    fn area(&self, id: &str) -> Result<Area, DeviceError> {
        self.known(id)?;
        let placed = lock(&self.placed).get(id).copied();
        placed.map_or_else(|| self.desktop(), Ok)
    }

    fn place(&self, id: &str, on: Option<(Area, Turn)>) -> Result<(), DeviceError> {
        self.known(id)?;
        match on {
            Some((area, _)) => lock(&self.placed).insert(id.to_owned(), area),
            None => lock(&self.placed).remove(id),
        };
        Ok(())
    }
}
