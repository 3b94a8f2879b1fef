//! What is plugged into this computer: looked for with the drivers that list devices without opening them.

use crate::SystemClock;
use crate::scanner_profiles::ScannerProfiles;
use devices::{Camera, Clock as _, DeviceError, DeviceInfo, DeviceKind, FingerprintScanner, LoopbackHttp};
use fingerprint_scanner::{HelperProgram, LibfprintScanner};
use package::Trust;
use sbi::{Makers, SbiCamera, SbiDevice, SbiScanner, Takes};
use station::{DeviceFinder, FoundDevices, RefusedDevice};
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::sync::atomic::{AtomicBool, Ordering};

/// Lists cameras and scanners, and reads the profiles of the latter.
pub(crate) struct PluggedDevices {
    data: PathBuf,
    trust: Trust,
    helper: HelperProgram,
    /// `None` when the system gives no network at all.
    loopback: Option<Arc<dyn LoopbackHttp>>,
    service_ports: RangeInclusive<u16>,
    /// Cameras with a service, as last seen: services are left alone while one waits for fingers.
    service_cameras: Mutex<Vec<SbiDevice>>,
    /// The system's cameras, as last listed.
    system_cameras: Mutex<Vec<DeviceInfo>>,
    /// There is no libfprint on this system: asked once.
    without_libfprint: AtomicBool,
}

impl PluggedDevices {
    /// `fingerprint_helper`: the helper around libfprint, where it is not the one that came with this program.
    pub(crate) fn new(data: &Path, trust: Trust, service_ports: RangeInclusive<u16>, fingerprint_helper: Option<PathBuf>) -> Self {
        let loopback = match uplink::LoopbackClient::new() {
            Ok(client) => Some(Arc::new(client) as Arc<dyn LoopbackHttp>),
            Err(why) => {
                tracing::warn!(%why, "services of devices cannot be asked");
                None
            }
        };
        Self {
            data: data.to_path_buf(),
            trust,
            helper: HelperProgram::at(fingerprint_helper.unwrap_or_else(helper)),
            loopback,
            service_ports,
            service_cameras: Mutex::default(),
            system_cameras: Mutex::default(),
            without_libfprint: AtomicBool::new(false),
        }
    }

    /// Scanners with a service of their own, and the devices with one that are not believed. Their cameras are remembered.
    fn services(&self, makers: &Arc<Makers>) -> (Vec<Box<dyn FingerprintScanner>>, Vec<RefusedDevice>) {
        let Some(loopback) = &self.loopback else { return (Vec::new(), Vec::new()) };
        let found = sbi::find(loopback.as_ref(), self.service_ports.clone(), makers, SystemClock.now());
        let (cameras, scanners): (Vec<_>, Vec<_>) = found.devices.into_iter().partition(|device| device.takes == Takes::Face);
        *self.service_cameras.lock().unwrap_or_else(PoisonError::into_inner) = cameras;
        let scanner = |device| {
            let (http, clock, makers) = (Arc::clone(loopback), Arc::new(SystemClock), Arc::clone(makers));
            Box::new(SbiScanner::new(http, clock, makers, device, self.service_ports.clone())) as Box<dyn FingerprintScanner>
        };
        let refused = found.refused.into_iter().map(|refused| RefusedDevice { name: format!("SBI 127.0.0.1:{}", refused.port), kind: None, why: refused.why });
        (scanners.into_iter().map(scanner).collect(), refused.collect())
    }

    /// Cameras with a service of their own, as they were last seen.
    fn service_cameras(&self, makers: &Arc<Makers>) -> Vec<Box<dyn Camera>> {
        let Some(loopback) = &self.loopback else { return Vec::new() };
        let known = self.service_cameras.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let camera = |device| {
            let (http, clock, makers) = (Arc::clone(loopback), Arc::new(SystemClock), Arc::clone(makers));
            Box::new(SbiCamera::new(http, clock, makers, device, self.service_ports.clone())) as Box<dyn Camera>
        };
        known.into_iter().map(camera).collect()
    }

    /// The system's cameras; where they could not be listed, those of the last time.
    fn system_cameras(&self, listed: Option<Vec<DeviceInfo>>) -> Vec<Box<dyn Camera>> {
        let mut known = self.system_cameras.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listed) = listed {
            *known = listed;
        }
        known.iter().map(|info| Box::new(camera::NokhwaCamera::new(info.clone())) as Box<dyn Camera>).collect()
    }

    /// Scanners behind the helper; and, for the technician, the helper itself when it does not do its work: it hides what it alone knows of,
    /// and nothing else.
    fn helped(&self, profiles: &ScannerProfiles) -> (Vec<Box<dyn FingerprintScanner>>, Option<RefusedDevice>) {
        let listed = if self.without_libfprint.load(Ordering::Acquire) { Ok(Vec::new()) } else { fingerprint_scanner::list(&self.helper) };
        let devices = match listed {
            Ok(devices) => devices,
            Err(DeviceError::Unsupported { .. }) => {
                self.without_libfprint.store(true, Ordering::Release);
                Vec::new()
            }
            // Not installed here: nobody counts on it.
            Err(DeviceError::ServiceAbsent { .. }) => Vec::new(),
            Err(why) => {
                tracing::warn!(code = why.code(), "scanners could not be listed");
                let why = DeviceError::ServiceAbsent { service: "thu-nhan-fprint" };
                return (Vec::new(), Some(RefusedDevice { name: "libfprint".to_owned(), kind: Some(DeviceKind::FingerprintScanner), why }));
            }
        };
        // Without a signed profile the resolution is the driver's own word, and an unknown one is refused as an enrollment sample.
        let with_profile = |device| {
            let profile = profiles.of(&device);
            Box::new(LibfprintScanner::new(self.helper.clone(), device, profile)) as Box<dyn FingerprintScanner>
        };
        (devices.into_iter().map(with_profile).collect(), None)
    }
}

impl DeviceFinder for PluggedDevices {
    /// Each kind at the same time: each may take seconds to answer, and none knows of the others.
    fn find(&self, scanners: bool) -> FoundDevices {
        let profiles = ScannerProfiles::read(&self.data, &self.trust, SystemClock.now());
        let makers = Arc::new(profiles.makers());
        let (cameras, scanners) = std::thread::scope(|scope| {
            let cameras = scope.spawn(cameras);
            let services = scanners.then(|| scope.spawn(|| self.services(&makers)));
            let helped = scanners.then(|| self.helped(&profiles));
            // A driver that panics counts as one that found nothing.
            let services = services.map(|services| services.join().unwrap_or_default());
            (cameras.join().unwrap_or_default(), services.zip(helped))
        });
        // Both or neither were looked for. Those with a service come first.
        let (scanners, refused) = scanners.map(|((mut scanners, mut refused), (helped, broken))| {
            scanners.extend(helped);
            refused.extend(broken);
            (scanners, refused)
        }).unzip();
        let mut with_service = self.service_cameras(&makers);
        with_service.extend(self.system_cameras(cameras));
        let cameras = Some(with_service);
        FoundDevices { cameras, scanners, refused, profiles: Some(profiles.seen()) }
    }
}

/// No camera, or a system without any camera service, is an empty list; the doctor says which. `None` when it could not be looked.
fn cameras() -> Option<Vec<DeviceInfo>> {
    match camera::list() {
        Ok(found) => Some(found),
        Err(why) => {
            tracing::warn!(code = why.code(), "cameras could not be listed");
            None
        }
    }
}

/// What the kernel says is plugged in, so that nobody asks the drivers while nothing has changed; `None` where it cannot be asked.
pub(crate) fn sockets() -> Option<Vec<OsString>> {
    let names = |folder: &str| Some(std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name()).collect::<Vec<_>>());
    let mut found = names("/sys/bus/usb/devices")?;
    found.extend(names("/dev")?.into_iter().filter(|name| name.to_string_lossy().starts_with("video")));
    found.sort();
    Some(found)
}

/// The fingerprint helper: beside the program in the checkout, in its own folder in the installed package.
fn helper() -> PathBuf {
    let name = format!("thu-nhan-fprint{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().ok();
    let beside = here.iter().flat_map(|path| path.ancestors().skip(1).take(2)).map(|folder| folder.join(&name));
    let installed = here.iter().filter_map(|path| path.parent()?.parent()).map(|prefix| prefix.join("lib/thu-nhan").join(&name));
    beside.chain(installed).find(|path| path.is_file()).unwrap_or_else(|| PathBuf::from(&name))
}
