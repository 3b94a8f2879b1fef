//! In which format a camera gives its frames: chosen in the technician's panel, remembered, and never a reason to have no picture.

use std::time::{Duration, Instant};

use devices::simulator::SimulatedCamera;
use devices::{Camera, DeviceError, DeviceInfo, Frame, PictureFormat, RealPace};
use enrollment::ApplicationId;
use portrait::Rgb;
use station::{CameraSeen, Window};
use synthetic::Case;

use crate::portraits::Named;
use crate::post::{Post, Run, refused, resident};

const SMALL: &str = "640x480@30 plain";

fn practice() -> SimulatedCamera {
    SimulatedCamera::practice(Box::new(RealPace::new()))
}

fn seen(run: &Run) -> Vec<CameraSeen> {
    run.station.examine().cameras
}

/// Rows of the live picture; it is not enlarged, and shrunk only from more than 720.
fn rows(run: &Run, id: &ApplicationId) -> u32 {
    run.station.start_camera(id).expect("started");
    let began = Instant::now();
    let jpeg = loop {
        match run.station.image(Window::Desk, "preview/face") {
            Some((_, jpeg)) => break jpeg,
            None => assert!(began.elapsed() < Duration::from_secs(60), "a frame"),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    run.station.stop_camera().expect("stopped");
    Rgb::decode(&jpeg).expect("a picture").height()
}

#[test]
fn a_chosen_format_is_used_remembered_for_that_camera_and_left_to_the_camera_again() {
    let post = Post::new();
    let start = || {
        let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(practice())]);
        run.sign_in("lan");
        run
    };
    let run = start();
    let id = run.open(resident(Case::FirstCard));
    let camera = seen(&run)[0].device.id.clone();
    refused(run.station.choose_camera_format(&camera, Some(SMALL)), "formatNotThere");
    assert!(seen(&run)[0].formats.is_empty(), "nobody has asked yet");

    let asked = run.station.ask_camera_formats().expect("asked");
    assert_eq!(asked.cameras[0].formats.iter().map(PictureFormat::id).collect::<Vec<_>>(), ["960x720@30 plain", SMALL]);
    refused(run.station.choose_camera_format("another", Some(SMALL)), "cameraNotThere");
    refused(run.station.choose_camera_format(&camera, Some("1x1@1 plain")), "formatNotThere");
    assert_eq!(rows(&run, &id), 720);

    let chosen = run.station.choose_camera_format(&camera, Some(SMALL)).expect("chosen");
    assert_eq!(chosen.cameras[0].chosen.map(|format| format.id()).as_deref(), Some(SMALL));
    assert_eq!(rows(&run, &id), 480);
    run.station.close();
    drop(run);

    let run = start();
    assert_eq!(rows(&run, &id), 480, "also after a start, and before anybody asks");
    run.station.choose_camera_format(&camera, None).expect("left to it");
    assert_eq!(rows(&run, &id), 720);
}

/// Gives frames only in its own format, whatever it offers: the socket does not carry the others.
struct OnAWeakSocket(SimulatedCamera, Option<PictureFormat>);

impl Camera for OnAWeakSocket {
    fn describe(&self) -> DeviceInfo {
        self.0.describe()
    }

    fn formats(&self) -> Vec<PictureFormat> {
        self.0.formats()
    }

    fn choose_format(&mut self, format: Option<PictureFormat>) {
        self.1 = format;
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        match self.1 {
            Some(_) => Err(DeviceError::Failed { detail: "no space left on device".into() }),
            None => self.0.start(),
        }
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        self.0.frame()
    }

    fn stop(&mut self) {
        self.0.stop();
    }
}

#[test]
fn a_format_that_the_socket_does_not_carry_is_no_reason_to_have_no_picture() {
    let post = Post::new();
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(OnAWeakSocket(practice(), None))]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let camera = run.station.ask_camera_formats().expect("asked").cameras[0].device.id.clone();
    run.station.choose_camera_format(&camera, Some(SMALL)).expect("chosen");
    assert_eq!(rows(&run, &id), 720);
}

#[test]
fn a_technician_chooses_which_camera_is_used_first_and_nobody_does_who_is_signed_out() {
    let post = Post::new();
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(practice()), Box::new(Named("other", practice()))]);
    refused(run.station.choose_camera("other"), "signedOut");
    run.sign_in("tam");
    let first = |run: &Run| seen(run).into_iter().find(|camera| camera.first).map(|camera| camera.device.id);
    assert_ne!(first(&run).as_deref(), Some("other"));
    refused(run.station.choose_camera("a third one"), "cameraNotThere");
    run.station.choose_camera("other").expect("chosen");
    assert_eq!(first(&run).as_deref(), Some("other"));
}
