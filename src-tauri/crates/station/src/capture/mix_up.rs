//! Compares the fingers of a slap, or a rolled one, just kept with this person's other fingers, with those of everyone since the morning and
//! in the queue that is not with the center yet, and with those of this station's officers.
//!
//! Ready templates are kept in memory beside the keys of who works here, and go with them when the station is locked.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use enrollment::{
    Application, ApplicationId, Draft, Event, FingerPosition, MixUp, MixUpAnswer, MixUpAnswered, MixUpCertainty, MixedFinger, OfficerId, Resembled, Sample, SampleId, SampleKind, StageName,
};
use fingerprint::mixup::{Certainty, Gallery, Likeness, Misplaced, misplaced};
use fingerprint::{Position, Prepared, SAME_FINGER, prepare, read_record, similarity};

use crate::case::Case;
use crate::note::{Doubt, Note};
use crate::desk::start_of_day;
use crate::station::Work;
use crate::{Refusal, Station};

/// Stages in which the center does not have the application yet.
const NOT_SENT: [StageName; 8] = [
    StageName::Draft,
    StageName::Captured,
    StageName::Attested,
    StageName::Signed,
    StageName::Submitted,
    StageName::Returned,
    StageName::Approved,
    StageName::Queued,
];

/// Fingers with their names, ready to be compared.
type Fingers = Vec<(Position, Arc<Prepared>)>;

/// Fingers of the people served before, and of the officers.
#[derive(Default)]
pub(crate) struct Compared {
    samples: BTreeMap<SampleId, (ApplicationId, Fingers)>,
    gallery: Gallery<Resembled>,
    /// The officers' are in it.
    officers: bool,
}

impl Compared {
    /// An officer's fingers were taken, or erased.
    pub(crate) fn officers_changed(&mut self) {
        self.officers = false;
    }

    fn follow_officers(&mut self, work: &Work, known: &[OfficerId]) -> Result<(), Refusal> {
        if self.officers {
            return Ok(());
        }
        let mut of_each: BTreeMap<OfficerId, Fingers> = known.iter().map(|officer| (officer.clone(), Vec::new())).collect();
        for one in work.vault().officer_fingers()? {
            match of_each.get_mut(&one.officer) {
                Some(fingers) => fingers.extend(ready(one.finger, &one.record)),
                // Who works here no longer is compared with nobody, and nothing of them stays.
                None => drop(work.vault().forget_officer_fingers(&one.officer)?),
            }
        }
        for (officer, fingers) in of_each {
            self.gallery.put(Resembled::Officer(officer), fingers);
        }
        self.officers = true;
        Ok(())
    }

    /// Takes in what was kept since, and lets go what is not compared any longer.
    fn follow(&mut self, work: &Work) -> Result<(), Refusal> {
        let wanted = work.vault().compared_samples(start_of_day(work.now()), &NOT_SENT)?;
        let mut changed: Vec<ApplicationId> = Vec::new();
        self.samples.retain(|sample, (application, _)| {
            let stays = wanted.contains(sample);
            if !stays {
                changed.push(*application);
            }
            stays
        });
        for sample in wanted {
            if !self.samples.contains_key(&sample)
                && let Some((application, fingers)) = fingers_of(work, &sample)?
            {
                changed.push(application);
                self.samples.insert(sample, (application, fingers));
            }
        }
        changed.sort_unstable();
        changed.dedup();
        for application in changed {
            let all = self.samples.values().filter(|(owner, _)| *owner == application).flat_map(|(_, fingers)| fingers.iter().cloned());
            self.gallery.put(Resembled::Application(application), all.collect());
        }
        Ok(())
    }
}

/// The fingers of a sample; a record that cannot be read is left out, and said.
fn fingers_of(work: &Work, sample: &SampleId) -> Result<Option<(ApplicationId, Fingers)>, Refusal> {
    let stored = work.vault().finger_templates(sample)?;
    let Some(application) = stored.first().map(|first| first.application) else { return Ok(None) };
    Ok(Some((application, stored.into_iter().filter_map(|one| ready(one.finger, &one.record)).collect())))
}

/// The fingers of a sample about to be kept, each from the picture it counts from.
fn counted(work: &Work, one: &Sample) -> Result<Fingers, Refusal> {
    let mut fingers = Vec::new();
    for picture in one.pictures() {
        let of_it = fingers_of(work, &picture)?.map(|(_, fingers)| fingers).unwrap_or_default();
        let counts = |name: &Position| FingerPosition::from_code(name.code()).and_then(|finger| one.picture_of(finger)) == Some(picture);
        fingers.extend(of_it.into_iter().filter(|(name, _)| counts(name)));
    }
    Ok(fingers)
}

/// A kept print, and whether it is good.
struct KeptPrint {
    finger: Position,
    good: bool,
    print: Arc<Prepared>,
}

/// All prints of an application that count.
fn kept_prints(work: &Work, samples: &BTreeMap<SampleKind, Sample>) -> Result<Vec<KeptPrint>, Refusal> {
    let mut all = Vec::new();
    for sample in samples.values().filter(|sample| sample.kind.placement().is_some()) {
        let good = |name: Position| sample.capture.fingers.iter().any(|found| found.position.code() == name.code() && found.is_good());
        all.extend(counted(work, sample)?.into_iter().map(|(finger, print)| KeptPrint { finger, good: good(finger), print }));
    }
    Ok(all)
}

/// Whether good prints of the same fingers differ, two of them at least, and no print is like any of the other's.
fn are_of_two_people(own: &[KeptPrint], there: &[KeptPrint]) -> bool {
    let pairs = || own.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let differing = pairs().filter(|(one, other)| one.finger == other.finger && one.good && other.good).count();
    differing >= 2 && pairs().all(|(one, other)| similarity(&one.print, &other.print) < SAME_FINGER)
}

pub(super) fn ready(finger: u8, record: &[u8]) -> Option<(Position, Arc<Prepared>)> {
    let position = Position::try_from(finger).ok()?;
    match read_record(record) {
        Ok(views) => views.first().map(|template| (position, Arc::new(prepare(template)))),
        Err(error) => {
            tracing::error!(code = error.code(), "a finger's record is not compared");
            None
        }
    }
}

fn borrowed(fingers: &Fingers) -> Vec<(Position, &Prepared)> {
    fingers.iter().map(|(name, print)| (*name, &**print)).collect()
}

fn mixed(fingers: &[Likeness]) -> Vec<MixedFinger> {
    let name = |position: Position| FingerPosition::from_code(position.code());
    fingers.iter().filter_map(|one| Some(MixedFinger { finger: name(one.finger)?, like: name(one.like)? })).collect()
}

fn certainty(of: Certainty) -> MixUpCertainty {
    match of {
        Certainty::Likely => MixUpCertainty::Likely,
        Certainty::Certain => MixUpCertainty::Certain,
    }
}

fn own_likeness(twice: Misplaced) -> MixUp {
    MixUp { like: Resembled::OwnFingers, certainty: certainty(twice.certainty), exchanged: true, fingers: mixed(&twice.fingers), answered: None }
}

/// Lets the other application know what was said of its prints: whoever decides about it sees that, first of all.
///
/// Written before the answer itself. If the power goes in between, the question is still open and is answered again.
fn tell_other(work: &Work, draft: &Draft, other: &ApplicationId, answer: MixUpAnswer) -> Result<(), Refusal> {
    let concerns = matches!(answer, MixUpAnswer::OtherIsWrong | MixUpAnswer::SamePerson | MixUpAnswer::AskSupervisor);
    let doubt = concerns.then(|| Doubt { answer, ticket: draft.header().ticket().to_string() });
    put_doubt(work, &draft.header().id(), other, doubt)
}

/// What was said of the other application's prints does not hold any more: the prints that looked like them are gone.
pub(crate) fn take_doubt_back(work: &Work, own: &ApplicationId, other: &ApplicationId) -> Result<(), Refusal> {
    put_doubt(work, own, other, None)
}

fn put_doubt(work: &Work, own: &ApplicationId, other: &ApplicationId, doubt: Option<Doubt>) -> Result<(), Refusal> {
    let mut case = match work.read(other) {
        Ok(case) => case,
        // Erased meanwhile: there is nothing left that could be wrong.
        Err(refusal) if refusal.code == "applicationNotFound" => return Ok(()),
        Err(refusal) => return Err(refusal),
    };
    if case.note.doubts.get(own) == doubt.as_ref() {
        return Ok(());
    }
    let is_new = doubt.is_some();
    match doubt {
        Some(doubt) => drop(case.note.doubts.insert(*own, doubt)),
        None => drop(case.note.doubts.remove(own)),
    }
    if !case.note.risks.is_empty() || case.stage() == StageName::Submitted {
        case.note.risks = crate::review::risks(&case);
    }
    if let Application::Submitted(submitted) = &mut case.application
        && is_new
    {
        submitted.see_again();
    }
    work.vault().commit(&case.unmoved_change()?)?;
    Ok(())
}

impl Station {
    /// What the fingers about to be kept look like, apart from what they should.
    pub(super) fn mix_ups(&self, work: &Work, draft: &Draft, one: &Sample, apart: bool) -> Result<Vec<MixUp>, Refusal> {
        if one.kind.placement().is_none() {
            return Ok(Vec::new());
        }
        let (own, fingers) = (draft.header().id(), counted(work, one)?);
        if fingers.is_empty() {
            return Ok(Vec::new());
        }
        let mut compared = work.seated.compared.lock().unwrap_or_else(PoisonError::into_inner);
        compared.follow(work)?;
        let officers: Vec<OfficerId> = self.config().officers.everyone().into_iter().map(|officer| officer.id).collect();
        compared.follow_officers(work, &officers)?;
        let mut found = Vec::new();
        let others = draft.samples().values().filter(|sample| sample.kind != one.kind);
        let known: Fingers = others.flat_map(Sample::pictures).filter_map(|picture| compared.samples.get(&picture)).flat_map(|(_, fingers)| fingers.iter().cloned()).collect();
        // Both thumbs can be one, and so can fingers that were asked for one by one; those that lie beside each other cannot.
        let known = if apart || one.kind == SampleKind::Slap(enrollment::Slap::Thumbs) { [known, fingers.clone()].concat() } else { known };
        if let Some(twice) = misplaced(&borrowed(&fingers), &borrowed(&known)) {
            found.push(own_likeness(twice));
        }
        for like in compared.gallery.resembling(&borrowed(&fingers), &Resembled::Application(own)) {
            // The same person's other application: their own fingers, and so they should be, but under the same names.
            if !like.exchanged
                && let Some(other) = like.person.application()
                && self.is_same_person(work, draft, &other)?
            {
                continue;
            }
            found.push(MixUp {
                answered: self.known_twin(work, draft, &like.person)?,
                like: like.person,
                certainty: certainty(like.certainty),
                exchanged: like.exchanged,
                fingers: mixed(&like.fingers),
            });
        }
        Ok(found)
    }

    /// Compares the kept fingers among each other once more, after one was taken back: what looked alike before may do so again, and
    /// the finding went when it was taken again.
    pub(crate) fn compare_again(&self, work: &Work, draft: &mut Draft, note: &Note) -> Result<(), Refusal> {
        super::rolled::judge_again(work, draft, note)?;
        let kinds: Vec<SampleKind> = draft.samples().keys().copied().filter(|kind| kind.placement().is_some()).collect();
        let fingers = kinds.iter().map(|kind| counted(work, &draft.samples()[kind])).collect::<Result<Vec<_>, _>>()?;
        for (at, kind) in kinds.iter().enumerate() {
            let others = kinds.iter().zip(&fingers).filter(|(other, _)| *other != kind);
            let known: Fingers = others.flat_map(|(_, fingers)| fingers.iter().cloned()).collect();
            if let Some(twice) = misplaced(&borrowed(&fingers[at]), &borrowed(&known)) {
                draft.find_own_likeness(*kind, own_likeness(twice));
            }
        }
        Ok(())
    }

    /// That its prints are wrong was said of this application in another one. Taken again, it does not hold any more where good prints of the same
    /// fingers, two at least, show two people, and none is like any there. A poor print proves nothing; what else was said is of the person
    /// and stays.
    pub(crate) fn let_doubts_go(&self, work: &Work, draft: &mut Draft, note: &mut Note) -> Result<Vec<Event>, Refusal> {
        let doubting: Vec<ApplicationId> = note.doubts.iter().filter(|(_, doubt)| doubt.answer == MixUpAnswer::OtherIsWrong).map(|(other, _)| *other).collect();
        if doubting.is_empty() {
            return Ok(Vec::new());
        }
        let own = kept_prints(work, draft.samples())?;
        let mut events = Vec::new();
        for other in doubting {
            // Erased, or withdrawn: nothing to compare with.
            let there = match work.read(&other) {
                Ok(case) => case.samples().map(|samples| kept_prints(work, samples)).transpose()?.unwrap_or_default(),
                Err(_) => continue,
            };
            if are_of_two_people(&own, &there) {
                note.doubts.remove(&other);
                events.push(draft.lift_doubt(other, &work.act));
            }
        }
        Ok(events)
    }

    /// Whether another application is known to be this person's own: the refused one that this one answers, or one under the same number.
    fn is_same_person(&self, work: &Work, draft: &Draft, other: &ApplicationId) -> Result<bool, Refusal> {
        if draft.header().follows() == Some(*other) {
            return Ok(true);
        }
        let other = work.read(other)?;
        let own = work.read(&draft.header().id())?;
        Ok(own.number().is_some() && own.number() == other.number())
    }

    /// What was said when these two were last asked about, here or in the other's application, if it was that they are twins or siblings:
    /// that is asked once.
    fn known_twin(&self, work: &Work, draft: &Draft, like: &Resembled) -> Result<Option<MixUpAnswered>, Refusal> {
        let said = |found: &MixUp, of: &Resembled| found.answered.clone().filter(|said| found.like == *of && said.answer == MixUpAnswer::Twin);
        let here = draft.samples().values().flat_map(|sample| &sample.capture.mix_ups).find_map(|found| said(found, like));
        if let (None, Some(other)) = (&here, like.application()) {
            let own = Resembled::Application(draft.header().id());
            return Ok(work.read(&other)?.mix_ups().find_map(|(_, found)| said(found, &own)));
        }
        Ok(here)
    }

    /// Answers a possible mix-up of kept prints.
    ///
    /// # Errors
    /// `nothingDeclared`, and those of the draft.
    pub fn answer_mix_up(&self, id: &ApplicationId, kind: SampleKind, like: &Resembled, answer: MixUpAnswer) -> Result<Case, Refusal> {
        self.edit_samples("answer_mix_up", id, |edit, _| {
            let events = edit.draft.answer_mix_up(kind, like, answer, &edit.work.act)?;
            edit.events.extend(events);
            if let Some(other) = like.application() {
                tell_other(edit.work, edit.draft, &other, answer)?;
            }
            Ok(())
        })
    }
}
