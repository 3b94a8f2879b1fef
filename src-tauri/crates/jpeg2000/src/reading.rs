use std::fmt;

use hayro_jpeg2000::{ColorSpace, DecodeSettings, DecoderContext, Image};
use thiserror::Error;

/// Longest side of a picture that is read, pixels.
pub const MAX_SIDE: u32 = 12_000;

/// Most pixels of a picture that is read. The decoder holds each color of each as a number of four bytes, more than
/// once: a quarter of what is read of JPEG and PNG.
pub const MAX_PIXELS: u64 = 12_500_000;

/// Deepest samples that are brought to 8 bits.
const MAX_BITS: u8 = 16;

/// How a JP2 file begins (annex I.5.1), and how a bare codestream does (annex A.4.1, A.5.1).
const STARTS: [&[u8]; 2] = [b"\x00\x00\x00\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"];

/// How a codestream ends (annex A.4.4).
const END: &[u8] = b"\xff\xd9";

/// A picture of 8 bits a sample, gray or red, green, blue.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 1 gray, 3 red, green, blue.
    pub channels: usize,
    /// Rows from the top without padding.
    pub pixels: Vec<u8>,
}

/// Why a file is not a picture.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// No JPEG 2000, or one of other colors than gray or RGB.
    #[error("neither gray nor RGB in JPEG 2000")]
    NotSupported,
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// A side is above [`MAX_SIDE`], or there are more than [`MAX_PIXELS`].
    #[error("{width} x {height} pixels are too many")]
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Damaged inside.
    #[error("not a readable JPEG 2000 picture")]
    Unreadable,
}

/// Whether a file begins as a JP2 file or a codestream does.
pub fn is_jpeg2000(file: &[u8]) -> bool {
    STARTS.iter().any(|start| file.starts_with(start))
}

/// Reads a JP2 file or a codestream. Up to 16 bits become 8; what shines through, and a color profile, are left aside.
///
/// # Errors
/// [`ReadError`]; size and colors are looked at before anything is decoded.
pub fn read(file: &[u8]) -> Result<Picture, ReadError> {
    if !is_jpeg2000(file) {
        return Err(ReadError::NotSupported);
    }
    let settings = DecodeSettings { strict: true, ..DecodeSettings::default() };
    let image = Image::new(file, &settings).map_err(|_| broken(file))?;
    let (width, height) = (image.width(), image.height());
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(ReadError::TooLarge { width, height });
    }
    let channels = match image.color_space() {
        ColorSpace::Gray | ColorSpace::Icc { num_channels: 1, .. } => 1,
        ColorSpace::RGB | ColorSpace::Icc { num_channels: 3, .. } => 3,
        _ => return Err(ReadError::NotSupported),
    };
    if image.original_bit_depth() > MAX_BITS {
        return Err(ReadError::NotSupported);
    }
    // A decoder gives what is missing as gray; a picture without its lower half is none.
    if !file.ends_with(END) {
        return Err(ReadError::Truncated);
    }
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(|_| ReadError::Unreadable)?;
    let all = decoded.components();
    let count = width as usize * height as usize;
    if all.len() < channels || all.iter().any(|one| one.samples().len() != count || one.bit_depth() > MAX_BITS) {
        return Err(ReadError::Unreadable);
    }
    let mut pixels = vec![0; count * channels];
    for (channel, samples) in all.iter().take(channels).enumerate() {
        let scale = 255.0 / ((1_u32 << samples.bit_depth()) - 1) as f32;
        for (pixel, sample) in pixels.iter_mut().skip(channel).step_by(channels).zip(samples.samples()) {
            *pixel = (sample * scale).round().clamp(0.0, 255.0) as u8;
        }
    }
    Ok(Picture { width, height, channels, pixels })
}

fn broken(file: &[u8]) -> ReadError {
    if file.ends_with(END) { ReadError::Unreadable } else { ReadError::Truncated }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({}x{}x{}, [redacted])", self.width, self.height, self.channels)
    }
}
