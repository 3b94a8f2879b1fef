//! The devices of this computer: real drivers always, simulators beside them in practice alone.

use crate::presenter::Seat;
use devices::simulator::{SimulatedCamera, SimulatedIrisCamera, SimulatedReaders, SimulatedScanner};
use devices::{Camera, CardReaders, FingerprintScanner, IrisCamera, RealPace};
use fingerprint_scanner::{HelperProgram, LibfprintScanner};
use std::path::PathBuf;

/// What was found, the preferred device of each kind first.
pub(crate) struct DevicesHere {
    pub(crate) cameras: Vec<Box<dyn Camera>>,
    pub(crate) scanners: Vec<Box<dyn FingerprintScanner>>,
    pub(crate) iris_cameras: Vec<Box<dyn IrisCamera>>,
    pub(crate) readers: Box<dyn CardReaders>,
    /// Practice only: what seats people before the simulators.
    pub(crate) seat: Option<Seat>,
}

/// Looks for devices, for each kind at the same time: each may take seconds to answer, and none knows of the others. In practice the simulators come first: practice is for people, not for the camera on the desk.
///
/// `with_iris`: whether an iris camera belongs to this station.
pub(crate) fn find(practice: bool, with_iris: bool) -> DevicesHere {
    let mut cameras: Vec<Box<dyn Camera>> = Vec::new();
    let mut scanners: Vec<Box<dyn FingerprintScanner>> = Vec::new();
    // No driver for an iris camera is known on any system yet: a real post has none, and says so in every application.
    let mut iris_cameras: Vec<Box<dyn IrisCamera>> = Vec::new();
    let seat = practice.then(|| {
        let camera = SimulatedCamera::practice(Box::new(RealPace::new()));
        let scanner = SimulatedScanner::new(0, Box::new(RealPace::new()));
        let iris_camera = SimulatedIrisCamera::new(0, Box::new(RealPace::new()));
        let seat = Seat { camera: camera.controls(), scanner: scanner.controls(), iris_camera: iris_camera.controls() };
        if with_iris {
            iris_cameras.push(Box::new(iris_camera));
        }
        cameras.push(Box::new(camera));
        scanners.push(Box::new(scanner));
        seat
    });
    let helper = HelperProgram::at(helper());
    let (found_cameras, found_scanners, readers) = std::thread::scope(|scope| {
        let cameras = scope.spawn(|| camera::list().unwrap_or_default());
        let scanners = scope.spawn(|| fingerprint_scanner::list(&helper).unwrap_or_default());
        // A driver that panics counts as one that found nothing.
        let readers = readers(practice);
        (cameras.join().unwrap_or_default(), scanners.join().unwrap_or_default(), readers)
    });
    // No camera, or a system without any camera service, is an empty list here; the doctor says which.
    cameras.extend(found_cameras.into_iter().map(|info| Box::new(camera::NokhwaCamera::new(info)) as Box<dyn Camera>));
    // Without a signed profile the resolution is the driver's own word, and an unknown one is refused as an enrollment sample.
    scanners.extend(found_scanners.into_iter().map(|device| Box::new(LibfprintScanner::new(helper.clone(), device, None)) as Box<dyn FingerprintScanner>));
    DevicesHere { cameras, scanners, iris_cameras, readers, seat }
}

fn readers(practice: bool) -> Box<dyn CardReaders> {
    if simulated_readers(practice) { Box::new(SimulatedReaders::with("Practice reader")) } else { Box::new(smartcard::PcscReaders) }
}

/// Readers are simulated only where practice runs without any card service.
fn simulated_readers(practice: bool) -> bool {
    practice && smartcard::PcscReaders.list().is_err()
}

/// The fingerprint helper: beside the program in the checkout, in its own folder in the installed package.
fn helper() -> PathBuf {
    let name = format!("thu-nhan-fprint{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().ok();
    let beside = here.iter().flat_map(|path| path.ancestors().skip(1).take(2)).map(|folder| folder.join(&name));
    let installed = here.iter().filter_map(|path| path.parent()?.parent()).map(|prefix| prefix.join("lib/thu-nhan").join(&name));
    beside.chain(installed).find(|path| path.is_file()).unwrap_or_else(|| PathBuf::from(&name))
}
