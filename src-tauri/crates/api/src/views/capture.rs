//! Camera and scanner while they capture.

use serde::Serialize;
use ts_rs::TS;

use super::{ErrorView, FingerFoundView, PictureView};

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
        /// The one thing to change next (`portrait-live-<code>`); none: nothing, or nobody has looked yet.
        instruction: Option<String>,
        /// Checks that fail now, in the profile's order.
        failing: Vec<PortraitCheckView>,
        /// Somebody is there, and nothing stands in the way.
        good: bool,
        /// Good frames in a row.
        steady: u32,
        /// So many of them take the picture by themselves; none: it is not taken by itself.
        steady_wanted: Option<u32>,
        /// So many have come.
        ready: bool,
        /// Face box in fractions of the frame: x, y, width, height.
        face: Option<[f32; 4]>,
        /// How many cameras there are to choose from.
        cameras: usize,
        /// By how many quarters its picture is turned, clockwise.
        turned: u8,
    }
);
view!(
    /// The face before the camera and the pictures beside it, as a program compared them. It assists; the officer decides.
    FacesView {
        /// This station compares faces; where it does not, nothing need be asked again.
        offered: bool,
        /// For each picture asked for `same`, `unsure` or `different`; none: that one cannot be compared.
        opinions: Vec<Option<String>>,
        /// Why the face before the camera cannot be compared now (`error-<code>`).
        unusable: Option<String>,
    }
);
view!(
    /// One check of a portrait.
    PortraitCheckView {
        /// Its name (`portrait-check-<name>`).
        name: String,
        /// `pass`, `ask`, `fail` or `notJudged`.
        answer: String,
        /// What to say (`portrait-<code>`), where it is not as it should be.
        hint: Option<String>,
        /// Native value of the measure that decided.
        value: String,
        /// 0 to 100.
        score: Option<u8>,
        /// It says nothing about this person, by a declared exception.
        excused: bool,
    }
);
view!(
    /// What came of the shutter: the tries of a portrait after one more, the best first, which is proposed whichever was taken last; the
    /// others can be chosen.
    PortraitTriesView {
        /// `taken`, or `notYet`: the shutter was automatic and no frame was good enough; then nothing was kept.
        outcome: String,
        /// Number of the try taken last.
        newest: u32,
        /// The best first.
        tries: Vec<PortraitTryView>,
    }
);
view!(
    /// One portrait try, frozen.
    PortraitTryView {
        /// Id of the try.
        attempt: String,
        /// Image path, already cropped 3:4.
        image: String,
        /// Nothing measured stands in the way.
        pass: bool,
        /// Whether it may be kept at all, with a second officer's consent if it does not pass: one person is in it.
        usable: bool,
        /// Mean of all scores, 0 to 100.
        score: u8,
        /// Every check, in the profile's order.
        checks: Vec<PortraitCheckView>,
        /// Which try this is, from 1; the pictures of one burst have the same number.
        number: u32,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// The tries of one slap after one more: the best first, which is proposed whichever was taken last; the others can be chosen.
    SlapTriesView {
        /// `taken` or `cancelled`.
        outcome: String,
        /// Number of the try just taken; 0 when cancelled.
        newest: u32,
        /// A child's fingers were taken as often as it is asked of a child: the best try is kept and work goes on.
        enough: bool,
        /// The best first, those taken before with them; before them all a combination of several, where one is better.
        tries: Vec<SlapTryView>,
    }
);
view!(
    /// How the scanner stands, and what it waits for.
    ScannerView {
        /// Its pictures are turned round.
        turned: bool,
        /// The finger it waits for, where it takes them one by one and waits for one: ANSI/NIST position 1 to 10.
        wanted: Option<u8>,
    }
);
view!(
    /// One slap try, or a combination of several.
    SlapTryView {
        /// Id of the try, or name of the combination.
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
        /// Fingers found; of a combination those that count from this picture.
        found: Vec<FingerFoundView>,
        /// Of a combination the other pictures, with the fingers that count from them.
        further: Vec<PictureView>,
        /// Whether it may be kept, and whether every finger reaches the limit.
        can_keep: bool,
        /// Every finger reaches the limit: accepted by itself after a second, unless its names rest on what was declared.
        all_good: bool,
        /// Which fingers these are rests on the exceptions that were declared: a person has to look.
        names_declared: bool,
        /// Three of four lie on the glass, and the place of this one is free.
        not_seen: Option<u8>,
        /// One instruction, catalog key suffix (`instruction-<code>`).
        instruction: String,
        /// Which try this is, from 1.
        number: u32,
        /// Simulated device.
        simulated: bool,
    }
);
view!(
    /// A picture of face and both hands.
    EvidenceTryView {
        /// Id of the try.
        attempt: String,
        /// Image path.
        image: String,
        /// Simulated device.
        simulated: bool,
    }
);
