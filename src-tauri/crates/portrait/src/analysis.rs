use crate::head::Head;
use crate::iris::{Eye, EyeFitter};
use crate::mask::{MaskCutter, PersonMask};
use crate::measure::{self, Quantity, Seen};
use crate::mesh::{Mesh, MeshFitter};
use crate::network::ModelError;
use crate::{Detector, Face, Rgb};

/// Bytes of the four model files.
#[derive(Clone, Copy, Debug)]
pub struct Models {
    /// `face_detection_short_range.onnx`.
    pub detector: &'static [u8],
    /// `face_landmark.onnx`.
    pub mesh: &'static [u8],
    /// `iris_landmark.onnx`.
    pub iris: &'static [u8],
    /// `selfie_segmentation.onnx`.
    pub mask: &'static [u8],
}

/// Measures pictures.
#[derive(Debug)]
pub struct Analyzer {
    pub(crate) detector: Detector,
    pub(crate) mesh: MeshFitter,
    pub(crate) eyes: EyeFitter,
    pub(crate) mask: MaskCutter,
}

/// What was found in one picture.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// All faces, surest first.
    pub faces: Vec<Face>,
    /// The largest face, looked at closely.
    pub subject: Option<Subject>,
}

/// One face, looked at closely.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As the detector found it.
    pub face: Face,
    /// Its 468 points.
    pub mesh: Mesh,
    /// The person's right eye, then the left.
    pub eyes: [Eye; 2],
    /// How the head stands.
    pub head: Head,
    /// Which part of the picture is the person.
    pub person: PersonMask,
    /// Every quantity once; none where this picture does not allow to measure it.
    pub measures: Vec<(Quantity, Option<f32>)>,
}

impl Analyzer {
    /// Reads the models.
    ///
    /// # Errors
    /// [`ModelError::WrongModel`] when one is not the file this version was checked with.
    pub fn load(models: Models) -> Result<Self, ModelError> {
        Ok(Self {
            detector: Detector::load(models.detector)?,
            mesh: MeshFitter::load(models.mesh)?,
            eyes: EyeFitter::load(models.iris)?,
            mask: MaskCutter::load(models.mask)?,
        })
    }

    /// Looks at one picture, stage by stage.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] only; every picture gets an answer.
    pub fn analyze(&self, picture: &Rgb) -> Result<Analysis, ModelError> {
        let faces = self.detector.detect(picture)?;
        let Some(face) = largest(&faces) else { return Ok(Analysis { faces, subject: None }) };
        let mesh = self.mesh.fit(picture, &face)?;
        let eyes = self.eyes.fit(picture, &mesh)?;
        let head = Head::of(&mesh, &eyes);
        let person = self.mask.cut(picture)?;
        let measures = measure::all(&Seen::new(picture, faces.len(), &mesh, &eyes, &head, Some(&person)));
        Ok(Analysis { faces, subject: Some(Subject { face, mesh, eyes, head, person, measures }) })
    }
}

pub(crate) fn largest(faces: &[Face]) -> Option<Face> {
    faces.iter().max_by(|a, b| a.bounds.width.total_cmp(&b.bounds.width)).copied()
}
