//! Files that the program carries inside itself.

macro_rules! asset {
    ($name:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/", $name)
    };
}

/// What portraits are measured with; `portrait` checks the digests when it loads them.
const DETECTOR: &[u8] = include_bytes!(asset!("models/face_detection_short_range.onnx"));
const MESH: &[u8] = include_bytes!(asset!("models/face_landmark.onnx"));

/// Models that faces are compared with (SFace).
pub const COMPARER_MODELS: portrait::ComparerModels =
    portrait::ComparerModels { detector: DETECTOR, mesh: MESH, embedding: include_bytes!(asset!("models/face_embedding_sface.onnx")) };

/// Models that portraits are measured with.
pub const PORTRAIT_MODELS: portrait::Models = portrait::Models {
    detector: DETECTOR,
    mesh: MESH,
    iris: include_bytes!(asset!("models/iris_landmark.onnx")),
    mask: include_bytes!(asset!("models/selfie_segmentation.onnx")),
};

/// What portraits are judged by that are taken at home or in bed.
pub const PORTRAIT_PROFILE_AT_HOME: &str = include_str!(asset!("portrait/vn-cccd-home.csv"));

/// What portraits are judged by.
pub const PORTRAIT_PROFILE: &str = include_str!(asset!("portrait/vn-cccd.csv"));
