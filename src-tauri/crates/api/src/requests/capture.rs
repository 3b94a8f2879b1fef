//! What is captured, and what is not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Secret;

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
    /// Compares the face before the camera with pictures that stand beside it.
    CompareFacesRequest {
        /// Paths of the pictures, as a view gave them (`record/…`, `sample/…`).
        pictures: Vec<String>,
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
        /// `eyesCannotOpen`, `prostheticEyeOrSquint`, `facialPalsy`, `tremor`, `headCannotBeUpright`, `tubeOrBandage`, `cannotBeNeutral`, `atHome`.
        kinds: Vec<String>,
    }
);
request!(
    /// Captures one slap, or one finger rolled: blocks until the scanner answers or the capture is cancelled.
    CaptureSlapRequest {
        /// The application's id.
        application: String,
        /// ANSI/NIST code: 13 right four, 14 left four, 15 thumbs, 1 to 10 that finger rolled.
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
        /// The other application, if it is about one.
        other: Option<String>,
        /// The officer, if it is about one. With neither it is about fingers of the same person.
        officer: Option<String>,
        /// `right`, `samePerson`, `otherIsWrong`, `askSupervisor` or `twin`.
        answer: String,
    }
);
request!(
    /// Takes a slap of the asking officer's own fingers.
    OwnFingersRequest {
        /// ANSI/NIST code of the slap.
        slap: u8,
        /// ANSI/NIST codes of fingers this officer does not have.
        missing: Vec<u8>,
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
