use crate::Rgb;

/// Most rows of the copy in which the face is looked for and followed.
const MOST_ROWS: u32 = 540;

/// The middle of a camera's frame in the card's 3:4, at full resolution: what a window shows and what is judged. `rgb` holds
/// `width × height` pixels of three bytes; `None` when it does not.
pub fn view_of(width: u32, height: u32, rgb: &[u8]) -> Option<Rgb> {
    let (columns, line) = (width as usize, (width as usize).checked_mul(3)?);
    let bytes = line.checked_mul(height as usize)?;
    if rgb.len() != bytes || width == 0 || height < 4 {
        return None;
    }
    let across = columns.min(height as usize / 4 * 3);
    let left = (columns - across) / 2;
    let mut pixels = Vec::with_capacity(across * 3 * height as usize);
    for row in rgb.chunks_exact(line) {
        pixels.extend_from_slice(row.get(left * 3..(left + across) * 3)?);
    }
    Rgb::new(across as u32, height, pixels).ok()
}

/// A copy shrunk by a whole number, and that number.
pub(super) fn shrunk(picture: &Rgb) -> Option<(Rgb, usize)> {
    let step = picture.height().div_ceil(MOST_ROWS) as usize;
    let (columns, rows) = (picture.width() as usize / step, picture.height() as usize / step);
    if step < 2 || columns == 0 || rows == 0 {
        return None;
    }
    let line = picture.width() as usize * 3;
    let count = (step * step) as u32;
    let mut sums = vec![0u32; columns * 3];
    let mut pixels = Vec::with_capacity(columns * rows * 3);
    for block in picture.pixels().chunks_exact(line * step).take(rows) {
        sums.fill(0);
        for row in block.chunks_exact(line) {
            for (sum, across) in sums.chunks_exact_mut(3).zip(row.chunks_exact(3 * step)) {
                // Frames of 1080 rows are halved; that has no inner loop.
                if let &[r, g, b, r2, g2, b2] = across {
                    sum[0] += u32::from(r) + u32::from(r2);
                    sum[1] += u32::from(g) + u32::from(g2);
                    sum[2] += u32::from(b) + u32::from(b2);
                    continue;
                }
                for pixel in across.chunks_exact(3) {
                    for (total, value) in sum.iter_mut().zip(pixel) {
                        *total += u32::from(*value);
                    }
                }
            }
        }
        pixels.extend(sums.iter().map(|sum| (sum / count) as u8));
    }
    Rgb::new(columns as u32, rows as u32, pixels).ok().map(|small| (small, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_cut_at_full_resolution_and_shrunk_by_whole_steps() {
        let frame: Vec<u8> = (0..1080).flat_map(|y| (0..1920).flat_map(move |x| [(x / 8) as u8, (y / 5) as u8, 9])).collect();
        let view = view_of(1920, 1080, &frame).expect("a view");
        assert_eq!((view.width(), view.height()), (810, 1080));
        assert_eq!(view.pixels()[..3], [69, 0, 9], "the middle begins 555 pixels from the left");
        let (small, step) = shrunk(&view).expect("smaller");
        assert_eq!((small.width(), small.height(), step), (405, 540, 2));
        assert_eq!(small.pixels()[3 * 405 * 100..][..3], [69, 40, 9]);
        assert!(shrunk(&small).is_none(), "small enough");
        for (width, height, bytes) in [(4, 4, 47), (0, 0, 0), (u32::MAX, u32::MAX, 12), (10, 2, 60)] {
            assert!(view_of(width, height, &vec![0; bytes]).is_none());
        }
    }
}
