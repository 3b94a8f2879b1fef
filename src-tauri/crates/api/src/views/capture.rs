//! Camera and scanner while they capture.

use serde::Serialize;
use ts_rs::TS;

use super::{ErrorView, FingerFoundView, Params};

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
    /// The tries of a portrait after one more: the best first, which is proposed whichever was taken last; the others can be chosen.
    PortraitTriesView {
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
