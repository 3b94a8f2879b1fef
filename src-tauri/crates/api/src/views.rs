//! What the window is told. Views carry ids, codes, data and the actions allowed now; every sentence is in the locale catalogs.
//!
//! Times are RFC 3339 UTC text, dates are `yyyy-MM-dd`, images are paths under the image scheme (`sample/<id>`, `preview/face`,
//! `record/<number>`, `try/<id>`), which both hosts serve with `no-store`.

use serde::Serialize;
use ts_rs::TS;

macro_rules! view {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
    };
}

view!(
    /// The state of the station and who works at it. Answered also while locked or signed out.
    SessionView {
        /// `notProvisioned`, `signedOut`, `locked` or `signedIn`.
        state: String,
        /// What is wrong when `notProvisioned`.
        problem: Option<ErrorView>,
        /// Name of the post.
        post: String,
        /// Id of the station.
        station: String,
        /// Synthetic people only; nothing here can reach a real center.
        practice: bool,
        /// Who is signed in or holds the lock.
        officer: Option<OfficerView>,
        /// Officers known here, for the sign-in list.
        officers: Vec<OfficerView>,
        /// Language of this window.
        language: String,
        /// Seconds until the idle lock falls; a warning is due at 30 and below. `None` while nothing counts down.
        locks_in_s: Option<u32>,
        /// With one screen: it is turned to the applicant, and the desk is put away.
        turned_to_applicant: bool,
        /// Somebody at the turned screen wants it back: the officer's password is asked.
        asks_way_back: bool,
        /// A second screen holds the applicant's window.
        second_screen: bool,
        /// The application at the desk, while the next person is looked up beside it: devices and applicant's window serve it alone.
        beside: Option<String>,
        /// The one status line: most urgent first, the rest in the tray.
        status: Vec<StatusView>,
        /// Applications waiting for approval.
        to_approve: u32,
        /// Sealed files not yet received by the center.
        to_send: u32,
        /// Age of the oldest of them in minutes.
        oldest_min: Option<u32>,
        /// `online`, `offline` or `unknown`.
        center: String,
        /// When the last answer came from the center.
        last_sent: Option<String>,
        /// The station's time now.
        now: String,
        /// How the officer who works here likes the desk; nothing while nobody works. The applicant's window learns the theme alone.
        preferences: Option<PreferencesView>,
    }
);
view!(
    /// How an officer likes the desk.
    PreferencesView {
        /// `light`, `night` or `sunlight`.
        theme: String,
        /// `regular` or `compact`.
        density: String,
        /// Size of the letters in percent: 100, 125, 150 or 200.
        text_percent: u16,
        /// Loudness of the sounds in percent; 0 is silence.
        volume: u8,
        /// Keys in another place: what a key does, and the combination that does it.
        keys: std::collections::BTreeMap<String, String>,
    }
);
view!(
    /// An officer.
    OfficerView {
        /// Sign-in name.
        id: String,
        /// Name as written.
        name: String,
        /// `clerk`, `supervisor` or `technician`.
        role: String,
    }
);
view!(
    /// One message of the status line or the tray.
    StatusView {
        /// Catalog key suffix (`status-<code>`).
        code: String,
        /// `neutral`, `information`, `attention`, `stop`.
        tone: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
/// Parameters of a sentence: text by name.
pub type Params = std::collections::BTreeMap<String, String>;

view!(
    /// The ready screen.
    DeskView {
        /// What was kept over a crash or power cut, if the last run did not end in order.
        recovered: Option<RecoveredView>,
        /// Ticket the station would give next.
        next_ticket: String,
        /// Open people, most recent first.
        open: Vec<LineView>,
        /// Returned by the supervisor, to be mended.
        returned: Vec<LineView>,
        /// Rejected, or refused by the center, and something is left to do about it.
        ended: Vec<LineView>,
        /// Done today.
        done_today: u32,
        /// Waiting for approval.
        to_approve: u32,
        /// Waiting to be sent.
        to_send: u32,
        /// Practice only: residents that the simulated devices can present.
        practice_people: Vec<PracticePersonView>,
    }
);
view!(
    /// After a crash: what was kept, to the second.
    RecoveredView {
        /// Time of the last durable change.
        until: String,
        /// Open application that was being worked on.
        application: String,
        /// Its ticket.
        ticket: String,
        /// The step that it opens at.
        step: String,
        /// The field that the caret goes back to.
        field: Option<String>,
    }
);
view!(
    /// Where an officer was last in an application.
    PlaceView {
        /// The step.
        step: String,
        /// Id of the field that had the caret.
        field: Option<String>,
    }
);
view!(
    /// A synthetic resident for practice.
    PracticePersonView {
        /// Personal number.
        number: String,
        /// Name.
        name: String,
        /// Catalog key suffix of what makes the case interesting (`practice-case-<code>`).
        case: String,
        /// Text of this resident's old card's QR code, if they have one.
        qr: Option<String>,
    }
);
view!(
    /// One application in a list.
    LineView {
        /// Its id.
        application: String,
        /// Its ticket.
        ticket: String,
        /// Name of the applicant.
        name: String,
        /// Stage (`draft`, `captured` …).
        stage: String,
        /// Paused, with the numbered reason.
        paused: Option<u8>,
        /// The day on which a paused person comes back.
        appointment: Option<String>,
        /// What it still lacks, by kind (`lacks-<code>`) and how many: empty once it is signed.
        lacks: Vec<CountView>,
        /// Step where work goes on.
        step: String,
        /// Kind of application.
        kind: String,
        /// Who holds it.
        holder: String,
        /// Last change.
        updated: String,
        /// Revision, from 1.
        revision: u32,
        /// Portrait thumbnail, if there is one.
        portrait: Option<String>,
        /// Made with simulated devices.
        simulated: bool,
        /// How it came back or ended.
        ending: Option<EndingView>,
    }
);
view!(
    /// What the population record answers.
    FindPersonView {
        /// `found`, `several`, `none`, `unreadable`.
        outcome: String,
        /// Problem with the request, if `unreadable`.
        issue: Option<IssueView>,
        /// The people found.
        people: Vec<PersonView>,
        /// Where the answer comes from: `extract` with its last day, or `none`.
        source: String,
        /// Last day of the extract.
        extract_until: Option<String>,
        /// What the card's QR text said, if that was scanned.
        qr: Option<QrView>,
    }
);
view!(
    /// One person of the population record, with what the desk should know before it starts.
    PersonView {
        /// Personal number.
        number: String,
        /// Name as in the record.
        name: String,
        /// Birth date, or year alone.
        birth: String,
        /// `male` or `female`.
        sex: String,
        /// Residence in one line.
        residence: String,
        /// Portrait on record.
        portrait: Option<String>,
        /// Card on record: issued and expires.
        card: Option<CardOnRecordView>,
        /// Warnings and blocks: open application here, valid card, dead or missing, year-only birth date.
        notes: Vec<NoteView>,
        /// Whether an application can be opened.
        can_open: bool,
        /// Open application at this station.
        open_application: Option<String>,
        /// Proposed reason and the rule that proposes it.
        proposal: ProposalView,
    }
);
view!(
    /// A card known to the record.
    CardOnRecordView {
        /// Day of issue.
        issued: String,
        /// Last day of validity; `None` for no expiry.
        expires: Option<String>,
    }
);
view!(
    /// One remark on a person or an application.
    NoteView {
        /// Catalog key suffix (`note-<code>`).
        code: String,
        /// `information`, `attention` or `stop`.
        tone: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
view!(
    /// Proposed kind and reason.
    ProposalView {
        /// `firstIssue`, `exchange` or `reissue`.
        kind: String,
        /// Reason id.
        reason: String,
        /// Catalog key suffix of the rule (`proposal-<code>`).
        because: String,
    }
);
view!(
    /// The lines of a card's QR text beside those of the record. Unsigned: used to find the person, never as truth.
    QrView {
        /// Each line that card or record has.
        lines: Vec<CardLineView>,
    }
);
view!(
    /// One line of card and record (`card-line-<line>`).
    CardLineView {
        /// `number`, `name`, `birth`, `sex`, `residence`, `issued`, `oldNumber`.
        line: String,
        /// As the card says it: dates as `yyyy-MM-dd` or a year, sex as its code.
        card: Option<String>,
        /// As the record says it.
        record: Option<String>,
        /// `same`, `differs`, `onlyCard`, `onlyRecord` (`agreement-<agreement>`).
        agreement: String,
    }
);
view!(
    /// Answer to the search over everything.
    FindAnythingView {
        /// Applications found.
        applications: Vec<LineView>,
        /// People found in the population record.
        people: Vec<PersonView>,
    }
);
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
        /// The slaps of the plan.
        slaps: Vec<SlapView>,
        /// Fingers 1 to 10 of the plan with their state.
        fingers: Vec<FingerView>,
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
    /// One kept sample.
    SampleView {
        /// Sample id.
        sample: String,
        /// Image path.
        image: String,
        /// Tries so far.
        tries: u32,
        /// Device name.
        device: String,
        /// Simulated device.
        simulated: bool,
        /// When it was taken.
        taken: String,
        /// By whom.
        by: String,
    }
);
view!(
    /// One slap of the plan.
    SlapView {
        /// ANSI/NIST code 13, 14 or 15.
        slap: u8,
        /// `open`, `now`, `kept` or `excepted`.
        state: String,
        /// What is kept.
        sample: Option<SampleView>,
        /// Its fingers as found.
        found: Vec<FingerFoundView>,
        /// Size of the image in pixels.
        width: u32,
        /// Size of the image in pixels.
        height: u32,
    }
);
view!(
    /// One finger found in a slap image.
    FingerFoundView {
        /// ANSI/NIST position 1 to 10.
        finger: u8,
        /// Center x in pixels.
        x: f32,
        /// Center y in pixels.
        y: f32,
        /// Width in pixels.
        width: f32,
        /// Height in pixels.
        height: f32,
        /// Rotation in degrees, clockwise positive.
        rotation: f32,
        /// Score 0 to 100, of our own measure.
        score: u8,
        /// Score reaches the limit.
        good: bool,
        /// Why not, as catalog key suffixes (`finger-reason-<code>`).
        reasons: Vec<String>,
    }
);
view!(
    /// One of the ten fingers.
    FingerView {
        /// ANSI/NIST position 1 to 10.
        finger: u8,
        /// `missing`, `kept`, `weak` or `excepted`.
        state: String,
        /// Best score kept.
        score: Option<u8>,
        /// The exception, if declared.
        exception: Option<ExceptionView>,
    }
);
view!(
    /// A declared exception.
    ExceptionView {
        /// Kind.
        kind: String,
        /// For good, or for now.
        for_good: bool,
        /// Further words.
        text: String,
    }
);
view!(
    /// One of the two eyes, if irises are planned.
    EyeView {
        /// `right` or `left`: the applicant's own side.
        eye: String,
        /// `missing`, `kept`, `weak` or `excepted`.
        state: String,
        /// The kept picture.
        sample: Option<SampleView>,
        /// Its score.
        score: Option<u8>,
        /// The exception, if declared.
        exception: Option<ExceptionView>,
    }
);
view!(
    /// A modality recorded as not captured.
    GapView {
        /// `portrait`, `fingers` or `iris`.
        modality: String,
        /// Reason code.
        reason: String,
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
    /// How the applicant attested.
    AttestationView {
        /// `signature`, `fingerMark` or `neither`.
        means: String,
        /// Image path of the signature, drawn from its strokes.
        image: Option<String>,
        /// When.
        at: String,
        /// Language of the summary they read.
        language: String,
        /// Name of the witness, if any.
        witness: Option<String>,
        /// Personal number of the witness, if it was given.
        witness_number: Option<String>,
        /// Why there is no signature: `doesNotWrite`, `injury`, `noHands`, `other`.
        reason: Option<String>,
        /// The finger that left the mark, 1 to 10.
        finger: Option<u8>,
        /// Who or what read the text aloud.
        read_by: Option<String>,
        /// The station read it: `read_by` names the voice.
        read_by_station: bool,
    }
);
view!(
    /// Who or what read the sheet aloud.
    ReaderView {
        /// Name of the person, or of the voice.
        name: String,
        /// The station read it.
        station: bool,
    }
);
view!(
    /// One reason of the supervisor.
    ReturnReasonView {
        /// Numbered reason.
        reason: String,
        /// Field or sample meant.
        field: Option<String>,
        /// Further words.
        text: String,
        /// Whether the person must come back.
        must_come_back: bool,
        /// The step that mends it.
        step: String,
        /// What it points at has changed since the return.
        mended: bool,
    }
);
view!(
    /// How an application came back or ended.
    EndingView {
        /// `returned` and `rejected` by the supervisor, `refused` by the center, `withdrawn` at the desk.
        outcome: String,
        /// The officer's name; empty for the center.
        by: String,
        /// When.
        at: String,
        /// The supervisor's reasons.
        reasons: Vec<ReturnReasonView>,
        /// The center's reasons (`refusal-<code>`).
        refusal: Vec<String>,
        /// What the center says can be done (`remedy-<code>`): `recapture`, `correctFacts`, `correctRecord`, `none`.
        remedy: Option<String>,
        /// Why it was withdrawn (`withdraw-<code>`).
        withdrawn_for: Option<String>,
        /// The new draft that answers a refusal.
        answered_by: Option<ReferenceView>,
        /// When the person was told.
        told: Option<String>,
    }
);
view!(
    /// Another application, by name.
    ReferenceView {
        /// Its id.
        application: String,
        /// Its ticket.
        ticket: String,
    }
);
view!(
    /// The refusal that an application answers.
    FollowsView {
        /// The refused application.
        refused: ReferenceView,
        /// The center's reasons (`refusal-<code>`).
        refusal: Vec<String>,
        /// What the center said can be done (`remedy-<code>`).
        remedy: String,
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
view!(
    /// The camera and its preview.
    CameraView {
        /// `off`, `running` or `failed`.
        state: String,
        /// Device name.
        device: String,
        /// Simulated device.
        simulated: bool,
        /// Why it failed.
        problem: Option<ErrorView>,
        /// Findings of the latest analyzed frame, most important first (`portrait-<code>`); empty is good.
        findings: Vec<FindingView>,
        /// Face box in fractions of the frame: x, y, width, height.
        face: Option<[f32; 4]>,
    }
);
view!(
    /// One finding on a portrait.
    FindingView {
        /// Catalog key suffix.
        code: String,
        /// `fail` or `hint`.
        level: String,
        /// Parameters of the sentence.
        params: Params,
    }
);
view!(
    /// One portrait try, frozen.
    PortraitTryView {
        /// Id of the try.
        attempt: String,
        /// Image path, already cropped 3:4.
        image: String,
        /// Whether it may be kept.
        pass: bool,
        /// Findings, failing ones first.
        findings: Vec<FindingView>,
        /// Which try this is, from 1.
        number: u32,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// The tries of a portrait after one more: the best first, which is proposed whichever was taken last; the others can be chosen.
    PortraitTriesView {
        /// Number of the try taken last.
        newest: u32,
        /// The best first.
        tries: Vec<PortraitTryView>,
    }
);
view!(
    /// The iris camera while it looks.
    IrisCameraView {
        /// `absent`, `off` or `running`.
        state: String,
        /// Device name.
        device: String,
        /// Simulated device.
        simulated: bool,
        /// Distance to the eyes in millimeters, while somebody is before it.
        distance: Option<u32>,
        /// Distance from which pictures are sharp, millimeters.
        nearest: u32,
        /// Distance up to which pictures are sharp, millimeters.
        farthest: u32,
        /// One instruction (`iris-finding-<code>`); empty before the first frame.
        instruction: String,
        /// What the newest frame shows of each eye looked for.
        eyes: Vec<IrisSeenView>,
    }
);
view!(
    /// One eye on the newest frame.
    IrisSeenView {
        /// `right` or `left`.
        eye: String,
        /// What stands most in the way (`iris-finding-<code>`).
        finding: String,
        /// Score 0 to 100, of our own measure.
        score: u8,
    }
);
view!(
    /// What came of looking for the eyes: the best try of each, of all tries so far.
    IrisTryView {
        /// `taken` or `cancelled`.
        outcome: String,
        /// The eyes looked for and seen.
        eyes: Vec<IrisShotView>,
        /// Every eye looked for can be kept.
        can_keep: bool,
        /// Every eye looked for is good.
        all_good: bool,
        /// One instruction (`iris-finding-<code>`).
        instruction: String,
        /// Simulated device.
        simulated: bool,
        /// The other usable tries of these eyes, the best first: any of them can be chosen instead.
        others: Vec<IrisShotView>,
    }
);
view!(
    /// The best try of one eye.
    IrisShotView {
        /// `right` or `left`.
        eye: String,
        /// Id of the try.
        attempt: String,
        /// Image path.
        image: String,
        /// What stands most in the way (`iris-finding-<code>`).
        finding: String,
        /// Score 0 to 100, of our own measure.
        score: u8,
        /// Whether it reaches the limits.
        good: bool,
        /// Which try this is, from 1.
        number: u32,
    }
);
view!(
    /// The tries of one slap after one more: the best first, which is proposed whichever was taken last; the others can be chosen.
    SlapTriesView {
        /// `taken` or `cancelled`.
        outcome: String,
        /// Number of the try taken last.
        newest: u32,
        /// The best first; none when cancelled.
        tries: Vec<SlapTryView>,
    }
);
view!(
    /// One slap try.
    SlapTryView {
        /// Id of the try.
        attempt: String,
        /// ANSI/NIST code 13, 14 or 15.
        slap: u8,
        /// Image path.
        image: String,
        /// Size of the image in pixels.
        width: u32,
        /// Size of the image in pixels.
        height: u32,
        /// Resolution in pixels per inch.
        ppi: u32,
        /// `found`, `tooFew`, `tooMany` or `cannotTell`.
        outcome: String,
        /// Fingers expected (without exceptions).
        expected: Vec<u8>,
        /// Fingers found.
        found: Vec<FingerFoundView>,
        /// Whether it may be kept, and whether every finger reaches the limit.
        can_keep: bool,
        /// Every finger reaches the limit: accepted by itself after a second.
        all_good: bool,
        /// One instruction, catalog key suffix (`instruction-<code>`).
        instruction: String,
        /// Which try this is, from 1.
        number: u32,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// What stands on the applicant's window. Personal data only in `review` and `signature`.
    ApplicantView {
        /// `idle`, `called`, `instruction`, `review`, `signature` or `thanks`.
        state: String,
        /// Language chosen for this applicant.
        language: String,
        /// Text size 1.5 times.
        larger: bool,
        /// Name of the post.
        post: String,
        /// Practice mode.
        practice: bool,
        /// Ticket, when called.
        ticket: String,
        /// Station (desk) to come to.
        desk: String,
        /// Form of address: `male`, `female`, `either` or `child` (`ông`, `bà`, `ông/bà`, `em`).
        address: String,
        /// What to do, in `instruction`: `portrait`, `slap13`, `slap14`, `slap15`, `iris`.
        instruction: String,
        /// Lines of the summary.
        lines: Vec<SummaryLineView>,
        /// Portrait of the summary.
        portrait: Option<String>,
        /// Digest of the summary on screen.
        summary_digest: String,
        /// Lines the applicant touched.
        lines_wrong: Vec<String>,
        /// The applicant asks for the officer.
        asks_help: bool,
        /// Whether the sheet is read aloud: `silent`, `asked` (this station cannot; a person reads), `speaking` or `done`.
        reading: String,
        /// Field id of the line being said.
        reading_line: Option<String>,
    }
);
view!(
    /// The languages of this station.
    LanguagesView {
        /// Vietnamese first.
        languages: Vec<LanguageView>,
    }
);
view!(
    /// One language: one catalog.
    LanguageView {
        /// BCP 47 tag.
        tag: String,
        /// How it calls itself.
        name: String,
        /// Officers can work in it: it has every sentence.
        officers: bool,
        /// Text of its catalog, where it came as a file and is not built into the pages.
        catalog: Option<String>,
    }
);
view!(
    /// One line of the summary.
    SummaryLineView {
        /// Field id.
        field: String,
        /// Text as it is, from the official lists or in somebody's own words; may be empty beside codes.
        text: String,
        /// What the page words, in order, before the text: `sheet-<code>`; on the line `reason` it is `reason-<code>` in place of the text.
        codes: Vec<String>,
    }
);
view!(
    /// The supervisor's list, riskiest first.
    ReviewListView {
        /// The lines.
        lines: Vec<ReviewLineView>,
        /// Counts per risk (`risk-<code>`).
        risks: Vec<CountView>,
        /// The batch just approved: manifest id and count.
        approved: Option<BatchView>,
        /// The numbered reasons for return and rejection.
        reasons: Vec<ReasonChoiceView>,
    }
);
view!(
    /// One application to review.
    ReviewLineView {
        /// As in any list.
        line: LineView,
        /// Risks, most serious first.
        risks: Vec<String>,
        /// This supervisor has opened it.
        opened: bool,
        /// This officer may decide on it (never the one who signed).
        may_decide: bool,
        /// Who signed it.
        signed_by: String,
        /// Portrait on record, for the contact sheet.
        old_portrait: Option<String>,
    }
);
view!(
    /// A count with a code.
    CountView {
        /// Code.
        code: String,
        /// How many.
        count: u32,
    }
);
view!(
    /// A batch just approved.
    BatchView {
        /// Manifest id.
        batch: String,
        /// How many packages.
        count: u32,
    }
);
view!(
    /// One numbered reason.
    ReasonChoiceView {
        /// Reason id (`return-reason-<id>`).
        reason: String,
        /// Whether it usually means the person must come back.
        must_come_back: bool,
    }
);
view!(
    /// Side-by-side review of one application.
    ReviewView {
        /// The application.
        application: ApplicationView,
        /// Each line: record against application.
        compare: Vec<CompareView>,
        /// Risks.
        risks: Vec<String>,
        /// Only on a resubmission: what changed since the last revision. Field ids, samples, `finger_<position>` for an exception, and
        /// `gap_<modality>`.
        changed: Vec<String>,
        /// Only on a resubmission: why it was returned.
        returned_for: Vec<ReturnReasonView>,
        /// This officer may decide.
        may_decide: bool,
        /// Minutes per step and tries, as measured.
        tries: Vec<CountView>,
    }
);
view!(
    /// One compared line.
    CompareView {
        /// Field id.
        field: String,
        /// As in the population record.
        record: String,
        /// As in the application.
        application: String,
        /// They differ.
        differs: bool,
    }
);
view!(
    /// The queue.
    QueueView {
        /// `online`, `offline` or `unknown`.
        center: String,
        /// Counts by state.
        counts: Vec<CountView>,
        /// Age of the oldest unsent in minutes.
        oldest_min: Option<u32>,
        /// Last success.
        last_success: Option<String>,
        /// Approvals and voids the center does not have yet.
        statements_waiting: u32,
        /// Last problem of one of them.
        statement_problem: Option<ErrorView>,
        /// Rows in all (of the chosen state).
        total: u32,
        /// Rows of a page: how far the next page begins.
        page: u32,
        /// This page's rows.
        rows: Vec<QueueRowView>,
    }
);
view!(
    /// One sealed file on its road.
    QueueRowView {
        /// Package id.
        package: String,
        /// Ticket.
        ticket: String,
        /// Application id.
        application: String,
        /// `submitted`, `queued`, `uploading`, `turnedAway` (the center refused the file at the door), `received`, `accepted`, `refused`,
        /// `voided`.
        state: String,
        /// Sequence number.
        sequence: u64,
        /// Bytes in all.
        bytes: u64,
        /// Bytes the center has.
        sent: u64,
        /// Attempts so far.
        attempts: u32,
        /// Next attempt, if waiting.
        next_attempt: Option<String>,
        /// Last problem.
        problem: Option<ErrorView>,
        /// Sealed at.
        sealed: String,
        /// Receipt verified at.
        received: Option<String>,
        /// Verdict verified at.
        decided: Option<String>,
        /// Reasons of a refusal.
        refusal: Vec<String>,
    }
);
view!(
    /// The technician's panel, and `tn doctor`.
    DoctorView {
        /// The checks.
        checks: Vec<CheckView>,
        /// The screens, the primary one first.
        screens: Vec<ScreenView>,
        /// Touch screens and pens that this program may place; empty where the window system does it.
        touch_devices: Vec<TouchDeviceView>,
        /// Whether somebody chose which of them belong to the applicant's screen.
        touch_chosen: bool,
        /// Who sits before the simulated devices.
        presented: Option<String>,
        /// When it was measured.
        at: String,
    }
);
view!(
    /// One screen.
    ScreenView {
        /// Which one it is, for the request.
        id: String,
        /// Maker and model, or the socket.
        name: String,
        /// The socket it is plugged into.
        socket: String,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// The one the system opens windows on.
        primary: bool,
        /// The applicant's.
        applicant: bool,
        /// The screen does not say who it is: it is known by its socket alone.
        by_socket: bool,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// One touch screen or pen.
    TouchDeviceView {
        /// Which one it is, for the request.
        id: String,
        /// The maker's name.
        name: String,
        /// `finger` or `pen`.
        kind: String,
        /// It belongs to the applicant's screen.
        applicant: bool,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// One check.
    CheckView {
        /// `camera`, `scanner`, `reader`, `display`, `touch`, `clock`, `disk`, `vault`, `outbox`, `center`, `extract`.
        check: String,
        /// Name of the device or thing, if there are several.
        name: String,
        /// `works`, `attention`, `fails` or `absent`.
        state: String,
        /// Catalog key suffix of the sentence (`doctor-<code>`).
        code: String,
        /// Parameters of the sentence.
        params: Params,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// Opening or closing the day.
    DayView {
        /// `open` or `close`.
        moment: String,
        /// The lines.
        lines: Vec<DayLineView>,
        /// Every line is settled.
        settled: bool,
    }
);
view!(
    /// One line of the day's screen.
    DayLineView {
        /// Line id (`day-line-<id>`; a person's with `application` is `day-line-person`).
        line: String,
        /// `done`, `open` or `handed`.
        state: String,
        /// Measured by the station itself (not ticked by hand).
        measured: bool,
        /// Parameters of the sentence.
        params: Params,
        /// Owner, when handed.
        owner: String,
        /// Reason, when handed.
        reason: String,
        /// The application of a paused person.
        application: Option<String>,
        /// Until when that person is kept.
        until: Option<String>,
    }
);
view!(
    /// Fields, reasons and lists that do not change while the program runs.
    CatalogView {
        /// The form's fields.
        fields: Vec<FieldSpecView>,
        /// Reasons with their kind.
        reasons: Vec<ReasonView>,
    }
);
view!(
    /// How one field is typed.
    FieldSpecView {
        /// Field id.
        field: String,
        /// `identity`, `residence`, `family`, `contact`, `application`.
        group: String,
        /// `text`, `name`, `date`, `choice`, `phone`, `email`, `number`, `address`.
        input: String,
        /// Options list, for choices.
        list: Option<String>,
        /// Longest text in characters.
        max_length: u32,
        /// Belongs to the core fields of the form.
        core: bool,
    }
);
view!(
    /// One reason of the law.
    ReasonView {
        /// Reason id (`reason-<id>`).
        reason: String,
        /// Kind.
        kind: String,
        /// Captures biometrics (else the latest are reused).
        captures: bool,
    }
);
view!(
    /// A coded list.
    OptionsView {
        /// The list's id.
        list: String,
        /// Its choices.
        choices: Vec<ChoiceView>,
    }
);
view!(
    /// One choice.
    ChoiceView {
        /// Code.
        code: String,
        /// Label.
        label: String,
    }
);
view!(
    /// A problem a person can meet: the sentence is `error-<code>` in the catalogs.
    ErrorView {
        /// Stable code.
        code: String,
        /// The field it belongs to, if one.
        field: Option<String>,
        /// Parameters of the sentence; no personal data.
        params: Params,
        /// Reference that the log also bears.
        reference: String,
    }
);
