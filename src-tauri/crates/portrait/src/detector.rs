use std::fmt;

use crate::face::{Face, FaceBox, Point};
use crate::letterbox::{Square, letterbox};
use crate::network::{ModelError, Network};
use crate::{Rgb, anchors, suppression};

/// SHA-256 of the one model file this crate accepts, `face_detection_short_range.onnx`.
pub const DETECTOR_SHA256: &str = "d07f969889076c076dae188c8b12a2d69caa4000211ec9750c475093616918d9";

/// Side of the square the model reads, pixels.
const SIDE: usize = 128;

/// Numbers per anchor: center, width, height, then x and y of six key points.
const NUMBERS: usize = 16;

/// Candidates below are not looked at.
const MIN_SCORE: f32 = 0.5;

/// A second face has to be this sure: below, the model takes folds of cloth for faces now and then.
const MIN_FURTHER_SCORE: f32 = 0.7;

/// Margin for the second look at pictures in which nothing was found: the model misses faces that fill the picture.
const SECOND_LOOK_MARGIN: f32 = 0.25;

/// Faces smaller than this part of the picture's longer side are looked at again from near: on the detector's grid
/// of 8 pixels their eyes are a few pixels off.
const SMALL_FACE: f32 = 0.3;

/// Side of the near look, in widths of the face.
const NEAR_SIDE: f32 = 2.5;

/// How much a near face has to overlap the far one to be the same.
const SAME_FACE: f32 = 0.3;

/// Finds faces with BlazeFace, short range.
pub struct Detector {
    network: Network<2>,
    anchors: Vec<(f32, f32)>,
}

impl Detector {
    /// Reads the model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] unless their SHA-256 is [`DETECTOR_SHA256`].
    pub fn load(model: &'static [u8]) -> Result<Self, ModelError> {
        let outputs = [("regressors", anchors::COUNT * NUMBERS), ("classificators", anchors::COUNT)];
        Ok(Self { network: Network::load(model, DETECTOR_SHA256, outputs)?, anchors: anchors::centers() })
    }

    /// All faces, surest first.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] when the runtime fails; a picture without a face is an empty list.
    pub fn detect(&self, picture: &Rgb) -> Result<Vec<Face>, ModelError> {
        let longer = picture.width().max(picture.height()) as f32;
        let faces = self.look(picture, Square::around_picture(picture, 0.0))?;
        let faces =
            if faces.is_empty() { self.look(picture, Square::around_picture(picture, SECOND_LOOK_MARGIN))? } else { faces };
        let further = |(i, face): &(usize, Face)| *i == 0 || face.score >= MIN_FURTHER_SCORE;
        (faces.into_iter().enumerate().filter(further))
            .map(|(_, face)| if face.bounds.width < SMALL_FACE * longer { self.look_near(picture, face) } else { Ok(face) })
            .collect()
    }

    /// The same face measured in a closer cut-out; as it was when it is not found there.
    fn look_near(&self, picture: &Rgb, face: Face) -> Result<Face, ModelError> {
        let square = Square::centered(face.bounds.middle(), face.bounds.width * NEAR_SIDE);
        let near = self.look(picture, square)?.into_iter().find(|near| near.bounds.overlap(&face.bounds) > SAME_FACE);
        Ok(near.map_or(face, |near| Face { score: near.score.max(face.score), ..near }))
    }

    fn look(&self, picture: &Rgb, square: Square) -> Result<Vec<Face>, ModelError> {
        let [boxes, scores] = self.network.run([1, SIDE, SIDE, 3], letterbox(picture, square, SIDE))?;
        Ok(suppression::merge(self.candidates(square, &boxes, &scores)))
    }

    fn candidates(&self, square: Square, boxes: &[f32], scores: &[f32]) -> Vec<Face> {
        let rows = boxes.chunks_exact(NUMBERS);
        let sure = |logit: &f32| 1.0 / (1.0 + (-logit).exp());
        (self.anchors.iter().zip(rows).zip(scores))
            .map(|((anchor, row), logit)| (anchor, row, sure(logit)))
            .filter(|(_, row, score)| *score >= MIN_SCORE && row.iter().all(|number| number.is_finite()))
            .map(|(anchor, row, score)| decode(square, *anchor, row, score))
            .collect()
    }
}

/// Numbers are pixels of the square relative to the anchor's center.
fn decode(square: Square, anchor: (f32, f32), row: &[f32], score: f32) -> Face {
    let point = |i: usize| square.to_picture(row[i] / SIDE as f32 + anchor.0, row[i + 1] / SIDE as f32 + anchor.1);
    let key_point = |i: usize| point(4 + 2 * i);
    let center = point(0);
    let size = |i: usize| row[i] / SIDE as f32 * square.side();
    let (width, height) = (size(2), size(3));
    let corner = Point { x: center.x - width / 2.0, y: center.y - height / 2.0 };
    Face {
        bounds: FaceBox { x: corner.x, y: corner.y, width, height },
        eyes: [key_point(0), key_point(1)],
        nose: key_point(2),
        mouth: key_point(3),
        ears: [key_point(4), key_point(5)],
        score,
    }
}

impl fmt::Debug for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Detector")
    }
}
