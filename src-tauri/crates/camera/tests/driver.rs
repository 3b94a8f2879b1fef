//! The driver on whatever this machine has: with a camera it conforms, without one it says so.

use camera::NokhwaCamera;
use devices::{Camera, conformance};

#[test]
fn every_camera_of_this_machine_conforms() {
    let cameras = camera::list().unwrap();
    println!("{} cameras", cameras.len());
    for info in cameras {
        assert!(!info.simulated);
        conformance::camera(&mut NokhwaCamera::new(info));
    }
}

#[test]
fn a_camera_that_is_not_there_is_not_found_and_nothing_panics() {
    // No system numbers its cameras that high.
    let mut absent = NokhwaCamera::by_id("240");
    assert!(!absent.describe().simulated);
    conformance::camera_absent(&mut absent);
}
