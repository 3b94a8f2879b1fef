//! What was found on a try: a portrait's checks, an eye, the fingers of a slap.

use enrollment::{FingerFound, IrisFound};
use serde::{Deserialize, Serialize};

/// Found, but which fingers these are rests on what was declared (`instruction-slapNamesDeclared`).
pub(crate) const NAMES_DECLARED: &str = "slapNamesDeclared";

/// What was found on a try.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "what")]
pub enum Found {
    /// A portrait.
    Portrait {
        /// Every check of the profile, in its order.
        #[serde(default)]
        checks: Vec<CheckNote>,
        /// Mean of all scores, 0 to 100.
        #[serde(default)]
        score: u8,
        /// Judged by the table for pictures taken at home or in bed.
        #[serde(default)]
        at_home: bool,
    },
    /// Face and both hands.
    Evidence,
    /// An eye.
    Iris {
        /// Iris and measures, where an open eye was found.
        iris: Option<IrisFound>,
        /// What stands most in the way (`iris-finding-<code>`).
        finding: String,
    },
    /// A slap.
    Slap {
        /// `found`, `tooFew`, `tooMany`, `cannotTell`.
        outcome: Outcome,
        /// Fingers expected.
        expected: Vec<enrollment::FingerPosition>,
        /// Fingers found.
        fingers: Vec<FingerNote>,
        /// Why they were not found or not told apart, as a catalog code; of those found [`NAMES_DECLARED`], or nothing.
        why: Option<String>,
        /// Three of four lie on the glass, and the place of this one is free.
        #[serde(default)]
        not_seen: Option<enrollment::FingerPosition>,
        /// They were asked for one by one, so that each stands for itself, also where others are missing.
        #[serde(default)]
        apart: bool,
    },
}

/// One check of a portrait.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckNote {
    /// Its name in the profile (`portrait-check-<name>`).
    pub name: String,
    /// `pass`, `not_judged`, `ask` or `fail`.
    pub answer: String,
    /// What to say (`portrait-<code>`), where it is not as it should be.
    pub hint: Option<String>,
    /// Native value of the measure that decided.
    pub value: Option<f32>,
    /// Its unit.
    pub unit: String,
    /// 0 to 100.
    pub score: Option<u8>,
    /// It says nothing about this person, by an exception that was declared.
    pub excused: bool,
}

impl CheckNote {
    /// Measured, outside of the rule, and not excused.
    pub fn fails(&self) -> bool {
        self.answer == portrait::Answer::Fail.name() && !self.excused
    }

    /// A person has to look.
    pub fn is_asked(&self) -> bool {
        self.answer == portrait::Answer::Ask.name() && !self.excused
    }
}

/// Prints whose scores differ by less are alike: the score itself is not surer than that.
pub(super) const ALIKE: i32 = 5;

/// What makes one try better than another of its kind: compared in this order, more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    /// Nothing is below its limit.
    pub(super) good: bool,
    /// The score of the worst part; of a portrait, how few checks fail.
    pub(super) worst: i32,
    /// The scores together; of a portrait, their mean.
    together: i32,
}

impl Found {
    /// The fingers expected on a slap; none for other kinds.
    pub(crate) fn expected(&self) -> &[enrollment::FingerPosition] {
        match self {
            Self::Slap { expected, .. } => expected,
            Self::Portrait { .. } | Self::Evidence | Self::Iris { .. } => &[],
        }
    }

    /// The code of the sentence that which fingers these are rests on the exceptions that were declared, if it does.
    pub fn declared_names(&self) -> Option<&str> {
        if let Self::Slap { why, .. } = self { why.as_deref().filter(|why| *why == NAMES_DECLARED) } else { None }
    }

    /// Whether it does.
    pub fn has_declared_names(&self) -> bool {
        self.declared_names().is_some()
    }

    /// The finger whose place is free where three of four lie on the glass.
    pub fn not_seen(&self) -> Option<enrollment::FingerPosition> {
        match self {
            Self::Slap { not_seen, .. } => *not_seen,
            Self::Portrait { .. } | Self::Evidence | Self::Iris { .. } => None,
        }
    }

    /// Fingers that were asked for one by one.
    pub(crate) fn is_apart(&self) -> bool {
        matches!(self, Self::Slap { apart: true, .. })
    }

    /// The fingers found; none for other kinds.
    pub(crate) fn fingers(&self) -> &[FingerNote] {
        match self {
            Self::Slap { fingers, .. } => fingers,
            Self::Portrait { .. } | Self::Evidence | Self::Iris { .. } => &[],
        }
    }

    pub(super) fn worth(&self) -> Worth {
        match self {
            Self::Portrait { checks, score, .. } => {
                let fails = checks.iter().filter(|check| check.fails()).count() as i32;
                Worth { good: fails == 0, worst: -fails, together: i32::from(*score) }
            }
            Self::Evidence => Worth { good: true, worst: 0, together: 0 },
            Self::Iris { iris, finding } => {
                let score = iris.map_or(0, |iris| i32::from(iris.score));
                Worth { good: crate::is_good_iris(finding), worst: score, together: score }
            }
            Self::Slap { fingers, expected, .. } => {
                let scores = || fingers.iter().map(FingerNote::worth);
                Worth { good: fingers.len() >= expected.len() && fingers.iter().all(|finger| finger.good), worst: scores().min().unwrap_or(0), together: scores().sum() }
            }
        }
    }
}

/// How a slap came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The fingers expected.
    Found,
    /// Fewer.
    TooFew,
    /// More.
    TooMany,
    /// Which is which cannot be told.
    CannotTell,
}

impl Outcome {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::TooFew => "tooFew",
            Self::TooMany => "tooMany",
            Self::CannotTell => "cannotTell",
        }
    }
}

/// One finger of a slap.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FingerNote {
    /// Box, rotation and score, as the record carries them.
    pub found: FingerFound,
    /// The score reaches the limit, and nothing is clearly wrong.
    pub good: bool,
    /// Why not (`finger-reason-<code>`).
    pub reasons: Vec<String>,
    /// Of a rolled print: what is wrong with it by itself, whatever it is beside the plain one.
    #[serde(default)]
    pub own_flaw: Option<enrollment::PrintFlaw>,
}

impl FingerNote {
    /// What the print is worth: one with a flaw less than any without.
    fn worth(&self) -> i32 {
        i32::from(self.found.score) - if self.found.flaw.is_some() { 100 } else { 0 }
    }

    /// Good where the other is not, or better by more than scores are sure of.
    pub(crate) fn is_clearly_better_than(&self, other: &FingerNote) -> bool {
        match (self.good, other.good) {
            (true, false) => true,
            (false, true) => false,
            _ => self.worth() >= other.worth() + ALIKE,
        }
    }

    /// Much fainter than the fingers beside it: hardly touching, or an old trace in its place. Weak in any case; what is wrong for another cause is said
    /// before it.
    pub(crate) fn doubt_as_faint(&mut self) {
        let said = usize::from(self.found.flaw.is_some());
        self.found.flaw.get_or_insert(enrollment::PrintFlaw::LowContrast);
        self.good = false;
        self.reasons.insert(said.min(self.reasons.len()), "fingerFaint".to_owned());
    }

    /// Judges it by another limit: one that it reaches leaves nothing to mend.
    pub(crate) fn judge(&mut self, limit: u8) {
        self.good = self.found.is_good_from(limit);
        if self.good {
            self.reasons.clear();
        }
    }
}
