//! Lines one pixel wide, and walking along them.

use super::grid::Grid;

/// A set of pixels with an empty border of one, so that every pixel has eight neighbors.
pub(crate) struct Skeleton {
    stride: usize,
    set: Vec<bool>,
    /// Size of the picture without the border.
    pub width: usize,
    /// See `width`.
    pub height: usize,
}

/// Where a walk ended.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    /// Last pixel reached.
    pub end: usize,
    /// Steps made.
    pub steps: usize,
    /// The walk met the end of the line or a fork before its steps were used up.
    pub met: bool,
}

impl Skeleton {
    pub(crate) fn of(grid: &Grid<bool>) -> Self {
        let stride = grid.width + 2;
        let mut set = vec![false; stride * (grid.height + 2)];
        for (y, row) in grid.cells.chunks(grid.width.max(1)).enumerate() {
            set[(y + 1) * stride + 1..(y + 1) * stride + 1 + grid.width].copy_from_slice(row);
        }
        Self { stride, set, width: grid.width, height: grid.height }
    }

    pub(crate) fn pixels(&self) -> impl Iterator<Item = usize> + '_ {
        self.set.iter().enumerate().filter(|(_, set)| **set).map(|(at, _)| at)
    }

    pub(crate) fn is_set(&self, at: usize) -> bool {
        self.set[at]
    }

    pub(crate) fn clear(&mut self, at: usize) {
        self.set[at] = false;
    }

    /// Place of a pixel in the picture.
    pub(crate) fn place(&self, at: usize) -> (f32, f32) {
        ((at % self.stride) as f32 - 1.0, (at / self.stride) as f32 - 1.0)
    }

    /// The eight neighbors as bits: north, north-east, and on clockwise.
    pub(crate) fn around(&self, at: usize) -> u8 {
        self.ring(at).iter().enumerate().fold(0, |bits, (n, pixel)| bits | u8::from(self.set[*pixel]) << n)
    }

    fn ring(&self, at: usize) -> [usize; 8] {
        let s = self.stride;
        [at - s, at - s + 1, at + 1, at + s + 1, at + s, at + s - 1, at - 1, at - s - 1]
    }

    /// First pixels of the lines that leave a pixel: one for each run of neighbors.
    pub(crate) fn branches(&self, at: usize) -> Vec<usize> {
        let (ring, around) = (self.ring(at), self.around(at));
        let mut starts = Vec::new();
        if around == 0 {
            return starts;
        }
        let first = (0..8).find(|n| around & (1 << n) == 0).unwrap_or(0);
        let mut run: Vec<usize> = Vec::new();
        for step in 1..=8 {
            let n = (first + step) % 8;
            if around & (1 << n) != 0 {
                run.push(n);
            } else if !run.is_empty() {
                // A straight neighbor is nearer than a diagonal one.
                starts.push(ring[*run.iter().find(|n| *n % 2 == 0).unwrap_or(&run[0])]);
                run.clear();
            }
        }
        starts
    }

    /// Walks away from `from` through `first`, at most `steps` steps.
    pub(crate) fn walk(&self, from: usize, first: usize, steps: usize) -> Walk {
        let mut visited = vec![from, first];
        visited.extend(self.branches(from).into_iter().filter(|other| *other != first));
        let mut end = first;
        for made in 1..=steps {
            if self.branches(end).len() != 2 && made > 1 {
                return Walk { end, steps: made, met: true };
            }
            let ring = self.ring(end);
            let open = |n: &usize| self.set[ring[*n]] && !visited.contains(&ring[*n]);
            let next = [0, 2, 4, 6].into_iter().find(open).or_else(|| [1, 3, 5, 7].into_iter().find(open));
            let Some(next) = next else { return Walk { end, steps: made, met: true } };
            end = ring[next];
            visited.push(end);
        }
        Walk { end, steps, met: false }
    }
}
