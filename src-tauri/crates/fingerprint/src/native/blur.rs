//! Gaussian blur in whole numbers, as exact as the picture's own grays: the same on every machine.

/// One in 8-bit fractions.
const ONE: i64 = 256;

/// Blurs a picture with a kernel of `size` (odd) pixels whose deviation follows from it; the picture is mirrored beyond its edges.
pub(super) fn gaussian(gray: &[u8], width: usize, height: usize, size: usize) -> Vec<u8> {
    let kernel = kernel(size);
    let reach = size / 2;
    let mut across = vec![0u16; gray.len()];
    let mut line = vec![0u16; width + 2 * reach];
    for (row, out) in gray.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
        for (i, place) in line.iter_mut().enumerate() {
            *place = u16::from(row[mirrored(i as i64 - reach as i64, width)]);
        }
        for (i, weight) in kernel.iter().enumerate() {
            for (sum, gray) in out.iter_mut().zip(&line[i..i + width]) {
                *sum += weight * gray;
            }
        }
    }
    let mut blurred = vec![0u8; gray.len()];
    let mut sums = vec![0u32; width];
    for (y, out) in blurred.chunks_exact_mut(width).enumerate() {
        sums.fill(ONE as u32 * ONE as u32 / 2);
        for (i, weight) in kernel.iter().enumerate() {
            let from = mirrored((y + i) as i64 - reach as i64, height) * width;
            for (sum, value) in sums.iter_mut().zip(&across[from..from + width]) {
                *sum += u32::from(*weight) * u32::from(*value);
            }
        }
        for (gray, sum) in out.iter_mut().zip(&sums) {
            *gray = (sum >> 16) as u8;
        }
    }
    blurred
}

/// Weights that sum to [`ONE`]: each one's rounding error goes to the next, what is left to the middle.
fn kernel(size: usize) -> Vec<u16> {
    let deviation = size as f64 * 0.15 + 0.35;
    let middle = size / 2;
    let bell: Vec<f64> = (0..size).map(|i| (-((i as f64 - middle as f64) / deviation).powi(2) / 2.0).exp()).collect();
    let sum: f64 = bell.iter().sum();
    let mut weights = vec![0i64; size];
    let mut error = 0.0;
    for i in 0..middle {
        let exact = bell[i] / sum * ONE as f64 + error;
        let whole = exact.round_ties_even();
        error = exact - whole;
        weights[i] = whole as i64;
        weights[size - 1 - i] = whole as i64;
    }
    weights[middle] = ONE - weights.iter().sum::<i64>();
    weights.into_iter().map(|weight| weight as u16).collect()
}

/// The place inside that a place outside mirrors; the edge itself is not repeated.
fn mirrored(at: i64, side: usize) -> usize {
    let last = side as i64 - 1;
    if last == 0 {
        return 0;
    }
    let at = at.rem_euclid(2 * last);
    at.min(2 * last - at) as usize
}
