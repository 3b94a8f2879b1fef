use crate::Face;
use crate::face::{FaceBox, Point};

/// Boxes that share more than this (intersection over union) are the same face.
const SAME_FACE: f32 = 0.3;

/// Merges overlapping candidates into one face each, strongest first: every group becomes the mean of its
/// members weighted by score, with the score of the strongest (weighted non-maximum suppression).
pub(crate) fn merge(mut candidates: Vec<Face>) -> Vec<Face> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut faces = Vec::new();
    while let Some(strongest) = candidates.first().copied() {
        let (group, rest) = candidates.into_iter().partition(|face| face.bounds.overlap(&strongest.bounds) > SAME_FACE);
        candidates = rest;
        faces.push(weighted_mean(&strongest, group));
        // A box without an area overlaps nothing, itself included: take it out, or this would not end.
        if candidates.first() == Some(&strongest) {
            candidates.remove(0);
        }
    }
    faces
}

fn weighted_mean(strongest: &Face, group: Vec<Face>) -> Face {
    let total: f32 = group.iter().map(|face| face.score).sum();
    if total <= 0.0 {
        return *strongest;
    }
    let mean = |value: &dyn Fn(&Face) -> f32| group.iter().map(|face| value(face) * face.score).sum::<f32>() / total;
    let point = |part: &dyn Fn(&Face) -> Point| Point { x: mean(&|face| part(face).x), y: mean(&|face| part(face).y) };
    Face {
        bounds: FaceBox {
            x: mean(&|face| face.bounds.x),
            y: mean(&|face| face.bounds.y),
            width: mean(&|face| face.bounds.width),
            height: mean(&|face| face.bounds.height),
        },
        eyes: [point(&|face| face.eyes[0]), point(&|face| face.eyes[1])],
        nose: point(&|face| face.nose),
        mouth: point(&|face| face.mouth),
        ears: [point(&|face| face.ears[0]), point(&|face| face.ears[1])],
        score: strongest.score,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(x: f32, width: f32, score: f32) -> Face {
        let at = Point { x, y: 0.0 };
        let bounds = FaceBox { x, y: 0.0, width, height: width };
        Face { bounds, eyes: [at; 2], nose: at, mouth: at, ears: [at; 2], score }
    }

    #[test]
    fn overlapping_candidates_become_their_weighted_mean_and_distant_ones_stay() {
        let faces = merge(vec![face(3.0, 10.0, 0.3), face(0.0, 10.0, 0.9), face(100.0, 10.0, 0.6)]);
        assert_eq!(faces.len(), 2);
        assert!((faces[0].bounds.x - 0.75).abs() < 1e-5);
        assert_eq!(faces[0].score, 0.9);
        assert_eq!(faces[1].bounds.x, 100.0);
    }

    #[test]
    fn boxes_without_an_area_do_not_hang_the_merge() {
        assert_eq!(merge(vec![face(0.0, 0.0, 0.9), face(0.0, 0.0, 0.8)]).len(), 2);
    }
}
