//! Which blocks hold skin that can be read.

use super::grid::Grid;
use crate::Image;
use crate::blocks::Blocks;
use crate::foreground::{Foreground, Strictness};
use crate::parameters::{BLOCK, MIN_FRAGMENT};

/// One value per block of 8 x 8 pixels.
pub(crate) struct Mask {
    /// True on skin.
    pub inside: Grid<bool>,
}

/// The largest part of skin and whatever else is large enough to be read.
pub(crate) fn find(finger: &Image) -> Mask {
    let blocks = Blocks::measure(finger);
    let found = Foreground::find(&blocks, Strictness { reach: 1, threshold: 1.0, open: 1, cut: false });
    let mut inside = Grid::filled(found.columns, found.rows, false);
    for part in found.parts().into_iter().filter(|part| part.len() >= MIN_FRAGMENT) {
        part.into_iter().for_each(|i| inside.cells[i] = true);
    }
    Mask { inside }
}

impl Mask {
    /// True where the pixel lies on skin.
    pub(crate) fn holds(&self, x: i64, y: i64) -> bool {
        if x < 0 || y < 0 {
            return false;
        }
        let (c, r) = (x as usize / BLOCK, y as usize / BLOCK);
        c < self.inside.width && r < self.inside.height && self.inside.cells[r * self.inside.width + c]
    }

    /// Every block on skin as (column, row).
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let columns = self.inside.width.max(1);
        self.inside.cells.iter().enumerate().filter(|(_, inside)| **inside).map(move |(i, _)| (i % columns, i / columns))
    }
}
