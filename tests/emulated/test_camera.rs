//! The driver on `vivid`, the kernel's test camera.

use std::fs;
use std::time::Duration;

use camera::NokhwaCamera;
use devices::{Camera, DeviceError, PictureFormat, conformance};

use crate::machine::{Holder, SOCKET, Step, listed, name_sockets, test_camera, until};

pub(crate) const STEPS: &[Step] = &[
    ("cameras are listed by their socket, and nodes without pictures are left out", it_is_listed),
    ("the driver conforms, in each format that is offered", it_conforms),
    ("a camera that another program holds is named with that program, and opens when it is let go", it_is_held),
    ("a camera that is pulled out says so, and gives frames within two seconds of its return", it_is_pulled_out),
    ("ten thousand frames leave no memory and no file behind", it_leaks_nothing),
];

fn it_is_listed() {
    let cameras = camera::list().expect("listed");
    let nodes = fs::read_dir("/sys/class/video4linux").expect("the kernel's list").count();
    println!("{nodes} nodes, cameras: {cameras:?}");
    assert!(nodes > cameras.len(), "the machine was started with a node that gives no pictures");
    assert_eq!(cameras.iter().filter(|camera| camera.id == SOCKET).count(), 1);
    assert!(cameras.iter().all(|camera| !camera.simulated && !camera.name.contains("meta")));
}

fn it_conforms() {
    let mut camera = test_camera();
    conformance::camera(&mut camera);
    let formats = camera.formats();
    println!("formats: {}", formats.iter().map(PictureFormat::id).collect::<Vec<_>>().join(", "));
    // It gives 1920 × 1080 five times a second only, and 640 × 480 at 12.5 as well, which the library takes for 25.
    assert_eq!((formats[0].width, formats[0].height), (640, 480), "the largest that is smooth comes first");
    assert!(formats[0].rate >= 15 && formats.iter().any(|format| (format.width, format.height) == (1920, 1080)));
}

fn it_is_held() {
    let mut camera = test_camera();
    let holder = Holder::of(SOCKET);
    assert_eq!(camera.start(), Err(DeviceError::Busy { by: Some("emulated".into()) }));
    assert!(listed(SOCKET).is_some(), "a held camera is listed");
    drop(holder);
    until("it opens when it is let go", Duration::from_secs(2), || camera.start().ok());
    camera.frame().expect("a frame");
}

/// The camera's driver in the kernel lets go of it, as if the cable had been pulled; or takes it up again.
fn plug(plugged: bool) {
    let file = if plugged { "bind" } else { "unbind" };
    fs::write(format!("/sys/bus/platform/drivers/vivid/{file}"), "vivid.0").unwrap_or_else(|why| panic!("{file}: {why}"));
}

fn it_is_pulled_out() {
    let mut camera = test_camera();
    for _ in 0..3 {
        camera.start().expect("opened");
        camera.frame().expect("a frame");
        plug(false);
        let (error, after) = until("it says so", Duration::from_secs(4), || camera.frame().err());
        assert_eq!(error, DeviceError::Unplugged);
        println!("pulled out, said after {after:?}");
        assert!(listed(SOCKET).is_none(), "it is not listed any more");
        assert_eq!(camera.start(), Err(DeviceError::NotFound));
        plug(true);
        let (_, after) = until("frames again", Duration::from_secs(2), || {
            name_sockets();
            camera.start().and_then(|()| camera.frame()).ok()
        });
        println!("plugged in, first frame after {after:?}");
        camera.stop();
    }
}

fn it_leaks_nothing() {
    const WARM: u32 = 1000;
    const FRAMES: u32 = 10_000;
    let mut camera = NokhwaCamera::new(listed(SOCKET).expect("listed"));
    camera.start().expect("opened");
    let smallest = camera.formats().into_iter().min_by_key(|format| format.width * format.height);
    camera.stop();
    camera.choose_format(smallest);
    let mut took = 0;
    let mut take = |frames: u32| {
        // Opened anew now and then, as in a day of work.
        for part in 0..frames / 500 {
            camera.start().unwrap_or_else(|error| panic!("opened the {part}th time: {error}"));
            for _ in 0..500 {
                let frame = camera.frame().expect("a frame");
                assert_eq!(frame.rgb.len() as u32, frame.width * frame.height * 3);
                took += 1;
            }
            camera.stop();
        }
        (resident_kb(), fs::read_dir("/proc/self/fd").expect("open files").count())
    };
    let (before, files_before) = take(WARM);
    let (after, files_after) = take(FRAMES);
    println!("{took} frames of {smallest:?}: {before} kB resident before, {after} after; {files_before} open files before, {files_after} after");
    assert_eq!(files_after, files_before);
    assert!(after < before + 1024, "less than a megabyte: {before} kB, {after} kB");
}

fn resident_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("the process's state");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
