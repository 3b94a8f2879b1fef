use std::sync::Arc;

use crate::network::ModelError;
use crate::{Analyzer, Answer, Assessment, Head, Profile, Rgb};

/// So many pictures of a burst are handed out.
pub const OFFERED: usize = 3;

/// A picture of a burst, measured whole and good.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// The view it was taken of.
    pub picture: Rgb,
    /// Everything measured in it.
    pub assessment: Assessment,
    /// How the head in it stands.
    pub head: Head,
    /// By which the best are chosen, see [`Assessment::score`].
    pub score: f32,
    /// Which frame of the burst it was, from 0.
    pub frame: usize,
}

/// A picture of a burst that does not pass, for whoever pressed the shutter all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// The view it was taken of.
    pub picture: Rgb,
    /// Everything measured in it.
    pub assessment: Assessment,
    /// How the head in it stands; none: nobody was there.
    pub head: Option<Head>,
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
    failed: Option<Failed>,
}

impl Burst {
    /// Takes this many frames.
    pub fn new(analyzer: Arc<Analyzer>, profile: Arc<Profile>, excused: Vec<String>, frames: usize) -> Self {
        Self { analyzer, profile, excused, frames, offered: 0, best: Vec::new(), failed: None }
    }

    /// Whether more frames are wanted.
    pub fn wants_more(&self) -> bool {
        self.offered < self.frames
    }

    /// Whether no frame was offered yet.
    pub fn is_untouched(&self) -> bool {
        self.offered == 0
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
        let head = analysis.subject.map(|subject| subject.head);
        match head.filter(|_| assessment.passes_but_for(&self.excused)) {
            Some(head) => {
                let score = assessment.score();
                self.best.push(Shot { picture, assessment: assessment.clone(), head, score, frame });
                self.best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.frame.cmp(&b.frame)));
                self.best.truncate(OFFERED);
            }
            None => {
                let failed = Failed { picture, assessment: assessment.clone(), head };
                if self.failed.as_ref().is_none_or(|other| self.worth(&failed) > self.worth(other)) {
                    self.failed = Some(failed);
                }
            }
        }
        Ok(assessment)
    }

    /// Which of two that do not pass is the better one: somebody is there, then how few checks fail, then the scores.
    fn worth(&self, failed: &Failed) -> (bool, i32, i32) {
        let fails = failed.assessment.checks.iter().filter(|check| check.decided_by.answer == Answer::Fail && !self.excused.contains(&check.name));
        (failed.head.is_some(), -(fails.count() as i32), (failed.assessment.score() * 100.0) as i32)
    }

    /// The best ones so far, best first; none when no frame passed.
    pub fn best(&self) -> &[Shot] {
        &self.best
    }

    /// The best ones, given away.
    pub fn into_best(self) -> Vec<Shot> {
        self.best
    }

    /// The best one that does not pass, when none does.
    pub fn into_failed(self) -> Option<Failed> {
        self.failed.filter(|_| self.best.is_empty())
    }
}
