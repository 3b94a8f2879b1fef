//! What station and helper say to each other.
//!
//! One message is a length of four bytes, big end first, a header of that length in JSON, and as many raw bytes as the
//! header promises (pixels of an image, else none).

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Longest header.
const MAX_HEADER: usize = 64 << 10;

/// Most raw bytes: more than any scanner of fingers gives.
const MAX_BYTES: usize = 64 << 20;

/// To the helper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Order {
    /// Name the devices.
    List,
    /// Open one of them.
    Open {
        /// As listed.
        device: String,
    },
    /// Take an image and wait for a finger.
    Capture {
        /// Chosen by the sender; names the capture in a cancel.
        number: u64,
    },
    /// Give up that capture, if it is still waiting.
    Cancel {
        /// Which.
        number: u64,
    },
    /// Close what is open.
    Close,
}

/// From the helper: one to each order but `Cancel`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub enum Answer {
    /// To `List`.
    Devices {
        /// The devices that can capture images.
        devices: Vec<Device>,
    },
    /// To `Open` and `Close`.
    Done,
    /// To `Capture`; the pixels follow as raw bytes.
    Image {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Pixels per millimeter by the driver, 0 for unknown.
        ppmm: f64,
        /// Number of raw bytes.
        bytes: usize,
    },
    /// To any order.
    Failed {
        /// Why.
        why: Fault,
        /// For the log.
        detail: String,
    },
}

/// One device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Names it in `Open`.
    pub id: String,
    /// libfprint's driver.
    pub driver: String,
    /// For people.
    pub name: String,
}

impl Device {
    /// What the driver calls the device: its identity without driver and place.
    pub fn identity(&self) -> &str {
        let own = self.id.strip_prefix(&self.driver).and_then(|rest| rest.strip_prefix(':')).unwrap_or(&self.id);
        own.rsplit_once(':').map_or(own, |(identity, _)| identity)
    }
}

/// Kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// No such device.
    NotFound,
    /// Held by another program.
    Busy,
    /// Gone.
    Unplugged,
    /// By order.
    Cancelled,
    /// This device or system cannot.
    Unsupported,
    /// Try again: no more is known.
    Retry,
    /// Try again: lifted too early.
    RetryTooShort,
    /// Try again: not in the middle.
    RetryCenter,
    /// Try again: lift first.
    RetryRemove,
    /// Try again: too fast.
    RetryTooFast,
    /// Anything else.
    Failed,
}

impl Answer {
    fn raw_bytes(&self) -> usize {
        if let Self::Image { bytes, .. } = self { *bytes } else { 0 }
    }
}

/// Sends an order.
///
/// # Errors
/// Those of the pipe.
pub fn send(pipe: &mut impl Write, order: &Order) -> io::Result<()> {
    write(pipe, order, &[])
}

/// Sends an answer with its raw bytes.
///
/// # Errors
/// Those of the pipe.
pub fn reply(pipe: &mut impl Write, answer: &Answer, bytes: &[u8]) -> io::Result<()> {
    write(pipe, answer, bytes)
}

/// Reads an order.
///
/// # Errors
/// Those of the pipe; [`io::ErrorKind::InvalidData`] for anything that is not an order.
pub fn receive_order(pipe: &mut impl Read) -> io::Result<Order> {
    header(pipe)
}

/// Reads an answer with its raw bytes.
///
/// # Errors
/// Those of the pipe; [`io::ErrorKind::InvalidData`] for anything that is not an answer.
pub fn receive_answer(pipe: &mut impl Read) -> io::Result<(Answer, Vec<u8>)> {
    let answer: Answer = header(pipe)?;
    let mut bytes = vec![0; within(answer.raw_bytes(), MAX_BYTES)?];
    pipe.read_exact(&mut bytes)?;
    Ok((answer, bytes))
}

fn write(pipe: &mut impl Write, header: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let length = u32::try_from(within(header.len(), MAX_HEADER)?).unwrap_or(u32::MAX);
    pipe.write_all(&length.to_be_bytes())?;
    pipe.write_all(&header)?;
    pipe.write_all(bytes)?;
    pipe.flush()
}

fn header<T: DeserializeOwned>(pipe: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    pipe.read_exact(&mut length)?;
    let mut header = vec![0; within(u32::from_be_bytes(length) as usize, MAX_HEADER)?];
    pipe.read_exact(&mut header)?;
    Ok(serde_json::from_slice(&header)?)
}

fn within(length: usize, most: usize) -> io::Result<usize> {
    if length <= most { Ok(length) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "message too long")) }
}
