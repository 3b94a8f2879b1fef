//! Pictures of prints on their way in and out. A picture without a scanner has no certified resolution: what the caller says counts, then
//! what the file says of itself; 500 ppi is taken where both are silent.

use std::path::Path;

use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, PPI, PPI_TOLERANCE, wsq};
use image::{ExtendedColorType, ImageEncoder as _, ImageError, codecs::png::PngEncoder};

use crate::outcome::Refusal;
use crate::{input, pgm, resolution};

/// Largest side of a picture that is decoded.
const MAX_SIDE: u32 = 8192;

/// A PNG, JPEG, JPEG 2000, PGM or WSQ file, or the first picture of a finger image record (ISO/IEC 19794-4:2011), which says its own
/// resolution in any case. `said` are the pixels per inch that stand above what the file says.
pub(crate) fn read(path: &Path, said: Option<f32>) -> Result<Image, Refusal> {
    let bytes = input::bytes(path)?;
    let named = || ("file", path.display().to_string());
    if ImageRecord::is_one(&bytes) {
        let record = ImageRecord::read(&bytes).map_err(|error| Refusal::shared(error.code()))?;
        let first = record.representations.first().ok_or_else(|| Refusal::shared("fingerPictureRecordDamaged"))?;
        return first.picture().map_err(|error| Refusal::shared(error.code()));
    }
    let (stated, (width, height, gray)) = if bytes.starts_with(&[0xff, 0xa0]) {
        let decoded = wsq::decode(&bytes).map_err(|error| Refusal::shared(error.code()))?;
        let stated = decoded.ppi().map(|ppi| ppi as f32).map(|ppi| (ppi, ppi));
        (stated, (decoded.frame.width, decoded.frame.height, decoded.gray))
    } else {
        let stated = resolution::stated(&bytes);
        let picture = match pgm::read(&bytes) {
            Some(picture) => picture,
            None => other(bytes).map_err(|why| match why {
                Unread::TooLarge => Refusal::of_tool("picture-too-large", vec![named(), ("side", MAX_SIDE.to_string())]),
                Unread::Unknown => Refusal::of_tool("picture-unreadable", vec![named()]),
            })?,
        };
        (stated, picture)
    };
    let (across, down) = said.map(|ppi| (ppi, ppi)).or(stated).unwrap_or((PPI, PPI));
    // Written so that NaN is refused.
    let fits = |ppi: f32| (ppi - PPI).abs() <= PPI * PPI_TOLERANCE;
    if !(fits(across) && fits(down)) {
        let ppi = if fits(across) { down } else { across };
        return Err(Refusal::of_tool("picture-resolution", vec![named(), ("ppi", format!("{ppi:.0}"))]));
    }
    Image::new(width, height, gray, across).map_err(|error| Refusal::shared(error.code()))
}

/// Why a picture was not read.
enum Unread {
    /// A side is longer than is decoded.
    TooLarge,
    /// No such file, or a damaged one.
    Unknown,
}

fn other(bytes: Vec<u8>) -> Result<(u32, u32, Vec<u8>), Unread> {
    if jpeg2000::is_jpeg2000(&bytes) {
        let picture = jpeg2000::read(&bytes).ok().filter(|picture| picture.channels == 1).ok_or(Unread::Unknown)?;
        return Ok((picture.width, picture.height, picture.pixels));
    }
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().map_err(|_| Unread::Unknown)?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let gray = reader.decode().map_err(|error| if let ImageError::Limits(_) = error { Unread::TooLarge } else { Unread::Unknown })?.into_luma8();
    Ok((gray.width(), gray.height(), gray.into_raw()))
}

/// A gray PNG file.
pub(crate) fn png(width: u32, height: u32, gray: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(gray, width, height, ExtendedColorType::L8).ok()?;
    Some(bytes)
}

/// Writes a gray PNG file for its owner alone, making its folder.
pub(crate) fn write_png(path: &Path, width: u32, height: u32, gray: &[u8]) -> Result<(), Refusal> {
    let refused = || Refusal::of_tool("file-not-written", vec![("file", path.display().to_string())]);
    input::write(path, &png(width, height, gray).ok_or_else(refused)?)
}
