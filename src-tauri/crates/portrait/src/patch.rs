use crate::face::Point;
use crate::head::Head;
use crate::mesh::{Mesh, OUTLINE};
use crate::region::Region;
use crate::{Rgb, color};

/// Side of the patch, pixels.
pub(crate) const SIDE: usize = 256;

/// How far apart the eyes lie in the patch, pixels.
pub(crate) const EYES_APART: f32 = 96.0;

/// Row on which the eyes lie.
pub(crate) const EYES_DOWN: f32 = 100.0;

/// The face upright at one size, whatever the size and tilt in the picture: what the pixel measures look at.
pub(crate) struct Patch {
    region: Region,
    /// Red, green, blue of 0..1, rows from the top.
    pub(crate) colors: Vec<[f32; 3]>,
    /// Luminance of 0..255.
    pub(crate) luma: Vec<f32>,
    /// Whether the pixel lies inside the outline of the mesh and inside the picture.
    pub(crate) face: Vec<bool>,
}

impl Patch {
    pub(crate) fn of(picture: &Rgb, mesh: &Mesh, head: &Head) -> Self {
        let unit = head.eyes[0].distance(head.eyes[1]).max(1.0) / EYES_APART;
        let along = Point { x: head.eyes[1].x - head.eyes[0].x, y: head.eyes[1].y - head.eyes[0].y };
        let length = along.x.hypot(along.y).max(f32::EPSILON);
        let down = SIDE as f32 / 2.0 - EYES_DOWN;
        let middle = Point {
            x: head.middle.x - along.y / length * down * unit,
            y: head.middle.y + along.x / length * down * unit,
        };
        let region = Region::new(middle, SIDE as f32 * unit, along);
        let colors: Vec<[f32; 3]> = region.sample(picture, SIDE).chunks_exact(3).map(|color| [color[0], color[1], color[2]]).collect();
        let luma = colors.iter().map(|color| color::luma(*color) * 255.0).collect();
        let outline: Vec<Point> = OUTLINE.iter().map(|number| region.cell_of(mesh.at(*number), SIDE)).collect();
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let mut face = vec![false; SIDE * SIDE];
        for (row, pixels) in face.chunks_exact_mut(SIDE).enumerate() {
            let y = row as f32 + 0.5;
            let crossings = crossings(&outline, y);
            for (column, pixel) in pixels.iter_mut().enumerate() {
                let x = column as f32 + 0.5;
                // Inside of a polygon an odd number of its edges lies to the right.
                if crossings.iter().filter(|crossing| x < **crossing).count() % 2 == 1 {
                    let at = region.to_picture(x / SIDE as f32, y / SIDE as f32);
                    *pixel = (0.0..width).contains(&at.x) && (0.0..height).contains(&at.y);
                }
            }
        }
        Self { region, colors, luma, face }
    }

    /// Where a point of the picture lies in the patch.
    pub(crate) fn place(&self, point: Point) -> Point {
        self.region.cell_of(point, SIDE)
    }

    /// Numbers of the pixels of an upright box around a place, cut to the patch.
    pub(crate) fn around(&self, middle: Point, across: f32, down: f32) -> Vec<usize> {
        let range = |middle: f32, size: f32| {
            let clip = |value: f32| value.round().clamp(0.0, SIDE as f32) as usize;
            clip(middle - size / 2.0)..clip(middle + size / 2.0)
        };
        let columns = range(middle.x, across);
        range(middle.y, down).flat_map(|row| columns.clone().map(move |column| row * SIDE + column)).collect()
    }

    /// Numbers of the pixels of the face.
    pub(crate) fn face_pixels(&self) -> impl Iterator<Item = usize> + '_ {
        self.face.iter().enumerate().filter(|(_, inside)| **inside).map(|(i, _)| i)
    }
}

/// Where the edges of a polygon cross a line.
fn crossings(outline: &[Point], y: f32) -> Vec<f32> {
    let mut crossings = Vec::new();
    let mut before = outline.last().copied().unwrap_or_default();
    for here in outline.iter().copied() {
        if (here.y > y) != (before.y > y) {
            crossings.push((before.x - here.x) * (y - here.y) / (before.y - here.y) + here.x);
        }
        before = here;
    }
    crossings
}
