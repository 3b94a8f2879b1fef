use crate::face::Point;
use crate::{Rgb, sampling};

/// The square part of the plane of a picture that the detector looks at; may reach outside the picture.
#[derive(Clone, Copy)]
pub(crate) struct Square {
    corner: Point,
    side: f32,
}

impl Square {
    /// The whole picture in the middle, with `margin` (a part of its longer side) around it.
    pub(crate) fn around_picture(picture: &Rgb, margin: f32) -> Self {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        Self::centered(Point { x: width / 2.0, y: height / 2.0 }, width.max(height) * (1.0 + 2.0 * margin))
    }

    /// By its middle and side in picture pixels.
    pub(crate) fn centered(middle: Point, side: f32) -> Self {
        Self { corner: Point { x: middle.x - side / 2.0, y: middle.y - side / 2.0 }, side }
    }

    /// Side in picture pixels.
    pub(crate) fn side(&self) -> f32 {
        self.side
    }

    /// From the detector's 0..1 to picture pixels.
    pub(crate) fn to_picture(self, x: f32, y: f32) -> Point {
        Point { x: x * self.side + self.corner.x, y: y * self.side + self.corner.y }
    }
}

/// The square as `cells × cells × 3` values, rows from the top, scaled to -1..1.
///
/// What lies outside the picture is black, as the detector was trained.
pub(crate) fn letterbox(picture: &Rgb, square: Square, cells: usize) -> Vec<f32> {
    let scale = square.side / cells as f32;
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let mut values = Vec::with_capacity(cells * cells * 3);
    for row in 0..cells {
        let y = (square.corner.y + row as f32 * scale, square.corner.y + (row + 1) as f32 * scale);
        for column in 0..cells {
            let x = (square.corner.x + column as f32 * scale, square.corner.x + (column + 1) as f32 * scale);
            let (middle_x, middle_y) = ((x.0 + x.1) / 2.0, (y.0 + y.1) / 2.0);
            let color = if scale >= 1.0 {
                sampling::box_mean(picture, x, y, [0.0; 3])
            } else if (0.0..width).contains(&middle_x) && (0.0..height).contains(&middle_y) {
                sampling::bilinear(picture, middle_x, middle_y)
            } else {
                [0.0; 3]
            };
            values.extend(color.map(|value| value / 127.5 - 1.0));
        }
    }
    values
}
