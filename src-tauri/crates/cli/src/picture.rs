//! Pictures of prints on their way in and out. A picture without a scanner has no certified resolution: 500 ppi is taken as said by
//! whoever calls, unless the file itself says something else.

use std::path::Path;

use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, PPI, wsq};
use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};

use crate::outcome::Refusal;
use crate::{input, pgm};

/// Largest side of a picture that is decoded.
const MAX_SIDE: u32 = 8192;

/// A PNG, JPEG, JPEG 2000, PGM or WSQ file, or the first picture of a finger image record (ISO/IEC 19794-4:2011), which says its own resolution.
pub(crate) fn read(path: &Path) -> Result<Image, Refusal> {
    let bytes = input::bytes(path)?;
    if bytes.starts_with(&[0xff, 0xa0]) {
        let decoded = wsq::decode(&bytes).map_err(|error| Refusal::shared(error.code()))?;
        return decoded.image(PPI).map_err(|error| Refusal::shared(error.code()));
    }
    if ImageRecord::is_one(&bytes) {
        let record = ImageRecord::read(&bytes).map_err(|error| Refusal::shared(error.code()))?;
        let first = record.representations.first().ok_or_else(|| Refusal::shared("fingerPictureRecordDamaged"))?;
        return first.picture().map_err(|error| Refusal::shared(error.code()));
    }
    let (width, height, gray) = match pgm::read(&bytes) {
        Some(picture) => picture,
        None => other(bytes).ok_or_else(|| Refusal::of_tool("picture-unreadable", vec![("file", path.display().to_string())]))?,
    };
    Image::new(width, height, gray, PPI).map_err(|error| Refusal::shared(error.code()))
}

fn other(bytes: Vec<u8>) -> Option<(u32, u32, Vec<u8>)> {
    if jpeg2000::is_jpeg2000(&bytes) {
        let picture = jpeg2000::read(&bytes).ok().filter(|picture| picture.channels == 1)?;
        return Some((picture.width, picture.height, picture.pixels));
    }
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let gray = reader.decode().ok()?.into_luma8();
    Some((gray.width(), gray.height(), gray.into_raw()))
}

/// A gray PNG file.
pub(crate) fn png(width: u32, height: u32, gray: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(gray, width, height, ExtendedColorType::L8).ok()?;
    Some(bytes)
}
