//! The steps one after the other, and what the device manager does on a real system.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use camera::NokhwaCamera;
use devices::{Camera, DeviceInfo};

/// A step's sentence, and what it does; it panics where the sentence is not so.
pub(crate) type Step = (&'static str, fn());

/// Where the device manager keeps the names by socket.
const NAMES: &str = "/dev/v4l/by-path";
/// The socket of the kernel's test camera, as the device manager of a real system names it.
pub(crate) const SOCKET: &str = "platform-vivid.0-video-index0";

/// Runs every step, says how each went, and at the end how many did not hold. The lines are read by `cargo xtask test --vm`.
pub(crate) fn run(steps: &[Step]) {
    let mut failed = 0;
    for (sentence, step) in steps {
        name_sockets();
        let began = Instant::now();
        let held = catch_unwind(AssertUnwindSafe(step)).is_ok();
        failed += usize::from(!held);
        println!("step {} {sentence} ({:.1} s)", if held { "ok" } else { "FAILED" }, began.elapsed().as_secs_f64());
    }
    println!("steps {} failed {failed}", steps.len());
}

/// Names the node of the kernel's test camera that gives pictures by its socket.
pub(crate) fn name_sockets() {
    fs::create_dir_all(NAMES).expect("a folder");
    let link = format!("{NAMES}/{SOCKET}");
    let _ = fs::remove_file(&link);
    let nodes = fs::read_dir("/sys/class/video4linux").expect("the kernel lists its video devices").flatten();
    let name = |node: &fs::DirEntry| fs::read_to_string(node.path().join("name")).unwrap_or_default();
    if let Some(node) = nodes.into_iter().find(|node| name(node).contains("vid-cap")) {
        std::os::unix::fs::symlink(format!("../../{}", node.file_name().to_string_lossy()), link).expect("a link");
    }
}

/// A camera of the list, by what its id or its name contains.
pub(crate) fn listed(part: &str) -> Option<DeviceInfo> {
    camera::list().expect("listed").into_iter().find(|camera| camera.id.contains(part) || camera.name.contains(part))
}

/// The kernel's test camera.
pub(crate) fn test_camera() -> NokhwaCamera {
    NokhwaCamera::new(listed(SOCKET).expect("the kernel's test camera is listed by its socket"))
}

/// Another program that holds a camera until it is dropped.
pub(crate) struct Holder(Child);

impl Holder {
    pub(crate) fn of(id: &str) -> Self {
        let here = std::env::current_exe().expect("this program");
        let mut child = Command::new(here).args(["hold", id]).stdout(Stdio::piped()).spawn().expect("started");
        let mut word = [0; 1];
        std::io::Read::read_exact(child.stdout.as_mut().expect("its words"), &mut word).expect("it holds the camera");
        Self(child)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Takes frames until it is killed.
pub(crate) fn hold(id: &str) {
    let mut camera = NokhwaCamera::by_id(id);
    camera.start().expect("opened");
    camera.frame().expect("a frame");
    print!("h");
    let _ = std::io::Write::flush(&mut std::io::stdout());
    loop {
        let _ = camera.frame();
    }
}

/// Tries until it is so.
pub(crate) fn until<T>(what: &str, within: Duration, mut attempt: impl FnMut() -> Option<T>) -> (T, Duration) {
    let began = Instant::now();
    loop {
        if let Some(found) = attempt() {
            return (found, began.elapsed());
        }
        assert!(began.elapsed() < within, "{what}, within {within:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
