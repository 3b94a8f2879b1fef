//! A small deterministic generator (SplitMix64) and smooth noise. Nothing here is secret or fit for keys: its whole use is that the same
//! seed gives the same bytes on every machine.

use std::cell::Cell;

use crate::math::floor;

/// Mixes a seed with a label, so that each use of one person's seed draws from a stream of its own.
pub(crate) fn derive(seed: u64, label: u64) -> u64 {
    mix(seed ^ mix(label.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x5851_f42d_4c95_7f2d)))
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A stream of numbers from a seed.
#[derive(Debug, Clone)]
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// 0 ≤ x < 1, in steps of 2⁻²⁴.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    /// `from` ≤ x < `to`.
    pub(crate) fn range(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }

    /// About normal with mean 0 and deviation 1, never beyond ±3.5 (sum of four).
    pub(crate) fn normal(&mut self) -> f32 {
        (self.unit() + self.unit() + self.unit() + self.unit() - 2.0) * 1.732
    }

    /// A whole number below `limit` (0 when `limit` is 0).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }

    /// True with the given probability.
    pub(crate) fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }
}

fn lattice(seed: u64, x: i32, y: i32) -> f32 {
    let h = mix(seed ^ ((x as u32 as u64) << 32 | y as u32 as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
    (h >> 40) as f32 / 8_388_608.0 - 1.0
}

/// Smooth noise in -1..1 with a lattice of one unit.
pub(crate) fn noise(seed: u64, x: f32, y: f32) -> f32 {
    let (fx, fy) = (floor(x), floor(y));
    blend(corners(seed, fx as i32, fy as i32), x - fx, y - fy)
}

/// [`noise`] of one seed that remembers where it was asked last: neighbors mostly lie between the same four points of the lattice.
pub(crate) struct Noise {
    seed: u64,
    last: Cell<Option<((i32, i32), [f32; 4])>>,
}

impl Noise {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, last: Cell::new(None) }
    }

    /// The same as [`noise`].
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let (fx, fy) = (floor(x), floor(y));
        let cell = (fx as i32, fy as i32);
        let corners = match self.last.get() {
            Some((known, corners)) if known == cell => corners,
            _ => {
                let found = corners(self.seed, cell.0, cell.1);
                self.last.set(Some((cell, found)));
                found
            }
        };
        blend(corners, x - fx, y - fy)
    }
}

fn corners(seed: u64, x: i32, y: i32) -> [f32; 4] {
    [lattice(seed, x, y), lattice(seed, x + 1, y), lattice(seed, x, y + 1), lattice(seed, x + 1, y + 1)]
}

fn blend([a, b, c, d]: [f32; 4], tx: f32, ty: f32) -> f32 {
    let (sx, sy) = (tx * tx * (3.0 - 2.0 * tx), ty * ty * (3.0 - 2.0 * ty));
    let top = a + (b - a) * sx;
    let bottom = c + (d - c) * sx;
    top + (bottom - top) * sy
}
