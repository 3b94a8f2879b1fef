//! Subbands into a picture (Annex A, synthesis): each region's columns are joined, then its rows, the last split first.

use super::extension::{of_high, of_low};
use super::layout::{Area, Layout, Region};
use super::segment::TransformTable;
use super::weighing::weigh;

/// Samples of each half that lie before the one a filter is centered on, and behind it.
const REACH: usize = 2;

/// The filters of a table, sorted by what they weigh: even and odd samples of the joined line, low taps before high taps.
struct Filters {
    even: [f32; 7],
    odd: [f32; 9],
}

impl Filters {
    fn of(table: &TransformTable) -> Self {
        // Synthesis swaps the filters and every second sign (Annex A).
        let low: [f32; 7] = std::array::from_fn(|tap| if tap.abs_diff(3) % 2 == 1 { -table.high[tap] } else { table.high[tap] });
        let high: [f32; 9] = std::array::from_fn(|tap| if tap.abs_diff(4) % 2 == 1 { -table.low[tap] } else { table.low[tap] });
        Self {
            even: [low[1], low[3], low[5], high[1], high[3], high[5], high[7]],
            odd: [low[0], low[2], low[4], low[6], high[0], high[2], high[4], high[6], high[8]],
        }
    }
}

/// Recomposes in place; row by row, as wide as the layout.
pub(crate) fn recompose(plane: &mut [f32], layout: &Layout, table: &TransformTable) {
    let filters = Filters::of(table);
    let mut columns_done = vec![0.0; plane.len()];
    for region in layout.regions.iter().rev() {
        join_columns(plane, &mut columns_done, region, layout.width, &filters);
        join_rows(&columns_done, plane, region, layout.width, &filters);
    }
}

fn join_columns(from: &[f32], to: &mut [f32], region: &Region, stride: usize, filters: &Filters) {
    let Area { x, y } = region.area;
    let low_length = y.length.div_ceil(2);
    let high_length = y.length - low_length;
    let (low_at, high_at) = if region.mirrored_y { (high_length, 0) } else { (0, low_length) };
    let (low_edges, high_edges) = (of_low(y.length), of_high(y.length));
    let row = |at: usize| (y.at + at) * stride + x.at;
    let low = |at: isize| &from[row(low_at + low_edges.sample(at, low_length))..][..x.length];
    let high = |at: isize| &from[row(high_at + high_edges.sample(at, high_length))..][..x.length];
    for at in 0..low_length {
        let p = at as isize;
        let lines = [low(p - 1), low(p), low(p + 1), high(p - 2), high(p - 1), high(p), high(p + 1)];
        weigh(&mut to[row(2 * at)..][..x.length], lines, filters.even);
    }
    for at in 0..high_length {
        let p = at as isize;
        let lines =
            [low(p - 1), low(p), low(p + 1), low(p + 2), high(p - 2), high(p - 1), high(p), high(p + 1), high(p + 2)];
        weigh(&mut to[row(2 * at + 1)..][..x.length], lines, filters.odd);
    }
}

fn join_rows(from: &[f32], to: &mut [f32], region: &Region, stride: usize, filters: &Filters) {
    let Area { x, y } = region.area;
    let low_length = x.length.div_ceil(2);
    let high_length = x.length - low_length;
    let (low_at, high_at) = if region.mirrored_x { (high_length, 0) } else { (0, low_length) };
    let (low_edges, high_edges) = (of_low(x.length), of_high(x.length));
    // Both halves with what lies beyond their ends; sample p stands at p + 2.
    let mut low = vec![0.0; low_length + 2 * REACH];
    let mut high = vec![0.0; low_length + 2 * REACH];
    let mut even = vec![0.0; low_length];
    let mut odd = vec![0.0; high_length];
    for row in y.at..y.at + y.length {
        let line = &from[row * stride + x.at..][..x.length];
        extend(&mut low, &line[low_at..][..low_length], |at| low_edges.sample(at, low_length));
        extend(&mut high, &line[high_at..][..high_length], |at| high_edges.sample(at, high_length));
        let (l, h) = (&low, &high);
        weigh(&mut even, [&l[1..], &l[2..], &l[3..], h, &h[1..], &h[2..], &h[3..]], filters.even);
        weigh(&mut odd, [&l[1..], &l[2..], &l[3..], &l[4..], h, &h[1..], &h[2..], &h[3..], &h[4..]], filters.odd);
        let joined = &mut to[row * stride + x.at..][..x.length];
        for (pair, (e, o)) in joined.chunks_exact_mut(2).zip(even.iter().zip(&odd)) {
            (pair[0], pair[1]) = (*e, *o);
        }
        if let ([last], [.., e]) = (joined.chunks_exact_mut(2).into_remainder(), even.as_slice()) {
            *last = *e;
        }
    }
}

/// `to[p + 2]` is sample p of the half, beyond its ends too.
fn extend(to: &mut [f32], half: &[f32], sample: impl Fn(isize) -> usize) {
    to[REACH..][..half.len()].copy_from_slice(half);
    for at in (0..REACH).chain(REACH + half.len()..to.len()) {
        to[at] = half[sample(at as isize - REACH as isize)];
    }
}
