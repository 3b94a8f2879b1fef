//! What a draft does with samples: record, except, record as not captured, discard.

use super::Draft;
use crate::{
    Act, ApplicationId, DiscardReason, Event, EventKind, ExceptionKind, Eye, EyeException, EyeExceptionKind, FingerException, FingerPosition, GapReason, MixUp, MixUpAnswer,
    MixUpAnswered, Modality, ModalityGap, MoveError, Part, Placement, PortraitExceptionKind, PortraitFound, PrintFlaw, Resembled, Sample, SampleKind, body::Accepted,
};
use std::collections::{BTreeMap, BTreeSet};

/// 500 ppi ±1 % (ISO/IEC 19794-4, ANSI/NIST-ITL): anything else is refused as an enrollment sample.
const RESOLUTION_PPI: std::ops::RangeInclusive<u32> = 495..=505;

const MAX_WORDS: usize = 200;

impl Draft {
    /// The declared exceptions.
    pub fn exceptions(&self) -> &BTreeMap<FingerPosition, FingerException> {
        &self.body.samples.exceptions
    }

    /// The declared exceptions of eyes.
    pub fn eye_exceptions(&self) -> &BTreeMap<Eye, EyeException> {
        &self.body.samples.eye_exceptions
    }

    /// The declared exceptions of the portrait.
    pub fn portrait_exceptions(&self) -> &BTreeSet<PortraitExceptionKind> {
        &self.body.samples.portrait_exceptions
    }

    /// Whether an iris is neither taken nor excepted.
    pub fn lacks_an_eye(&self) -> bool {
        self.body.missing_eyes().next().is_some()
    }

    /// The modalities recorded as not captured.
    pub fn gaps(&self) -> &BTreeMap<Modality, ModalityGap> {
        &self.body.samples.gaps
    }

    /// Keeps a captured sample. It takes the place of one of the same kind, which stands again when this one is taken back.
    pub fn record_sample(&mut self, sample: Sample, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.plan.asks_for(sample.kind) {
            return Err(MoveError::NotPlanned);
        }
        if self.body.person_check_due {
            return Err(MoveError::ConfirmPersonFirst);
        }
        if let Some(placement) = sample.kind.placement() {
            let further = sample.further.iter().map(|further| Some(further.resolution_ppi));
            for ppi in std::iter::once(sample.capture.resolution_ppi).chain(further) {
                if !ppi.is_some_and(|ppi| RESOLUTION_PPI.contains(&ppi)) {
                    return Err(MoveError::ResolutionNotProven { ppi });
                }
            }
            self.fingers_fit(placement, &sample)?;
        }
        if let SampleKind::Iris(eye) = sample.kind
            && self.body.samples.eye_exceptions.contains_key(&eye)
        {
            return Err(MoveError::EyeDoesNotFit { eye });
        }
        if let Some(portrait) = &sample.capture.portrait {
            portrait.may_be_kept_by(&act.officer)?;
        }
        let seen = self.body_summary();
        let (kind, simulated, tries) = (sample.kind, sample.capture.simulated, sample.capture.tries);
        let salted = self.body.salted(&[kind.code().as_bytes(), sample.digest_of_all().as_bytes()]);
        let found: Vec<_> = sample.capture.mix_ups.iter().map(|found| (found.like.clone(), found.certainty)).collect();
        let consent = sample.capture.portrait.as_ref().and_then(|found| found.consent.clone());
        let doubtful_face = sample.capture.portrait.as_ref().filter(|found| found.face_is_doubtful()).and_then(|found| found.compared);
        let before = self.body.samples.taken.insert(kind, sample).map(Box::new);
        self.forget_likeness_to(kind);
        self.body.hands.captured.insert(act.officer.clone());
        self.body.accepted.push(Accepted::Sample { kind, before });
        let mut events = vec![self.event(act, EventKind::SampleTaken { kind, simulated, tries }, Some(salted))];
        for (like, certainty) in found {
            let (other, officer) = (like.application(), like.officer().cloned());
            events.push(self.event(act, EventKind::MixUpFound { kind, other, officer, certainty }, None));
        }
        if let Some(consent) = consent {
            events.push(self.event(act, EventKind::PortraitConsented { reason: consent.reason, by: consent.by }, None));
        }
        if let Some(compared) = doubtful_face {
            // Whoever looked before the picture was there looks again, at both.
            self.body.person_check_due = true;
            events.push(self.event(act, EventKind::FaceDoubtful { opinion: compared.opinion }, None));
        }
        self.close_iris_gap(act, &mut events);
        if matches!(kind, SampleKind::Rolled(_)) {
            // Something rolls again: the others are expected, too.
            self.drop_gap(Modality::RolledFingerprints, act, &mut events);
        }
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// A hand was taken again: that other prints looked like the ones before it says nothing any more.
    fn forget_likeness_to(&mut self, kind: SampleKind) {
        let Some(placement) = kind.placement() else { return };
        for other in self.body.samples.taken.values_mut().filter(|other| other.kind != kind) {
            let cites = |found: &MixUp| found.like == Resembled::OwnFingers && found.fingers.iter().any(|one| placement.fingers().contains(&one.like));
            other.capture.mix_ups.retain(|found| !cites(found));
        }
    }

    /// Fingers of a kept sample that look like others of this person. One finding is enough for the two pictures it is about.
    pub fn find_own_likeness(&mut self, kind: SampleKind, found: MixUp) {
        let about = |sample: &Sample| {
            let cited = sample.kind.placement().is_some_and(|placement| found.fingers.iter().any(|one| placement.fingers().contains(&one.like)));
            sample.kind == kind || cited
        };
        let known = |sample: &Sample| sample.capture.mix_ups.iter().any(|known| known.like == Resembled::OwnFingers);
        if self.body.samples.taken.values().any(|sample| about(sample) && known(sample)) {
            return;
        }
        if let Some(sample) = self.body.samples.taken.get_mut(&kind) {
            sample.capture.mix_ups.insert(0, found);
        }
    }

    /// What is wrong with a rolled print beside the plain one of its finger, found anew because one of them changed.
    pub fn judge_rolled(&mut self, finger: FingerPosition, flaw: Option<PrintFlaw>) {
        let sample = self.body.samples.taken.get_mut(&SampleKind::Rolled(finger));
        if let Some(found) = sample.and_then(|sample| sample.capture.fingers.first_mut()) {
            found.flaw = flaw;
        }
    }

    /// Answers a possible mix-up of the prints of a kept sample; a later answer takes the place of an earlier one.
    pub fn answer_mix_up(&mut self, kind: SampleKind, like: &Resembled, answer: MixUpAnswer, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !answer.fits(like) {
            return Err(MoveError::NothingDeclared);
        }
        let sample = self.body.samples.taken.get_mut(&kind).ok_or(MoveError::NothingDeclared)?;
        let found = sample.capture.mix_ups.iter_mut().find(|found| found.like == *like).ok_or(MoveError::NothingDeclared)?;
        found.answered = Some(MixUpAnswered { answer, by: act.officer.clone(), at: act.at });
        let (other, officer) = (like.application(), like.officer().cloned());
        Ok(vec![self.event(act, EventKind::MixUpAnswered { kind, other, officer, answer }, None)])
    }

    /// That these prints are wrong was said in the other application, and does not hold any more.
    pub fn lift_doubt(&mut self, other: ApplicationId, act: &Act) -> Event {
        self.event(act, EventKind::DoubtLifted { other }, None)
    }

    /// What was recorded as not captured is there now: with nothing missing the gap would contradict the samples.
    fn close_iris_gap(&mut self, act: &Act, events: &mut Vec<Event>) {
        let none_missing = self.body.missing_eyes().next().is_none();
        if none_missing {
            self.drop_gap(Modality::Iris, act, events);
        }
    }

    fn drop_gap(&mut self, modality: Modality, act: &Act, events: &mut Vec<Event>) {
        if self.body.samples.gaps.remove(&modality).is_some() {
            self.body.accepted.retain(|accepted| !matches!(accepted, Accepted::Gap { modality: gone, .. } if *gone == modality));
            events.push(self.event(act, EventKind::GapCleared { modality }, None));
        }
    }

    fn fingers_fit(&self, placement: Placement, sample: &Sample) -> Result<(), MoveError> {
        let found = &sample.capture.fingers;
        for (at, finger) in found.iter().enumerate() {
            let position = finger.position;
            let doubled = found[..at].iter().any(|earlier| earlier.position == position);
            let cut_off = self.body.samples.exceptions.get(&position).is_some_and(|e| e.kind == ExceptionKind::Amputated);
            let nowhere = usize::from(finger.picture) > sample.further.len();
            if !placement.fingers().contains(&position) || doubled || cut_off || nowhere {
                return Err(MoveError::FingersDoNotFit { finger: position });
            }
        }
        Ok(())
    }

    /// Declares that a finger's print cannot be taken, or not well.
    pub fn declare_exception(&mut self, exception: FingerException, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if self.body.plan.slaps.is_empty() {
            return Err(MoveError::NotPlanned);
        }
        let words = exception.text.as_deref().map_or(0, |text| text.trim().chars().count());
        if words > MAX_WORDS || (exception.kind == ExceptionKind::Other && words == 0) {
            return Err(MoveError::TextDoesNotFit);
        }
        let finger = exception.finger;
        let pictures = [SampleKind::Slap(finger.slap()), SampleKind::Rolled(finger)];
        let mut pictures = pictures.iter().filter_map(|kind| self.body.samples.taken.get(kind));
        let found = pictures.any(|picture| picture.capture.fingers.iter().any(|f| f.position == finger));
        if exception.kind == ExceptionKind::Amputated && found {
            return Err(MoveError::FingersDoNotFit { finger });
        }
        let seen = self.body_summary();
        let before = self.body.samples.exceptions.insert(finger, exception);
        self.body.hands.captured.insert(act.officer.clone());
        self.body.accepted.push(Accepted::Exception { finger, before });
        let mut events = vec![self.event(act, EventKind::ExceptionDeclared { finger }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Takes a declared exception away: the finger is expected again.
    pub fn clear_exception(&mut self, finger: FingerPosition, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.samples.exceptions.contains_key(&finger) {
            return Err(MoveError::NothingDeclared);
        }
        let seen = self.body_summary();
        let before = self.body.samples.exceptions.remove(&finger);
        self.body.accepted.push(Accepted::Exception { finger, before });
        let mut events = vec![self.event(act, EventKind::ExceptionCleared { finger }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Declares that an eye's iris cannot be taken. A picture of it that was accepted is taken back first.
    pub fn declare_eye_exception(&mut self, exception: EyeException, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.plan.iris {
            return Err(MoveError::NotPlanned);
        }
        let words = exception.text.as_deref().map_or(0, |text| text.trim().chars().count());
        if words > MAX_WORDS || (exception.kind == EyeExceptionKind::Other && words == 0) {
            return Err(MoveError::TextDoesNotFit);
        }
        let eye = exception.eye;
        if self.body.samples.taken.contains_key(&SampleKind::Iris(eye)) {
            return Err(MoveError::EyeDoesNotFit { eye });
        }
        let seen = self.body_summary();
        let before = self.body.samples.eye_exceptions.insert(eye, exception);
        self.body.hands.captured.insert(act.officer.clone());
        self.body.accepted.push(Accepted::EyeException { eye, before });
        let mut events = vec![self.event(act, EventKind::EyeExceptionDeclared { eye }, None)];
        self.close_iris_gap(act, &mut events);
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Takes a declared exception of an eye away: its iris is expected again.
    pub fn clear_eye_exception(&mut self, eye: Eye, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.samples.eye_exceptions.contains_key(&eye) {
            return Err(MoveError::NothingDeclared);
        }
        let seen = self.body_summary();
        let before = self.body.samples.eye_exceptions.remove(&eye);
        self.body.accepted.push(Accepted::EyeException { eye, before });
        let mut events = vec![self.event(act, EventKind::EyeExceptionCleared { eye }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Declares what keeps the face from being as the rules want it; these stand instead of those declared before. A kept portrait that
    /// was judged by one that would be missing is taken back first.
    pub fn declare_portrait_exceptions(&mut self, kinds: BTreeSet<PortraitExceptionKind>, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.plan.portrait {
            return Err(MoveError::NotPlanned);
        }
        if kinds == self.body.samples.portrait_exceptions {
            return Ok(Vec::new());
        }
        let excused: BTreeSet<&str> = kinds.iter().flat_map(|kind| kind.excuses()).copied().collect();
        let kept = self.body.samples.taken.get(&SampleKind::Portrait).and_then(|sample| sample.capture.portrait.as_ref());
        let relies = |found: &PortraitFound| {
            found.excused.iter().any(|check| !excused.contains(check.as_str())) || (found.at_home && !kinds.contains(&PortraitExceptionKind::AtHome))
        };
        if kept.is_some_and(relies) {
            return Err(MoveError::PortraitReliesOnIt);
        }
        let seen = self.body_summary();
        let count = u8::try_from(kinds.len()).unwrap_or(u8::MAX);
        let before = std::mem::replace(&mut self.body.samples.portrait_exceptions, kinds);
        self.body.hands.captured.insert(act.officer.clone());
        self.body.accepted.push(Accepted::PortraitExceptions { before });
        let mut events = vec![self.event(act, EventKind::PortraitExceptionsDeclared { count }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Records that a planned modality was not captured. Only irises, and rolled prints where nothing rolls them, can be left out as a whole:
    /// missing fingers are declared one by one, and without a portrait there is no card.
    pub fn record_gap(&mut self, modality: Modality, reason: GapReason, act: &Act) -> Result<Vec<Event>, MoveError> {
        let (before, events) = self.put_gap(modality, reason, act)?;
        self.body.accepted.push(Accepted::Gap { modality, before });
        Ok(events)
    }

    /// As [`Self::record_gap`] for what was answered once for the day at this station: nobody accepted it here, so there is nothing to
    /// take back here.
    pub fn record_known_gap(&mut self, modality: Modality, reason: GapReason, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.put_gap(modality, reason, act).map(|(_, events)| events)
    }

    fn put_gap(&mut self, modality: Modality, reason: GapReason, act: &Act) -> Result<(Option<ModalityGap>, Vec<Event>), MoveError> {
        self.may_change(Part::Samples, act)?;
        if !reason.excuses(modality) {
            return Err(MoveError::GapNotAllowed);
        }
        if !self.body.plans(modality) {
            return Err(MoveError::NotPlanned);
        }
        let seen = self.body_summary();
        let gap = ModalityGap { modality, reason, by: act.officer.clone(), at: act.at };
        let before = self.body.samples.gaps.insert(modality, gap);
        let mut events = vec![self.event(act, EventKind::GapRecorded { modality }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok((before, events))
    }

    /// Takes a recorded gap away.
    pub fn clear_gap(&mut self, modality: Modality, act: &Act) -> Result<Vec<Event>, MoveError> {
        self.may_change(Part::Samples, act)?;
        if !self.body.samples.gaps.contains_key(&modality) {
            return Err(MoveError::NothingDeclared);
        }
        let seen = self.body_summary();
        let before = self.body.samples.gaps.remove(&modality);
        self.body.accepted.push(Accepted::Gap { modality, before });
        let mut events = vec![self.event(act, EventKind::GapCleared { modality }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok(events)
    }

    /// Discards all samples, exceptions and gaps with a reason: they were another person's, or of no use. They cannot be taken
    /// back and are never moved to another application. Gives the discarded samples, so that their pictures can be erased too.
    pub fn discard_samples(&mut self, why: DiscardReason, act: &Act) -> Result<(Vec<Sample>, Vec<Event>), MoveError> {
        self.may_change(Part::Samples, act)?;
        let seen = self.body_summary();
        let mut discarded: Vec<Sample> = std::mem::take(&mut self.body.samples.taken).into_values().collect();
        self.body.samples.exceptions.clear();
        self.body.samples.eye_exceptions.clear();
        self.body.samples.portrait_exceptions.clear();
        self.body.samples.gaps.clear();
        for accepted in std::mem::take(&mut self.body.accepted) {
            match accepted {
                Accepted::Field { .. } => self.body.accepted.push(accepted),
                Accepted::Sample { before: Some(before), .. } => discarded.push(*before),
                _ => {}
            }
        }
        self.body.person_check_due |= why == DiscardReason::WrongPerson;
        let mut events = vec![self.event(act, EventKind::SamplesDiscarded { why }, None)];
        self.void_if_changed(&seen, act, &mut events);
        Ok((discarded, events))
    }
}
