use std::fmt;

use thiserror::Error;

use crate::analysis::largest;
use crate::embedding::Embedder;
use crate::head::turned_deg;
use crate::mesh::MeshFitter;
use crate::network::ModelError;
use crate::{Detector, Rgb};

/// From this cosine on two faces are taken for one person's.
pub const SAME_FROM: f32 = 0.5;

/// From this cosine on an officer has to decide; below, they are taken for two people's.
pub const ASK_FROM: f32 = 0.363;

/// Eyes nearer to each other than this tell too little, pixels.
const MIN_INTER_EYE_PX: f32 = 20.0;

/// A head turned or nodded further hides half of what is compared, degrees.
const MAX_TURN_DEG: f32 = 35.0;

/// Below this the mesh lies on no face.
const MIN_PRESENCE: f32 = 0.5;

/// Bytes of the three model files.
#[derive(Clone, Copy, Debug)]
pub struct ComparerModels {
    /// `face_detection_short_range.onnx`.
    pub detector: &'static [u8],
    /// `face_landmark.onnx`.
    pub mesh: &'static [u8],
    /// `face_embedding_sface.onnx`.
    pub embedding: &'static [u8],
}

/// Compares two faces. The score assists; a person decides.
#[derive(Debug)]
pub struct Comparer {
    detector: Detector,
    mesh: MeshFitter,
    embedder: Embedder,
}

/// What is compared of one face; biometric data.
#[derive(Clone, PartialEq)]
pub struct Features(Vec<f32>);

/// Why a picture cannot be compared.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Unusable {
    /// Nobody is in it.
    #[error("no face")]
    NoFace,
    /// More than one face is in it.
    #[error("{faces} faces")]
    SeveralFaces {
        /// How many.
        faces: usize,
    },
    /// The face is too small.
    #[error("the eyes are {inter_eye_px:.0} pixels apart")]
    FaceTooSmall {
        /// Pixels between the eyes.
        inter_eye_px: f32,
    },
    /// The face is turned too far aside, up or down.
    #[error("the head is turned by {turned_deg:.0} degrees")]
    TurnedAway {
        /// Degrees, of turning and nodding the larger.
        turned_deg: f32,
    },
    /// The models do not run.
    #[error(transparent)]
    Model(#[from] ModelError),
}

impl Unusable {
    /// The codes a picture can be refused with.
    pub const CODES: [&'static str; 4] = ["compareNoFace", "compareSeveralFaces", "compareFaceTooSmall", "compareTurnedAway"];

    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFace => "compareNoFace",
            Self::SeveralFaces { .. } => "compareSeveralFaces",
            Self::FaceTooSmall { .. } => "compareFaceTooSmall",
            Self::TurnedAway { .. } => "compareTurnedAway",
            Self::Model(error) => error.code(),
        }
    }
}

/// What the cosine means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Taken for one person.
    Same,
    /// An officer has to decide.
    Ask,
    /// Taken for two people.
    Different,
}

impl Opinion {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Ask => "ask",
            Self::Different => "different",
        }
    }
}

/// Two faces compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Cosine of the angle between their embeddings, -1 to 1.
    pub cosine: f32,
    /// What that means.
    pub opinion: Opinion,
}

impl Comparer {
    /// Reads the models.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] when one is not the file this version was checked with.
    pub fn load(models: ComparerModels) -> Result<Self, ModelError> {
        Ok(Self {
            detector: Detector::load(models.detector)?,
            mesh: MeshFitter::load(models.mesh)?,
            embedder: Embedder::load(models.embedding)?,
        })
    }

    /// What is compared of the one face in a picture.
    ///
    /// # Errors
    /// [`Unusable`] when the picture cannot be compared honestly.
    pub fn features(&self, picture: &Rgb) -> Result<Features, Unusable> {
        let faces = self.detector.detect(picture)?;
        let face = largest(&faces).ok_or(Unusable::NoFace)?;
        if faces.len() > 1 {
            return Err(Unusable::SeveralFaces { faces: faces.len() });
        }
        // A second look from where the first one found the points: the embedding feels every pixel by which they are off.
        let mesh = self.mesh.follow(picture, &self.mesh.fit(picture, &face)?)?;
        if mesh.presence < MIN_PRESENCE {
            return Err(Unusable::NoFace);
        }
        let (yaw, pitch) = turned_deg(&mesh);
        let turned_deg = yaw.abs().max(pitch.abs());
        if turned_deg > MAX_TURN_DEG {
            return Err(Unusable::TurnedAway { turned_deg });
        }
        let eye = |from, to| mesh.at(from).middle(mesh.at(to));
        let inter_eye_px = eye(33, 133).distance(eye(362, 263)) / yaw.to_radians().cos();
        if inter_eye_px < MIN_INTER_EYE_PX {
            return Err(Unusable::FaceTooSmall { inter_eye_px });
        }
        Ok(Features(self.embedder.embed(picture, &mesh)?))
    }
}

impl Features {
    /// How alike two faces are.
    pub fn compare(&self, other: &Self) -> Comparison {
        let cosine: f32 = self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum();
        let opinion = if cosine >= SAME_FROM {
            Opinion::Same
        } else if cosine >= ASK_FROM {
            Opinion::Ask
        } else {
            Opinion::Different
        };
        Comparison { cosine, opinion }
    }
}

impl fmt::Debug for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Features([redacted])")
    }
}
