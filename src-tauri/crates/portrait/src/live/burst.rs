use std::sync::Arc;

use crate::network::ModelError;
use crate::{Analyzer, Assessment, Face, Profile, Rgb};

/// So many pictures of a burst are handed out.
pub const OFFERED: usize = 3;

/// A picture of a burst, measured whole and good.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// The view it was taken of.
    pub picture: Rgb,
    /// Everything measured in it.
    pub assessment: Assessment,
    /// The face in it.
    pub face: Face,
    /// By which the best are chosen, see [`Assessment::score`].
    pub score: f32,
    /// Which frame of the burst it was, from 0.
    pub frame: usize,
}

/// Frames taken one after another when the coach is ready. What was measured while coaching does not count: each frame is measured
/// whole, and only one that passes is kept.
#[derive(Debug)]
pub struct Burst {
    analyzer: Arc<Analyzer>,
    profile: Arc<Profile>,
    excused: Vec<String>,
    frames: usize,
    offered: usize,
    best: Vec<Shot>,
}

impl Burst {
    /// Takes this many frames.
    pub fn new(analyzer: Arc<Analyzer>, profile: Arc<Profile>, excused: Vec<String>, frames: usize) -> Self {
        Self { analyzer, profile, excused, frames, offered: 0, best: Vec::new() }
    }

    /// Whether more frames are wanted.
    pub fn wants_more(&self) -> bool {
        self.offered < self.frames
    }

    /// Measures one frame whole; what came of it.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] only.
    pub fn offer(&mut self, picture: Rgb) -> Result<Assessment, ModelError> {
        let frame = self.offered;
        self.offered += 1;
        let analysis = self.analyzer.analyze(&picture)?;
        let assessment = self.profile.judge(&analysis);
        if let Some(subject) = analysis.subject.filter(|_| assessment.passes_but_for(&self.excused)) {
            let score = assessment.score();
            self.best.push(Shot { picture, assessment: assessment.clone(), face: subject.face, score, frame });
            self.best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.frame.cmp(&b.frame)));
            self.best.truncate(OFFERED);
        }
        Ok(assessment)
    }

    /// The best ones so far, best first; none when no frame passed.
    pub fn best(&self) -> &[Shot] {
        &self.best
    }

    /// The best ones, given away.
    pub fn into_best(self) -> Vec<Shot> {
        self.best
    }
}
