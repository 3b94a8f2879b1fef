use std::fmt;

use crate::Rgb;
use crate::face::Point;
use crate::mesh::Mesh;
use crate::network::{ModelError, Network};
use crate::region::Region;

/// SHA-256 of the one model file this crate accepts, `iris_landmark.onnx`.
pub const IRIS_SHA256: &str = "01f04fe7a515ed37261ae6503ca7e8cd97038e8d7c8221b31388d3cab3f1a588";

/// Side of the square the model reads, pixels.
const SIDE: usize = 64;

/// Side of the square in widths of the eye.
const MARGIN: f32 = 2.3;

/// Points of the eye's contour and brow, and of the iris.
const CONTOUR: usize = 71;
const IRIS: usize = 5;

/// Corners of the eyes in the mesh, as they lie from left to right in the picture: the person's right eye, then the left.
pub(crate) const CORNERS: [(usize, usize); 2] = [(33, 133), (362, 263)];

/// Contour points of the lower and the upper lid that face each other.
const LIDS: [(usize, usize); 3] = [(3, 11), (4, 12), (5, 13)];

/// One eye as seen from near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eye {
    /// Center of the iris, picture pixels.
    pub iris: Point,
    /// Diameter of the iris, picture pixels.
    pub iris_px: f32,
    /// Height between the lids as a part of the eye's width. Wide open about 0.3, closed below 0.13.
    pub opening: f32,
    /// Where the iris stands between the corners, to the right of the picture and down, as a part of the eye's width. Straight
    /// ahead is near 0.
    pub gaze: (f32, f32),
}

/// Looks at the eyes from near.
pub struct EyeFitter {
    network: Network<2>,
}

impl EyeFitter {
    /// Reads the model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] unless their SHA-256 is [`IRIS_SHA256`].
    pub fn load(model: &'static [u8]) -> Result<Self, ModelError> {
        let outputs = [("output_eyes_contours_and_brows", CONTOUR * 3), ("output_iris", IRIS * 3)];
        Ok(Self { network: Network::load(model, IRIS_SHA256, outputs)? })
    }

    /// The person's right eye, then the left.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] when the runtime fails.
    pub fn fit(&self, picture: &Rgb, mesh: &Mesh) -> Result<[Eye; 2], ModelError> {
        let region = |(from, to): (usize, usize)| {
            let (from, to) = (mesh.at(from), mesh.at(to));
            let along = Point { x: to.x - from.x, y: to.y - from.y };
            Region::new(from.middle(to), along.x.hypot(along.y) * MARGIN, along)
        };
        // The model knows right eyes; a left one is shown to it in the mirror.
        Ok([self.look(picture, region(CORNERS[0]))?, self.look(picture, region(CORNERS[1]).mirrored())?])
    }

    fn look(&self, picture: &Rgb, region: Region) -> Result<Eye, ModelError> {
        let [contour, iris] = self.network.run([1, SIDE, SIDE, 3], region.sample(picture, SIDE))?;
        let point = |numbers: &[f32], i: usize| region.to_picture(numbers[3 * i] / SIDE as f32, numbers[3 * i + 1] / SIDE as f32);
        let (outer, inner) = (point(&contour, 0), point(&contour, 8));
        let width = outer.distance(inner).max(f32::EPSILON);
        let lids = LIDS.map(|(lower, upper)| point(&contour, lower).distance(point(&contour, upper)));
        let center = point(&iris, 0);
        let off = {
            let middle = outer.middle(inner);
            let across = if inner.x >= outer.x { (inner.x - outer.x, inner.y - outer.y) } else { (outer.x - inner.x, outer.y - inner.y) };
            let (x, y) = (center.x - middle.x, center.y - middle.y);
            ((x * across.0 + y * across.1) / (width * width), (y * across.0 - x * across.1) / (width * width))
        };
        let iris_px = (point(&iris, 1).distance(point(&iris, 3)) + point(&iris, 2).distance(point(&iris, 4))) / 2.0;
        Ok(Eye { iris: center, iris_px, opening: lids.iter().sum::<f32>() / 3.0 / width, gaze: off })
    }
}

impl fmt::Debug for EyeFitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EyeFitter")
    }
}
