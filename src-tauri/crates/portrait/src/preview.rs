use crate::Rgb;

/// Most rows of the picture that a window draws live.
const MOST_ROWS: u32 = 720;

/// The part of a camera's frame that a window shows while the camera runs: the middle in the card's 3:4, shrunk by whole steps (the
/// mean of each block) to at most 720 rows. `rgb` holds `width × height` pixels of three bytes; `None` when it does not.
pub fn preview_of(width: u32, height: u32, rgb: &[u8]) -> Option<Rgb> {
    let bytes = (width as usize).checked_mul(height as usize)?.checked_mul(3)?;
    if rgb.len() != bytes || width == 0 || height < 4 {
        return None;
    }
    let across = width.min(height / 4 * 3);
    let left = (width - across) / 2;
    let step = height.div_ceil(MOST_ROWS).max(1);
    let (columns, rows) = (across / step, height / step);
    let count = step * step;
    let mut pixels = Vec::with_capacity((columns * rows * 3) as usize);
    let line = |row: u32| {
        let start = ((row * width + left) * 3) as usize;
        rgb.get(start..start + (columns * step * 3) as usize)
    };
    if step == 1 {
        for row in 0..rows {
            pixels.extend_from_slice(line(row)?);
        }
        return Rgb::new(columns, rows, pixels).ok();
    }
    let mut sums = vec![0u32; (columns * 3) as usize];
    for row in 0..rows {
        sums.fill(0);
        for down in 0..step {
            let blocks = line(row * step + down)?.chunks_exact(3 * step as usize);
            for (sum, block) in sums.chunks_exact_mut(3).zip(blocks) {
                for pixel in block.chunks_exact(3) {
                    for (total, value) in sum.iter_mut().zip(pixel) {
                        *total += u32::from(*value);
                    }
                }
            }
        }
        pixels.extend(sums.iter().map(|total| (total / count) as u8));
    }
    Rgb::new(columns, rows, pixels).ok()
}

#[cfg(test)]
mod tests {
    use super::preview_of;

    #[test]
    fn the_middle_is_shown_in_three_to_four_and_never_larger_than_a_window_needs() {
        for ((width, height), (columns, rows)) in [((960, 720), (540, 720)), ((1920, 1080), (405, 540)), ((640, 480), (360, 480)), ((300, 400), (300, 400)), ((100, 400), (100, 400))] {
            let frame: Vec<u8> = (0..width * height).flat_map(|at| [(at % width * 255 / width) as u8, 7, 200]).collect();
            let shown = preview_of(width, height, &frame).expect("a picture");
            assert_eq!((shown.width(), shown.height()), (columns, rows), "{width}x{height}");
            let middle = shown.pixels()[((rows / 2 * columns + columns / 2) * 3) as usize];
            assert!((126..=129).contains(&middle), "the middle stays the middle: {middle}");
            assert_eq!(&shown.pixels()[1..3], [7, 200]);
        }
        for (width, height, bytes) in [(4, 4, 47), (0, 0, 0), (u32::MAX, u32::MAX, 12), (10, 2, 60)] {
            assert!(preview_of(width, height, &vec![0; bytes]).is_none());
        }
    }
}
