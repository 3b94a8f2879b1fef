//! Pictures from a camera, a file or a package.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use portrait::{MAX_SIDE, Rgb, encode_chip_jpeg2000, encode_jpeg};

use crate::fuzz;

#[test]
fn a_damaged_picture_is_a_picture_or_an_error() {
    let (width, height) = (48_u8, 36_u8);
    let pixels = (0..height).flat_map(|y| (0..width).flat_map(move |x| [x * 5, y * 7, x ^ y])).collect();
    let picture = Rgb::new(width.into(), height.into(), pixels).expect("a picture");
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(picture.pixels(), width.into(), height.into(), ExtendedColorType::Rgb8).expect("written");
    let jp2 = encode_chip_jpeg2000(&picture, 2_000).expect("written");
    let good = [encode_jpeg(&picture, 80).expect("written"), png, jp2];
    fuzz("pictures", &good, 3_000, |_, bytes| {
        if let Ok(picture) = Rgb::decode(bytes) {
            assert!(picture.width() <= MAX_SIDE && picture.height() <= MAX_SIDE);
            assert_eq!(picture.pixels().len(), picture.width() as usize * picture.height() as usize * 3);
        }
    });
}
