use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::straight::laid_straight;
use crate::face::Point;
use crate::{ImageError, Rgb, structure};

/// Most bytes of the picture that is kept.
pub const ARCHIVE_BYTES: usize = 200_000;

/// Most bytes of the picture for a chip.
pub const CHIP_BYTES: usize = 15_000;

/// Qualities of the kept picture; below, the blocks show.
const KEPT: (u8, u8) = (50, 98);

/// Qualities of a chip's picture. Below, a smaller picture looks better.
const CHIP: (u8, u8) = (20, 95);

/// Widths of a chip's picture that are tried, in parts of the whole.
const CHIP_SIZES: [f32; 4] = [1.0, 0.875, 0.75, 0.625];

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
    // Not with codes made for the picture: this encoder then writes each color as a scan of its own, which is baseline JPEG but misread by
    // some decoders.
    encoder.encode(picture.pixels(), width, height, ColorType::Rgb).map_err(|_| shape)?;
    Ok(file)
}

/// Writes the best JPEG that has at most `max_bytes`.
///
/// # Errors
/// [`ImageError::DoesNotFit`] when even quality 50 is larger.
pub fn encode_jpeg_within(picture: &Rgb, max_bytes: usize) -> Result<Vec<u8>, ImageError> {
    best(picture, KEPT, SamplingFactor::F_1_1, max_bytes)?.map(|(file, _)| file).ok_or(ImageError::DoesNotFit { max_bytes })
}

/// A picture for a chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipPicture {
    /// Baseline JPEG, color at half the resolution.
    pub file: Vec<u8>,
    /// Its width, pixels.
    pub width: u32,
    /// Its height, pixels.
    pub height: u32,
    /// Its quality, 1 to 100.
    pub quality: u8,
}

/// Writes the JPEG of at most `max_bytes` in which most of the picture's structure is left: of some sizes the one that, brought back to the
/// whole size, is most like the picture. At few bytes a smaller picture of better quality beats a large one full of blocks.
///
/// # Errors
/// [`ImageError::DoesNotFit`] when not even the smallest fits.
pub fn encode_chip_jpeg(picture: &Rgb, max_bytes: usize) -> Result<ChipPicture, ImageError> {
    let mut found: Option<(f32, ChipPicture)> = None;
    for part in CHIP_SIZES {
        let size = |side: u32| ((side as f32 * part).round() as u32).max(1);
        let (width, height) = (size(picture.width()), size(picture.height()));
        let small = resized(picture, width, height);
        let Some((file, quality)) = best(&small, CHIP, SamplingFactor::F_2_2, max_bytes)? else { continue };
        let back = resized(&Rgb::decode(&file)?, picture.width(), picture.height());
        let likeness = structure::likeness(picture, &back);
        if found.as_ref().is_none_or(|(before, _)| likeness > *before) {
            found = Some((likeness, ChipPicture { file, width, height, quality }));
        }
    }
    found.map(|(_, chip)| chip).ok_or(ImageError::DoesNotFit { max_bytes })
}

/// Writes the JPEG 2000 (JP2, ISO/IEC 15444-1) of at most `max_bytes` that a chip may hold in place of JPEG. It keeps the size of the picture:
/// without blocks, fewer bytes only take detail away.
///
/// # Errors
/// [`ImageError::DoesNotFit`] when there are too few bytes for any picture.
pub fn encode_chip_jpeg2000(picture: &Rgb, max_bytes: usize) -> Result<Vec<u8>, ImageError> {
    jpeg2000::write_rgb_within(picture.width(), picture.height(), picture.pixels(), max_bytes).map_err(|_| ImageError::DoesNotFit { max_bytes })
}

/// The highest quality that fits, by halving what is left.
fn best(picture: &Rgb, (least, most): (u8, u8), color: SamplingFactor, max_bytes: usize) -> Result<Option<(Vec<u8>, u8)>, ImageError> {
    let (mut low, mut high, mut found) = (least, most, None);
    while low <= high {
        let quality = low + (high - low) / 2;
        let file = encode(picture, quality, color)?;
        if file.len() <= max_bytes {
            found = Some((file, quality));
            low = quality + 1;
        } else {
            high = quality - 1;
        }
    }
    Ok(found)
}

fn resized(picture: &Rgb, width: u32, height: u32) -> Rgb {
    if (width, height) == (picture.width(), picture.height()) {
        return picture.clone();
    }
    let step = picture.width() as f32 / width as f32;
    laid_straight(picture, Point::default(), Point { x: step, y: 0.0 }, (width, height))
}
