use image::codecs::jpeg::JpegEncoder;
use image::ExtendedColorType;

use crate::{ImageError, Rgb};

/// Qualities tried from the best down; below the last one the blocks show.
const QUALITIES: [u8; 9] = [95, 92, 88, 84, 80, 74, 68, 60, 50];

/// Writes a baseline JPEG (ISO/IEC 10918-1) of a quality from 1 to 100.
///
/// # Errors
/// [`ImageError::Shape`] if the encoder does not take the picture.
pub fn encode_jpeg(picture: &Rgb, quality: u8) -> Result<Vec<u8>, ImageError> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality.clamp(1, 100))
        .encode(picture.pixels(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| ImageError::Shape { width: picture.width(), height: picture.height(), bytes: picture.pixels().len() })?;
    Ok(file)
}

/// Writes the best JPEG that has at most `max_bytes`.
///
/// # Errors
/// [`ImageError::DoesNotFit`] when even quality 50 is larger.
pub fn encode_jpeg_within(picture: &Rgb, max_bytes: usize) -> Result<Vec<u8>, ImageError> {
    for quality in QUALITIES {
        let file = encode_jpeg(picture, quality)?;
        if file.len() <= max_bytes {
            return Ok(file);
        }
    }
    Err(ImageError::DoesNotFit { max_bytes })
}
