//! The picture while it is made: darkness per pixel, then the sensor's gray.

use super::condition::Condition;
use super::parameters::{PLATEN_GRAY, RIDGE_GRAY};
use crate::random::{Stream, noise};

/// Darkness 0 (platen) to 1 (full ridge) per pixel.
pub(crate) struct Canvas {
    pub width: usize,
    pub height: usize,
    dark: Vec<f32>,
}

impl Canvas {
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self { width, height, dark: vec![0.0; width * height] }
    }

    pub(crate) fn darken(&mut self, x: usize, y: usize, ink: f32) {
        let pixel = &mut self.dark[y * self.width + x];
        *pixel = pixel.max(ink);
    }

    /// Optics, sensor noise and gray scale.
    pub(crate) fn develop(mut self, condition: &Condition, seed: u64) -> Vec<u8> {
        self.soften();
        let passes = (condition.blur.clamp(0.0, 12.0) + 0.5) as usize;
        for _ in 0..passes {
            self.soften();
            self.smear();
        }
        let mut stream = Stream::new(seed);
        let rough = condition.noise.clamp(0.0, 2.0);
        let contrast = condition.contrast.clamp(0.0, 1.0);
        let mut out = Vec::with_capacity(self.dark.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let dark = self.dark[y * self.width + x] * contrast;
                // The platen is lit a little unevenly; lattice noise is dear, so it is drawn every 8th pixel's worth of a step.
                let uneven = if x % 8 == 0 { noise(seed, x as f32 / 300.0, y as f32 / 300.0) } else { 0.0 };
                let sensor = (stream.unit() + stream.unit() - 1.0) * 14.0 * rough;
                let gray = PLATEN_GRAY - (PLATEN_GRAY - RIDGE_GRAY) * dark + sensor + uneven;
                out.push(gray.clamp(0.0, 255.0) as u8);
            }
        }
        dirt(&mut out, self.width, self.height, rough, &mut stream);
        out
    }

    /// A 3 x 3 binomial: the optics of the scanner.
    fn soften(&mut self) {
        let (w, h) = (self.width, self.height);
        if w < 3 || h < 3 {
            return;
        }
        let mut row = vec![0.0f32; w];
        for y in 0..h {
            let line = &mut self.dark[y * w..(y + 1) * w];
            row.copy_from_slice(line);
            for x in 1..w - 1 {
                line[x] = 0.2 * (row[x - 1] + row[x + 1]) + 0.6 * row[x];
            }
        }
        let mut above = self.dark[..w].to_vec();
        for y in 1..h - 1 {
            let at = y * w;
            row.copy_from_slice(&self.dark[at..at + w]);
            for x in 0..w {
                self.dark[at + x] = 0.2 * (above[x] + self.dark[at + w + x]) + 0.6 * row[x];
            }
            above.copy_from_slice(&row);
        }
    }

    /// One pixel of movement, slanting.
    fn smear(&mut self) {
        let w = self.width;
        for i in (w + 1..self.dark.len()).rev() {
            self.dark[i] = 0.5 * (self.dark[i] + self.dark[i - w - 1]);
        }
    }
}

fn dirt(gray: &mut [u8], width: usize, height: usize, rough: f32, stream: &mut Stream) {
    let specks = (rough * 40.0 * (width * height) as f32 / 2_400_000.0) as usize;
    for _ in 0..specks {
        let (x, y) = (stream.below(width), stream.below(height));
        let dark = stream.range(10.0, 60.0) as u8;
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            if x + dx < width && y + dy < height {
                let pixel = &mut gray[(y + dy) * width + x + dx];
                *pixel = pixel.saturating_sub(dark);
            }
        }
    }
}
