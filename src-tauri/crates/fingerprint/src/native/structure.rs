//! Ridges and valleys of an upright region: its columns darker or lighter than the straight line through their means.

/// Width of an upright region.
pub(super) const WIDTH: usize = super::REGION;
/// Height of an upright region.
pub(super) const HEIGHT: usize = super::REGION / 2;

/// Which columns are ridge, and the gray that parts ridge from valley there.
pub(super) struct Structure {
    pub(super) ridge: [bool; WIDTH],
    pub(super) threshold: [f64; WIDTH],
}

impl Structure {
    pub(super) fn of(pixels: &[u8]) -> Self {
        let mut means = [0.0; WIDTH];
        for row in pixels.chunks_exact(WIDTH) {
            for (mean, gray) in means.iter_mut().zip(row) {
                *mean += f64::from(*gray);
            }
        }
        means.iter_mut().for_each(|mean| *mean /= HEIGHT as f64);
        // Least squares over x = 1 … 32; rounded, so that a level region stays level.
        let count = WIDTH as f64;
        let middle = (count + 1.0) / 2.0;
        let spread = count * (count * count - 1.0) / 12.0;
        let rounded = |value: f64| (value * 1e10).round() / 1e10;
        let tilt = means.iter().enumerate().map(|(i, mean)| (i as f64 + 1.0 - middle) * mean).sum::<f64>() / spread;
        let level = rounded(means.iter().sum::<f64>() / count - tilt * middle);
        let tilt = rounded(tilt);
        let threshold = std::array::from_fn(|i| (i as f64 + 1.0) * tilt + level);
        Self { ridge: std::array::from_fn(|i| means[i] < threshold[i]), threshold }
    }

    /// Last columns before each change between ridge and valley.
    pub(super) fn changes(&self) -> Vec<usize> {
        (1..WIDTH).filter(|i| self.ridge[*i] != self.ridge[i - 1]).map(|i| i - 1).collect()
    }
}
