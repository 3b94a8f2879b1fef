use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use super::burst::Burst;
use super::freshness::{Fresh, Freshness};
use super::hold::Hold;
use super::instruction::{self, Instruction};
use super::rounds::{Rounds, Slow};
use super::track::{Found, Track};
use super::view::shrunk;
use crate::assessment::CheckResult;
use crate::face::{FaceBox, Point};
use crate::iris::Eye;
use crate::measure::{Group, Seen};
use crate::network::ModelError;
use crate::profile::Side;
use crate::{Analyzer, Answer, Head, Profile, Quantity, Rgb};

/// A head that moves faster than this, in eye distances per second, is not taken: the picture would smear.
const STILL: f32 = 1.0;

/// What a post can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSettings {
    /// So many good frames in a row make the coach ready; none: never by itself.
    pub steady_frames: Option<NonZeroU32>,
    /// Names of checks that were declared to mean nothing for this person.
    pub excused: Vec<String>,
    /// Whether the head has to be still; of a person with a tremor it never is, and the burst finds the sharp frames.
    pub still: bool,
}

impl Default for LiveSettings {
    fn default() -> Self {
        Self { steady_frames: NonZeroU32::new(12), excused: Vec::new(), still: true }
    }
}

/// Watches the live portrait.
pub struct Coach {
    analyzer: Arc<Analyzer>,
    profile: Arc<Profile>,
    settings: LiveSettings,
    track: Track,
    rounds: Rounds,
    fresh: Freshness,
    hold: Hold,
    /// As last seen; they move with the face, so that only what does not ask where they are is measured between two looks.
    eyes: Option<[Eye; 2]>,
    faces: usize,
    before: Option<(Duration, Point)>,
    last: Option<Duration>,
    steady: u32,
}

/// The followed face, in pixels of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The box around the face.
    pub bounds: FaceBox,
    /// How the head stands.
    pub head: Head,
}

/// What there is to say after one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Coaching {
    /// Faces the detector saw when it last looked.
    pub faces: usize,
    /// The face that is followed.
    pub subject: Option<Placed>,
    /// The one thing to change next; it changes only when something else has come first for a while.
    pub instruction: Option<Instruction>,
    /// The checks that fail, in the profile's order; excused ones are left out.
    pub failing: Vec<CheckResult>,
    /// What is known now.
    pub measures: Vec<Fresh>,
    /// Good frames in a row.
    pub steady: u32,
    /// So many that pictures may be taken.
    pub ready: bool,
}

impl Coach {
    /// Uses these models and rules.
    pub fn new(analyzer: Arc<Analyzer>, profile: Arc<Profile>, settings: LiveSettings) -> Self {
        Self {
            analyzer,
            profile,
            settings,
            track: Track::default(),
            rounds: Rounds::new(),
            fresh: Freshness::default(),
            hold: Hold::default(),
            eyes: None,
            faces: 0,
            before: None,
            last: None,
            steady: 0,
        }
    }

    /// Looks at one frame (see [`super::view_of`]). `at` is the frame's time on any clock that does not go back; when it does, the
    /// coach begins anew.
    ///
    /// # Errors
    /// [`ModelError::DoesNotRun`] only.
    pub fn see(&mut self, view: &Rgb, at: Duration) -> Result<Coaching, ModelError> {
        if self.last.is_some_and(|last| at < last) {
            *self = Self::new(self.analyzer.clone(), self.profile.clone(), self.settings.clone());
        }
        self.last = Some(at);
        let copy = shrunk(view);
        let (small, times) = copy.as_ref().map_or((view, 1.0), |(small, times)| (small, *times as f32));
        let subject = self.measure(view, small, times, at)?;
        Ok(self.judge(view, subject, at))
    }

    /// What was set.
    pub fn settings(&self) -> &LiveSettings {
        &self.settings
    }

    /// A burst by the same models, rules and excuses.
    pub fn burst(&self, frames: usize) -> Burst {
        Burst::new(self.analyzer.clone(), self.profile.clone(), self.settings.excused.clone(), frames)
    }

    fn measure(&mut self, view: &Rgb, small: &Rgb, times: f32, at: Duration) -> Result<Option<Placed>, ModelError> {
        let analyzer = self.analyzer.clone();
        self.track.follow(&analyzer, small)?;
        let mut due = if self.track.mesh().is_some() { self.rounds.due(at) } else { vec![Slow::Faces] };
        if due.contains(&Slow::Faces) {
            let (faces, found) = self.track.look(&analyzer, small)?;
            self.faces = faces;
            match found {
                Found::Same => {}
                Found::Another => {
                    self.begin_anew();
                    self.rounds.was_done(Slow::Faces, at);
                    due = Vec::new();
                }
                Found::Nobody => {
                    self.begin_anew();
                    self.faces = 0;
                }
            }
            self.fresh.keep(vec![(Quantity::SingleFacePresent, Some(self.faces as f32))], at);
        }
        let Some(mesh) = self.track.mesh().map(|mesh| mesh.scaled(times)) else { return Ok(None) };
        let eyes = match self.eyes.filter(|_| !due.contains(&Slow::Eyes)) {
            Some(eyes) => eyes,
            None => {
                if !due.contains(&Slow::Eyes) {
                    due.push(Slow::Eyes);
                    self.rounds.was_done(Slow::Eyes, at);
                }
                *self.eyes.insert(analyzer.eyes.fit(view, &mesh)?)
            }
        };
        let person = if due.contains(&Slow::Background) { Some(analyzer.mask.cut(small)?) } else { None };
        let head = Head::of(&mesh, &eyes);
        let seen = Seen::new(view, self.faces, &mesh, &eyes, &head, person.as_ref());
        // The number of faces is as old as the detector's last look.
        let mut framing = Group::Framing.measure(&seen);
        framing.retain(|(quantity, _)| *quantity != Quantity::SingleFacePresent);
        self.fresh.keep(framing, at);
        self.fresh.keep(Group::Mouth.measure(&seen), at);
        for group in due.iter().flat_map(|slow| slow.groups()) {
            self.fresh.keep(group.measure(&seen), at);
        }
        Ok(Some(Placed { bounds: mesh.bounds(), head }))
    }

    /// Forgets what belongs to one face.
    fn begin_anew(&mut self) {
        self.rounds.forget();
        self.fresh.forget();
        self.eyes = None;
        self.before = None;
        self.steady = 0;
    }

    fn judge(&mut self, view: &Rgb, subject: Option<Placed>, at: Duration) -> Coaching {
        let measures = self.fresh.at(at);
        let known = |quantity: Quantity| measures.iter().find(|fresh| fresh.quantity == quantity);
        let assessment = self.profile.judge_values(|quantity| known(quantity).and_then(|fresh| fresh.value), subject.is_none());
        let mut sides: [Vec<(Quantity, Side)>; 2] = Default::default();
        let mut complete = subject.is_some();
        for (rule, measure) in self.profile.rules.iter().zip(&assessment.measures) {
            let Some(quantity) = rule.quantity.filter(|_| !self.settings.excused.contains(&rule.check)) else { continue };
            complete &= known(quantity).is_some();
            if let Some(side) = measure.value.and_then(|value| rule.side(value)) {
                sides[usize::from(measure.answer != Answer::Fail)].push((quantity, side));
            }
        }
        let place = subject.map(|placed| (placed.head.middle.x / view.width() as f32, placed.head.middle.y / view.height() as f32));
        let first = self.first(&sides, place);
        let still = self.is_still(subject, at) || !self.settings.still;
        self.steady = if first.is_none() && complete && still { self.steady.saturating_add(1) } else { 0 };
        let instruction = self.hold.take(first, at);
        let mut failing = assessment.checks;
        failing.retain(|check| check.decided_by.answer == Answer::Fail && !self.settings.excused.contains(&check.name));
        let ready = self.settings.steady_frames.is_some_and(|frames| self.steady >= frames.get());
        Coaching { faces: self.faces, subject, instruction, failing, measures, steady: self.steady, ready }
    }

    /// The first thing to say. What is being said goes on until its measure is well inside of its rule, not merely at the limit.
    fn first(&self, [failing, doubtful]: &[Vec<(Quantity, Side)>; 2], place: Option<(f32, f32)>) -> Option<Instruction> {
        let first = instruction::of(failing, place).first().copied();
        let said = self.hold.said().filter(|said| instruction::of(doubtful, place).contains(said));
        match (first, said) {
            (Some(first), Some(said)) => Some(first.min(said)),
            (first, said) => first.or(said),
        }
    }

    fn is_still(&mut self, subject: Option<Placed>, at: Duration) -> bool {
        let Some(head) = subject.map(|placed| placed.head) else {
            self.before = None;
            return false;
        };
        let before = self.before.replace((at, head.middle));
        before.is_some_and(|(then, place)| {
            let passed = at.saturating_sub(then).as_secs_f32();
            place.distance(head.middle) <= STILL * passed * head.inter_eye_px
        })
    }
}

impl fmt::Debug for Coach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Coach").field("faces", &self.faces).field("steady", &self.steady).finish_non_exhaustive()
    }
}
