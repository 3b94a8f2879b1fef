use std::fmt;

use crate::face::{Face, FaceBox, Point};
use crate::network::{ModelError, Network};
use crate::region::Region;
use crate::Rgb;

/// SHA-256 of the one model file this crate accepts, `face_landmark.onnx`.
pub const MESH_SHA256: &str = "29b2c74b5b1156b90fa0e849e2c9c8b31dbe8f84a2114645e9d9ba78ceaa6b92";

/// Number of points of the mesh.
pub const MESH_POINTS: usize = 468;

/// Side of the square the model reads, pixels.
const SIDE: usize = 192;

/// How much larger than the face the square is.
const MARGIN: f32 = 1.5;

/// The outline of the face, in order.
pub(crate) const OUTLINE: [usize; 36] = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58,
    132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

/// A point of the mesh: picture pixels, depth in the same unit, smaller nearer to the camera.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point3 {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
    /// Away from the camera, from about the middle of the head.
    pub z: f32,
}

impl Point3 {
    /// Without the depth.
    pub fn flat(self) -> Point {
        Point { x: self.x, y: self.y }
    }
}

/// The 468 points of a face, numbered as MediaPipe does.
#[derive(Clone, Debug, PartialEq)]
pub struct Mesh {
    points: Vec<Point3>,
    /// How sure the model is that there is a face, 0 to 1. It stays sure when parts are covered.
    pub presence: f32,
}

impl Mesh {
    /// Point `number` of 0..468; the last one for numbers beyond.
    pub fn at(&self, number: usize) -> Point {
        self.deep(number).flat()
    }

    /// Point `number` with its depth.
    pub fn deep(&self, number: usize) -> Point3 {
        self.points.get(number).or(self.points.last()).copied().unwrap_or_default()
    }

    /// All of them.
    pub fn points(&self) -> &[Point3] {
        &self.points
    }

    /// The upright box around all points.
    pub fn bounds(&self) -> FaceBox {
        let range = |of: fn(&Point3) -> f32| self.points.iter().map(of).fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let ((left, right), (top, bottom)) = (range(|point| point.x), range(|point| point.y));
        FaceBox { x: left, y: top, width: (right - left).max(0.0), height: (bottom - top).max(0.0) }
    }

    /// The same mesh in a picture that is larger by this factor.
    pub(crate) fn scaled(&self, by: f32) -> Self {
        let point = |point: &Point3| Point3 { x: point.x * by, y: point.y * by, z: point.z * by };
        Self { points: self.points.iter().map(point).collect(), presence: self.presence }
    }
}

/// Fits the mesh to a face found by the [`crate::Detector`].
pub struct MeshFitter {
    network: Network<2>,
}

impl MeshFitter {
    /// Reads the model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] unless their SHA-256 is [`MESH_SHA256`].
    pub fn load(model: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self { network: Network::load(model, MESH_SHA256, [("conv2d_21", MESH_POINTS * 3), ("conv2d_31", 1)])? })
    }

    /// The mesh of this face, fitted to the detector's box as MediaPipe does for a still picture.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] when the runtime fails.
    pub fn fit(&self, picture: &Rgb, face: &Face) -> Result<Mesh, ModelError> {
        self.look(picture, around_face(face))
    }

    /// The mesh in a picture taken a moment after the one of `before`.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] when the runtime fails.
    pub fn follow(&self, picture: &Rgb, before: &Mesh) -> Result<Mesh, ModelError> {
        self.look(picture, around_mesh(before))
    }

    fn look(&self, picture: &Rgb, region: Region) -> Result<Mesh, ModelError> {
        let [numbers, presence] = self.network.run([1, SIDE, SIDE, 3], region.sample(picture, SIDE))?;
        let scale = region.side() / SIDE as f32;
        let points = numbers.chunks_exact(3).map(|point| {
            let at = region.to_picture(point[0] / SIDE as f32, point[1] / SIDE as f32);
            Point3 { x: at.x, y: at.y, z: point[2] * scale }
        });
        let presence = presence.first().map_or(0.0, |logit| 1.0 / (1.0 + (-logit).exp()));
        Ok(Mesh { points: points.collect(), presence })
    }
}

fn around_face(face: &Face) -> Region {
    let [right, left] = face.eyes;
    let along = Point { x: left.x - right.x, y: left.y - right.y };
    Region::new(face.bounds.middle(), face.bounds.width.max(face.bounds.height) * MARGIN, along)
}

/// The square around all points, turned with the line of the outer corners of the eyes.
fn around_mesh(mesh: &Mesh) -> Region {
    let (right, left) = (mesh.at(33), mesh.at(263));
    let along = Point { x: left.x - right.x, y: left.y - right.y };
    let length = along.x.hypot(along.y).max(f32::EPSILON);
    let (x, y) = (along.x / length, along.y / length);
    let (mut low, mut high) = ((f32::INFINITY, f32::INFINITY), (f32::NEG_INFINITY, f32::NEG_INFINITY));
    for point in mesh.points() {
        let (u, v) = (point.x * x + point.y * y, point.y * x - point.x * y);
        low = (low.0.min(u), low.1.min(v));
        high = (high.0.max(u), high.1.max(v));
    }
    let (u, v) = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    let middle = Point { x: u * x - v * y, y: u * y + v * x };
    Region::new(middle, (high.0 - low.0).max(high.1 - low.1) * MARGIN, along)
}

impl fmt::Debug for MeshFitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MeshFitter")
    }
}
