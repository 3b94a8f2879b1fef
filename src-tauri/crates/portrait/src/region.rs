use crate::face::Point;
use crate::{Rgb, sampling};

/// Most source pixels, per side, that are averaged into one cell.
const MAX_TAPS: usize = 4;

/// A square part of the plane of a picture, turned and perhaps mirrored; may reach outside the picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    middle: Point,
    /// One step from the left to the right edge of the square, in picture pixels.
    across: Point,
    mirrored: bool,
}

impl Region {
    /// By its middle, its side in picture pixels, and the direction in which its rows run.
    pub(crate) fn new(middle: Point, side: f32, along: Point) -> Self {
        let length = along.x.hypot(along.y);
        let (x, y) = if length > 0.0 { (along.x / length, along.y / length) } else { (1.0, 0.0) };
        Self { middle, across: Point { x: x * side, y: y * side }, mirrored: false }
    }

    /// The same square read from right to left.
    pub(crate) fn mirrored(self) -> Self {
        Self { mirrored: !self.mirrored, ..self }
    }

    /// Side in picture pixels.
    pub(crate) fn side(&self) -> f32 {
        self.across.x.hypot(self.across.y)
    }

    /// From the square's own 0..1 to picture pixels.
    pub(crate) fn to_picture(self, u: f32, v: f32) -> Point {
        let u = if self.mirrored { 0.5 - u } else { u - 0.5 };
        let v = v - 0.5;
        Point {
            x: self.middle.x + self.across.x * u - self.across.y * v,
            y: self.middle.y + self.across.y * u + self.across.x * v,
        }
    }

    /// Where a point of the picture lies in the square of `cells` cells.
    pub(crate) fn cell_of(self, point: Point, cells: usize) -> Point {
        let square = (self.across.x * self.across.x + self.across.y * self.across.y).max(f32::EPSILON);
        let (x, y) = (point.x - self.middle.x, point.y - self.middle.y);
        let u = (x * self.across.x + y * self.across.y) / square;
        let v = (y * self.across.x - x * self.across.y) / square;
        let cells = cells as f32;
        Point { x: if self.mirrored { 0.5 - u } else { u + 0.5 } * cells, y: (v + 0.5) * cells }
    }

    /// The square as `cells × cells × 3` values of 0..1, rows from its top. Outside the picture its edge goes on.
    pub(crate) fn sample(self, picture: &Rgb, cells: usize) -> Vec<f32> {
        self.sample_finely(picture, cells, MAX_TAPS)
    }

    /// The same with at most so many source pixels, per side, averaged into one cell.
    pub(crate) fn sample_finely(self, picture: &Rgb, cells: usize, most_taps: usize) -> Vec<f32> {
        let taps = ((self.side() / cells as f32).round() as usize).clamp(1, most_taps);
        let share = 1.0 / (255.0 * (taps * taps) as f32);
        // Where each tap lies along a row and down a column; the same for all rows and columns.
        let part = |i: usize| ((i / taps) as f32 + ((i % taps) as f32 + 0.5) / taps as f32) / cells as f32;
        let along: Vec<Point> = (0..cells * taps).map(|i| self.to_picture(part(i), 0.5)).collect();
        let down: Vec<Point> = (0..cells * taps).map(|i| self.to_picture(0.5, part(i))).collect();
        let mut values = Vec::with_capacity(cells * cells * 3);
        for rows in down.chunks_exact(taps) {
            for columns in along.chunks_exact(taps) {
                let mut sum = [0.0f32; 3];
                for row in rows {
                    for column in columns {
                        let (x, y) = (column.x + row.x - self.middle.x, column.y + row.y - self.middle.y);
                        let color = sampling::bilinear(picture, x, y);
                        sum = [sum[0] + color[0], sum[1] + color[1], sum[2] + color[2]];
                    }
                }
                values.extend(sum.map(|total| total * share));
            }
        }
        values
    }
}
