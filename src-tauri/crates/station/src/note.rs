//! What the desk keeps beside an application, in the same transaction: for lists, for the screen, and what was typed or captured but
//! not (yet) accepted into it.

mod found;

pub(crate) use found::NAMES_DECLARED;
pub use found::{CheckNote, FingerNote, Found, Outcome};

use std::collections::BTreeMap;

use enrollment::{
    ApplicationId, CapturePlan, Date, Digest, Eye, EyeException, Facts, FieldId, FingerException, Hands, ModalityGap, PackageId, PortraitExceptionKind, Proposal, ReviewReason, SampleId, SampleKind, SummaryItem, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{Language, ReadAloud, Told};
use found::ALIKE;

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
