mod exposure;
mod framing;

use crate::{Detector, ModelError, Face, Finding, FindingCode, Level, Rgb};

/// Judges pictures as portraits.
#[derive(Debug)]
pub struct PortraitCheck {
    detector: Detector,
}

/// What is to be said about one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Number of faces found.
    pub faces: usize,
    /// The face the findings are about: the largest.
    pub face: Option<Face>,
    /// Failing ones first, then by importance; empty is good.
    pub findings: Vec<Finding>,
    /// True when nothing stands in the way of keeping it.
    pub pass: bool,
}

/// One check of a picture with a face in it. A new one is a function and a line in [`CHECKS`].
type Check = fn(&Rgb, &Face) -> Option<Finding>;

const CHECKS: [Check; 7] = [
    framing::cut_off,
    framing::too_large,
    framing::too_small,
    framing::off_center,
    framing::tilted,
    exposure::too_dark,
    exposure::too_bright,
];

impl PortraitCheck {
    /// Uses this detector.
    pub fn new(detector: Detector) -> Self {
        Self { detector }
    }

    /// Reads the detector's model; see [`Detector::load`].
    ///
    /// # Errors
    /// Those of [`Detector::load`].
    pub fn load(model: &[u8]) -> Result<Self, ModelError> {
        Detector::load(model).map(Self::new)
    }

    /// The detector inside.
    pub fn detector(&self) -> &Detector {
        &self.detector
    }

    /// Judges one picture.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] only; every picture gets a verdict.
    pub fn check(&self, picture: &Rgb) -> Result<Verdict, ModelError> {
        let faces = self.detector.detect(picture)?;
        let largest = faces.iter().max_by(|a, b| a.bounds.width.total_cmp(&b.bounds.width)).copied();
        let mut findings = Vec::new();
        match faces.len() {
            0 => findings.push(fail(FindingCode::NoFace, 0.0, 1.0)),
            1 => {}
            several => findings.push(fail(FindingCode::SeveralFaces, several as f32, 1.0)),
        }
        if let Some(face) = &largest {
            findings.extend(CHECKS.iter().filter_map(|check| check(picture, face)));
        }
        findings.sort_by_key(|finding| finding.level);
        let pass = findings.iter().all(|finding| finding.level != Level::Fail);
        Ok(Verdict { faces: faces.len(), face: largest, findings, pass })
    }
}

fn fail(code: FindingCode, measured: f32, limit: f32) -> Finding {
    Finding { code, level: Level::Fail, measured, limit }
}

fn hint(code: FindingCode, measured: f32, limit: f32) -> Finding {
    Finding { code, level: Level::Hint, measured, limit }
}
