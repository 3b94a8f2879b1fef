//! The applicant's window, and how they attested.

use serde::Serialize;
use ts_rs::TS;

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
        /// What to do, in `instruction`: `portrait`, `slap13`, `slap14`, `slap15`, `slap1` to `slap10` (that finger rolled), `iris`.
        instruction: String,
        /// What to do otherwise than at the last try (`applicant-manner-<code>`): `pressMore`, `pressLess`, `layFlat`, `holdStill`, `turnRound`, `spread`.
        manner: Option<String>,
        /// The person's own live picture, while they are told to look into the camera.
        live: Option<LiveView>,
        /// Lines of the summary.
        lines: Vec<SummaryLineView>,
        /// Portrait of the summary.
        portrait: Option<String>,
        /// Another picture, for which they may ask once by the line `portrait`: `may`, `asked`, or `used` once they have got it.
        picture_wish: String,
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
    /// The live picture of whoever sits before the camera.
    LiveView {
        /// The one thing to change next (`portrait-live-<code>`).
        instruction: Option<String>,
        /// Nothing stands in the way: the picture is about to be taken.
        good: bool,
        /// Simulated device.
        simulated: bool,
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
