//! What is plugged in and pulled while the station runs: cameras and fingerprint scanners come and go without a restart.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use devices::{Camera, DeviceError, DeviceKind, FingerprintScanner};

use crate::{ProfileSeen, Station, Topic};

/// How old a look may be before a panel that is read asks for another.
const FRESH: Duration = Duration::from_secs(3);

/// Looks which cameras and scanners are plugged in. Nothing is opened by looking, least of all what is in use.
pub trait DeviceFinder: Send + Sync {
    /// What is there now. `scanners` is false while one waits for a finger, or a service shows a live picture: then they and all services
    /// are left alone.
    fn find(&self, scanners: bool) -> FoundDevices;
}

/// What a look found; `None` is what could not be looked for, and stays as it was.
#[derive(Default)]
pub struct FoundDevices {
    /// Cameras, the preferred one first; none of them open.
    pub cameras: Option<Vec<Box<dyn Camera>>>,
    /// Fingerprint scanners, the preferred one first; none of them open.
    pub scanners: Option<Vec<Box<dyn FingerprintScanner>>>,
    /// Devices that answer and are not worked with.
    pub refused: Option<Vec<RefusedDevice>>,
    /// The signed profiles of scanners, believed or not.
    pub profiles: Option<Vec<ProfileSeen>>,
}

/// A device that answers and is not worked with.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedDevice {
    /// How a technician finds it.
    pub name: String,
    /// What it is, where that is known without believing it.
    pub kind: Option<DeviceKind>,
    /// Why.
    pub why: DeviceError,
}

/// The finder, and when it looked.
pub(crate) struct Plugging {
    finder: Option<Box<dyn DeviceFinder>>,
    /// One look at a time; holds when the last one ended.
    looked: Mutex<Option<Instant>>,
    wanted: AtomicBool,
    /// The last look left scanners and services alone.
    owed: AtomicBool,
    profiles: Mutex<Vec<ProfileSeen>>,
    refused: Mutex<Vec<RefusedDevice>>,
    /// Scanners that say they cannot work just now, by id.
    troubled_scanners: Mutex<Vec<(String, DeviceError)>>,
    /// Cameras that do.
    troubled_cameras: Mutex<Vec<(String, DeviceError)>>,
}

impl Plugging {
    pub(crate) fn new(finder: Option<Box<dyn DeviceFinder>>) -> Self {
        let (wanted, owed) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { finder, looked: Mutex::default(), wanted, owed, profiles: Mutex::default(), refused: Mutex::default(), troubled_scanners: Mutex::default(), troubled_cameras: Mutex::default() }
    }

    pub(crate) fn profiles(&self) -> Vec<ProfileSeen> {
        lock(&self.profiles).clone()
    }

    pub(crate) fn refused(&self) -> Vec<RefusedDevice> {
        lock(&self.refused).clone()
    }

    /// What a camera said at the last look that keeps it from working.
    pub(crate) fn trouble_of_camera(&self, id: &str) -> Option<DeviceError> {
        lock(&self.troubled_cameras).iter().find(|(known, _)| known == id).map(|(_, why)| why.clone())
    }

    /// What a scanner said at the last look that keeps it from working.
    pub(crate) fn trouble_of_scanner(&self, id: &str) -> Option<DeviceError> {
        lock(&self.troubled_scanners).iter().find(|(known, _)| known == id).map(|(_, why)| why.clone())
    }
}

impl Station {
    /// Looks what is plugged in now, and tells who is interested when something has changed. Takes seconds with some drivers: for a
    /// thread of its own, or for somebody who has no device at all otherwise.
    pub fn look_for_devices(&self) {
        let Some(finder) = &self.plugging.finder else { return };
        let mut looked = lock(&self.plugging.looked);
        let alone = self.services_are_at_work();
        let found = finder.find(!alone);
        self.plugging.owed.store(alone, Ordering::Release);
        let changed = self.take_found(found);
        *looked = Some(Instant::now());
        drop(looked);
        if changed {
            for topic in [Topic::Doctor, Topic::Preview, Topic::Day] {
                self.tell(topic);
            }
        }
    }

    /// Whether somebody has asked for a look since this was asked last, or one is owed to those that were left alone at work.
    pub fn wants_look(&self) -> bool {
        let owed = !self.services_are_at_work() && self.plugging.owed.swap(false, Ordering::AcqRel);
        self.plugging.wanted.swap(false, Ordering::AcqRel) || owed
    }

    /// Whether somebody is asked for fingers just now, or a camera with a service of its own runs: then scanners and services are left alone.
    pub fn services_are_at_work(&self) -> bool {
        self.fingers.turns().is_busy() || self.preview.is_busy_with_service()
    }

    /// Whether a device is known that cannot work yet and may be able to without anything being plugged in.
    pub fn has_device_to_come(&self) -> bool {
        let by_waiting = |why: &DeviceError| {
            matches!(why, DeviceError::NotReady | DeviceError::Busy { .. } | DeviceError::TimedOut | DeviceError::NotFound | DeviceError::Unplugged)
        };
        let troubled = [&self.plugging.troubled_scanners, &self.plugging.troubled_cameras];
        troubled.into_iter().any(|troubled| !lock(troubled).is_empty()) || lock(&self.plugging.refused).iter().any(|refused| by_waiting(&refused.why))
    }

    /// Asks for a look without waiting for it, unless there was one just now.
    pub(crate) fn ask_for_look(&self) {
        // Locked: somebody is looking.
        let stale = self.plugging.looked.try_lock().is_ok_and(|looked| looked.is_none_or(|looked| looked.elapsed() > FRESH));
        if stale {
            self.plugging.wanted.store(true, Ordering::Release);
        }
    }

    /// Puts into place what a look found; whether that changed anything.
    pub(crate) fn take_found(&self, found: FoundDevices) -> bool {
        let mut troubled = found.cameras.as_ref().is_some_and(|cameras| {
            let trouble = |camera: &dyn Camera| Some((camera.describe().id, camera.trouble()?));
            replace(&self.plugging.troubled_cameras, cameras.iter().filter_map(|camera| trouble(camera.as_ref())).collect())
        });
        let cameras = found.cameras.is_some_and(|cameras| self.preview.plug(cameras));
        troubled |= found.scanners.as_ref().is_some_and(|scanners| {
            let trouble = |scanner: &dyn FingerprintScanner| Some((scanner.describe().device.id, scanner.trouble()?));
            replace(&self.plugging.troubled_scanners, scanners.iter().filter_map(|scanner| trouble(scanner.as_ref())).collect())
        });
        let scanners = found.scanners.is_some_and(|scanners| self.fingers.plug(scanners));
        let refused = found.refused.is_some_and(|refused| replace(&self.plugging.refused, refused));
        let profiles = found.profiles.is_some_and(|profiles| replace(&self.plugging.profiles, profiles));
        cameras || scanners || troubled || refused || profiles
    }
}

/// What a look found, until it can be put into place without moving a device that is in use.
pub(crate) struct Waiting<D: ?Sized, I> {
    found: Option<Vec<Box<D>>>,
    /// What was pulled meanwhile: plugged in again it is opened anew.
    gone: Vec<I>,
}

impl<D: ?Sized, I> Default for Waiting<D, I> {
    fn default() -> Self {
        Self { found: None, gone: Vec::new() }
    }
}

impl<D: ?Sized, I: PartialEq + Clone> Waiting<D, I> {
    /// Takes note of what is there, by what is known (the first `fixed` devices never leave); what is new, or `None` if nothing changed.
    pub(crate) fn note(&mut self, known: &mut Vec<I>, fixed: usize, found: Vec<Box<D>>, info: impl Fn(&D) -> I) -> Option<Vec<I>> {
        let before = known.split_off(fixed.min(known.len()));
        let now: Vec<I> = found.iter().map(|device| info(device)).collect();
        known.extend(now.iter().cloned());
        if now == before {
            return None;
        }
        self.gone.extend(before.iter().filter(|one| !now.contains(one)).cloned());
        self.found = Some(found);
        Some(now.into_iter().filter(|one| !before.contains(one)).collect())
    }

    /// Puts it behind the devices that never leave, and keeps those that stayed plugged in: they may be open. What is gone is given back,
    /// to be dropped where nobody waits for it.
    pub(crate) fn put_into(&mut self, held: &mut Vec<Box<D>>, fixed: usize, info: impl Fn(&D) -> I) -> Vec<Box<D>> {
        let Some(found) = self.found.take() else { return Vec::new() };
        let mut before = held.split_off(fixed.min(held.len()));
        for device in found {
            let stayed = !self.gone.contains(&info(&device));
            let place = before.iter().position(|one| stayed && info(one) == info(&device));
            held.push(place.map_or(device, |place| before.swap_remove(place)));
        }
        self.gone.clear();
        before
    }
}

/// Whether that changed anything.
fn replace<T: PartialEq>(known: &Mutex<T>, found: T) -> bool {
    let mut known = lock(known);
    let changed = *known != found;
    *known = found;
    changed
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
