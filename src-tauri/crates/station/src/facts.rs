//! Person and facts: every field durable as it is left, what does not fit kept beside its reason.

use enrollment::{
    Application, ApplicationId, Context, FieldId, FieldIssue, MoveError, Reason, Source, check_facts, doubts,
};

use crate::case::Case;
use crate::{Refusal, Station};

/// Something wrong with a field.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What.
    pub issue: FieldIssue,
    /// It stands in the way (a missing or unfit value), or is only doubtful.
    pub blocks: bool,
}

impl Station {
    /// Chooses kind and reason.
    ///
    /// # Errors
    /// `reasonUnknown`, and those of the draft.
    pub fn choose_reason(&self, id: &ApplicationId, reason: &str) -> Result<Case, Refusal> {
        let reason: Reason = reason.parse().map_err(|_| Refusal::new("reasonUnknown").at("reason"))?;
        self.edit("choose_reason", id, |edit| {
            let events = edit.draft.choose_reason(reason, &edit.work.act)?;
            edit.events.extend(events);
            Ok(())
        })
    }

    /// The clerk compared the face with the portraits: the same person, or not. "Not" stands in the log, frees the devices and stops
    /// capture until somebody says "the same" after all; the supervisor sees that it was said.
    ///
    /// # Errors
    /// `servesAnother` beside the person at the desk: another face cannot be compared; and those of the draft.
    pub fn confirm_person(&self, id: &ApplicationId, same: bool) -> Result<Case, Refusal> {
        if !same {
            self.free_devices_of(id);
        }
        let case = self.edit_samples("confirm_person", id, |edit, _| {
            let events = if same {
                edit.note.person_confirmed = true;
                edit.draft.confirm_same_person(&edit.work.act)?
            } else {
                edit.note.person_confirmed = false;
                edit.note.person_doubted = true;
                edit.draft.doubt_person(&edit.work.act)?
            };
            edit.events.extend(events);
            Ok(())
        })?;
        if !same {
            self.clear_screen_of(id);
        }
        Ok(case)
    }

    /// Keeps a field as it is left. A text that does not fit is kept as typed beside its issue, and nothing goes on before it is
    /// mended; what the population record says is not overtyped.
    ///
    /// # Errors
    /// `fieldUnknown`, `notOvertyped`, `applicationOpen` and `personOnRecord` for a number that is somebody's, and those of the draft.
    pub fn save_field(&self, id: &ApplicationId, field: &str, text: &str) -> Result<Case, Refusal> {
        let field: FieldId = field.parse().map_err(|_| Refusal::new("fieldUnknown").at("field"))?;
        self.edit("save_field", id, |edit| {
            match edit.draft.set_field(field, text, Source::Typed, &edit.work.act) {
                Ok(events) => {
                    if field == FieldId::Pin {
                        self.check_typed_number(edit.work, edit.draft)?;
                    }
                    edit.events.extend(events);
                    edit.note.unfit.remove(&field);
                    edit.note.lines_wrong.retain(|item| *item != enrollment::SummaryItem::Field(field));
                }
                Err(MoveError::FieldIssue { .. }) => {
                    // One character more than fits: what is too long stays too long, and ten thousand letters are not kept.
                    edit.note.unfit.insert(field, text.chars().take(field.spec().max_length + 1).collect());
                }
                Err(other) => return Err(other.into()),
            }
            Ok(())
        })
    }

    /// The facts as a whole: nothing changed, or everything that changed is filled in.
    ///
    /// # Errors
    /// `factsIncomplete` with the first field that stands in the way.
    pub fn confirm_facts(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        self.edit("confirm_facts", id, |edit| {
            let context = Context { today: edit.work.today(), reason: edit.draft.reason() };
            let unfit = edit.note.unfit.keys().next().copied();
            let wrong = unfit.or_else(|| check_facts(edit.draft.facts(), &context).first().map(|(field, _)| *field));
            if let Some(field) = wrong {
                return Err(Refusal::new("factsIncomplete").at(field.id()));
            }
            edit.note.facts_confirmed = true;
            Ok(())
        })
    }
}

impl Case {
    /// What is wrong with the fields of a draft, by field.
    pub fn issues(&self, today: enrollment::Date) -> Vec<(FieldId, Issue)> {
        let (Some(facts), Some(reason)) = (self.facts(), self.reason) else { return Vec::new() };
        let context = Context { today, reason };
        let mut issues: Vec<(FieldId, Issue)> = Vec::new();
        for (field, text) in &self.note.unfit {
            if let Err(issue) = enrollment::check_field(*field, text, &context) {
                issues.push((*field, Issue { issue, blocks: true }));
            }
        }
        for (field, issue) in check_facts(facts, &context) {
            if !issues.iter().any(|(known, _)| *known == field) {
                issues.push((field, Issue { issue, blocks: true }));
            }
        }
        for (field, issue) in doubts(facts) {
            if !issues.iter().any(|(known, _)| *known == field) {
                issues.push((field, Issue { issue, blocks: false }));
            }
        }
        issues
    }

    /// Whether a field must be filled for this application.
    pub fn is_required(&self, field: FieldId, today: enrollment::Date) -> bool {
        match (self.facts(), self.reason) {
            (Some(facts), Some(reason)) => enrollment::is_required(field, facts, &Context { today, reason }),
            _ => false,
        }
    }

    /// Whether a field stands as the population record has it and is corrected there.
    pub fn is_locked(&self, field: FieldId) -> bool {
        let from_record = self.facts().and_then(|facts| facts.get(field)).is_some_and(|entry| entry.source == Source::PopulationRecord);
        from_record && field.spec().locked_when_from_record
    }

    /// Whether the draft may still be typed into by somebody.
    pub fn is_open(&self) -> bool {
        matches!(
            self.application,
            Application::Draft(_) | Application::Captured(_) | Application::Attested(_) | Application::Signed(_)
        )
    }
}
