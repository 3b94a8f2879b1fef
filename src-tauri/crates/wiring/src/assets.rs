//! Files that the program carries inside itself.

macro_rules! asset {
    ($name:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/", $name)
    };
}

/// What portraits are measured with; `portrait` checks the digests when it loads them.
pub(crate) const PORTRAIT_MODELS: portrait::Models<'static> = portrait::Models {
    detector: include_bytes!(asset!("models/face_detection_short_range.onnx")),
    mesh: include_bytes!(asset!("models/face_landmark.onnx")),
    iris: include_bytes!(asset!("models/iris_landmark.onnx")),
    mask: include_bytes!(asset!("models/selfie_segmentation.onnx")),
};

/// What portraits are judged by.
pub(crate) const PORTRAIT_PROFILE: &str = include_str!(asset!("portrait/vn-cccd.csv"));
