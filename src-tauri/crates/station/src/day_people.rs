//! The end of the day with people whose applications are paused: each is kept until a day, handed to somebody, or withdrawn, and the first
//! two have an owner and a reason.

use std::collections::BTreeMap;

use enrollment::{Application, ApplicationId, PauseReason, StageName};
use store::DayCheck;

use crate::case::Case;
use crate::day::{DayLine, DayState};
use crate::desk::appointment_of;
use crate::station::Work;
use crate::{Refusal, Station, Topic};

/// Begins the line of a person; the application's id follows.
const PREFIX: &str = "person:";

impl Station {
    /// One line for each paused person.
    pub(crate) fn lines_of_paused(&self, work: &Work, settled: &[DayCheck]) -> Result<Vec<DayLine>, Refusal> {
        let cases = work.all_cases(&[StageName::Draft])?;
        let paused = cases.into_iter().filter(|case| case.note.paused.is_some());
        Ok(paused.map(|case| line(&case, work, settled)).collect())
    }

    /// Writes down until when a paused person is kept; nothing where no day was typed.
    ///
    /// # Errors
    /// `keepUntilUnfit` for what is no day from tomorrow on within a year, and those of the draft.
    pub(crate) fn keep_until(&self, id: &ApplicationId, typed: &str) -> Result<(), Refusal> {
        let today = self.now().vietnam_date();
        let unfit = || Refusal::new("keepUntilUnfit").at("until");
        let Some(day) = appointment_of(typed, today).map_err(|_| unfit())? else { return Ok(()) };
        if day <= today {
            return Err(unfit());
        }
        let mut work = self.begin("settle_day_line")?;
        let _pen = self.pen_of(&mut work);
        let mut case = work.read(id)?;
        if case.note.paused.is_none() {
            return Err(Refusal::new("notAllowedNow"));
        }
        case.note.appointment = Some(day);
        work.store(&mut case, Vec::new(), Vec::new())?;
        self.tell(Topic::Application(*id));
        self.tell(Topic::Desk);
        Ok(())
    }
}

/// Variant of the sentence.
fn pause_code(key: Option<u8>) -> &'static str {
    match key.and_then(PauseReason::from_key) {
        Some(PauseReason::PersonLeft) => "personLeft",
        Some(PauseReason::PaperMissing) => "paperMissing",
        Some(PauseReason::DeviceFailed) => "deviceFailed",
        Some(PauseReason::Priority) => "priority",
        Some(PauseReason::Other) | None => "other",
    }
}

fn line(case: &Case, work: &Work, settled: &[DayCheck]) -> DayLine {
    let id = format!("{PREFIX}{}", case.id());
    let check = settled.iter().find(|check| check.line == id && !check.done);
    let until = case.note.appointment.filter(|day| *day > work.today());
    let params = BTreeMap::from([
        ("name".to_owned(), case.note.name.clone()),
        ("ticket".to_owned(), case.application.ticket().to_string()),
        ("pause".to_owned(), pause_code(case.note.paused).to_owned()),
    ]);
    // A day that was given with the pause is kept by who paused, for the reason of the pause.
    let keeper = match (&case.application, until) {
        (Application::Draft(draft), Some(_)) => draft.holder(enrollment::Part::Samples).officer.to_string(),
        _ => String::new(),
    };
    DayLine {
        line: id,
        state: if check.is_some() || until.is_some() { DayState::Handed } else { DayState::Open },
        measured: false,
        params,
        owner: check.and_then(|check| check.owner.clone()).unwrap_or(keeper),
        reason: check.and_then(|check| check.reason.clone()).unwrap_or_default(),
        application: Some(case.id()),
        until,
    }
}
