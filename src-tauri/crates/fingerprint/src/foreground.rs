//! Which blocks hold skin.

use crate::Image;
use crate::blocks::Blocks;
use crate::parameters::{
    BLOCK, FOREGROUND_COHERENCE, FOREGROUND_FLOOR, FOREGROUND_SHARE, HOLE_GRAY, PAPER, STRONG_QUANTILE,
};

/// A map of blocks that are part of a print.
#[derive(Clone)]
pub(crate) struct Foreground {
    pub columns: usize,
    pub rows: usize,
    pub inside: Vec<bool>,
}

/// How sharply fingers are told from each other; tried from the first to the last until the count is right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strictness {
    /// Blocks joined into one measurement.
    pub reach: usize,
    /// Multiplies the energy threshold.
    pub threshold: f32,
    /// Layers of blocks taken off and put back where there was skin: thin bridges (strokes of a pen, a card's frame) do not return.
    pub open: usize,
    /// Whether parts too wide for one finger are cut along the emptiest line between.
    pub cut: bool,
}

impl Foreground {
    /// Marks the blocks with ridge-like energy, fills holes, then opens.
    pub(crate) fn find(blocks: &Blocks, strictness: Strictness) -> Self {
        let mut map = Self::marked(blocks, strictness);
        map.fill_holes();
        map.open(strictness.open);
        map
    }

    /// As [`Self::find`] with [`PAPER`]; what is quite black counts as skin too, if a finger lies around it: a hole punched through the card.
    pub(crate) fn paper(image: &Image, blocks: &Blocks) -> Self {
        let mut map = Self::marked(blocks, PAPER);
        let width = image.width() as usize;
        for (i, inside) in map.inside.iter_mut().enumerate() {
            let (x, y) = (i % blocks.columns * BLOCK, i / blocks.columns * BLOCK);
            let lines = image.gray().chunks_exact(width).skip(y).take(BLOCK);
            *inside |= lines.flat_map(|line| &line[x..x + BLOCK]).all(|gray| *gray <= HOLE_GRAY);
        }
        map.fill_holes();
        map.open(PAPER.open);
        map
    }

    fn marked(blocks: &Blocks, strictness: Strictness) -> Self {
        let (columns, rows) = (blocks.columns, blocks.rows);
        let energy: Vec<f32> = (0..columns * rows)
            .map(|i| blocks.flow(i % columns.max(1), i / columns.max(1), strictness.reach).energy)
            .collect();
        let limit = threshold(&energy) * strictness.threshold;
        let inside = (0..columns * rows)
            .map(|i| energy[i] > limit && blocks.flow(i % columns.max(1), i / columns.max(1), 1).coherence > FOREGROUND_COHERENCE)
            .collect();
        Self { columns, rows, inside }
    }

    /// Empty blocks that the picture's border cannot be reached from are skin too (worn or dirty spots).
    fn fill_holes(&mut self) {
        let mut outside = vec![false; self.inside.len()];
        let mut open: Vec<usize> = Vec::new();
        for i in 0..self.inside.len() {
            let (c, r) = (i % self.columns, i / self.columns);
            if (c == 0 || r == 0 || c + 1 == self.columns || r + 1 == self.rows) && !self.inside[i] {
                outside[i] = true;
                open.push(i);
            }
        }
        while let Some(i) = open.pop() {
            for n in neighbors(i, self.columns, self.rows) {
                if !outside[n] && !self.inside[n] {
                    outside[n] = true;
                    open.push(n);
                }
            }
        }
        for (inside, outside) in self.inside.iter_mut().zip(outside) {
            *inside = !outside;
        }
    }

    fn open(&mut self, layers: usize) {
        let whole = self.inside.clone();
        for _ in 0..layers {
            let before = self.inside.clone();
            for i in 0..before.len() {
                // Outside the picture is no skin: what runs along its edge is as thin as it looks.
                let mut around = 0;
                self.inside[i] = before[i] && neighbors(i, self.columns, self.rows).inspect(|_| around += 1).all(|n| before[n]) && around == 4;
            }
        }
        for _ in 0..layers {
            let before = self.inside.clone();
            for i in 0..before.len() {
                self.inside[i] = whole[i] && (before[i] || neighbors(i, self.columns, self.rows).any(|n| before[n]));
            }
        }
    }

    /// The connected parts, each a list of block indices, largest first.
    pub(crate) fn parts(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.inside.len()];
        let mut parts = Vec::new();
        for start in 0..self.inside.len() {
            if seen[start] || !self.inside[start] {
                continue;
            }
            seen[start] = true;
            let mut part = vec![start];
            let mut next = 0;
            while next < part.len() {
                for n in neighbors(part[next], self.columns, self.rows) {
                    if self.inside[n] && !seen[n] {
                        seen[n] = true;
                        part.push(n);
                    }
                }
                next += 1;
            }
            parts.push(part);
        }
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        parts
    }
}

/// A share of what the strong blocks have, so that faint and dark captures are treated alike.
fn threshold(energy: &[f32]) -> f32 {
    let mut strong: Vec<f32> = energy.iter().copied().filter(|e| *e > FOREGROUND_FLOOR).collect();
    if strong.is_empty() {
        return FOREGROUND_FLOOR;
    }
    strong.sort_by(f32::total_cmp);
    let at = ((strong.len() - 1) as f32 * STRONG_QUANTILE) as usize;
    (strong[at] * FOREGROUND_SHARE).max(FOREGROUND_FLOOR)
}

fn neighbors(i: usize, columns: usize, rows: usize) -> impl Iterator<Item = usize> {
    let (c, r) = (i % columns, i / columns);
    [
        (c > 0).then(|| i - 1),
        (c + 1 < columns).then(|| i + 1),
        (r > 0).then(|| i - columns),
        (r + 1 < rows).then(|| i + columns),
    ]
    .into_iter()
    .flatten()
}
