//! Fingers and pens of the X server's own: its test driver of input devices takes events over a socket and posts them as a touch
//! screen's driver would (inputtestdrv(4), protocol 1.0).

use crate::post::until;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The driver's module, part of the server's own package.
pub const DRIVER: &str = "/usr/lib/xorg/modules/input/inputtest_drv.so";

/// The largest number of an axis of position: the far edge of the glass.
const EDGE: f64 = 65535.0;
/// Axes in every message, whatever the device has.
const AXES: usize = 64;

/// Kinds of messages to the driver.
const VERSION: u32 = 0;
const WAIT: u32 = 1;
const TOUCH: u32 = 6;
/// The answer to `WAIT`.
const DONE: u32 = 1;

/// XInput's numbers for the three parts of a touch.
const BEGIN: u32 = 18;
const UPDATE: u32 = 19;
const END: u32 = 20;

/// What a device of the configuration is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A touch screen.
    Finger,
    /// A pen with pressure.
    Pen,
}

/// A device the server starts with.
pub struct Device {
    /// Its name to the server.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Where its events go in.
    pub socket: PathBuf,
}

impl Device {
    /// The section of the server's configuration.
    pub fn section(&self) -> String {
        let options = match self.kind {
            Kind::Finger => " Option \"DeviceType\" \"Touch\"\n",
            Kind::Pen => " Option \"DeviceType\" \"PointerAbsoluteProximity\"\n Option \"PointerHasPressure\" \"true\"\n",
        };
        format!("Section \"InputDevice\"\n Identifier \"{}\"\n Driver \"inputtest\"\n Option \"SocketPath\" \"{}\"\n{options}EndSection\n", self.name, self.socket.display())
    }
}

/// A hand before the touch screen.
pub struct Hand {
    stream: UnixStream,
    next: u32,
}

impl Hand {
    /// Takes the device behind this socket.
    pub fn at(socket: &Path) -> Hand {
        let stream = until("the touch device takes events", Duration::from_secs(10), || UnixStream::connect(socket).ok());
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        let mut hand = Hand { stream, next: 1 };
        hand.send(VERSION, &[1_u16.to_ne_bytes(), 0_u16.to_ne_bytes()].concat());
        let mut answer = [0; 12];
        hand.stream.read_exact(&mut answer).expect("the driver's version");
        hand
    }

    /// Draws a line through these places of the glass, each from 0 to 1, and lifts the finger.
    pub fn draw(&mut self, places: &[(f64, f64)], pause: Duration) {
        let touch = self.next;
        self.next += 1;
        for (index, place) in places.iter().enumerate() {
            self.touch(touch, if index == 0 { BEGIN } else { UPDATE }, *place);
            std::thread::sleep(pause);
        }
        if let Some(last) = places.last() {
            self.touch(touch, END, *last);
        }
        self.wait();
    }

    fn touch(&mut self, touch: u32, part: u32, (x, y): (f64, f64)) {
        let mut body = [touch.to_ne_bytes(), part.to_ne_bytes(), 0_u32.to_ne_bytes()].concat();
        // Which axes have a value: the first two. Then filling up to where numbers of eight bytes may begin.
        body.extend([3, 0, 0, 0, 0, 0, 0, 0]);
        body.extend([0; 4]);
        let mut axes = [0.0_f64; AXES * 2];
        (axes[0], axes[1]) = ((x * EDGE).round(), (y * EDGE).round());
        body.extend(axes.iter().flat_map(|value| value.to_ne_bytes()));
        self.send(TOUCH, &body);
    }

    /// Waits until the server has done everything that was sent.
    fn wait(&mut self) {
        self.send(WAIT, &[]);
        let mut answer = [0; 8];
        self.stream.read_exact(&mut answer).expect("the driver's answer");
        assert_eq!(answer[4..], DONE.to_ne_bytes(), "the server has done it");
    }

    fn send(&mut self, kind: u32, body: &[u8]) {
        let length = u32::try_from(8 + body.len()).expect("a short message");
        let message = [&length.to_ne_bytes()[..], &kind.to_ne_bytes(), body].concat();
        self.stream.write_all(&message).expect("the driver listens");
    }
}
