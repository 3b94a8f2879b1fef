//! What can be told about a picture file before anything is decoded.

use crate::ImageError;

/// Scans of a progressive JPEG beyond which it is no picture but work for the processor.
const MOST_SCANS: usize = 64;

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Jpeg,
    Png,
    Jpeg2000,
}

impl Container {
    /// Knows a whole JPEG or PNG of one picture, and JPEG 2000 by its beginning.
    ///
    /// # Errors
    /// [`ImageError::NotSupported`], [`ImageError::Truncated`], [`ImageError::Animated`], [`ImageError::Unreadable`].
    pub(crate) fn of(file: &[u8]) -> Result<Self, ImageError> {
        if file.starts_with(&[0xff, 0xd8, 0xff]) {
            jpeg(file).map(|()| Self::Jpeg)
        } else if let Some(chunks) = file.strip_prefix(b"\x89PNG\r\n\x1a\n") {
            png(chunks).map(|()| Self::Png)
        } else if jpeg2000::is_jpeg2000(file) {
            Ok(Self::Jpeg2000)
        } else {
            Err(ImageError::NotSupported)
        }
    }
}

/// Walks the segments (ISO/IEC 10918-1, annex B) to the end of the image. Decoders fill what is missing with gray; a portrait with a gray
/// chin is no portrait.
fn jpeg(file: &[u8]) -> Result<(), ImageError> {
    let mut rest = file.get(2..).unwrap_or_default();
    let (mut scans, mut sequential) = (0, false);
    loop {
        let (marker, behind) = next_marker(rest).ok_or(ImageError::Truncated)?;
        rest = match marker {
            // The decoder misreads many sequential files with a scan for each color (zune-jpeg 0.5.15); better none than a wrong picture.
            0xd9 if sequential && scans > 1 => return Err(ImageError::Unreadable),
            0xd9 => return Ok(()),
            // Without a length: restart, start of image.
            0x01 | 0xd0..=0xd8 => behind,
            _ => {
                scans += usize::from(marker == 0xda);
                sequential |= matches!(marker, 0xc0 | 0xc1);
                if scans > MOST_SCANS {
                    return Err(ImageError::Unreadable);
                }
                let length = behind.first_chunk().map(|bytes| usize::from(u16::from_be_bytes(*bytes))).ok_or(ImageError::Truncated)?;
                behind.get(length.max(2)..).ok_or(ImageError::Truncated)?
            }
        };
    }
}

/// The next marker and what is behind it; bytes of a scan are passed over.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            // A byte of a scan, and a byte that fills up.
            0x00 => from = at + 2,
            0xff => from = at + 1,
            marker => return Some((*marker, bytes.get(at + 2..)?)),
        }
    }
}

/// Walks the chunks to the end; the one that controls an animation stands before the pixels.
fn png(mut chunks: &[u8]) -> Result<(), ImageError> {
    loop {
        let (length, behind) = chunks.split_first_chunk::<4>().ok_or(ImageError::Truncated)?;
        let (kind, behind) = behind.split_first_chunk::<4>().ok_or(ImageError::Truncated)?;
        match kind {
            b"IEND" => return Ok(()),
            b"acTL" => return Err(ImageError::Animated),
            _ => {}
        }
        let with_check = (u32::from_be_bytes(*length) as usize).checked_add(4).ok_or(ImageError::Unreadable)?;
        chunks = behind.get(with_check..).ok_or(ImageError::Truncated)?;
    }
}
