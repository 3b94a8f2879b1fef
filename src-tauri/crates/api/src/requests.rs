//! What the window asks. Text comes as typed; Rust parses it and answers with issues.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! request {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize, Serialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
    };
}

request!(
    /// A request that says nothing but its name.
    NothingRequest {}
);
request!(
    /// Names one application.
    ApplicationRequest {
        /// The application's id.
        application: String,
    }
);
request!(
    /// Signs an officer in. If another officer is signed in, this is the fast switch: their work stays as it is.
    SignInRequest {
        /// Sign-in name of the officer.
        officer: String,
        /// Password, as typed.
        password: Secret,
    }
);
request!(
    /// Unlocks the station for the officer who locked it.
    UnlockRequest {
        /// Password, as typed.
        password: Secret,
    }
);
request!(
    /// Chooses the language of the officers' window.
    LanguageRequest {
        /// The language, by its tag; one that has every sentence.
        language: String,
    }
);
request!(
    /// Looks a person up in the population record.
    FindPersonRequest {
        /// What is known of the person.
        by: FindBy,
    }
);
request!(
    /// Searches applications and tickets at this station.
    FindAnythingRequest {
        /// A number, a name (accents may be left out), a ticket, or the text of a card's QR code.
        text: String,
    }
);
request!(
    /// Begins an application, after the look-up.
    OpenApplicationRequest {
        /// The ticket number that stands for the person, as typed; empty lets the station give the next one of its block.
        ticket: String,
        /// Personal number of the population record found; `None` begins a *record unverified* application.
        number: Option<String>,
        /// How the person was looked up (goes into the record).
        by: FindBy,
    }
);
request!(
    /// Chooses kind and reason; the capture plan follows.
    ChooseReasonRequest {
        /// The application's id.
        application: String,
        /// Reason id, as in the catalog; the kind follows from it.
        reason: String,
    }
);
request!(
    /// The clerk compared the face with the portraits.
    ConfirmPersonRequest {
        /// The application's id.
        application: String,
        /// `true`: same person. `false`: not the same; the application pauses.
        same: bool,
    }
);
request!(
    /// One field, as it is left.
    SaveFieldRequest {
        /// The application's id.
        application: String,
        /// Field id, as in the catalog.
        field: String,
        /// The text as typed (for choices: the code).
        text: String,
    }
);
request!(
    /// Where the officer is in an application: noted as the caret moves.
    PlaceRequest {
        /// The application's id.
        application: String,
        /// The step on the screen.
        step: String,
        /// Id of the field that has the caret; empty where none has it. Never what stands in it.
        field: String,
    }
);
request!(
    /// Pauses an application.
    PauseRequest {
        /// The application's id.
        application: String,
        /// Reason 1 to 5: person leaves, paper missing, device fails, priority comes, other.
        reason: u8,
        /// The day on which the person comes back, as typed (dd/MM/yyyy); empty for none.
        appointment: String,
    }
);
request!(
    /// Withdraws an application before submission.
    WithdrawRequest {
        /// The application's id.
        application: String,
        /// Numbered reason, as in the catalog.
        reason: String,
        /// Further words, may be empty.
        text: String,
    }
);
request!(
    /// Discards every sample of an application: they are another person's, or of no use. Nothing moves to another application.
    DiscardRequest {
        /// The application's id.
        application: String,
        /// `wrongPerson` or `unusable`.
        reason: String,
    }
);
request!(
    /// Accepts one try.
    KeepTryRequest {
        /// The application's id.
        application: String,
        /// Id of the try, from the try's view.
        attempt: String,
    }
);
request!(
    /// The shutter of the portrait.
    ShutterRequest {
        /// The application's id.
        application: String,
        /// Nobody pressed it: only what is as the rules want it is taken.
        by_itself: bool,
    }
);
request!(
    /// Accepts a portrait.
    KeepPortraitRequest {
        /// The application's id.
        application: String,
        /// Id of the try, from the try's view.
        attempt: String,
        /// Checks only a person can tell, looked at and found right.
        seen_right: Vec<String>,
        /// Such checks that are not as the rule wants.
        seen_wrong: Vec<String>,
        /// For a picture below the threshold.
        consent: Option<ConsentRequest>,
    }
);
request!(
    /// Why a portrait below the threshold is kept, and who consents on the spot.
    ConsentRequest {
        /// `cannotDoBetter`, `checkIsWrong`, `placeCannotBeBetter`, `deviceCannotBeBetter` or `other`.
        reason: String,
        /// Further words; required for `other`.
        text: String,
        /// Sign-in name of the second officer; empty: the supervisor decides later.
        officer: String,
        /// Their password.
        password: Secret,
    }
);
request!(
    /// Declares what keeps the face from being as the rules want it; these stand instead of those declared before.
    PortraitExceptionsRequest {
        /// The application's id.
        application: String,
        /// `eyesCannotOpen`, `prostheticEyeOrSquint`, `facialPalsy`, `tremor`, `headCannotBeUpright`, `tubeOrBandage`, `cannotBeNeutral`.
        kinds: Vec<String>,
    }
);
request!(
    /// Captures one slap: blocks until the scanner answers or the capture is cancelled.
    CaptureSlapRequest {
        /// The application's id.
        application: String,
        /// ANSI/NIST code: 13 right four, 14 left four, 15 thumbs.
        slap: u8,
    }
);
request!(
    /// Declares that a finger cannot be taken.
    ExceptionRequest {
        /// The application's id.
        application: String,
        /// ANSI/NIST finger positions 1 to 10.
        fingers: Vec<u8>,
        /// `amputated`, `deformed`, `bandaged`, `worn` or `other`.
        kind: String,
        /// `true`: for good. `false`: for now.
        for_good: bool,
        /// Further words; required for `other`.
        text: String,
    }
);
request!(
    /// Answers a possible mix-up of prints.
    MixUpRequest {
        /// The application's id.
        application: String,
        /// ANSI/NIST code of the slap.
        slap: u8,
        /// The other application; none where it is about fingers of the same person.
        other: Option<String>,
        /// `right`, `samePerson`, `otherIsWrong` or `askSupervisor`.
        answer: String,
    }
);
request!(
    /// Takes a declared exception back.
    ClearExceptionRequest {
        /// The application's id.
        application: String,
        /// ANSI/NIST finger position 1 to 10.
        finger: u8,
    }
);
request!(
    /// Accepts tries of eyes.
    KeepIrisRequest {
        /// The application's id.
        application: String,
        /// Ids of the tries, one for each eye at most.
        attempts: Vec<String>,
    }
);
request!(
    /// Declares that irises cannot be taken.
    EyeExceptionRequest {
        /// The application's id.
        application: String,
        /// `right`, `left` or both: the applicant's own sides.
        eyes: Vec<String>,
        /// `missing`, `injured`, `cannotOpen` or `other`.
        kind: String,
        /// `true`: for good. `false`: for now.
        for_good: bool,
        /// Further words; required for `other`.
        text: String,
    }
);
request!(
    /// Takes a declared exception of an eye back.
    ClearEyeExceptionRequest {
        /// The application's id.
        application: String,
        /// `right` or `left`.
        eye: String,
    }
);
request!(
    /// Records that a modality of the plan is not captured.
    GapRequest {
        /// The application's id.
        application: String,
        /// `portrait`, `fingers` or `iris`.
        modality: String,
        /// `noDevice`, `deviceFailed`, `applicantCannot`.
        reason: String,
        /// Remember the answer for the rest of the day at this station (iris without a device).
        for_today: bool,
    }
);
request!(
    /// Chooses the applicant's screen.
    ChooseApplicantScreenRequest {
        /// Id of the screen, from its view.
        screen: String,
    }
);
request!(
    /// Chooses the touch screens and pens that belong to the applicant's screen.
    ChooseTouchDevicesRequest {
        /// Their ids, from their views; `None` leaves it to the station again.
        devices: Option<Vec<String>>,
    }
);
request!(
    /// Sends one state to the applicant's window.
    ShowRequest {
        /// The application's id.
        application: String,
        /// `called`, `instruction`, `review` or `signature`.
        state: String,
    }
);
request!(
    /// Language of the applicant's window, chosen per applicant.
    ApplicantLanguageRequest {
        /// The application's id.
        application: String,
        /// The language, by its tag; one that has every sentence.
        language: String,
        /// Text size 1.5 times.
        larger: bool,
    }
);
request!(
    /// The applicant cannot sign (path of two keys).
    AttestWithoutSignatureRequest {
        /// The application's id.
        application: String,
        /// `fingerMark` or `neither`.
        means: String,
        /// ANSI/NIST position of the marked finger, for `fingerMark`.
        finger: Option<u8>,
        /// `doesNotWrite`, `injury`, `noHands`, `other`.
        reason: String,
        /// Who read the text aloud (sign-in name of an officer, or a name); empty when it was read and noted already.
        read_by: String,
        /// Name of the witness.
        witness_name: String,
        /// Personal number of the witness.
        witness_number: String,
    }
);
request!(
    /// A named person read the sheet aloud.
    ReaderRequest {
        /// The application's id.
        application: String,
        /// Sign-in name of an officer, or a name.
        read_by: String,
    }
);
request!(
    /// With a single screen: shows the applicant's view alone, or comes back with the officer's password.
    TurnScreenRequest {
        /// `true` turns to the applicant, `false` comes back.
        to_applicant: bool,
        /// Needed to come back.
        password: Option<Secret>,
    }
);
request!(
    /// The applicant touched a line that is wrong.
    LineWrongRequest {
        /// Field id of the line.
        field: String,
    }
);
request!(
    /// The applicant's signature.
    StrokesRequest {
        /// Width of the signature field in CSS pixels.
        width: f64,
        /// Height of the signature field in CSS pixels.
        height: f64,
        /// The strokes in the order they were drawn.
        strokes: Vec<Stroke>,
        /// Digest of the summary that stood on the screen, from the view: a signature under another text is refused.
        summary_digest: String,
    }
);
request!(
    /// One stroke of a signature.
    Stroke {
        /// `pen`, `touch` or `mouse`.
        pointer: String,
        /// Points in drawing order: x, y in CSS pixels, t in ms since the first point, pressure 0 to 1 (0.5 where unknown).
        points: Vec<[f64; 4]>,
    }
);
request!(
    /// Returns (with reasons per field) or rejects one application.
    ReturnRequest {
        /// The application's id.
        application: String,
        /// At least one.
        reasons: Vec<ReturnReason>,
    }
);
request!(
    /// One reason of a return or a rejection.
    ReturnReason {
        /// Numbered reason, as in the catalog.
        reason: String,
        /// The field or sample meant (`portrait`, `slap13` …), if one.
        field: Option<String>,
        /// Further words, may be empty.
        text: String,
        /// Whether the person must come back (else the desk can mend it).
        must_come_back: bool,
    }
);
request!(
    /// Signs one manifest over a batch.
    ApproveBatchRequest {
        /// Ids of applications that this supervisor has opened.
        applications: Vec<String>,
    }
);
request!(
    /// A page of the queue.
    QueueRequest {
        /// Only this state, or all.
        state: Option<String>,
        /// Rows to skip.
        offset: u32,
    }
);
request!(
    /// Opening or closing the day.
    DayRequest {
        /// `open` or `close`.
        moment: String,
    }
);
request!(
    /// Keeps how the signed-in officer likes the desk.
    PreferencesRequest {
        /// `light`, `night` or `sunlight`.
        theme: String,
        /// `regular` or `compact`.
        density: String,
        /// Size of the letters in percent: 100, 125, 150 or 200.
        text_percent: u16,
        /// Loudness of the sounds in percent; 0 is silence.
        volume: u8,
        /// A portrait is taken by itself when all is right.
        automatic_shutter: bool,
        /// Keys in another place: what a key does, and the combination that does it.
        keys: std::collections::BTreeMap<String, String>,
    }
);
request!(
    /// Settles one line of the opening or closing screen.
    SettleDayLineRequest {
        /// `open` or `close`.
        moment: String,
        /// Line id, from the view.
        line: String,
        /// `done`, or an owner with a reason.
        done: bool,
        /// Who takes care of it, when not done.
        owner: String,
        /// Why it is not done.
        reason: String,
        /// For a paused person: the day until which they are kept (`dd/MM/yyyy`), empty for none.
        until: String,
    }
);
request!(
    /// Asks for a coded list.
    OptionsRequest {
        /// List id, from the field's spec.
        list: String,
        /// Narrows long lists: code, fragment without accents, or initial letters; empty gives the beginning.
        text: String,
        /// For communes: the province's code.
        parent: Option<String>,
    }
);
request!(
    /// Practice only: seats another synthetic person before the simulated devices.
    PresentRequest {
        /// Personal number of the synthetic resident.
        number: String,
        /// `clean`; fingers: `dry`, `wet`, `partial`, `wrongHand`, `unplug`; eyes: `far`, `squinting`, `eyesClosed`.
        condition: String,
    }
);

/// How a person was, or is, looked up.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum FindBy {
    /// By personal number.
    Number {
        /// As typed; spaces are allowed.
        number: String,
    },
    /// By name and birth date.
    Name {
        /// Accents may be left out.
        name: String,
        /// dd/MM/yyyy, or a year alone; may be empty.
        birth: String,
    },
    /// By the text of the card's QR code.
    Qr {
        /// The text as scanned or pasted.
        text: String,
    },
}

/// A password on its way in: never printed, wiped when dropped by its user.
#[derive(Clone, Deserialize, Serialize, TS)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}
