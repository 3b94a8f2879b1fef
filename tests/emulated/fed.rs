//! The driver on a camera that is fed with JPEGs of a face, as a USB camera sends them.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use camera::NokhwaCamera;
use devices::simulator::{SimulatedCamera, people};
use devices::{Camera, DeviceError, PictureCoding, RealPace};
use portrait::{Detector, Rgb};
use v4l::video::Output;
use v4l::{Device, Format, FourCC};

use crate::machine::{Step, listed, until};

pub(crate) const STEPS: &[Step] = &[
    ("a compressed frame arrives to the pixel as it was sent, and the face in it is found", the_face_arrives),
    ("frames without the tables that cameras leave out are read", tables_may_be_missing),
    ("single damaged frames are passed over, and nothing but damaged ones is an error", damaged_frames),
    ("a camera whose sender ends says so, and gives frames again when there is one", the_sender_ends),
];

/// Name of the device, as the machine was started.
const NAME: &str = "FaceCam";
const SIZE: (u32, u32) = (1920, 1080);

/// Sends the same JPEGs again and again, fifteen in a second, until it is dropped.
struct Sender {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Sender {
    fn of(jpegs: Vec<Vec<u8>>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let its_stop = Arc::clone(&stop);
        let mut device = Device::with_path(node()).expect("the fed camera");
        let format = Format::new(SIZE.0, SIZE.1, FourCC::new(b"MJPG"));
        let set = Output::set_format(&device, &format).expect("JPEGs are taken");
        assert_eq!((set.width, set.height, set.fourcc), (SIZE.0, SIZE.1, FourCC::new(b"MJPG")));
        let thread = std::thread::spawn(move || {
            for jpeg in jpegs.iter().cycle() {
                if its_stop.load(Ordering::Acquire) {
                    return;
                }
                device.write_all(jpeg).expect("sent");
                std::thread::sleep(Duration::from_millis(66));
            }
        });
        // What it offers is known once something was sent.
        until("listed", Duration::from_secs(5), || listed(NAME));
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Its node: the one whose name is that of the device.
fn node() -> String {
    let nodes = std::fs::read_dir("/sys/class/video4linux").expect("the kernel's list").flatten();
    let named = |node: &std::fs::DirEntry| std::fs::read_to_string(node.path().join("name")).is_ok_and(|name| name.contains(NAME));
    let node = nodes.into_iter().find(named).expect("the fed camera is there");
    format!("/dev/{}", node.file_name().to_string_lossy())
}

/// A practice person as the camera's sensor sees them, compressed.
fn face() -> Vec<u8> {
    let picture = people()[0].picture().expect("a practice person");
    let mut camera = SimulatedCamera::new(vec![picture], SIZE, Box::new(RealPace::new()));
    camera.start().expect("simulated");
    let frame = camera.frame().expect("a frame");
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 85);
    encoder.encode(&frame.rgb, SIZE.0 as u16, SIZE.1 as u16, jpeg_encoder::ColorType::Rgb).expect("compressed");
    jpeg
}

fn opened() -> NokhwaCamera {
    let mut camera = NokhwaCamera::new(listed(NAME).expect("listed"));
    camera.start().expect("opened");
    camera
}

fn the_face_arrives() {
    let jpeg = face();
    let sent = image::load_from_memory(&jpeg).expect("a JPEG").into_rgb8();
    let _sender = Sender::of(vec![jpeg]);
    let mut camera = opened();
    assert_eq!(camera.formats()[0].coding, PictureCoding::MotionJpeg);
    let frame = camera.frame().expect("a frame");
    assert_eq!((frame.width, frame.height), SIZE);
    assert!(frame.rgb[..] == sent.as_raw()[..], "every pixel");
    let detector = Detector::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/models/face_detection_short_range.onnx"))).expect("the model");
    let faces = detector.detect(&Rgb::new(frame.width, frame.height, frame.rgb.to_vec()).expect("a picture")).expect("looked at");
    assert_eq!(faces.len(), 1, "the face");
}

/// The same JPEG without its Huffman tables (DHT, marker `FFC4`), as many cameras send it.
fn without_tables(jpeg: &[u8]) -> Vec<u8> {
    let mut kept = jpeg[..2].to_vec();
    let mut at = 2;
    while jpeg[at + 1] != 0xda {
        let length = 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        if jpeg[at + 1] != 0xc4 {
            kept.extend_from_slice(&jpeg[at..at + length]);
        }
        at += length;
    }
    kept.extend_from_slice(&jpeg[at..]);
    kept
}

fn tables_may_be_missing() {
    let jpeg = face();
    let sent = image::load_from_memory(&jpeg).expect("a JPEG").into_rgb8();
    let bare = without_tables(&jpeg);
    assert!(bare.len() < jpeg.len());
    let _sender = Sender::of(vec![bare]);
    let frame = opened().frame().expect("a frame");
    assert_eq!((frame.width, frame.height), SIZE);
    let apart: u64 = frame.rgb.iter().zip(sent.as_raw()).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    let mean = apart as f64 / frame.rgb.len() as f64;
    println!("mean difference {mean:.3} gray levels");
    assert!(mean < 2.0, "the same picture: {mean}");
}

fn damaged_frames() {
    let jpeg = face();
    let torn = jpeg[..jpeg.len() / 3].to_vec();
    let noise: Vec<u8> = (0..40_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let sent = image::load_from_memory(&jpeg).expect("a JPEG").into_rgb8();
    let sender = Sender::of(vec![noise.clone(), torn.clone(), jpeg]);
    let mut camera = opened();
    for _ in 0..5 {
        let frame = camera.frame().expect("the whole ones among them");
        assert!(frame.rgb[..] == sent.as_raw()[..], "nothing is made up");
    }
    camera.stop();
    drop(sender);
    let _sender = Sender::of(vec![noise, torn]);
    let mut camera = opened();
    let (error, after) = until("an error", Duration::from_secs(20), || camera.frame().err());
    println!("{error} after {after:?}");
    assert!(matches!(error, DeviceError::Failed { .. } | DeviceError::TimedOut), "{error}");
}

fn the_sender_ends() {
    let jpeg = face();
    let sender = Sender::of(vec![jpeg.clone()]);
    let mut camera = opened();
    camera.frame().expect("a frame");
    drop(sender);
    let (error, after) = until("it says so", Duration::from_secs(10), || camera.frame().err());
    println!("{error} after {after:?}");
    assert!(matches!(error, DeviceError::Unplugged | DeviceError::TimedOut), "{error}");
    let _sender = Sender::of(vec![jpeg]);
    until("frames again", Duration::from_secs(5), || camera.start().and_then(|()| camera.frame()).ok());
}
