//! Which actions an officer has on an application. The screen shows exactly these.

use crate::{Application, Modality, OfficerId, OfficerView, Part, Role, TakenBack, body::Body};
use serde::{Deserialize, Serialize};

/// Something an officer may do with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Fill a field.
    SetField,
    /// Choose kind and reason.
    ChooseReason,
    /// Capture a sample.
    Capture,
    /// Declare or clear an exception of a finger or an eye.
    DeclareException,
    /// Record that iris is not captured.
    RecordGap,
    /// Discard all samples with a reason.
    DiscardSamples,
    /// Take back the last accepted thing.
    TakeBack,
    /// Answer "same person?".
    ConfirmPerson,
    /// Pause.
    Pause,
    /// Go on after a pause.
    Resume,
    /// Hand the facts to another holder.
    HandFacts,
    /// Hand the samples to another holder.
    HandSamples,
    /// Take the facts over from their holder.
    TakeOverFacts,
    /// Take the samples over from their holder.
    TakeOverSamples,
    /// Go on to review and signature.
    Complete,
    /// Record the applicant's attestation.
    Attest,
    /// Keep the attestation that still stands.
    KeepAttestation,
    /// Back to the draft.
    Reopen,
    /// Sign as the clerk.
    Sign,
    /// Seal and submit.
    Submit,
    /// Withdraw.
    Withdraw,
    /// Open for review.
    OpenForReview,
    /// Approve.
    Approve,
    /// Return with reasons.
    Return,
    /// Reject with reasons.
    Reject,
    /// Take a returned application up again.
    TakeUp,
    /// Open a new draft that names this refused application.
    OpenNewDraft,
    /// Hand the card over.
    HandOver,
}

/// The actions an officer has on an application now. `Capture` and its like say what the draft allows; whether a holder at another
/// station is meant is decided when the act comes.
pub fn actions(application: &Application, officer: &OfficerView) -> Vec<Action> {
    match officer.role {
        Role::Clerk => clerk_actions(application, &officer.id),
        Role::Supervisor => supervisor_actions(application, &officer.id),
        Role::Technician => Vec::new(),
    }
}

fn clerk_actions(application: &Application, officer: &OfficerId) -> Vec<Action> {
    use Action as A;
    match application {
        Application::Draft(draft) => {
            let holds = |part| draft.holder(part).officer == *officer;
            let (facts, samples) = (holds(Part::Facts), holds(Part::Samples));
            let mut actions = Vec::new();
            let mut allow = |action, allowed: bool| {
                if allowed {
                    actions.push(action);
                }
            };
            let working = draft.pause_state().is_none();
            let plan = draft.plan();
            allow(A::SetField, working && facts);
            allow(A::ChooseReason, working && facts);
            allow(A::Capture, working && samples && !plan.is_empty() && !draft.person_check_due());
            allow(A::DeclareException, working && samples && (!plan.slaps.is_empty() || plan.iris));
            let lacks_gap = (plan.iris && !draft.gaps().contains_key(&Modality::Iris))
                || (plan.rolled && !draft.gaps().contains_key(&Modality::RolledFingerprints));
            allow(A::RecordGap, working && samples && lacks_gap);
            allow(A::DiscardSamples, working && samples && !draft.samples().is_empty());
            allow(A::TakeBack, working && may_take_back(application, facts, samples));
            allow(A::ConfirmPerson, working && draft.person_check_due());
            allow(A::Pause, working);
            allow(A::Resume, !working);
            allow(A::HandFacts, facts);
            allow(A::HandSamples, samples);
            allow(A::TakeOverFacts, !facts);
            allow(A::TakeOverSamples, !samples);
            // Always offered while working: what is missing is shown when it is tried.
            allow(A::Complete, working && !draft.person_doubted());
            allow(A::Withdraw, true);
            actions
        }
        Application::Captured(captured) => {
            let attest = if captured.has_standing_attestation() { A::KeepAttestation } else { A::Attest };
            let mut actions = vec![attest, A::Reopen, A::Withdraw];
            actions.extend(reopening(application, captured.body(), officer));
            actions
        }
        Application::Attested(attested) => {
            let mut actions = vec![A::Sign, A::Reopen, A::Withdraw];
            actions.extend(reopening(application, attested.body(), officer));
            actions
        }
        Application::Signed(_) => vec![A::Submit, A::Reopen, A::Withdraw],
        Application::Returned(_) => vec![A::TakeUp],
        Application::Refused(refused) if refused.remedy().opens_new_draft() => vec![A::OpenNewDraft],
        Application::CardProduced(_) => vec![A::HandOver],
        _ => Vec::new(),
    }
}

/// What reopens the draft by being done.
fn reopening(application: &Application, body: &Body, officer: &OfficerId) -> Vec<Action> {
    let (facts, samples) = (body.facts.holder.officer == *officer, body.samples.holder.officer == *officer);
    let mut actions = Vec::new();
    if may_take_back(application, facts, samples) {
        actions.push(Action::TakeBack);
    }
    if samples && !body.samples.taken.is_empty() {
        actions.push(Action::DiscardSamples);
    }
    actions
}

fn may_take_back(application: &Application, facts: bool, samples: bool) -> bool {
    match application.last_accepted() {
        Some(TakenBack::Field { .. }) => facts,
        Some(_) => samples,
        None => false,
    }
}

fn supervisor_actions(application: &Application, officer: &OfficerId) -> Vec<Action> {
    use Action as A;
    match application {
        Application::Submitted(submitted) if !submitted.is_signer(officer) => {
            if submitted.opened().contains_key(officer) {
                vec![A::OpenForReview, A::Approve, A::Return, A::Reject]
            } else {
                vec![A::OpenForReview]
            }
        }
        _ => Vec::new(),
    }
}
