use image::ImageFormat;
use nokhwa::Buffer;
use nokhwa::pixel_format::RgbFormat;
use nokhwa::utils::FrameFormat;

/// Width, height and rows of red, green, blue; `None` for a frame that arrived damaged.
pub(crate) fn decode(buffer: &Buffer) -> Option<(u32, u32, Vec<u8>)> {
    let motion_jpeg = (buffer.source_frame_format() == FrameFormat::MJPEG)
        .then(|| image::load_from_memory_with_format(buffer.buffer(), ImageFormat::Jpeg).ok())
        .flatten();
    if let Some(picture) = motion_jpeg {
        let rgb = picture.into_rgb8();
        return Some((rgb.width(), rgb.height(), rgb.into_raw()));
    }
    // Everything else, and the MJPEG dialects that leave out their Huffman tables.
    let rgb = buffer.decode_image::<RgbFormat>().ok()?;
    Some((rgb.width(), rgb.height(), rgb.into_raw()))
}
