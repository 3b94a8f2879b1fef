/// Noise as a camera's sensor makes it, from a table: fast, and the same in every run.
pub(super) struct Noise {
    table: Vec<i16>,
}

/// A prime, so that the pattern never lines up with the rows of a picture.
const LENGTH: usize = 8191;

impl Noise {
    /// Noise with a standard deviation of about `sigma` gray levels.
    pub(super) fn new(sigma: f32) -> Self {
        let mut stream = Stream(0x9E37_79B9_7F4A_7C15);
        let one = |stream: &mut Stream| {
            // The sum of four uniform numbers is near enough to a normal one (variance 4/12).
            let sum: f32 = (0..4).map(|_| stream.unit() - 0.5).sum();
            (sum * sigma * 1.732).round() as i16
        };
        let once: Vec<i16> = (0..LENGTH).map(|_| one(&mut stream)).collect();
        Self { table: [once.clone(), once].concat() }
    }

    /// Adds noise to `bytes`; another `seed` gives other noise.
    pub(super) fn add(&self, bytes: &mut [u8], seed: u64) {
        let mut stream = Stream(seed.wrapping_mul(0xD134_2543_DE82_EF95) | 1);
        for chunk in bytes.chunks_mut(LENGTH) {
            let start = (stream.next() % LENGTH as u64) as usize;
            for (byte, noise) in chunk.iter_mut().zip(&self.table[start..]) {
                *byte = (i16::from(*byte) + noise).clamp(0, 255) as u8;
            }
        }
    }
}

/// SplitMix64.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}
