//! One application, whole.

use serde::Serialize;
use ts_rs::TS;

use super::{
    AttestationView, EndingView, EvidenceView, EyeView, FingerView, FollowsView, GapView, MixUpView, NoteView, Params, PlaceView, ProposalView, ReaderView,
    ReturnReasonView, SampleView, SlapView,
};

view!(
    /// One application, whole. The screens draw exactly this.
    ApplicationView {
        /// Its id.
        application: String,
        /// Its ticket.
        ticket: String,
        /// Stage.
        stage: String,
        /// Revision, from 1.
        revision: u32,
        /// Step where work goes on (`person`, `facts`, `portrait`, `fingers`, `iris`, `review`, `done`).
        step: String,
        /// Where the officer who reads this was last in it, unless the work has moved on since: it opens there.
        place: Option<PlaceView>,
        /// The steps of this application in order, with their state.
        steps: Vec<StepView>,
        /// The person strip.
        strip: StripView,
        /// Kind.
        kind: String,
        /// Reason id.
        reason: String,
        /// Why it was proposed.
        proposal: Option<ProposalView>,
        /// No population record was found.
        unverified: bool,
        /// A simulated device took part.
        simulated: bool,
        /// Who holds the facts.
        facts_holder: HolderView,
        /// Who holds the samples.
        samples_holder: HolderView,
        /// Paused, with the numbered reason.
        paused: Option<u8>,
        /// The question "same person?" must be answered before capture goes on.
        ask_same_person: bool,
        /// An officer said "not this person": nothing is captured before somebody says "the same" after all.
        person_doubted: bool,
        /// The facts as a read-only block was confirmed unchanged, or completed.
        facts_confirmed: bool,
        /// All fields in the order of the form.
        fields: Vec<FieldView>,
        /// The portrait kept.
        portrait: Option<SampleView>,
        /// What the plan captures of the fingers: the slaps, then the fingers to be rolled.
        slaps: Vec<SlapView>,
        /// The picture of face and both hands, where the post takes one and a finger is excepted.
        evidence: Option<EvidenceView>,
        /// Fingers 1 to 10 of the plan with their state.
        fingers: Vec<FingerView>,
        /// Prints that look like somebody else's, or like the other hand.
        mix_ups: Vec<MixUpView>,
        /// What keeps the face from being as the rules want it (`portrait-exception-<code>`).
        portrait_exceptions: Vec<String>,
        /// The eyes, right before left, if irises are planned.
        eyes: Vec<EyeView>,
        /// Modalities recorded as not captured.
        gaps: Vec<GapView>,
        /// What is still missing, by catalog key suffix (`missing-<code>`).
        missing: Vec<MissingView>,
        /// What Ctrl+Z would take back, if anything: `take-back-<code>`, or the id of a field.
        take_back: Option<String>,
        /// What the applicant said is wrong: field ids.
        lines_wrong: Vec<String>,
        /// What changed since the applicant's signature that voided it: field ids.
        voided_by: Vec<String>,
        /// Who or what read the sheet aloud as it stands now.
        read_aloud: Option<ReaderView>,
        /// Fingers (1 to 10) a mark in place of a signature can be of, the preferred one first: those whose print was taken.
        mark_fingers: Vec<u8>,
        /// How the applicant attested.
        attestation: Option<AttestationView>,
        /// State of the applicant's window for this application.
        applicant_screen: String,
        /// Supervisor's reasons, after a return and until it is submitted again: what is to be mended.
        return_reasons: Vec<ReturnReasonView>,
        /// How it came back or ended.
        ending: Option<EndingView>,
        /// The refused application that this one answers.
        follows: Option<FollowsView>,
        /// After submission: package id and times.
        package: Option<PackageView>,
        /// Who took part, by part (`lookedUp`, `typed`, `captured`, `confirmedPerson`, `readAloud`, `signed`).
        people: Vec<PartView>,
        /// Remarks.
        notes: Vec<NoteView>,
        /// What the signed-in officer may do now; the screen shows exactly these.
        actions: Vec<String>,
        /// Time of the last durable change.
        saved: String,
    }
);
view!(
    /// One step of the rail.
    StepView {
        /// Step id.
        step: String,
        /// `done`, `now`, `open`, `blocked`, or `ended` where the application came to nothing.
        state: String,
        /// Progress such as "2/3", empty if none.
        progress: String,
    }
);
view!(
    /// The person strip.
    StripView {
        /// Name, or what is typed so far.
        name: String,
        /// Personal number, or empty.
        number: String,
        /// Birth date.
        birth: String,
        /// Residence in one line.
        residence: String,
        /// Portrait from the record.
        old_portrait: Option<String>,
        /// Portrait taken today.
        new_portrait: Option<String>,
        /// What a program took the two for when the portrait was kept: `same`, `unsure` or `different`; none: they were not compared.
        face_compared: Option<String>,
        /// When the person was called or the application opened.
        called: String,
    }
);
view!(
    /// Holder of a part of a draft.
    HolderView {
        /// Officer's name.
        officer: String,
        /// Station.
        station: String,
        /// It is the signed-in officer at this station.
        me: bool,
    }
);
view!(
    /// One field of the form.
    FieldView {
        /// Field id.
        field: String,
        /// The text.
        text: String,
        /// The text to show (label of a code, formatted date).
        shown: String,
        /// `populationRecord`, `card`, `typed` or `empty`.
        source: String,
        /// From the record: not overtyped.
        locked: bool,
        /// Whether it must be filled for this application.
        required: bool,
        /// It is printed on the card.
        on_card: bool,
        /// What is wrong with it.
        issue: Option<IssueView>,
    }
);
view!(
    /// Something wrong with one field.
    IssueView {
        /// Catalog key suffix (`issue-<code>`).
        code: String,
        /// `error` blocks, `warning` does not.
        level: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
view!(
    /// Something still missing.
    MissingView {
        /// Catalog key suffix.
        code: String,
        /// Step where it is given.
        step: String,
        /// The field, if it is one.
        field: Option<String>,
    }
);
view!(
    /// The sealed package of an application.
    PackageView {
        /// Package id.
        package: String,
        /// Sequence number at this station.
        sequence: u64,
        /// Size of the sealed file in bytes.
        bytes: u64,
        /// When it was sealed.
        sealed: String,
        /// When the center received it.
        received: Option<String>,
        /// Verdict code, when decided.
        verdict: Option<String>,
    }
);
view!(
    /// Who did one part.
    PartView {
        /// `lookedUp`, `typed`, `captured`, `confirmedPerson`, `readAloud`, `signed`.
        part: String,
        /// Name of the officer, or of whom the applicant brought to read.
        officer: String,
    }
);
