//! What a program says of two faces, beside the officer who compares them (B7). It assists and never decides: a face that it does not take
//! for that of the record asks "same person?" once more and is told to the supervisor, and nothing else follows from it.
//!
//! It is there only where provisioning says so: the limits between "same" and "different" hold for the people they were set with.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use enrollment::{Date, Digest, FaceCompared, FaceOpinion, PersonalNumber, PopulationRecord};
use portrait::live::view_of;
use portrait::{Comparer, ComparerModels, Comparison, Features, ModelError, Opinion, Rgb, Unusable};

use crate::case::Case;
use crate::station::Work;
use crate::{Refusal, Station, Window};

/// Pictures whose features are remembered: the two beside a live face, and those of the person before.
const REMEMBERED: usize = 4;

/// Who was younger when the picture on record was taken is another face today; what the models make of children was never measured.
const GROWN_FROM: u16 = 18;

/// The comparer of a station, where provisioning says so. Read at the first comparison: a second that no start of the program waits for.
pub(crate) struct Faces {
    models: Option<ComparerModels>,
    comparer: OnceLock<Result<Comparer, ModelError>>,
}

impl Faces {
    pub(crate) fn new(models: Option<ComparerModels>) -> Self {
        Self { models, comparer: OnceLock::new() }
    }

    fn comparer(&self) -> Result<&Comparer, Refusal> {
        let models = self.models.ok_or_else(|| Refusal::new("faceComparisonOff"))?;
        self.comparer.get_or_init(|| Comparer::load(models)).as_ref().map_err(|error| Refusal::new("faceModelUnusable").because(error))
    }
}

/// Faces of pictures compared a moment ago; they go with the officer who compared them.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<VecDeque<(Digest, Features)>>);

impl Remembered {
    /// The face in a picture file; none where it cannot be compared honestly.
    fn face(&self, comparer: &Comparer, file: &[u8]) -> Option<Features> {
        let digest = Digest::of(file);
        let known = self.faces().iter().find(|(known, _)| *known == digest).map(|(_, face)| face.clone());
        if known.is_some() {
            return known;
        }
        let face = comparer.features(&Rgb::decode(file).ok()?).ok()?;
        let mut faces = self.faces();
        faces.truncate(REMEMBERED - 1);
        faces.push_front((digest, face.clone()));
        Some(face)
    }

    fn faces(&self) -> MutexGuard<'_, VecDeque<(Digest, Features)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a program says of the face before the camera and of pictures beside it.
#[derive(Clone, Debug)]
pub struct FacesCompared {
    /// For each picture asked for; none: that one cannot be compared.
    pub opinions: Vec<Option<FaceOpinion>>,
    /// Why the face before the camera cannot be compared now.
    pub unusable: Option<&'static str>,
}

fn compared(comparison: Comparison) -> FaceCompared {
    FaceCompared { likeness: (comparison.cosine * 1000.0).round().clamp(-1000.0, 1000.0) as i16, opinion: opinion(comparison.opinion) }
}

fn opinion(of: Opinion) -> FaceOpinion {
    match of {
        Opinion::Same => FaceOpinion::Same,
        Opinion::Ask => FaceOpinion::Unsure,
        Opinion::Different => FaceOpinion::Different,
    }
}

/// The portrait on record, where the person was grown up when it was taken. Its day is that of the card it was taken for.
fn comparable(record: PopulationRecord) -> Option<Vec<u8>> {
    let taken: Date = record.has_card?.issued;
    record.birth.age_on(taken).filter(|age| *age >= GROWN_FROM)?;
    record.reference_portrait
}

impl Station {
    /// Whether this station compares faces.
    pub fn compares_faces(&self) -> bool {
        self.faces.models.is_some()
    }

    /// What a program says of the face before the running camera and of these pictures, named as [`Station::image`] names them
    /// (`record/<number>`, `sample/<id>`): whatever the officer sees beside it.
    ///
    /// # Errors
    /// `faceComparisonOff`, `faceModelUnusable`, `cameraOff`, `noFrame`, and those of beginning.
    pub fn compare_faces(&self, paths: &[String]) -> Result<FacesCompared, Refusal> {
        let work = self.begin("compare_faces")?;
        let comparer = self.faces.comparer()?;
        let frame = self.preview.newest()?;
        let view = view_of(frame.width, frame.height, &frame.rgb).ok_or_else(|| Refusal::new("noFrame"))?;
        let live = match comparer.features(&view) {
            Ok(live) => live,
            Err(Unusable::Model(error)) => return Err(Refusal::new("faceModelUnusable").because(error)),
            Err(why) => return Ok(FacesCompared { opinions: vec![None; paths.len()], unusable: Some(why.code()) }),
        };
        let face = |path: &String| {
            let file = match path.strip_prefix("record/") {
                Some(number) => comparable(work.vault().resident(&PersonalNumber::parse(number).ok()?).ok()??)?,
                None => self.image(Window::Desk, path)?.1,
            };
            Some(opinion(live.compare(&work.seated.faces.face(comparer, &file)?).opinion))
        };
        Ok(FacesCompared { opinions: paths.iter().map(face).collect(), unusable: None })
    }

    /// A portrait about to be kept beside the one on record; none where there is nothing to compare, or it cannot be compared honestly.
    pub(crate) fn face_beside_record(&self, work: &Work, case: &Case, portrait: &[u8]) -> Result<Option<FaceCompared>, Refusal> {
        let Some(number) = case.number().filter(|_| self.compares_faces()) else { return Ok(None) };
        let Some(record) = work.vault().resident(number)?.and_then(comparable) else { return Ok(None) };
        // A program that cannot compare keeps nobody from keeping a portrait.
        let Ok(comparer) = self.faces.comparer() else { return Ok(None) };
        let face = |file: &[u8]| work.seated.faces.face(comparer, file);
        Ok(face(&record).zip(face(portrait)).map(|(record, portrait)| compared(record.compare(&portrait))))
    }
}
