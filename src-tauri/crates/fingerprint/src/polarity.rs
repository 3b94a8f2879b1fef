//! Whether ridges are dark on a light platen, as everything here takes them to be.

use crate::Image;
use crate::blocks::Blocks;
use crate::foreground::Foreground;
use crate::parameters::{BLOCK, FOREGROUND_FLOOR, INVERTED_GROUND, INVERTED_RIM, MIN_RIM, RIM};

/// Whether the platen is as dark as the dark tones of the print, both beside the print's rim and over the whole picture. (Either alone is
/// also so on real prints: thermal sensors have a dark rim, faint prints a gray ground.) Where the print fills the picture nobody can say:
/// `false`.
pub(crate) fn is_inverted(image: &Image, blocks: &Blocks, foreground: &Foreground) -> bool {
    let below = |tone: Option<f32>, limit: f32| tone.is_some_and(|tone| tone < limit);
    below(rim(image, blocks, foreground), INVERTED_RIM) && below(ground(image, blocks, foreground), INVERTED_GROUND)
}

/// Where the platen's gray lies between the print's dark (0) and light (1) tones, over the whole picture.
fn ground(image: &Image, blocks: &Blocks, foreground: &Foreground) -> Option<f32> {
    let (mut skin, mut bare) = ([0u32; 256], [0u32; 256]);
    for (i, inside) in foreground.inside.iter().enumerate() {
        let (column, row) = (i % foreground.columns, i / foreground.columns);
        if *inside {
            count(&mut skin, image, column, row, 1);
        } else if blocks.flow(column, row, 0).energy <= FOREGROUND_FLOOR {
            count(&mut bare, image, column, row, 1);
        }
    }
    tone(&skin, &bare)
}

/// The same beside the print's rim; the middle one of all places, as pressure and light change over a picture. Nothing where the print has
/// hardly any rim.
fn rim(image: &Image, blocks: &Blocks, foreground: &Foreground) -> Option<f32> {
    let (columns, rows) = (foreground.columns, foreground.rows);
    let inside = |c: usize, r: usize| foreground.inside[r * columns + c];
    let mut tones: Vec<f32> = Vec::new();
    for r in RIM..rows.saturating_sub(RIM) {
        for c in (RIM..columns.saturating_sub(RIM)).filter(|c| inside(*c, r)) {
            let beside = [(c - RIM, r), (c + RIM, r), (c, r - RIM), (c, r + RIM)];
            for (bare_c, bare_r) in beside.into_iter().filter(|(c, r)| !inside(*c, *r) && blocks.flow(*c, *r, 0).energy < FOREGROUND_FLOOR) {
                let (mut skin, mut bare) = ([0u32; 256], [0u32; 256]);
                count(&mut skin, image, c - 1, r - 1, 3);
                count(&mut bare, image, bare_c, bare_r, 1);
                tones.extend(tone(&skin, &bare));
            }
        }
    }
    tones.sort_by(f32::total_cmp);
    tones.get(tones.len() / 2).copied().filter(|_| tones.len() >= MIN_RIM)
}

/// Adds the grays of a square of blocks, as far as the picture goes.
fn count(counts: &mut [u32; 256], image: &Image, column: usize, row: usize, side: usize) {
    let width = image.width() as usize;
    let to = ((column + side) * BLOCK).min(width);
    for line in image.gray().chunks_exact(width).skip(row * BLOCK).take(side * BLOCK) {
        for gray in &line[column * BLOCK..to] {
            counts[usize::from(*gray)] += 1;
        }
    }
}

fn tone(skin: &[u32; 256], bare: &[u32; 256]) -> Option<f32> {
    let (low, high) = (quantile(skin, 0.10)?, quantile(skin, 0.90)?);
    (high > low).then_some((quantile(bare, 0.50)? - low) / (high - low))
}

fn quantile(counts: &[u32; 256], share: f32) -> Option<f32> {
    let total: u32 = counts.iter().sum();
    let mut left = (total as f32 * share) as i64;
    let at = counts.iter().position(|count| {
        left -= i64::from(*count);
        left < 0
    });
    at.map(|at| at as f32)
}
