//! What was captured of an application, and what was not.

use serde::Serialize;
use ts_rs::TS;

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
        /// What was judged in a portrait.
        portrait: Option<PortraitFoundView>,
    }
);
view!(
    /// What was judged in a kept portrait.
    PortraitFoundView {
        /// Mean of all scores, 0 to 100.
        score: u8,
        /// Checks that fail (`portrait-check-<name>`).
        failing: Vec<String>,
        /// Checks that say nothing about this person.
        excused: Vec<String>,
        /// Checks the clerk found not as the rule wants.
        seen_wrong: Vec<String>,
        /// Why it was kept all the same (`consent-<code>`), when something fails.
        reason: Option<String>,
        /// Further words.
        text: String,
        /// The second officer who consented on the spot; none: the supervisor decides.
        consented_by: Option<String>,
    }
);
view!(
    /// One slap of the plan, or one finger to be rolled.
    SlapView {
        /// ANSI/NIST code: 13, 14 or 15 of a slap, 1 to 10 of a rolled finger.
        slap: u8,
        /// `open`, `now`, `kept` or `excepted`.
        state: String,
        /// What is kept.
        sample: Option<SampleView>,
        /// Which try its own picture was, from 1; 0 where that is not known any more.
        number: u32,
        /// The fingers that count from its own picture.
        found: Vec<FingerFoundView>,
        /// Size of the image in pixels.
        width: u32,
        /// Size of the image in pixels.
        height: u32,
        /// Pictures of other tries, of which single fingers count; none where one try has them all.
        further: Vec<PictureView>,
    }
);
view!(
    /// Another picture of the same slap, of which some fingers count.
    PictureView {
        /// Image path.
        image: String,
        /// Size of the image in pixels.
        width: u32,
        /// Size of the image in pixels.
        height: u32,
        /// The fingers that count from it.
        found: Vec<FingerFoundView>,
        /// Which try it was, from 1.
        number: u32,
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
    /// The picture of face and both hands that shows why fingers are excepted.
    EvidenceView {
        /// What is kept; none as long as it is to be taken.
        sample: Option<SampleView>,
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
