//! Runs inside the virtual machine of `cargo xtask test --vm`: the camera driver on the kernel's own video devices.
//!
//! `vivid` is the kernel's test camera: many formats, can be pulled out. `v4l2loopback` gives what a program feeds it: here JPEGs of a face,
//! as a USB camera sends them. This machine starts as the first program of an otherwise empty system; what the device manager of a real
//! one does (names by socket) it does itself.

#[cfg(target_os = "linux")]
mod fed;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod test_camera;

#[cfg(target_os = "linux")]
fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // Another program that holds a camera.
        ["hold", id] => machine::hold(id),
        _ => machine::run(&[test_camera::STEPS, fed::STEPS].concat()),
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the virtual machine is Linux");
}
