//! The simulated iris camera conforms to its port, plays the faults it is told to, and its pictures are judged as what they are.

use devices::simulator::{IrisControls, Sight, SimulatedIrisCamera};
use devices::{DeviceError, IrisCamera, IrisFrame, StepPace, WORKING_RANGE_MM, conformance};
use enrollment::Eye;
use iris::{Finding, Image, examine};

fn camera(seed: u64) -> (SimulatedIrisCamera, IrisControls) {
    let camera = SimulatedIrisCamera::new(seed, Box::new(StepPace::new()));
    let controls = camera.controls();
    (camera, controls)
}

fn judge(frame: &IrisFrame, eye: Eye) -> Finding {
    let image = frame.eye(eye);
    examine(&Image::new(image.width, image.height, image.gray.clone()).unwrap()).finding
}

/// The frame after the person has come to their place.
fn settled(camera: &mut SimulatedIrisCamera) -> IrisFrame {
    camera.stop();
    camera.start().unwrap();
    (0..9).map(|_| camera.frame().unwrap()).last().unwrap()
}

#[test]
fn it_conforms() {
    conformance::iris_camera(&mut camera(1).0);
    let (mut absent, controls) = camera(1);
    controls.unplug();
    conformance::iris_camera_absent(&mut absent);
}

#[test]
fn a_person_comes_near_and_both_eyes_get_good() {
    let (mut camera, _) = camera(3);
    camera.start().unwrap();
    let first = camera.frame().unwrap();
    assert!(first.distance_mm.unwrap() > *WORKING_RANGE_MM.end());
    assert_ne!(judge(&first, Eye::Right), Finding::Good);
    let last = settled(&mut camera);
    assert!(WORKING_RANGE_MM.contains(&last.distance_mm.unwrap()), "{last:?}");
    assert_eq!((judge(&last, Eye::Right), judge(&last, Eye::Left)), (Finding::Good, Finding::Good));
    assert_ne!(last.right.gray, last.left.gray);
}

#[test]
fn what_people_do_wrong_is_seen() {
    let (mut camera, controls) = camera(4);
    for (sight, expected) in [
        (Sight::TooFar, [Finding::TooFar, Finding::Blurred]),
        (Sight::TooNear, [Finding::TooNear, Finding::NoEye]),
        (Sight::Squinting, [Finding::Covered, Finding::NoEye]),
        (Sight::Closed, [Finding::NoEye, Finding::NoEye]),
        (Sight::Moving, [Finding::Blurred, Finding::Blurred]),
        (Sight::Aside, [Finding::NotCentered, Finding::NotCentered]),
        (Sight::Nobody, [Finding::NoEye, Finding::NoEye]),
    ] {
        controls.next(sight);
        let frame = settled(&mut camera);
        for eye in Eye::ALL {
            let finding = judge(&frame, eye);
            assert!(expected.contains(&finding), "{sight:?}: {finding:?}");
        }
        assert_eq!(frame.distance_mm.is_none(), sight == Sight::Nobody);
    }
    controls.lacks(&[Eye::Left]);
    let frame = settled(&mut camera);
    assert_eq!((judge(&frame, Eye::Right), judge(&frame, Eye::Left)), (Finding::Good, Finding::NoEye));
}

#[test]
fn unplugged_or_held_by_another_program_it_says_so_and_comes_back() {
    let (mut camera, controls) = camera(5);
    controls.unplug_at(2);
    camera.start().unwrap();
    assert_eq!(std::iter::from_fn(|| camera.frame().ok()).count(), 2);
    assert_eq!(camera.start(), Err(DeviceError::NotFound));
    controls.plug();
    controls.hold(Some("another program"));
    assert_eq!(camera.start(), Err(DeviceError::Busy { by: Some("another program".into()) }));
    controls.hold(None);
    camera.start().unwrap();
    camera.frame().unwrap();
}

#[test]
fn it_says_that_it_is_simulated_and_shows_no_iris_in_debug_output() {
    let (mut camera, _) = camera(6);
    assert!(camera.describe().simulated);
    camera.start().unwrap();
    let text = format!("{:?}", camera.frame().unwrap());
    assert!(text.contains("[redacted]") && text.len() < 200, "{text}");
}
