//! The one way a draft is changed from the desk.

use std::collections::BTreeSet;

use enrollment::{Application, ApplicationId, Draft, Event, Sample, SampleId};
use store::SampleChange;

use crate::capture::take_doubt_back;
use crate::case::Case;
use crate::note::Note;
use crate::serving::Served;
use crate::station::Work;
use crate::{Refusal, Station};

/// A change of a draft.
pub(crate) struct Edit<'a> {
    pub(crate) work: &'a Work,
    pub(crate) draft: &'a mut Draft,
    pub(crate) note: &'a mut Note,
    pub(crate) events: Vec<Event>,
    pub(crate) samples: Vec<SampleChange>,
    /// It was reopened after nobody had worked on it for long.
    pub(crate) left_alone: bool,
}

impl Station {
    /// Changes a draft. An application that is past it and not signed away goes back to it first: what the applicant saw and did not
    /// change still stands.
    pub(crate) fn edit(
        &self,
        operation: &str,
        id: &ApplicationId,
        change: impl FnOnce(&mut Edit<'_>) -> Result<(), Refusal>,
    ) -> Result<Case, Refusal> {
        let mut reopened = false;
        let case = self.change(operation, id, |work, case| {
            let left_alone = case.is_left_alone();
            let (mut draft, events) = reopen(case.application.clone(), work)?;
            reopened = !events.is_empty();
            let (likened, printed) = (likened(&draft), prints(&draft));
            let mut edit = Edit { work, draft: &mut draft, note: &mut case.note, events, samples: Vec::new(), left_alone };
            change(&mut edit)?;
            let (mut events, samples) = (edit.events, edit.samples);
            for other in likened.difference(&self::likened(&draft)) {
                // The prints that looked like its own are gone, and so is what was said of them.
                take_doubt_back(work, id, other)?;
            }
            if printed != prints(&draft) {
                events.extend(self.let_doubts_go(work, &mut draft, &mut case.note)?);
            }
            events.extend(self.note_known_gap(work, &mut draft)?);
            case.application = draft.into();
            Ok((events, samples))
        })?;
        if reopened {
            self.clear_screen_of(id);
        }
        self.instruct_next(&case);
        Ok(case)
    }
}

impl Station {
    /// As [`Self::edit`] for samples, and for what is said of the person in the chair: only of the application that the devices serve.
    pub(crate) fn edit_samples(
        &self,
        operation: &str,
        id: &ApplicationId,
        change: impl FnOnce(&mut Edit<'_>, Served) -> Result<(), Refusal>,
    ) -> Result<Case, Refusal> {
        self.edit(operation, id, |edit| {
            let served = self.serve(id)?;
            change(edit, served)
        })
    }
}

/// The draft of an application, with what it took to get back to it.
pub(crate) fn reopen(application: Application, work: &Work) -> Result<(Draft, Vec<Event>), Refusal> {
    match application {
        Application::Draft(draft) => Ok((draft, Vec::new())),
        Application::Captured(stage) => Ok(stage.reopen(&work.act)?),
        Application::Attested(stage) => Ok(stage.reopen(&work.act)?),
        Application::Signed(stage) => Ok(stage.reopen(&work.act)?),
        _ => Err(Refusal::new("notAllowedNow")),
    }
}

/// The prints of a draft, each by the pictures it counts from.
fn prints(draft: &Draft) -> BTreeSet<SampleId> {
    draft.samples().values().filter(|sample| sample.kind.placement().is_some()).flat_map(Sample::pictures).collect()
}

/// The applications whose prints those of a draft look like.
fn likened(draft: &Draft) -> BTreeSet<ApplicationId> {
    draft.samples().values().flat_map(|sample| &sample.capture.mix_ups).filter_map(|found| found.like.application()).collect()
}
