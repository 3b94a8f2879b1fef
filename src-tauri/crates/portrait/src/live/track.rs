use crate::analysis::{Analyzer, largest};
use crate::mesh::Mesh;
use crate::network::ModelError;
use crate::{Face, Rgb};

/// Below this the mesh lies on no face. It stays sure when a face is covered, so that the detector has to be asked too.
const MIN_PRESENCE: f32 = 0.5;

/// How much the detector's face and the followed one share to be the same.
const SAME_FACE: f32 = 0.25;

/// Follows one face through small copies of the frames.
#[derive(Default)]
pub(super) struct Track {
    mesh: Option<Mesh>,
}

/// What the detector says about the face that is followed.
pub(super) enum Found {
    /// It is there.
    Same,
    /// There is another, larger one; it is followed from now on.
    Another,
    /// There is none.
    Nobody,
}

impl Track {
    /// The face that is followed.
    pub(super) fn mesh(&self) -> Option<&Mesh> {
        self.mesh.as_ref()
    }

    /// Lays the mesh of the frame before over this one.
    pub(super) fn follow(&mut self, analyzer: &Analyzer, small: &Rgb) -> Result<(), ModelError> {
        if let Some(before) = self.mesh.take() {
            self.mesh = Some(analyzer.mesh.follow(small, &before)?).filter(|mesh| is_face(mesh, small));
        }
        Ok(())
    }

    /// Asks the detector; how many faces, and whether the followed one is among them.
    pub(super) fn look(&mut self, analyzer: &Analyzer, small: &Rgb) -> Result<(usize, Found), ModelError> {
        let faces = analyzer.detector.detect(small)?;
        let Some(face) = largest(&faces) else {
            self.mesh = None;
            return Ok((0, Found::Nobody));
        };
        let same = self.mesh.as_ref().is_some_and(|mesh| shares(mesh, &face));
        if !same {
            self.mesh = Some(analyzer.mesh.fit(small, &face)?).filter(|mesh| is_face(mesh, small));
        }
        let found = match (&self.mesh, same) {
            (None, _) => Found::Nobody,
            (_, true) => Found::Same,
            (_, false) => Found::Another,
        };
        Ok((faces.len(), found))
    }
}

fn shares(mesh: &Mesh, face: &Face) -> bool {
    mesh.bounds().overlap(&face.bounds) > SAME_FACE
}

/// Whether the mesh still lies on something: sure, inside of the picture, of a size that a face can have.
fn is_face(mesh: &Mesh, small: &Rgb) -> bool {
    let bounds = mesh.bounds();
    let (middle, width, height) = (bounds.middle(), small.width() as f32, small.height() as f32);
    let inside = (0.0..width).contains(&middle.x) && (0.0..height).contains(&middle.y);
    mesh.presence >= MIN_PRESENCE && inside && bounds.width > 0.03 * width && bounds.width < 2.0 * width
}
