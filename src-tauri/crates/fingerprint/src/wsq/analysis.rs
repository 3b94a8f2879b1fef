//! A picture into subbands (Annex A, analysis): each region is filtered along its rows, then along its columns.

use super::constants::{HIGH, LOW};
use super::extension::WHOLE;
use super::layout::{Area, Layout, Region};
use super::weighing::weigh;

/// Samples that a filter reaches beyond the one it is centered on.
const REACH: usize = 4;

/// Decomposes in place; row by row, as wide as the layout.
pub(crate) fn decompose(plane: &mut [f32], layout: &Layout) {
    let mut rows_done = vec![0.0; plane.len()];
    for region in &layout.regions {
        split_rows(plane, &mut rows_done, region, layout.width);
        split_columns(&rows_done, plane, region, layout.width);
    }
}

fn split_rows(from: &[f32], to: &mut [f32], region: &Region, stride: usize) {
    let Area { x, y } = region.area;
    let low_length = x.length.div_ceil(2);
    let high_length = x.length - low_length;
    // Even and odd samples apart, each with what lies beyond the ends: a filter then weighs neighbors only.
    let mut even = vec![0.0; low_length + REACH];
    let mut odd = vec![0.0; low_length + REACH];
    for row in y.at..y.at + y.length {
        let line = &from[row * stride + x.at..][..x.length];
        part(line, &mut even, &mut odd);
        let (low, high) = halves(&mut to[row * stride + x.at..][..x.length], low_length, high_length, region.mirrored_x);
        let (e, o) = (&even, &odd);
        weigh(low, [e, o, &e[1..], &o[1..], &e[2..], &o[2..], &e[3..], &o[3..], &e[4..]], LOW);
        weigh(high, [&e[1..], &o[1..], &e[2..], &o[2..], &e[3..], &o[3..], &e[4..]], HIGH);
    }
}

/// `even[i]` is sample `2 i - 4` of the line, `odd[i]` sample `2 i - 3`.
fn part(line: &[f32], even: &mut [f32], odd: &mut [f32]) {
    let sample = |at: isize| line[WHOLE.sample(at, line.len())];
    let inside = line.len() / 2;
    for (pair, (e, o)) in line.chunks_exact(2).zip(even[2..].iter_mut().zip(&mut odd[2..])) {
        (*e, *o) = (pair[0], pair[1]);
    }
    for at in (0..2).chain(inside + 2..even.len()) {
        even[at] = sample(2 * at as isize - REACH as isize);
        odd[at] = sample(2 * at as isize - REACH as isize + 1);
    }
}

/// Low and high half of a line, wherever each lies.
fn halves(line: &mut [f32], low: usize, high: usize, mirrored: bool) -> (&mut [f32], &mut [f32]) {
    if mirrored {
        let (first, second) = line.split_at_mut(high);
        (second, first)
    } else {
        line.split_at_mut(low)
    }
}

fn split_columns(from: &[f32], to: &mut [f32], region: &Region, stride: usize) {
    let Area { x, y } = region.area;
    let low_length = y.length.div_ceil(2);
    let high_length = y.length - low_length;
    let (low_at, high_at) = if region.mirrored_y { (high_length, 0) } else { (0, low_length) };
    let row = |at: usize| (y.at + at) * stride + x.at;
    let line = |at: usize, tap: usize| &from[row(WHOLE.sample((at + tap) as isize - REACH as isize, y.length))..][..x.length];
    for at in 0..low_length {
        weigh(&mut to[row(low_at + at)..][..x.length], std::array::from_fn(|tap| line(2 * at, tap)), LOW);
    }
    for at in 0..high_length {
        // The high filter is centered on the odd samples and two taps shorter.
        weigh(&mut to[row(high_at + at)..][..x.length], std::array::from_fn(|tap| line(2 * at, tap + 2)), HIGH);
    }
}
