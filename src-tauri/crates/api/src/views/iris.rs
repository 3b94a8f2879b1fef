//! The iris camera while it captures.

use serde::Serialize;
use ts_rs::TS;

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
