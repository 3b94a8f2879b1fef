//! What the regions of a picture show, in ten bins.

/// Ten counts with the mean and the deviation of what was counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// Values below the first bound, from it to the second, … from the ninth up.
    pub bins: [usize; 10],
    /// Mean of the values, 0 of none.
    pub mean: f64,
    /// Deviation of all of them (not of a sample), 0 of none.
    pub deviation: f64,
}

impl Histogram {
    pub(super) fn of(values: &[f64], bounds: &[f64; 9]) -> Self {
        let mut bins = [0; 10];
        for value in values {
            bins[bounds.iter().take_while(|bound| value >= bound).count()] += 1;
        }
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares = values.iter().map(|value| value * value).sum::<f64>() / count;
        Self { bins, mean, deviation: (squares - mean * mean).max(0.0).sqrt() }
    }

    pub(super) fn named(&self, prefix: &str, one: &mut impl FnMut(&str, f64)) {
        for (i, bin) in self.bins.iter().enumerate() {
            one(&format!("{prefix}{i}"), *bin as f64);
        }
        one(&format!("{prefix}Mean"), self.mean);
        one(&format!("{prefix}StdDev"), self.deviation);
    }
}
