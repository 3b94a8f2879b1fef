//! Values in rows and columns.

/// One value per pixel or per block.
#[derive(Debug, Clone)]
pub(crate) struct Grid<T> {
    pub width: usize,
    pub height: usize,
    pub cells: Vec<T>,
}

impl<T: Copy> Grid<T> {
    pub(crate) fn filled(width: usize, height: usize, value: T) -> Self {
        Self { width, height, cells: vec![value; width * height] }
    }

    /// The value there, or the nearest one inside; `other` when the grid is empty.
    pub(crate) fn near(&self, x: i64, y: i64, other: T) -> T {
        if self.cells.is_empty() {
            return other;
        }
        let x = x.clamp(0, self.width as i64 - 1) as usize;
        let y = y.clamp(0, self.height as i64 - 1) as usize;
        self.cells[y * self.width + x]
    }
}

impl Grid<f32> {
    /// Blurs with the binomial weights 1 4 6 4 1 in both directions; outside counts as 0.
    pub(crate) fn blur(&mut self) {
        let (w, h) = (self.width, self.height);
        const WEIGHTS: [f32; 5] = [0.0625, 0.25, 0.375, 0.25, 0.0625];
        let mut line = vec![0.0f32; w + 4];
        for row in self.cells.chunks_mut(w.max(1)) {
            line[2..2 + w].copy_from_slice(row);
            for (x, cell) in row.iter_mut().enumerate() {
                *cell = WEIGHTS.iter().zip(&line[x..x + 5]).map(|(a, b)| a * b).sum();
            }
        }
        let before = self.cells.clone();
        for y in 0..h {
            for x in 0..w {
                let mut sum = 0.0;
                for (k, weight) in WEIGHTS.iter().enumerate() {
                    let r = y as i64 + k as i64 - 2;
                    if r >= 0 && (r as usize) < h {
                        sum += weight * before[r as usize * w + x];
                    }
                }
                self.cells[y * w + x] = sum;
            }
        }
    }
}
