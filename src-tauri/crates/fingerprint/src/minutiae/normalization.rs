//! Evens out pressure and ink: every place gets mean 0 and deviation 1; ridges become positive.

use super::grid::Grid;
use crate::Image;
use crate::parameters::{NORMAL_FLOOR, NORMAL_LIMIT, NORMAL_REACH};

/// Ridge height per pixel, about -2 (valley) to 2 (ridge).
pub(crate) fn normalize(finger: &Image) -> Grid<f32> {
    let (width, height) = (finger.width() as usize, finger.height() as usize);
    let gray: Vec<f32> = finger.gray().iter().map(|g| f32::from(*g)).collect();
    let squares: Vec<f32> = gray.iter().map(|g| g * g).collect();
    let mean = window_mean(gray, width, height);
    let square = window_mean(squares, width, height);
    let cells = finger.gray().iter().zip(mean.iter().zip(&square)).map(|(gray, (mean, square))| {
        let deviation = (square - mean * mean).max(0.0).sqrt().max(NORMAL_FLOOR);
        ((mean - f32::from(*gray)) / deviation).clamp(-NORMAL_LIMIT, NORMAL_LIMIT)
    });
    Grid { width, height, cells: cells.collect() }
}

/// Mean over a square window around every pixel; at the edge the window is smaller.
fn window_mean(values: Vec<f32>, width: usize, height: usize) -> Vec<f32> {
    let mut rows = vec![0.0f32; width * height];
    let mut sums = vec![0.0f64; width + 1];
    for y in 0..height {
        for x in 0..width {
            sums[x + 1] = sums[x] + f64::from(values[y * width + x]);
        }
        for x in 0..width {
            let (from, to) = (x.saturating_sub(NORMAL_REACH), (x + NORMAL_REACH + 1).min(width));
            rows[y * width + x] = ((sums[to] - sums[from]) / (to - from) as f64) as f32;
        }
    }
    let mut out = values;
    let mut column = vec![0.0f64; width];
    for r in 0..NORMAL_REACH.min(height) {
        (0..width).for_each(|x| column[x] += f64::from(rows[r * width + x]));
    }
    for y in 0..height {
        if y + NORMAL_REACH < height {
            (0..width).for_each(|x| column[x] += f64::from(rows[(y + NORMAL_REACH) * width + x]));
        }
        if y > NORMAL_REACH {
            (0..width).for_each(|x| column[x] -= f64::from(rows[(y - NORMAL_REACH - 1) * width + x]));
        }
        let count = ((y + NORMAL_REACH + 1).min(height) - y.saturating_sub(NORMAL_REACH)) as f64;
        (0..width).for_each(|x| out[y * width + x] = (column[x] / count) as f32);
    }
    out
}
