//! What a PNG or a JFIF file says of its own resolution.

/// Inches in a meter.
const INCHES: f32 = 39.370_08;
/// Centimeters in an inch.
const CENTIMETERS: f32 = 2.54;

/// Pixels per inch, across and down; nothing where the file is silent, or states the pixels' shape only.
pub(crate) fn stated(file: &[u8]) -> Option<(f32, f32)> {
    png(file).or_else(|| jfif(file))
}

/// The chunk `pHYs`, which stands before the pixels.
fn png(file: &[u8]) -> Option<(f32, f32)> {
    let mut rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        match kind {
            b"pHYs" => {
                let [a, b, c, d, e, f, g, h, 1] = *after.first_chunk::<9>()? else { return None };
                let per_inch = |meter: [u8; 4]| u32::from_be_bytes(meter) as f32 / INCHES;
                return Some((per_inch([a, b, c, d]), per_inch([e, f, g, h])));
            }
            b"IDAT" => return None,
            // Content, and four bytes of checksum.
            _ => rest = after.get(usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(4)?..)?,
        }
    }
}

/// The density in the segment APP0, which comes first.
fn jfif(file: &[u8]) -> Option<(f32, f32)> {
    let segment = file.strip_prefix(&[0xff, 0xd8, 0xff, 0xe0])?.get(2..)?.strip_prefix(b"JFIF\0")?;
    let [_, _, unit, a, b, c, d] = *segment.first_chunk::<7>()?;
    let factor = match unit {
        1 => 1.0,
        2 => CENTIMETERS,
        _ => return None,
    };
    let per_inch = |pair: [u8; 2]| f32::from(u16::from_be_bytes(pair)) * factor;
    Some((per_inch([a, b]), per_inch([c, d])))
}

#[cfg(test)]
mod tests {
    use super::stated;

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in chunks {
            file.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
            file.extend(*kind);
            file.extend(*content);
            file.extend([0; 4]);
        }
        file
    }

    #[test]
    fn what_is_stated_is_read_and_damage_states_nothing() {
        let size: (&[u8; 4], &[u8]) = (b"IHDR", &[0; 13]);
        let physical = [0u8, 0, 0x99, 0xca, 0, 0, 0x4c, 0xe5, 1];
        let file = png(&[size, (b"pHYs", &physical)]);
        let (across, down) = stated(&file).expect("stated");
        assert!((across - 1000.0).abs() < 0.1 && (down - 500.0).abs() < 0.1, "{across} {down}");
        for end in 0..file.len() - 4 {
            assert_eq!(stated(&file[..end]), None, "cut at {end}");
        }
        assert_eq!(stated(&png(&[size, (b"pHYs", &[0, 0, 0, 1, 0, 0, 0, 1, 0])])), None, "a shape only");
        assert_eq!(stated(&png(&[size, (b"IDAT", &[]), (b"pHYs", &physical)])), None, "too late");
        assert_eq!(stated(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR"), None);
        let jfif = |unit: u8| [&[0xff, 0xd8, 0xff, 0xe0, 0, 16][..], b"JFIF\0\x01\x02", &[unit, 1, 0xf4, 0, 197]].concat();
        assert_eq!(stated(&jfif(1)), Some((500.0, 197.0)));
        assert_eq!(stated(&jfif(2)), Some((1270.0, 197.0 * 2.54)));
        assert_eq!(stated(&jfif(0)), None);
        assert_eq!(stated(&jfif(1)[..17]), None);
        assert_eq!(stated(b""), None);
    }
}
