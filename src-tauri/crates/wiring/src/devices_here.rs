//! The devices of this computer: real drivers always, simulators beside them in practice alone.

use crate::plugged::PluggedDevices;
use crate::presenter::Seat;
use crate::replay_folder::ReplayFolder;
use devices::simulator::{SimulatedCamera, SimulatedIrisCamera, SimulatedReaders, SimulatedScanner};
use devices::{Camera, CardReaders, FingerprintScanner, IrisCamera, RealPace};
use station::{DeviceFinder as _, FoundDevices};

/// What was found, the preferred device of each kind first.
pub(crate) struct DevicesHere {
    /// Simulators: they never leave.
    pub(crate) cameras: Vec<Box<dyn Camera>>,
    pub(crate) scanners: Vec<Box<dyn FingerprintScanner>>,
    pub(crate) iris_cameras: Vec<Box<dyn IrisCamera>>,
    pub(crate) readers: Box<dyn CardReaders>,
    /// What is plugged in.
    pub(crate) found: FoundDevices,
    /// Practice only: what seats people before the simulators.
    pub(crate) seat: Option<Seat>,
}

/// Looks for devices. In practice the simulators come first: practice is for people, not for the camera on the desk.
///
/// `with_iris`: whether an iris camera belongs to this station. `replay`: what takes the place of drawn people in practice.
pub(crate) fn find(practice: bool, with_iris: bool, replay: &ReplayFolder, finder: &PluggedDevices) -> DevicesHere {
    let mut cameras: Vec<Box<dyn Camera>> = Vec::new();
    let mut scanners: Vec<Box<dyn FingerprintScanner>> = Vec::new();
    // No driver for an iris camera is known on any system yet: a real post has none, and says so in every application.
    let mut iris_cameras: Vec<Box<dyn IrisCamera>> = Vec::new();
    let seat = practice.then(|| {
        let camera = replay.camera().unwrap_or_else(|| SimulatedCamera::practice(Box::new(RealPace::new())));
        let scanner = SimulatedScanner::new(0, Box::new(RealPace::new())).replaying(replay.slaps());
        let iris_camera = SimulatedIrisCamera::new(0, Box::new(RealPace::new()));
        let seat = Seat { camera: camera.controls(), scanner: scanner.controls(), iris_camera: iris_camera.controls() };
        if with_iris {
            iris_cameras.push(Box::new(iris_camera));
        }
        cameras.push(Box::new(camera));
        scanners.push(Box::new(scanner));
        seat
    });
    let (found, readers) = std::thread::scope(|scope| {
        let found = scope.spawn(|| finder.find(true));
        let readers = readers(practice);
        (found.join().unwrap_or_default(), readers)
    });
    DevicesHere { cameras, scanners, iris_cameras, readers, found, seat }
}

fn readers(practice: bool) -> Box<dyn CardReaders> {
    if simulated_readers(practice) { Box::new(SimulatedReaders::with("Practice reader")) } else { Box::new(smartcard::PcscReaders) }
}

/// Readers are simulated only where practice runs without any card service.
fn simulated_readers(practice: bool) -> bool {
    practice && smartcard::PcscReaders.list().is_err()
}
