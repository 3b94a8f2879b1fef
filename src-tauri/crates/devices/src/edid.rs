//! What a screen says about itself: the base block of its EDID (VESA E-EDID 1.4, section 3).

use thiserror::Error;

/// Length of the base block.
const BLOCK: usize = 128;
/// How each base block begins (3.3).
const HEADER: [u8; 8] = [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00];
/// Where the four descriptors of 18 bytes begin (3.10).
const DESCRIPTORS: [usize; 4] = [54, 72, 90, 108];
/// Descriptor tags with text (3.10.3): serial number, other text, product name.
const SERIAL_TEXT: u8 = 0xFF;
const OTHER_TEXT: u8 = 0xFE;
const NAME_TEXT: u8 = 0xFC;

/// A base block that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edid([u8; BLOCK]);

/// Why bytes are no base block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EdidError {
    /// Fewer than 128 bytes.
    #[error("shorter than a base block")]
    TooShort,
    /// It does not begin as one.
    #[error("no base block")]
    NoHeader,
    /// The bytes do not add up to a multiple of 256.
    #[error("damaged")]
    Damaged,
    /// The maker's three letters are none.
    #[error("no maker")]
    NoMaker,
}

impl Edid {
    /// Reads the base block; what extensions follow is of no interest here.
    ///
    /// # Errors
    /// When the bytes are not a base block.
    pub fn parse(bytes: &[u8]) -> Result<Self, EdidError> {
        let block: [u8; BLOCK] = bytes.get(..BLOCK).and_then(|block| block.try_into().ok()).ok_or(EdidError::TooShort)?;
        if block[..HEADER.len()] != HEADER {
            return Err(EdidError::NoHeader);
        }
        if block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) != 0 {
            return Err(EdidError::Damaged);
        }
        let edid = Self(block);
        if !edid.maker().bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(EdidError::NoMaker);
        }
        Ok(edid)
    }

    /// The maker's three letters, as registered (3.4.1: five bits each, A = 1).
    pub fn maker(&self) -> String {
        let packed = u16::from_be_bytes([self.0[8], self.0[9]]);
        [10, 5, 0].into_iter().map(|shift| char::from(b'@' + ((packed >> shift) & 0x1F) as u8)).collect()
    }

    /// The maker's number of the product (3.4.2).
    pub fn product(&self) -> u16 {
        u16::from_le_bytes([self.0[10], self.0[11]])
    }

    /// The serial number as a number (3.4.3); makers that count in letters leave it 0.
    pub fn serial(&self) -> u32 {
        u32::from_le_bytes([self.0[12], self.0[13], self.0[14], self.0[15]])
    }

    /// The product's name, if the screen says one.
    pub fn name(&self) -> Option<String> {
        self.text(NAME_TEXT)
    }

    /// What is the same whichever input of the screen is asked: maker, product, serial number, week and year, size, and its texts.
    /// The kind of input, the timings and the sum differ between the inputs of one screen.
    pub(crate) fn steady_bytes(&self) -> Vec<u8> {
        let mut bytes = self.0[8..18].to_vec();
        bytes.extend(&self.0[21..23]);
        for tag in [NAME_TEXT, SERIAL_TEXT, OTHER_TEXT] {
            bytes.push(tag);
            bytes.extend(self.text(tag).unwrap_or_default().bytes());
        }
        bytes
    }

    fn text(&self, tag: u8) -> Option<String> {
        let at = DESCRIPTORS.into_iter().find(|at| self.0[*at..at + 3] == [0, 0, 0] && self.0[at + 3] == tag)?;
        let letters = self.0[at + 5..at + 18].iter().take_while(|byte| **byte != b'\n');
        let text: String = letters.filter(|byte| byte.is_ascii_graphic() || **byte == b' ').map(|byte| char::from(*byte)).collect();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}
