//! Files that the program carries inside itself.

/// The face detector's model; `portrait` checks its digest when it loads it.
pub(crate) const FACE_MODEL: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/models/face_detection_short_range.onnx"));
