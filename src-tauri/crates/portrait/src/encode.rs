use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::{ImageError, Rgb};

/// Qualities tried from the best down; below the last one the blocks show.
const QUALITIES: [u8; 10] = [98, 95, 92, 88, 84, 80, 74, 68, 60, 50];

/// Writes a baseline JPEG (ISO/IEC 10918-1) of a quality from 1 to 100, every pixel with its own color (4:4:4).
///
/// # Errors
/// [`ImageError::Shape`] if the encoder does not take the picture.
pub fn encode_jpeg(picture: &Rgb, quality: u8) -> Result<Vec<u8>, ImageError> {
    encode(picture, quality, SamplingFactor::F_1_1)
}

/// Writes a JPEG for a screen that shows it for a thirtieth of a second: color at half the resolution, which halves the work.
///
/// # Errors
/// [`ImageError::Shape`] if the encoder does not take the picture.
pub fn encode_preview_jpeg(picture: &Rgb, quality: u8) -> Result<Vec<u8>, ImageError> {
    encode(picture, quality, SamplingFactor::F_2_2)
}

fn encode(picture: &Rgb, quality: u8, color: SamplingFactor) -> Result<Vec<u8>, ImageError> {
    let shape = ImageError::Shape { width: picture.width(), height: picture.height(), bytes: picture.pixels().len() };
    let (Ok(width), Ok(height)) = (u16::try_from(picture.width()), u16::try_from(picture.height())) else { return Err(shape) };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, quality.clamp(1, 100));
    encoder.set_sampling_factor(color);
    encoder.encode(picture.pixels(), width, height, ColorType::Rgb).map_err(|_| shape)?;
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
