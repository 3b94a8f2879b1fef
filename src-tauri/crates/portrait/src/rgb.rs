use std::fmt;
use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, Limits};
use thiserror::Error;

use crate::container::Container;

/// Longest side of a picture this crate reads, in pixels. Above it is no portrait but an attempt to fill the memory.
pub const MAX_SIDE: u32 = 12_000;

/// Most pixels of a picture that is decoded: what telephones take.
pub const MAX_PIXELS: u64 = 50_000_000;

/// Most bytes a decoded picture may have before it is brought to 8 bits: [`MAX_PIXELS`] of RGB, fewer with more bits.
const MAX_DECODED_BYTES: u64 = 160 << 20;

/// Most bytes a decoder may take beside that.
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
    /// Neither JPEG nor PNG nor JPEG 2000.
    #[error("neither a JPEG, a PNG nor a JPEG 2000 file")]
    NotSupported,
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// More than one picture, shown one after another.
    #[error("an animation is no picture")]
    Animated,
    /// A side is above [`MAX_SIDE`], there are more than [`MAX_PIXELS`] (in JPEG 2000: a quarter of them), or more bytes than are given to one
    /// picture.
    #[error("{width} x {height} pixels are too many")]
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Damaged, or of a kind that the decoders do not know.
    #[error("not a readable JPEG, PNG or JPEG 2000 picture")]
    Unreadable,
    /// The picture could not be written within the number of bytes allowed.
    #[error("does not fit into {max_bytes} bytes")]
    DoesNotFit {
        /// The number of bytes allowed.
        max_bytes: usize,
    },
}

impl ImageError {
    /// All codes.
    pub const CODES: [&'static str; 6] =
        ["pictureUnreadable", "pictureNotSupported", "pictureTruncated", "pictureAnimated", "pictureTooLarge", "pictureDoesNotFit"];

    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } | Self::Unreadable => "pictureUnreadable",
            Self::NotSupported => "pictureNotSupported",
            Self::Truncated => "pictureTruncated",
            Self::Animated => "pictureAnimated",
            Self::TooLarge { .. } => "pictureTooLarge",
            Self::DoesNotFit { .. } => "pictureDoesNotFit",
        }
    }
}

impl From<jpeg2000::ReadError> for ImageError {
    fn from(error: jpeg2000::ReadError) -> Self {
        match error {
            jpeg2000::ReadError::NotSupported => Self::NotSupported,
            jpeg2000::ReadError::Truncated => Self::Truncated,
            jpeg2000::ReadError::TooLarge { width, height } => Self::TooLarge { width, height },
            jpeg2000::ReadError::Unreadable => Self::Unreadable,
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

    /// Reads a JPEG, PNG or JPEG 2000 file and puts it upright as its EXIF orientation says. 16 bits become 8, gray becomes RGB, CMYK is converted, what
    /// shines through is taken as opaque.
    ///
    /// # Errors
    /// [`ImageError::NotSupported`], [`ImageError::Truncated`], [`ImageError::Animated`] and [`ImageError::TooLarge`] before anything is
    /// decoded, [`ImageError::Unreadable`] for what is damaged inside.
    pub fn decode(file: &[u8]) -> Result<Self, ImageError> {
        let file_of = || Cursor::new(file);
        match Container::of(file)? {
            Container::Jpeg => Self::read(JpegDecoder::new(file_of()).map_err(|_| ImageError::Unreadable)?),
            Container::Png => Self::read(PngDecoder::with_limits(file_of(), limits()).map_err(|_| ImageError::Unreadable)?),
            Container::Jpeg2000 => Self::of_jpeg2000(jpeg2000::read(file)?),
        }
    }

    fn of_jpeg2000(picture: jpeg2000::Picture) -> Result<Self, ImageError> {
        let pixels = if picture.channels == 1 { picture.pixels.iter().flat_map(|gray| [*gray; 3]).collect() } else { picture.pixels };
        Self::new(picture.width, picture.height, pixels)
    }

    fn read(mut decoder: impl ImageDecoder) -> Result<Self, ImageError> {
        let (width, height) = decoder.dimensions();
        let pixels = u64::from(width) * u64::from(height);
        if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED_BYTES {
            return Err(ImageError::TooLarge { width, height });
        }
        decoder.set_limits(limits()).map_err(|_| ImageError::Unreadable)?;
        let upright = decoder.orientation().map_err(|_| ImageError::Unreadable)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| ImageError::Unreadable)?;
        picture.apply_orientation(upright);
        let rgb = picture.into_rgb8();
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

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    limits
}

impl fmt::Debug for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rgb({}x{}, [redacted])", self.width, self.height)
    }
}
