//! Ridges worn down to lines one pixel wide (Zhang and Suen), then to the fewest pixels that still hang together.

use super::grid::Grid;
use super::skeleton::Skeleton;

/// The middle lines of the ridges.
pub(crate) fn thin(ridges: Grid<bool>) -> Skeleton {
    let mut lines = Skeleton::of(&ridges);
    let mut left: Vec<usize> = lines.pixels().collect();
    loop {
        let before = left.len();
        for second in [false, true] {
            let worn: Vec<usize> = left.iter().copied().filter(|at| outer(lines.around(*at), second)).collect();
            worn.into_iter().for_each(|at| lines.clear(at));
            left.retain(|at| lines.is_set(*at));
        }
        if left.len() == before {
            break;
        }
    }
    for at in left {
        if spare(lines.around(at)) {
            lines.clear(at);
        }
    }
    lines
}

/// Zhang and Suen's rule; bit 0 of `around` is north, then clockwise.
fn outer(around: u8, second: bool) -> bool {
    let count = around.count_ones();
    let steps = (!around & around.rotate_right(1)).count_ones();
    let (north, east, south, west) = (around & 1 != 0, around & 4 != 0, around & 16 != 0, around & 64 != 0);
    let rule = if second { !(north && east && west || north && south && west) } else { !(north && east && south || east && south && west) };
    (2..=6).contains(&count) && steps == 1 && rule
}

/// A pixel without which its neighbors still hang together (Yokoi's number of 8-connected parts is 1), and which ends no line.
fn spare(around: u8) -> bool {
    let empty = |n: u32| around.rotate_right(n % 8) & 1 == 0;
    let parts = [0, 2, 4, 6].into_iter().filter(|n| empty(*n) && !(empty(n + 1) && empty(n + 2))).count();
    parts == 1 && around.count_ones() >= 2
}
