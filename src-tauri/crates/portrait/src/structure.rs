use crate::{Rgb, color};

/// Side of a window, and how far the next one is.
const WINDOW: usize = 8;
const STEP: usize = 4;

/// Constants of the index for values of 0..1.
const C1: f32 = 0.01 * 0.01;
const C2: f32 = 0.03 * 0.03;

/// How much of one picture's structure is left in another of the same size, up to 1: the mean of Wang's index (SSIM) of the luma over
/// windows of 8 x 8. 0 for pictures of different sizes.
pub(crate) fn likeness(a: &Rgb, b: &Rgb) -> f32 {
    if (a.width(), a.height()) != (b.width(), b.height()) {
        return 0.0;
    }
    let luma = |picture: &Rgb| -> Vec<f32> {
        picture.pixels().chunks_exact(3).map(|pixel| color::luma([pixel[0], pixel[1], pixel[2]].map(|value| f32::from(value) / 255.0))).collect()
    };
    let (width, height) = (a.width() as usize, a.height() as usize);
    let (a, b) = (luma(a), luma(b));
    let (mut sum, mut count) = (0.0f64, 0u32);
    for top in (0..height.saturating_sub(WINDOW - 1)).step_by(STEP) {
        for left in (0..width.saturating_sub(WINDOW - 1)).step_by(STEP) {
            sum += f64::from(window(&a, &b, top * width + left, width));
            count += 1;
        }
    }
    if count > 0 { (sum / f64::from(count)) as f32 } else { 0.0 }
}

fn window(a: &[f32], b: &[f32], from: usize, width: usize) -> f32 {
    let (mut sum_a, mut sum_b, mut square_a, mut square_b, mut both) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for row in 0..WINDOW {
        let at = from + row * width;
        for (a, b) in a[at..at + WINDOW].iter().zip(&b[at..at + WINDOW]) {
            sum_a += a;
            sum_b += b;
            square_a += a * a;
            square_b += b * b;
            both += a * b;
        }
    }
    let count = (WINDOW * WINDOW) as f32;
    let (mean_a, mean_b) = (sum_a / count, sum_b / count);
    let (spread_a, spread_b) = (square_a / count - mean_a * mean_a, square_b / count - mean_b * mean_b);
    let shared = both / count - mean_a * mean_b;
    (2.0 * mean_a * mean_b + C1) * (2.0 * shared + C2) / ((mean_a * mean_a + mean_b * mean_b + C1) * (spread_a + spread_b + C2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_one_and_what_was_changed_is_less() {
        let of = |change: fn(u32) -> u8| Rgb::new(40, 40, (0..1600).flat_map(|i| [change(i); 3]).collect()).expect("a picture");
        let waves = of(|i| (128.0 + 60.0 * ((i % 40) as f32 * 0.7).sin()) as u8);
        let flat = of(|_| 128);
        let noisy = of(|i| (128.0 + 60.0 * ((i % 40) as f32 * 0.7).sin()) as u8 + (i * 7919 % 13) as u8);
        assert!((likeness(&waves, &waves) - 1.0).abs() < 1e-5);
        assert!(likeness(&waves, &noisy) < 0.999 && likeness(&waves, &noisy) > likeness(&waves, &flat));
    }
}
