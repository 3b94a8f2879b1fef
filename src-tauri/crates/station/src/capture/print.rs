//! A slap as it is kept: cut to its fingers and compressed the moment it is taken.
//!
//! Measured is the picture as it came from the scanner; kept, shown, reviewed and sealed is this one. So nobody decides about a picture
//! that the center does not get, and no Enter ever waits for a compression.

use fingerprint::{Image, Window, wsq};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::Refusal;
use crate::note::FingerNote;

/// A picture ready for the vault.
pub(super) struct Print {
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) size: (u32, u32),
}

/// Cuts the picture to the fingers found in it, whose boxes move along, and compresses it. Without fingers it stays whole.
pub(super) fn keep(picture: &Image, fingers: &mut [FingerNote]) -> Result<Print, Refusal> {
    let boxes: Vec<Window> = fingers.iter().map(|finger| window(&finger.found)).collect();
    let cut = Window::around(picture, &boxes).and_then(|part| Some((part, part.cut(picture)?)));
    let Some((part, image)) = cut else { return compress(picture) };
    for finger in fingers {
        finger.found.x -= part.x;
        finger.found.y -= part.y;
    }
    compress(&image)
}

/// The box of a finger.
fn window(found: &enrollment::FingerFound) -> Window {
    Window { x: found.x, y: found.y, width: found.width, height: found.height }
}

fn compress(image: &Image) -> Result<Print, Refusal> {
    let size = (image.width(), image.height());
    match wsq::encode(image, wsq::BitRate::default(), &[]) {
        Ok(bytes) => Ok(Print { media_type: wsq::MEDIA_TYPE, bytes, size }),
        // An empty glass of one tone: never kept, only looked at.
        Err(wsq::WsqError::Flat) => Ok(Print { media_type: "image/png", bytes: png(size, image.gray())?, size }),
        Err(error) => Err(Refusal::new(error.code()).because(error)),
    }
}

/// What a window shows of a print: pages read no WSQ.
pub(crate) fn shown(wsq: &[u8]) -> Option<Vec<u8>> {
    let decoded = wsq::decode(wsq).ok()?;
    png((decoded.frame.width, decoded.frame.height), &decoded.gray).ok()
}

fn png((width, height): (u32, u32), gray: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub)
        .write_image(gray, width, height, ExtendedColorType::L8)
        .map_err(Refusal::internal)?;
    Ok(bytes)
}
