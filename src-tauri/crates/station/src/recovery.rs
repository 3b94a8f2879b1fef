//! A16: after a crash or power cut one sentence says what was kept to the second.

use enrollment::{Application, ApplicationId, FieldId, Ticket, Timestamp};
use store::Vault;

use crate::case::Case;
use crate::desk::OPEN;
use crate::note::Step;
use crate::seat::Seated;
use crate::{Refusal, Station};

/// Setting: which application is being worked on.
pub(crate) const ACTIVE: &str = "desk.active";
/// Setting: whether the last run ended in order (`1`) or is going on or was cut (`0`).
const CLEAN: &str = "run.clean";

/// What was kept over a crash.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The last durable change.
    pub until: Timestamp,
    /// The application that was being worked on.
    pub application: ApplicationId,
    /// Its ticket.
    pub ticket: Ticket,
    /// Where it opens again.
    pub step: Step,
    /// The field that had the caret, when the officer who asks had it there.
    pub field: Option<FieldId>,
}

impl Station {
    /// The vault has just been opened: notices a crash, and finishes what it cut.
    pub(crate) fn after_opening(&self, seated: &Seated) {
        let first = !std::mem::replace(&mut self.state().recovery_told, true);
        if first && let Ok(recovered) = recovered(&seated.vault, self.now()) {
            self.state().recovered = recovered;
        }
        if let Err(error) = seated.vault.set_setting(CLEAN, "0") {
            tracing::warn!(code = error.code(), "the mark of an orderly end was not cleared");
        }
        self.import_extract(&seated.vault);
        self.carry_over(&seated.vault);
        self.follow_news(&seated.vault);
        if let Err(error) = self.outbox.raise_high_water(self.now()) {
            tracing::warn!(code = error.code(), "the high water of the clock was not kept");
        }
    }

    /// The officer leaves in order: what was being done is stored, nothing was cut.
    pub(crate) fn mark_clean(&self, vault: &Vault) {
        if let Err(error) = vault.set_setting(CLEAN, "1") {
            tracing::warn!(code = error.code(), "the mark of an orderly end was not kept");
        }
    }
}

fn recovered(vault: &Vault, now: Timestamp) -> Result<Option<Recovered>, Refusal> {
    if vault.setting(CLEAN)?.as_deref() != Some("0") {
        return Ok(None);
    }
    let Some(active) = vault.setting(ACTIVE)?.and_then(|id| id.parse::<ApplicationId>().ok()) else { return Ok(None) };
    let Ok(stored) = vault.application(&active) else { return Ok(None) };
    let mut case = Case::from(stored);
    case.notice_absence(now);
    if !OPEN.contains(&case.stage()) || matches!(&case.application, Application::Draft(draft) if draft.pause_state().is_some()) {
        return Ok(None);
    }
    Ok(Some(Recovered {
        until: vault.last_change()?.unwrap_or(case.updated_at),
        application: active,
        ticket: case.application.ticket(),
        step: case.step(now.vietnam_date()),
        field: None,
    }))
}
