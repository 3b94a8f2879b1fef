//! Where the finger lies: the largest dark patch after blurring the ridges away.

use super::REGION;
use super::blur::gaussian;
use super::gradient::Gradient;
use super::otsu;
use crate::Image;

/// Half the side of the square in which ridges are thickened.
const THICKEN: usize = 2;
/// Kernels of the two blurs.
const BLURS: [usize; 2] = [41, 91];

pub(super) struct Area {
    pub(super) pixels: usize,
    pub(super) mean: f64,
    pub(super) coherence_sum: f64,
    regions: usize,
}

impl Area {
    pub(super) fn coherence_mean(&self) -> f64 {
        if self.regions == 0 { 0.0 } else { self.coherence_sum / self.regions as f64 }
    }
}

pub(super) fn find(finger: &Image) -> Area {
    let (width, height) = (finger.width() as usize, finger.height() as usize);
    let mut map = thickened(finger.gray(), width, height);
    for size in BLURS {
        map = gaussian(&map, width, height, size);
        otsu::part(&mut map);
    }
    fill_holes(&mut map, width, height);
    keep_largest(&mut map, width, height);
    let (mut pixels, mut sum) = (0usize, 0u64);
    for (dark, gray) in map.iter().zip(finger.gray()).filter(|(dark, _)| **dark == 0) {
        pixels += usize::from(*dark == 0);
        sum += u64::from(*gray);
    }
    let mean = if pixels == 0 { 255.0 } else { sum as f64 / pixels as f64 };
    let (mut regions, mut coherence_sum) = (0, 0.0);
    for top in (0..height).step_by(REGION) {
        for left in (0..width).step_by(REGION) {
            let (wide, tall) = (REGION.min(width - left), REGION.min(height - top));
            if (top..top + tall).any(|y| map[y * width + left..y * width + left + wide].contains(&0)) {
                regions += 1;
                coherence_sum += Gradient::of(finger, [left, top, wide, tall]).coherence();
            }
        }
    }
    Area { pixels, mean, coherence_sum, regions }
}

/// Each pixel the darkest of the square around it.
fn thickened(gray: &[u8], width: usize, height: usize) -> Vec<u8> {
    let span = |at: usize, side: usize| at.saturating_sub(THICKEN)..(at + THICKEN + 1).min(side);
    let mut across = vec![255u8; gray.len()];
    for (row, out) in gray.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
        for (x, darkest) in out.iter_mut().enumerate() {
            *darkest = row[span(x, width)].iter().copied().min().unwrap_or(255);
        }
    }
    let mut both = vec![255u8; gray.len()];
    for (y, out) in both.chunks_exact_mut(width).enumerate() {
        for row in span(y, height) {
            for (darkest, gray) in out.iter_mut().zip(&across[row * width..(row + 1) * width]) {
                *darkest = (*darkest).min(*gray);
            }
        }
    }
    both
}

/// White that does not reach the edge is a hole in the finger.
fn fill_holes(map: &mut [u8], width: usize, height: usize) {
    /// White that reaches the edge, while it is looked for.
    const OUTSIDE: u8 = 1;
    for y in 0..height {
        for x in 0..width {
            if y == 0 || x == 0 || y == height - 1 || x == width - 1 {
                patch(map, width, y * width + x, 255, OUTSIDE);
            }
        }
    }
    map.iter_mut().for_each(|pixel| *pixel = if *pixel == OUTSIDE { 255 } else { 0 });
}

/// Of all dark patches the one with the largest box stays, the first of equals.
fn keep_largest(map: &mut [u8], width: usize, height: usize) {
    let mut left = map.to_vec();
    let mut patches = Vec::new();
    for at in 0..width * height {
        if left[at] == 0 {
            let [from_x, from_y, to_x, to_y] = patch(&mut left, width, at, 0, 255);
            patches.push(((to_x - from_x + 1) * (to_y - from_y + 1), at));
        }
    }
    let largest = patches.iter().map(|patch| patch.0).max();
    let kept = patches.iter().find(|patch| Some(patch.0) == largest).map(|patch| patch.1);
    for (_, at) in patches.iter().filter(|patch| Some(patch.1) != kept) {
        patch(map, width, *at, 0, 255);
    }
}

/// Paints the patch of one color that a pixel belongs to (side by side, not corner to corner); its box.
fn patch(map: &mut [u8], width: usize, from: usize, color: u8, paint: u8) -> [usize; 4] {
    let mut found = [usize::MAX, usize::MAX, 0, 0];
    let mut open = Vec::new();
    let visit = |map: &mut [u8], at: usize, open: &mut Vec<usize>| {
        if map.get(at) == Some(&color) {
            map[at] = paint;
            open.push(at);
        }
    };
    visit(map, from, &mut open);
    while let Some(at) = open.pop() {
        let (x, y) = (at % width, at / width);
        found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)];
        if x > 0 {
            visit(map, at - 1, &mut open);
        }
        if x + 1 < width {
            visit(map, at + 1, &mut open);
        }
        if y > 0 {
            visit(map, at - width, &mut open);
        }
        visit(map, at + width, &mut open);
    }
    found
}
