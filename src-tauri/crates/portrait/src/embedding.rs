use std::fmt;

use crate::Rgb;
use crate::face::Point;
use crate::mesh::Mesh;
use crate::network::{ModelError, Network};
use crate::region::Region;

/// SHA-256 of the one model file this crate accepts, `face_embedding_sface.onnx`.
pub const EMBEDDING_SHA256: &str = "0fb326a8e198cd67407ee6e81b917a5655d3d0910ff4c1a81e0283687b0f5316";

/// Side of the square the model reads, pixels.
const SIDE: usize = 112;

/// Numbers of an embedding.
const LENGTH: usize = 128;

/// Where the model expects the eyes, the tip of the nose and the corners of the mouth, those on the left of the picture first. Counted by the
/// middles of pixels, as OpenCV does.
const TEMPLATE: [(f32, f32); 5] = [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)];

/// From the middles of pixels to their corners, by which the rest of this crate counts.
const HALF: f32 = 0.5;

/// Most source pixels, per side, that are averaged into one: faces are often many times larger than the square.
const MAX_TAPS: usize = 12;

/// Turns a face into numbers that are alike for one person, with SFace.
pub(crate) struct Embedder {
    network: Network<1>,
}

impl Embedder {
    pub(crate) fn load(model: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self { network: Network::load(model, EMBEDDING_SHA256, [("fc1", LENGTH)])? })
    }

    /// The embedding, of length 1.
    pub(crate) fn embed(&self, picture: &Rgb, mesh: &Mesh) -> Result<Vec<f32>, ModelError> {
        let square = aligned(mesh);
        let mut pixels = square.sample_finely(picture, SIDE, MAX_TAPS);
        // Outside of the picture the model knows black, not an edge that goes on: of tightly cut pictures the cosine falls by up to 0.2 otherwise.
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        for (i, pixel) in pixels.chunks_exact_mut(3).enumerate() {
            let part = |cell: usize| (cell as f32 + 0.5) / SIDE as f32;
            let at = square.to_picture(part(i % SIDE), part(i / SIDE));
            if !(0.0..width).contains(&at.x) || !(0.0..height).contains(&at.y) {
                pixel.fill(0.0);
            }
        }
        // One plane for each color, 0..255.
        let planes = (0..3).flat_map(|color| pixels.iter().skip(color).step_by(3).map(|value| value * 255.0)).collect();
        let [mut numbers] = self.network.run([1, 3, SIDE, SIDE], planes)?;
        let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt().max(f32::EPSILON);
        numbers.iter_mut().for_each(|number| *number /= length);
        Ok(numbers)
    }
}

impl fmt::Debug for Embedder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Embedder")
    }
}

/// The five points in the picture, in the order of the template.
fn points(mesh: &Mesh) -> [Point; 5] {
    [mesh.at(33).middle(mesh.at(133)), mesh.at(362).middle(mesh.at(263)), mesh.at(1), mesh.at(61), mesh.at(291)]
}

/// The square in the picture that becomes the model's: turned, scaled and shifted so that the five points come to lie on the template with the
/// least squared error there.
fn aligned(mesh: &Mesh) -> Region {
    let (from, to) = (points(mesh), TEMPLATE.map(|(x, y)| Point { x: x + HALF, y: y + HALF }));
    let mean = |points: &[Point; 5]| {
        let sum = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.x, sum.1 + point.y));
        Point { x: sum.0 / 5.0, y: sum.1 / 5.0 }
    };
    let (middle, aim) = (mean(&from), mean(&to));
    // As complex numbers: template = turn · (picture - middle) + aim.
    let (mut along, mut across, mut spread) = (0.0f32, 0.0f32, 0.0f32);
    for (from, to) in from.iter().zip(&to) {
        let (x, y, u, v) = (from.x - middle.x, from.y - middle.y, to.x - aim.x, to.y - aim.y);
        along += x * u + y * v;
        across += x * v - y * u;
        spread += x * x + y * y;
    }
    let turn = (along / spread.max(f32::EPSILON), across / spread.max(f32::EPSILON));
    let square = (turn.0 * turn.0 + turn.1 * turn.1).max(f32::EPSILON);
    // Back: picture = (template - aim) / turn + middle.
    let back = |u: f32, v: f32| ((u * turn.0 + v * turn.1) / square, (v * turn.0 - u * turn.1) / square);
    let side = SIDE as f32;
    let to_middle = back(side / 2.0 - aim.x, side / 2.0 - aim.y);
    let row = back(side, 0.0);
    let middle = Point { x: middle.x + to_middle.0, y: middle.y + to_middle.1 };
    Region::new(middle, row.0.hypot(row.1), Point { x: row.0, y: row.1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_gives_the_numbers_that_onnxruntime_gives() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/models/face_embedding_sface.onnx");
        let embedder = Embedder::load(std::fs::read(path).unwrap().leak()).unwrap();
        let pattern = (0..3 * SIDE * SIDE).map(|i| ((i / SIDE % SIDE * 3 + i % SIDE * 5 + i / (SIDE * SIDE) * 40) % 256) as f32).collect();
        let [ours] = embedder.network.run([1, 3, SIDE, SIDE], pattern).unwrap();
        let theirs: Vec<f32> = include_str!("../tests/reference/embedding.csv").lines().skip(1).map(|line| line.split(',').nth(1).unwrap().parse().unwrap()).collect();
        assert_eq!(theirs.len(), LENGTH);
        assert!(ours.iter().zip(&theirs).all(|(ours, theirs)| (ours - theirs).abs() < 1e-4), "{ours:?}");
    }
}
