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

mod capture;

pub use capture::*;

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
    /// Chooses the camera that is tried first.
    ChooseCameraRequest {
        /// Id of the camera, from its view.
        camera: String,
    }
);
request!(
    /// Chooses the format of a camera's frames.
    ChooseCameraFormatRequest {
        /// Id of the camera, from its view.
        camera: String,
        /// Id of the format, from its view; `None` leaves it to the camera.
        format: Option<String>,
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
        /// `clean`; fingers: `dry`, `wet`, `partial`, `wrongHand`, `fingerOff`, `dryFinger`, `unplug`; eyes: `far`, `squinting`, `eyesClosed`.
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
