//! Ridge or valley, nothing between.

use super::enhancement::Enhanced;
use super::grid::Grid;

/// True on ridges. Dots and pinholes smaller than a ridge is wide are gone already: the filters do not pass them.
pub(crate) fn binarize(enhanced: &Enhanced) -> Grid<bool> {
    let height = &enhanced.height;
    Grid { width: height.width, height: height.height, cells: height.cells.iter().map(|h| *h > 0.0).collect() }
}
