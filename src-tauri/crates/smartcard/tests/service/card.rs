//! A card that plugs itself into the virtual reader of vsmartcard, over TCP.
//!
//! Each message is a length of two bytes, big end first, and a body. A body of one byte is a command to the chip
//! (0 off, 1 on, 2 reset: no answer; 4: answer with the ATR); anything else is an APDU.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread::{self, JoinHandle};

/// Where the first virtual reader listens.
pub(crate) const READER: (&str, u16) = ("127.0.0.1", 35963);

pub(crate) struct Card {
    socket: TcpStream,
    thread: Option<JoinHandle<()>>,
}

impl Card {
    /// Puts a card that answers to reset with `atr` into the reader.
    pub(crate) fn insert(atr: &[u8]) -> std::io::Result<Self> {
        let socket = TcpStream::connect(READER)?;
        let (mut chip, atr) = (socket.try_clone()?, atr.to_vec());
        let thread = thread::spawn(move || while answer(&mut chip, &atr).is_ok() {});
        Ok(Self { socket, thread: Some(thread) })
    }
}

impl Drop for Card {
    /// Takes it out.
    fn drop(&mut self) {
        let _ = self.socket.shutdown(Shutdown::Both);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(chip: &mut TcpStream, atr: &[u8]) -> std::io::Result<()> {
    let mut length = [0; 2];
    chip.read_exact(&mut length)?;
    let mut body = vec![0; usize::from(u16::from_be_bytes(length))];
    chip.read_exact(&mut body)?;
    let reply: &[u8] = match body[..] {
        [4] => atr,
        [_] => return Ok(()),
        // Instruction not supported.
        _ => &[0x6D, 0x00],
    };
    chip.write_all(&(reply.len() as u16).to_be_bytes())?;
    chip.write_all(reply)
}
