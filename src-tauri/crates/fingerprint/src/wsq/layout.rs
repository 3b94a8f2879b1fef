//! Where the subbands lie in the picture (Annex A, the decomposition into 64 subbands).
//!
//! A region that was filtered high before lies mirrored in frequency: splitting it puts its high half first, so that subbands stay in
//! order of frequency. A half that takes the odd sample is the low one, which then lies second.

use super::constants::{REGIONS, SUBBANDS};

/// A part of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub at: usize,
    pub length: usize,
}

impl Span {
    /// Both halves in their order in the picture; mirrored: the shorter, high half first.
    fn halves(self, mirrored: bool) -> [Span; 2] {
        let low = self.length.div_ceil(2);
        let first = if mirrored { self.length - low } else { low };
        [Span { at: self.at, length: first }, Span { at: self.at + first, length: self.length - first }]
    }
}

/// A rectangle of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Area {
    pub x: Span,
    pub y: Span,
}

impl Area {
    pub(crate) fn pixels(self) -> usize {
        self.x.length * self.y.length
    }

    /// Quarters: upper left, upper right, lower left, lower right.
    fn quarters(self, mirrored_x: bool, mirrored_y: bool) -> [Area; 4] {
        let ([left, right], [upper, lower]) = (self.x.halves(mirrored_x), self.y.halves(mirrored_y));
        [Area { x: left, y: upper }, Area { x: right, y: upper }, Area { x: left, y: lower }, Area { x: right, y: lower }]
    }
}

/// A region that is split into quarters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Region {
    pub area: Area,
    /// The high half of each row lies first.
    pub mirrored_x: bool,
    /// The high half of each column lies first.
    pub mirrored_y: bool,
}

impl Region {
    fn plain(area: Area) -> Self {
        Self { area, mirrored_x: false, mirrored_y: false }
    }

    fn quarters(self) -> [Region; 4] {
        let [a, b, c, d] = self.area.quarters(self.mirrored_x, self.mirrored_y);
        // A quarter in a right column was filtered high (or lies mirrored) along the rows, one in a lower row along the columns.
        [
            Region::plain(a),
            Region { area: b, mirrored_x: true, mirrored_y: false },
            Region { area: c, mirrored_x: false, mirrored_y: true },
            Region { area: d, mirrored_x: true, mirrored_y: true },
        ]
    }
}

/// All regions in the order of their splitting, and the subbands they end in.
pub(crate) struct Layout {
    pub width: usize,
    pub height: usize,
    pub regions: Vec<Region>,
    pub subbands: [Area; SUBBANDS],
}

impl Layout {
    /// For a picture with sides of at least 64 pixels: every split has something on both sides.
    pub(crate) fn of(width: usize, height: usize) -> Self {
        let whole = Area { x: Span { at: 0, length: width }, y: Span { at: 0, length: height } };
        let subbands = [Area::default(); SUBBANDS];
        let mut layout = Self { width, height, regions: Vec::with_capacity(REGIONS), subbands };
        let [low, right, below, corner] = layout.split(Region::plain(whole));
        let [lowest, low_right, low_below, low_corner] = layout.split(low);
        layout.subbands[51] = low_corner.area;
        layout.split_into(52, right);
        layout.split_into(56, below);
        // Filtered away and never coded, so never split either: these four areas are only there to be left out.
        layout.name(60, corner.quarters());
        layout.split_twice_into(19, low_right);
        layout.split_twice_into(35, low_below);
        let [innermost, a, b, c] = layout.split(lowest);
        layout.split_into(7, a);
        layout.split_into(11, b);
        layout.split_into(15, c);
        let [core, d, e, f] = layout.split(innermost);
        for (subband, region) in [(4, d), (5, e), (6, f)] {
            layout.subbands[subband] = region.area;
        }
        layout.split_into(0, core);
        layout
    }

    fn split(&mut self, region: Region) -> [Region; 4] {
        self.regions.push(region);
        region.quarters()
    }

    fn name(&mut self, from: usize, quarters: [Region; 4]) {
        for (subband, quarter) in self.subbands[from..].iter_mut().zip(quarters) {
            *subband = quarter.area;
        }
    }

    fn split_into(&mut self, from: usize, region: Region) {
        let quarters = self.split(region);
        self.name(from, quarters);
    }

    fn split_twice_into(&mut self, from: usize, region: Region) {
        for (index, quarter) in self.split(region).into_iter().enumerate() {
            self.split_into(from + 4 * index, quarter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subbands_cover_the_picture_once() {
        for (width, height) in [(64, 64), (65, 79), (833, 768), (800, 1001), (127, 4095)] {
            let layout = Layout::of(width, height);
            assert_eq!(layout.regions.len(), REGIONS);
            let mut covered = vec![0u8; width * height];
            for area in layout.subbands {
                for y in area.y.at..area.y.at + area.y.length {
                    for count in &mut covered[y * width + area.x.at..][..area.x.length] {
                        *count += 1;
                    }
                }
            }
            assert!(covered.iter().all(|count| *count == 1), "{width} x {height}");
        }
    }
}
