//! libfprint's `virtual_image` device: whoever connects to its socket is the finger.
//!
//! A picture is two native 32-bit integers, width and height, and a gray byte per pixel. Instead of a size, (-1, n) is
//! the retry error n and (-2, n) the device error n.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use fingerprint_scanner::{DeviceProfile, HelperProgram, LibfprintScanner, list};
use tempfile::TempDir;

const HELPER: &str = env!("CARGO_BIN_EXE_thu-nhan-fprint");

/// A program of these words, in this folder.
pub(crate) fn script(folder: &Path, words: &str) -> PathBuf {
    let program = folder.join("helper.sh");
    // Written once: a file that is open for writing cannot be run.
    if !program.exists() {
        fs::write(&program, format!("#!/bin/sh\n{words}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    }
    program
}

pub(crate) struct Device {
    folder: TempDir,
}

impl Device {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("finger.sock")
    }

    /// The helper, which finds the device as long as it is plugged in.
    pub(crate) fn program(&self) -> HelperProgram {
        let (socket, out) = (self.socket(), self.out());
        let words = format!("[ -e '{}' ] || export FP_VIRTUAL_IMAGE='{}'; exec '{HELPER}'", out.display(), socket.display());
        HelperProgram::at(script(self.folder.path(), &words))
    }

    /// Plugs the device in, or pulls it, for helpers that start from now on.
    pub(crate) fn plug(&self, plugged: bool) {
        if plugged {
            let _ = fs::remove_file(self.out());
        } else {
            fs::write(self.out(), "").unwrap();
        }
    }

    /// Is there while the device is not.
    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// The helper, to be spoken to without the driver.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(HELPER);
        command.env("FP_VIRTUAL_IMAGE", self.socket());
        command
    }

    /// The scanner, or a printed reason why there is none.
    pub(crate) fn scanner(&self, profile: Option<DeviceProfile>) -> Option<LibfprintScanner> {
        let devices = list(&self.program()).unwrap();
        let Some(device) = devices.into_iter().find(|device| device.driver == "virtual_image") else {
            println!("skipped: this libfprint has no virtual_image device");
            return None;
        };
        Some(LibfprintScanner::new(self.program(), device, profile))
    }

    /// Lays a finger on as soon as the device is open.
    pub(crate) fn press(&self, finger: &Finger) -> JoinHandle<()> {
        let side = |length: u32| (length as i32).to_ne_bytes();
        self.send([&side(finger.width), &side(finger.height), &finger.pixels[..]].concat())
    }

    pub(crate) fn retry(&self, code: i32) -> JoinHandle<()> {
        self.send([(-1i32).to_ne_bytes(), code.to_ne_bytes()].concat())
    }

    pub(crate) fn fail(&self, code: i32) -> JoinHandle<()> {
        self.send([(-2i32).to_ne_bytes(), code.to_ne_bytes()].concat())
    }

    fn send(&self, message: Vec<u8>) -> JoinHandle<()> {
        let socket = self.socket();
        thread::spawn(move || {
            let until = Instant::now() + Duration::from_secs(10);
            while Instant::now() < until {
                if let Ok(mut stream) = UnixStream::connect(&socket) {
                    // Room for the capture to begin waiting: what comes before is dropped.
                    thread::sleep(Duration::from_millis(300));
                    let _ = stream.write_all(&message);
                    thread::sleep(Duration::from_millis(300));
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        })
    }
}

/// A synthetic finger: libfprint gives no image away in which it finds no minutiae.
pub(crate) struct Finger {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<u8>,
}

pub(crate) fn finger() -> Finger {
    let index = fingerprint::Position::try_from(2).unwrap();
    let image = synthetic::finger(20, index, &synthetic::Condition::default());
    Finger { width: image.width(), height: image.height(), pixels: image.gray().to_vec() }
}
