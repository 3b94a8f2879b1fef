//! Files of every bad and odd kind: a clear error, or the picture as it is meant; memory stays bounded.

use std::fs;
use std::io::Cursor;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use portrait::{ImageError, MAX_PIXELS, MAX_SIDE, Rgb, encode_jpeg};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn jpeg_file() -> Vec<u8> {
    fs::read(format!("{ASSETS}/test-people/P001_studio.jpg")).unwrap()
}

fn png(pixels: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    PngEncoder::new(&mut file).write_image(pixels, width, height, color).unwrap();
    file.into_inner()
}

/// A PNG of these chunks, each with its right check.
fn chunks(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, bytes) in chunks {
        file.extend((bytes.len() as u32).to_be_bytes());
        let body = [kind.as_slice(), bytes].concat();
        file.extend(&body);
        let crc = body.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())));
        file.extend((!crc).to_be_bytes());
    }
    file
}

fn head(width: u32, height: u32, bits: u8) -> Vec<u8> {
    [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[bits, 2, 0, 0, 0]].concat()
}

/// The file with other numbers of rows and columns in its frame header.
fn resized(mut jpeg: Vec<u8>, width: u16, height: u16) -> Vec<u8> {
    let at = jpeg.windows(2).position(|bytes| bytes == [0xff, 0xc0]).unwrap() + 5;
    jpeg[at..at + 2].copy_from_slice(&height.to_be_bytes());
    jpeg[at + 2..at + 4].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// The file with an EXIF segment that gives this orientation.
fn oriented(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0]].concat();
    let length = (tiff.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &tiff, &jpeg[2..]].concat()
}

#[test]
fn what_is_no_picture_is_refused_by_its_own_name() {
    let jpeg = jpeg_file();
    let whole = png(&[7; 300], 10, 10, ExtendedColorType::Rgb8);
    let animated = chunks(&[(b"IHDR", &head(10, 10, 8)), (b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]), (b"IDAT", &[0]), (b"IEND", &[])]);
    let empty_scan = [&jpeg[..400], &[0xff, 0xda, 0, 2].repeat(70)[..], &[0xff, 0xd9]].concat();
    let too_large = ImageError::TooLarge { width: 20_000, height: 20_000 };
    let huge = |side: u32, bits: u8| chunks(&[(b"IHDR", &head(side, side, bits)), (b"IDAT", &[0x78, 0x9c, 1, 0, 0]), (b"IEND", &[])]);
    let cases: [(&str, Vec<u8>, ImageError); 15] = [
        ("nothing", vec![], ImageError::NotSupported),
        ("text", b"no picture".to_vec(), ImageError::NotSupported),
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), ImageError::NotSupported),
        ("WebP", b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), ImageError::NotSupported),
        ("the beginning of a JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n".to_vec(), ImageError::Truncated),
        ("the first bytes of a JPEG", jpeg[..100].to_vec(), ImageError::Truncated),
        ("half a JPEG", jpeg[..jpeg.len() / 2].to_vec(), ImageError::Truncated),
        ("a JPEG without its last bytes", jpeg[..jpeg.len() - 2].to_vec(), ImageError::Truncated),
        ("half a PNG", whole[..whole.len() / 2].to_vec(), ImageError::Truncated),
        ("an animation", animated, ImageError::Animated),
        ("a JPEG of 20,000 x 20,000", resized(jpeg.clone(), 20_000, 20_000), too_large.clone()),
        ("a PNG of 20,000 x 20,000", huge(20_000, 8), too_large),
        ("a PNG of 64 bits a pixel that would fill the memory", huge(6_500, 16), ImageError::TooLarge { width: 6_500, height: 6_500 }),
        ("a PNG without pixels", huge(100, 8), ImageError::Unreadable),
        ("a JPEG of endless scans", empty_scan, ImageError::Unreadable),
    ];
    for (name, file, error) in cases {
        assert_eq!(Rgb::decode(&file), Err(error.clone()), "{name}");
        assert!(ImageError::CODES.contains(&error.code()), "{name}");
    }
    assert!(Rgb::new(0, 1, vec![]).is_err() && Rgb::new(2, 2, vec![0; 11]).is_err());
    assert!(u64::from(MAX_SIDE) * u64::from(MAX_SIDE) > MAX_PIXELS, "the number of pixels is bounded by itself");
}

#[test]
fn odd_files_become_the_picture_they_mean() {
    // Left half dark red, right half light: no turn or mirror looks like another.
    let (width, height) = (48u32, 32u32);
    let color = |x: u32, y: u32| if x < 24 { [120, 20, 20] } else if y < 16 { [230, 230, 200] } else { [90, 120, 200] };
    let rgb: Vec<u8> = (0..height).flat_map(|y| (0..width).flat_map(move |x| color(x, y))).collect();
    let picture = Rgb::new(width, height, rgb.clone()).unwrap();
    let wide: Vec<u8> = rgb.iter().flat_map(|value| u16::from(*value).wrapping_mul(257).to_ne_bytes()).collect();
    let gray: Vec<u8> = rgb.chunks_exact(3).map(|pixel| pixel[0]).collect();
    let gray_rgb: Vec<u8> = gray.iter().flat_map(|value| [*value; 3]).collect();
    let see_through: Vec<u8> = rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 200]).collect();
    // Ink: what is left of white; without black ink.
    let ink: Vec<u8> = rgb.chunks_exact(3).flat_map(|pixel| [255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 0]).collect();
    let cmyk = |kind: ColorType| {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 98);
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
        encoder.encode(&ink, 48, 32, kind).unwrap();
        file
    };
    let jpeg = |sampling, progressive, optimized| {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 98);
        encoder.set_sampling_factor(sampling);
        encoder.set_progressive(progressive);
        encoder.set_optimized_huffman_tables(optimized);
        encoder.encode(&rgb, 48, 32, ColorType::Rgb).unwrap();
        file
    };
    use SamplingFactor::{F_1_1, F_2_1, F_2_2};
    let trailing = [encode_jpeg(&picture, 98).unwrap(), b"what a telephone adds".to_vec()].concat();
    let cases = [
        ("16 bits", png(&wide, width, height, ExtendedColorType::Rgb16), &rgb, 1),
        ("gray", png(&gray, width, height, ExtendedColorType::L8), &gray_rgb, 0),
        ("transparent", png(&see_through, width, height, ExtendedColorType::Rgba8), &rgb, 0),
        ("CMYK", cmyk(ColorType::Cmyk), &rgb, 12),
        ("YCCK", cmyk(ColorType::CmykAsYcck), &rgb, 12),
        ("progressive", jpeg(F_1_1, true, false), &rgb, 12),
        ("progressive, half the colors", jpeg(F_2_2, true, false), &rgb, 60),
        ("half the colors", jpeg(F_2_2, false, false), &rgb, 60),
        ("bytes behind the end", trailing, &rgb, 12),
    ];
    for (name, file, expected, apart) in cases {
        let read = Rgb::decode(&file).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!((read.width(), read.height()), (width, height), "{name}");
        let most = read.pixels().iter().zip(expected).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        assert!(most <= apart, "{name}: {most}");
    }
    // A scan for each color: valid, but the decoder would give another picture without a word.
    for sampling in [F_1_1, F_2_1, F_2_2] {
        assert_eq!(Rgb::decode(&jpeg(sampling, false, true)), Err(ImageError::Unreadable), "{sampling:?}");
    }
}

#[test]
fn a_picture_that_lies_on_its_side_by_exif_is_put_upright() {
    let (width, height) = (64u32, 32u32);
    let upright: Vec<u8> = (0..height).flat_map(|y| (0..width).flat_map(move |x| [if x < 32 { 20 } else { 220 }, if y < 16 { 40 } else { 200 }, 90])).collect();
    let at = |x: u32, y: u32| upright[((y * width + x) * 3) as usize..][..3].to_vec();
    // Where the stored pixel (x, y) of each orientation comes from in the upright picture (Exif 2.3, 4.6.4).
    type Stored = fn(u32, u32, u32, u32) -> (u32, u32);
    let stored: [Stored; 8] = [
        |x, y, _, _| (x, y),
        |x, y, w, _| (w - 1 - x, y),
        |x, y, w, h| (w - 1 - x, h - 1 - y),
        |x, y, _, h| (x, h - 1 - y),
        |x, y, _, _| (y, x),
        |x, y, w, _| (w - 1 - y, x),
        |x, y, w, h| (w - 1 - y, h - 1 - x),
        |x, y, _, h| (y, h - 1 - x),
    ];
    for (number, from) in (1u8..).zip(stored) {
        let (across, down) = if number < 5 { (width, height) } else { (height, width) };
        let pixels = (0..down).flat_map(|y| (0..across).flat_map(move |x| {
            let (x, y) = from(x, y, width, height);
            [x, y]
        })).collect::<Vec<_>>().chunks_exact(2).flat_map(|place| at(place[0], place[1])).collect();
        let file = oriented(&encode_jpeg(&Rgb::new(across, down, pixels).unwrap(), 98).unwrap(), number);
        let read = Rgb::decode(&file).unwrap();
        assert_eq!((read.width(), read.height()), (width, height), "orientation {number}");
        let most = read.pixels().iter().zip(&upright).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        assert!(most <= 12, "orientation {number}: {most}");
    }
}

#[test]
fn the_smallest_picture_is_a_picture() {
    let one = Rgb::decode(&png(&[1, 2, 3], 1, 1, ExtendedColorType::Rgb8)).unwrap();
    assert_eq!((one.width(), one.height(), one.pixels()), (1, 1, &[1u8, 2, 3][..]));
    assert_eq!(Rgb::decode(&encode_jpeg(&one, 90).unwrap()).map(|again| again.width()), Ok(1));
}
