//! A10, A16: work opens again where it was left: at the step and in the field, after a lock, a pause, a crash.

use enrollment::{Application, ApplicationId, Date, FieldId};
use store::LastPlace;

use crate::case::Case;
use crate::desk::OPEN;
use crate::note::Step;
use crate::recovery::ACTIVE;
use crate::serving::Turned;
use crate::station::Work;
use crate::{Refusal, Station};

/// Where an officer was last in an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The step that stood on the screen.
    pub step: Step,
    /// The field that had the caret.
    pub field: Option<FieldId>,
}

impl Station {
    /// Keeps where the officer is, as the caret moves: durable when it returns, so that a crash loses at most the last move. Only
    /// names of step and field; an empty field is none.
    ///
    /// # Errors
    /// `stateUnknown`, `fieldUnknown`, `notAllowedNow` for an application that has left the desk, and those of beginning.
    pub fn note_place(
        &self,
        id: &ApplicationId,
        step: &str,
        field: &str,
    ) -> Result<Place, Refusal> {
        let step = Step::of(step).ok_or_else(|| Refusal::new("stateUnknown").at("step"))?;
        let field = match field {
            "" => None,
            field => Some(
                field
                    .parse::<FieldId>()
                    .map_err(|_| Refusal::new("fieldUnknown").at("field"))?,
            ),
        };
        let work = self.begin("note_place")?;
        let case = work.read(id)?;
        if !OPEN.contains(&case.stage()) {
            return Err(Refusal::new("notAllowedNow"));
        }
        work.vault().keep_place(&LastPlace {
            officer: work.act.officer.clone(),
            application: *id,
            step: step.code().to_owned(),
            field: field.map(|field| field.id().to_owned()),
            work: going_on(&case, work.today()).code().to_owned(),
            at: work.now(),
        })?;
        // Beside the person at the desk, a start after a crash leads back to them.
        let turned = self.state().serving.turn_to(*id);
        if turned == Turned::Over {
            work.vault().set_setting(ACTIVE, &id.to_string())?;
            self.clear_screen_of_others(id);
        }
        Ok(Place { step, field })
    }

    /// Where the officer who works here was last in this application; none when the work has moved on since, as another officer's work
    /// does.
    pub fn place(&self, case: &Case) -> Option<Place> {
        self.begin_quietly().ok().and_then(|work| work.place(case))
    }
}

impl Work {
    pub(crate) fn place(&self, case: &Case) -> Option<Place> {
        let kept = self
            .vault()
            .place(&self.act.officer, &case.id())
            .ok()
            .flatten()?;
        let (step, now) = (Step::of(&kept.step)?, going_on(case, self.today()));
        let stands = step == now || kept.work == now.code();
        (OPEN.contains(&case.stage()) && stands).then(|| Place {
            step,
            field: kept.field.and_then(|field| field.parse().ok()),
        })
    }
}

/// Where work goes on once the question "same person?" is answered, which comes between and leads back.
fn going_on(case: &Case, today: Date) -> Step {
    let asked = matches!(&case.application, Application::Draft(draft) if draft.person_check_due())
        && case.note.person_confirmed;
    let open = case
        .steps(today)
        .into_iter()
        .find(|(step, done)| !done && !(asked && *step == Step::Person));
    open.map_or(Step::Done, |(step, _)| step)
}
