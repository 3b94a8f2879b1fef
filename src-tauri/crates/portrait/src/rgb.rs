use std::fmt;
use std::io::Cursor;

use image::{ImageReader, Limits};
use thiserror::Error;

/// Longest side of a picture this crate reads, in pixels. Above it is no portrait but an attempt to fill the memory.
pub const MAX_SIDE: u32 = 12_000;

/// Most bytes a decoder may take for one picture: 64 megapixels of RGB and room to work.
const MAX_DECODER_BYTES: u64 = 256 << 20;

/// An 8-bit RGB picture with at least one pixel.
#[derive(Clone, PartialEq, Eq)]
pub struct Rgb {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

/// Why bytes are not a picture.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImageError {
    /// Width, height and number of bytes do not belong together, or a side is zero or above [`MAX_SIDE`].
    #[error("{width} x {height} pixels with {bytes} bytes is not a picture")]
    Shape {
        /// Width given.
        width: u32,
        /// Height given.
        height: u32,
        /// Bytes given.
        bytes: usize,
    },
    /// Not a JPEG or PNG, truncated, or too large.
    #[error("not a readable JPEG or PNG picture")]
    Unreadable,
    /// The picture could not be written within the number of bytes allowed.
    #[error("does not fit into {max_bytes} bytes")]
    DoesNotFit {
        /// The number of bytes allowed.
        max_bytes: usize,
    },
}

impl ImageError {
    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } | Self::Unreadable => "pictureUnreadable",
            Self::DoesNotFit { .. } => "pictureDoesNotFit",
        }
    }
}

impl Rgb {
    /// Takes rows of red, green, blue from the top left, without padding.
    ///
    /// # Errors
    /// [`ImageError::Shape`] unless there are exactly `width × height × 3` bytes and both sides are in range.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Self, ImageError> {
        let sides = 1..=MAX_SIDE;
        let fits = sides.contains(&width) && sides.contains(&height) && pixels.len() == width as usize * height as usize * 3;
        if fits { Ok(Self { width, height, pixels }) } else { Err(ImageError::Shape { width, height, bytes: pixels.len() }) }
    }

    /// Reads a JPEG or PNG file.
    ///
    /// # Errors
    /// [`ImageError::Unreadable`] for anything else, whatever the bytes are.
    pub fn decode(file: &[u8]) -> Result<Self, ImageError> {
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(MAX_DECODER_BYTES);
        let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| ImageError::Unreadable)?;
        reader.limits(limits);
        let rgb = reader.decode().map_err(|_| ImageError::Unreadable)?.into_rgb8();
        Self::new(rgb.width(), rgb.height(), rgb.into_raw())
    }

    /// Pixels in a row, at least 1.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows, at least 1.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Rows from the top, red, green, blue.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The pixels, given away.
    pub fn into_pixels(self) -> Vec<u8> {
        self.pixels
    }

    /// One pixel; coordinates outside give the nearest pixel of the edge.
    pub(crate) fn clamped(&self, x: i64, y: i64) -> [u8; 3] {
        let x = x.clamp(0, i64::from(self.width) - 1) as usize;
        let y = y.clamp(0, i64::from(self.height) - 1) as usize;
        let at = (y * self.width as usize + x) * 3;
        [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]]
    }
}

impl fmt::Debug for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rgb({}x{}, [redacted])", self.width, self.height)
    }
}
