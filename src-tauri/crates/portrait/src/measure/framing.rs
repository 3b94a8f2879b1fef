//! Where the head is in the picture and how it is turned.

use super::{Measured, Quantity, Seen};

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    let head = seen.head;
    let (width, height) = (seen.picture.width() as f32, seen.picture.height() as f32);
    let apart = head.inter_eye_px.max(1.0);
    vec![
        (Quantity::SingleFacePresent, Some(seen.faces as f32)),
        (Quantity::InterEyeDistance, Some(head.inter_eye_px)),
        (Quantity::HeadSize, Some(head.eye_chin_px / height)),
        (Quantity::LeftwardCrop, Some(head.middle.x / apart)),
        (Quantity::RightwardCrop, Some((width - head.middle.x) / apart)),
        (Quantity::MarginAbove, Some(head.middle.y / head.eye_chin_px)),
        (Quantity::MarginBelow, Some((height - head.middle.y) / head.eye_chin_px)),
        (Quantity::OffCenter, Some((head.middle.x - width / 2.0) / width)),
        (Quantity::HeadPoseYaw, Some(head.yaw_deg)),
        (Quantity::HeadPosePitch, Some(head.pitch_deg)),
        (Quantity::HeadPoseRoll, Some(head.roll_deg)),
    ]
}
