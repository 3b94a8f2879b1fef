use std::panic::catch_unwind;
use std::sync::LazyLock;

use image::ImageFormat;
use image::codecs::jpeg::JpegEncoder;
use nokhwa::Buffer;
use nokhwa::pixel_format::RgbFormat;
use nokhwa::utils::FrameFormat;

/// Width, height and rows of red, green, blue; `None` for a frame that arrived damaged.
pub(crate) fn decode(buffer: &Buffer) -> Option<(u32, u32, Vec<u8>)> {
    if buffer.source_frame_format() == FrameFormat::MJPEG {
        return decode_jpeg(buffer.buffer());
    }
    // The library's own conversions count on whole frames.
    let rgb = catch_unwind(|| buffer.decode_image::<RgbFormat>()).ok()?.ok()?;
    Some((rgb.width(), rgb.height(), rgb.into_raw()))
}

fn decode_jpeg(jpeg: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let parts = Parts::of(jpeg)?;
    let completed = parts.without_tables.then(|| [&jpeg[..parts.scan], &TABLES, &jpeg[parts.scan..]].concat());
    let picture = image::load_from_memory_with_format(completed.as_deref().unwrap_or(jpeg), ImageFormat::Jpeg).ok()?;
    let rgb = picture.into_rgb8();
    Some((rgb.width(), rgb.height(), rgb.into_raw()))
}

/// What has to be known of a camera's JPEG before it is decoded.
struct Parts {
    /// Where its first scan begins.
    scan: usize,
    /// Whether the camera left out the Huffman tables: then those of ITU-T T.81, annex K.3, are meant.
    without_tables: bool,
}

impl Parts {
    /// `None` where there is no whole JPEG: of one that was torn on the cable decoders make up the rest, in gray.
    fn of(jpeg: &[u8]) -> Option<Self> {
        let mut without_tables = true;
        let scan = segments(jpeg).find_map(|(marker, at, _)| {
            without_tables &= marker != DHT;
            (marker == SOS).then_some(at)
        })?;
        // Behind the end there may be whatever was in the buffer before; within the picture's data no such pair occurs.
        let ends = jpeg[scan..].windows(2).rev().any(|pair| pair == [0xff, EOI]);
        ends.then_some(Self { scan, without_tables })
    }
}

const DHT: u8 = 0xc4;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// The segments behind the start of a JPEG: marker, where it begins, where it ends; up to the first scan, or to what is none.
fn segments(jpeg: &[u8]) -> impl Iterator<Item = (u8, usize, usize)> {
    let mut at = 2;
    std::iter::from_fn(move || {
        let begin = at;
        let [0xff, marker, high, low] = *jpeg.get(begin..begin + 4)? else { return None };
        at = begin + 2 + usize::from(u16::from_be_bytes([high, low]));
        Some((marker, begin, at))
    })
}

/// The tables of annex K.3 as segments: an encoder that is not told otherwise writes them.
static TABLES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut jpeg = Vec::new();
    // Color, so that those of luma and chroma are there. Writing into memory does not fail.
    let _ = JpegEncoder::new(&mut jpeg).encode(&[0; 3 * 64], 8, 8, image::ExtendedColorType::Rgb8);
    segments(&jpeg).filter(|(marker, ..)| *marker == DHT).flat_map(|(_, begin, end)| jpeg[begin..end].to_vec()).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg() -> Vec<u8> {
        let pixels: Vec<u8> = (0..48u32 * 32 * 3).map(|at| (at * 7 % 251) as u8).collect();
        let mut jpeg = Vec::new();
        JpegEncoder::new(&mut jpeg).encode(&pixels, 48, 32, image::ExtendedColorType::Rgb8).unwrap();
        jpeg
    }

    #[test]
    fn a_jpeg_without_its_tables_is_the_same_picture() {
        let whole = jpeg();
        let bare: Vec<u8> = {
            let tables: Vec<_> = segments(&whole).filter(|(marker, ..)| *marker == DHT).collect();
            let inside = |at: usize| tables.iter().any(|(_, begin, end)| (*begin..*end).contains(&at));
            whole.iter().enumerate().filter(|(at, _)| !inside(*at)).map(|(_, byte)| *byte).collect()
        };
        assert_eq!(whole.len() - bare.len(), TABLES.len(), "all of them left out");
        assert_eq!(decode_jpeg(&bare), decode_jpeg(&whole));
        assert_eq!(decode_jpeg(&whole).map(|(width, height, _)| (width, height)), Some((48, 32)));
    }

    #[test]
    fn what_was_torn_on_the_cable_is_no_picture_and_what_lay_in_the_buffer_behind_one_does_no_harm() {
        let whole = jpeg();
        for length in 0..whole.len() - 1 {
            assert_eq!(decode_jpeg(&whole[..length]), None, "{length} of {} bytes", whole.len());
        }
        let behind = [&whole[..], &[0; 500], &[7; 40]].concat();
        assert_eq!(decode_jpeg(&behind), decode_jpeg(&whole));
        assert_eq!(decode_jpeg(&[0xff; 900]), None);
    }
}
