//! Eyes, gaze, mouth and what else of the expression geometry can tell.

use super::{Measured, Quantity, Seen};

/// Where irises that look into the camera stand: a little above the line of the corners.
const GAZE_AT_REST: f32 = -0.06;

pub(super) fn eyes(seen: &Seen) -> Vec<Measured> {
    let [right, left] = seen.eyes;
    let across = (right.gaze.0 + left.gaze.0) / 2.0;
    let down = (right.gaze.1 + left.gaze.1) / 2.0 - GAZE_AT_REST;
    vec![
        (Quantity::EyesOpen, Some(seen.head.eye_opening)),
        (Quantity::Gaze, Some(across.hypot(down))),
    ]
}

pub(super) fn mouth(seen: &Seen) -> Vec<Measured> {
    vec![
        (Quantity::MouthClosed, Some(seen.head.mouth_opening)),
        (Quantity::ExpressionNeutrality, Some(seen.head.mouth_width)),
    ]
}
