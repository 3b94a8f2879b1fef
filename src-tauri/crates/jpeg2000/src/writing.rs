use oxideav_jpeg2000::{Container, EncodeOptions, encode::encode_jp2, encode_rgb8};
use thiserror::Error;

/// Times the picture is halved by the wavelet, as OpenJPEG does where nothing else is said.
const LEVELS: u8 = 5;

/// Bytes of the boxes around the codestream that the encoder does not count (annex I), with some to spare.
const BOXES: usize = 100;

/// Step of the finest wavelet coefficients, as a power of two below one. A portrait in 15,000 bytes came out the same with 8, a little
/// worse with 4.
const FINE_BITS: u8 = 6;

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// Width, height and number of bytes do not belong together, or there is no pixel.
    #[error("{width} x {height} pixels with {bytes} bytes is not a picture")]
    Shape {
        /// Width given.
        width: u32,
        /// Height given.
        height: u32,
        /// Bytes given.
        bytes: usize,
    },
    /// Not within the number of bytes allowed.
    #[error("does not fit into {max_bytes} bytes")]
    DoesNotFit {
        /// The number of bytes allowed.
        max_bytes: usize,
    },
}

/// Writes a JP2 file of at most `max_bytes` (9-7 wavelet, colors apart from brightness), the bytes divided over the picture so that most
/// of it is left.
///
/// # Errors
/// [`WriteError`].
pub fn write_rgb_within(width: u32, height: u32, rgb: &[u8], max_bytes: usize) -> Result<Vec<u8>, WriteError> {
    shape(width, height, rgb, 3)?;
    let does_not_fit = WriteError::DoesNotFit { max_bytes };
    let Some(budget) = max_bytes.checked_sub(BOXES).filter(|budget| *budget > 0) else { return Err(does_not_fit) };
    let options = EncodeOptions::default().with_container(Container::Jp2).with_lossy(FINE_BITS).with_decomposition_levels(LEVELS).with_target_bytes(budget);
    let file = encode_rgb8(width, height, rgb, &options).map_err(|_| does_not_fit.clone())?;
    if file.len() <= max_bytes { Ok(file) } else { Err(does_not_fit) }
}

/// Writes a JP2 file (5-3 wavelet) that gives back every pixel, as records of fingerprints want it.
///
/// # Errors
/// [`WriteError::Shape`].
pub fn write_gray_lossless(width: u32, height: u32, gray: &[u8]) -> Result<Vec<u8>, WriteError> {
    shape(width, height, gray, 1)?;
    let options = EncodeOptions::default().with_lossless().with_decomposition_levels(LEVELS);
    encode_jp2(&[gray], width, height, &options).map_err(|_| WriteError::Shape { width, height, bytes: gray.len() })
}

fn shape(width: u32, height: u32, pixels: &[u8], channels: usize) -> Result<(), WriteError> {
    let fits = width > 0 && height > 0 && (width as usize).checked_mul(height as usize).and_then(|count| count.checked_mul(channels)) == Some(pixels.len());
    if fits { Ok(()) } else { Err(WriteError::Shape { width, height, bytes: pixels.len() }) }
}
