//! What the desk keeps beside an application, in the same transaction: for lists, for the screen, and what was typed or captured but
//! not (yet) accepted into it.

use std::collections::BTreeMap;

use enrollment::{
    ApplicationId, CapturePlan, Date, Digest, Eye, EyeException, Facts, FieldId, FingerException, FingerFound, Hands, IrisFound, ModalityGap, PackageId, PortraitExceptionKind, Proposal, ReviewReason, SampleId, SampleKind, SummaryItem, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{Language, ReadAloud, Told};

/// The desk's note on one application. Holds personal data: lives in the vault only.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Name, as far as it is known.
    pub name: String,
    /// Birth date as on papers.
    pub birth: String,
    /// Personal number, if known.
    pub number: String,
    /// Residence in one line.
    pub residence: String,
    /// The population record has a portrait.
    pub old_portrait: bool,
    /// The portrait kept.
    pub portrait: Option<SampleId>,
    /// A simulated device took part.
    pub simulated: bool,
    /// No population record was found.
    pub unverified: bool,
    /// Where work goes on.
    pub step: Step,
    /// Paused, by key.
    pub paused: Option<u8>,
    /// The day on which a paused person comes back.
    pub appointment: Option<Date>,
    /// Kind and reason as proposed, and the rule.
    pub proposal: Option<Proposal>,
    /// The face was compared with the portraits and is the same.
    pub person_confirmed: bool,
    /// An officer once said "not this person"; the supervisor is told, also when somebody said "yes" later.
    pub person_doubted: bool,
    /// The facts were confirmed as a whole.
    pub facts_confirmed: bool,
    /// What was typed and does not fit its field: kept as typed, until it is mended.
    pub unfit: BTreeMap<FieldId, String>,
    /// Tries of this revision, oldest first.
    pub tries: Vec<TryNote>,
    /// Lines the applicant touched.
    pub lines_wrong: Vec<SummaryItem>,
    /// The portrait in whose place the applicant asked for another: they may once (B2).
    pub unwanted_portrait: Option<SampleId>,
    /// Language of the applicant's window.
    pub language: Option<Language>,
    /// The applicant reads in larger type.
    pub larger: bool,
    /// The sheet that was read aloud last, and by whom or what.
    pub read_aloud: Option<ReadAloud>,
    /// The revision before, after a return: what stood in it.
    pub before: Option<Before>,
    /// The supervisor's reasons for the return, until it is submitted again.
    pub returned_for: Vec<ReviewReason>,
    /// The sealed package.
    pub package: Option<PackageNote>,
    /// What a supervisor should look at first.
    pub risks: Vec<String>,
    /// Who signed as the clerk.
    pub signed_by: Option<enrollment::OfficerId>,
    /// The facts as they went to the center, until it has decided: a refusal may open a new draft for the same person.
    pub sent_facts: Option<Facts>,
    /// The new draft that answers the center's refusal of this one.
    pub answered_by: Option<ApplicationId>,
    /// The person was told that it was rejected, or refused without a remedy.
    pub told: Option<Told>,
    /// The fingers excepted, as in the draft last.
    pub exceptions: Vec<FingerException>,
    /// The eyes excepted, as in the draft last.
    pub eye_exceptions: Vec<EyeException>,
    /// What was declared of the face, as in the draft last.
    pub portrait_exceptions: Vec<PortraitExceptionKind>,
    /// What was said of this application's prints in others, because theirs looked alike: by whom, and in which.
    pub doubts: BTreeMap<ApplicationId, Doubt>,
    /// The modalities not captured, as in the draft last.
    pub gaps: Vec<ModalityGap>,
    /// Who did what, as in the draft last.
    pub hands: Option<Hands>,
    /// The capture plan, as in the draft last.
    pub plan: Option<CapturePlan>,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Note").field("step", &self.step).field("tries", &self.tries.len()).finish_non_exhaustive()
    }
}

/// What was said in another application of the prints in this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What was said: that the prints here are wrong, that it is one person, or that the supervisor looks.
    pub answer: enrollment::MixUpAnswer,
    /// The other's ticket.
    pub ticket: String,
}

/// The steps of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// The right person, kind and reason.
    #[default]
    Person,
    /// The facts.
    Facts,
    /// The portrait.
    Portrait,
    /// The fingers.
    Fingers,
    /// The eyes.
    Iris,
    /// The applicant checks and signs.
    Review,
    /// Signed and submitted.
    Done,
}

impl Step {
    /// All steps, in the order of the rail.
    pub const ALL: [Self; 7] = [Self::Person, Self::Facts, Self::Portrait, Self::Fingers, Self::Iris, Self::Review, Self::Done];

    /// The step of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Facts => "facts",
            Self::Portrait => "portrait",
            Self::Fingers => "fingers",
            Self::Iris => "iris",
            Self::Review => "review",
            Self::Done => "done",
        }
    }
}

/// One try: its picture is in the vault under the same id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TryNote {
    /// Id of the sample.
    pub id: SampleId,
    /// What was to be captured.
    pub kind: SampleKind,
    /// Which try, from 1.
    pub number: u32,
    /// Name of the device.
    pub device: String,
    /// Its id, for its trend; empty where an older program took it.
    #[serde(default)]
    pub device_id: String,
    /// Simulated device.
    pub simulated: bool,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: enrollment::OfficerId,
    /// Length and digest of the picture as stored.
    pub length: u64,
    /// SHA-256 of the picture as stored.
    pub digest: Digest,
    /// Media type of the picture.
    pub media_type: String,
    /// Size in pixels.
    pub width: u32,
    /// Size in pixels.
    pub height: u32,
    /// Proven resolution, for fingers.
    pub ppi: Option<u32>,
    /// What was found.
    pub found: Found,
    /// Whether it may be kept.
    pub can_keep: bool,
    /// Somebody took the fingers again because these looked like another person's, or like the other hand's: no choice any more.
    #[serde(default)]
    pub set_aside: bool,
    /// Earlier tries of the same slap whose prints agree with these: they show the same hand.
    #[serde(default)]
    pub alike: Vec<SampleId>,
}

impl TryNote {
    /// Whether this try was found to show the same hand as an earlier one.
    pub(crate) fn is_alike(&self, earlier: &TryNote) -> bool {
        self.alike.contains(&earlier.id)
    }
}

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
const ALIKE: i32 = 5;

/// What makes one try better than another of its kind: compared in this order, more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    /// Nothing is below its limit.
    good: bool,
    /// The score of the worst part; of a portrait, how few checks fail.
    worst: i32,
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

    fn worth(&self) -> Worth {
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

/// What stood in the revision that was returned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Before {
    /// Texts by field.
    pub facts: BTreeMap<FieldId, String>,
    /// Digests by sample.
    pub samples: BTreeMap<SampleKind, Digest>,
    /// Reason of the application.
    pub reason: enrollment::Reason,
    /// The fingers excepted.
    #[serde(default)]
    pub exceptions: Vec<FingerException>,
    /// The eyes excepted.
    #[serde(default)]
    pub eye_exceptions: Vec<EyeException>,
    /// What was declared of the face.
    #[serde(default)]
    pub portrait_exceptions: Vec<PortraitExceptionKind>,
    /// The modalities not captured.
    #[serde(default)]
    pub gaps: Vec<ModalityGap>,
    /// Why it was returned.
    #[serde(default)]
    pub returned_for: Vec<ReviewReason>,
}

/// The sealed package, by its names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PackageNote {
    /// Package id.
    pub id: PackageId,
    /// Sequence number.
    pub sequence: u64,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// When it was sealed.
    pub sealed_at: Timestamp,
}

impl Note {
    /// Tries of one kind so far.
    pub fn tries_of(&self, kind: SampleKind) -> u32 {
        self.tries.iter().filter(|one| one.kind == kind).map(|one| one.number).max().unwrap_or(0)
    }

    /// The tries of one kind, the best first: that one is proposed, whichever was taken last. Of two alike the newer one. Slaps taken
    /// before an exception was declared or cleared show other fingers than are asked for now, and are no choice; nor are those that were set aside.
    pub fn best_first(&self, kind: SampleKind) -> Vec<&TryNote> {
        let of_kind = || self.tries.iter().rev().filter(|one| one.kind == kind && !one.set_aside);
        let asked = of_kind().next().map(|one| one.found.expected());
        let mut tries: Vec<&TryNote> = of_kind().filter(|one| Some(one.found.expected()) == asked).collect();
        let newest = tries.first().copied();
        tries.sort_by_key(|one| std::cmp::Reverse((one.can_keep, one.found.worth())));
        if let (Some(newest), Some(best)) = (newest, tries.first().copied())
            && kind.placement().is_some()
            && (newest.can_keep, newest.found.worth().good) == (best.can_keep, best.found.worth().good)
            && newest.found.worth().worst + ALIKE > best.found.worth().worst
        {
            tries.sort_by_key(|one| one.id != newest.id);
        }
        tries
    }

    /// The fingers that are good in a try of a single-finger scanner: each stands for itself, and need not be taken again with the others.
    pub(crate) fn settled(&self, kind: SampleKind, expected: &[enrollment::FingerPosition]) -> Vec<enrollment::FingerPosition> {
        let apart = self.tries.iter().filter(|one| one.kind == kind && !one.set_aside && one.found.is_apart() && one.found.expected() == expected);
        apart.flat_map(|one| one.found.fingers()).filter(|finger| finger.good).map(|finger| finger.found.position).collect()
    }

    /// The best usable try of an eye so far.
    pub fn best_iris(&self, eye: Eye) -> Option<&TryNote> {
        self.best_first(SampleKind::Iris(eye)).into_iter().find(|one| one.can_keep)
    }

    /// One try.
    pub fn find_try(&self, id: SampleId) -> Option<&TryNote> {
        self.tries.iter().find(|one| one.id == id)
    }
}
