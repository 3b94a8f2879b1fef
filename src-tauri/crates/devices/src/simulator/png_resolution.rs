//! What a PNG file says about its resolution (chunk pHYs; ISO/IEC 15948, 11.3.5.3).

/// The eight bytes every PNG file begins with.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// Unit of the chunk: pixels per meter.
const PER_METER: u8 = 1;
/// Meters in an inch.
const METERS_PER_INCH: f32 = 0.0254;

/// Pixels per inch; `None` when the file does not say, or says different numbers across and down.
pub(super) fn of(file: &[u8]) -> Option<f32> {
    let mut rest = file.strip_prefix(&SIGNATURE)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let content = after.get(..length)?;
        match kind {
            b"pHYs" => return resolution(content),
            // It stands before the pixels or nowhere.
            b"IDAT" | b"IEND" => return None,
            _ => rest = after.get(length.checked_add(4)?..)?,
        }
    }
}

fn resolution(content: &[u8]) -> Option<f32> {
    let (across, rest) = content.split_first_chunk::<4>()?;
    let (down, unit) = rest.split_first_chunk::<4>()?;
    let (across, down) = (u32::from_be_bytes(*across), u32::from_be_bytes(*down));
    (unit == [PER_METER] && across == down && across > 0).then_some(across as f32 * METERS_PER_INCH)
}
