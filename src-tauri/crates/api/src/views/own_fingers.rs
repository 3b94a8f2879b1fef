//! The officers' own fingers.

use serde::Serialize;
use ts_rs::TS;

view!(
    /// What there is of the asking officer's own fingers, with which applicants' prints are compared.
    OwnFingersView {
        /// The three slaps in the order they are taken, with what is known of each.
        slaps: Vec<OwnSlapView>,
        /// Codes of fingers of the slap just taken that were not good enough to be compared with.
        weak: Vec<u8>,
        /// The scanner is simulated: what lies on it is a drawn hand.
        simulated: bool,
        /// Somebody broke it off.
        cancelled: bool,
    }
);
view!(
    /// One slap of an officer.
    OwnSlapView {
        /// ANSI/NIST code.
        slap: u8,
        /// Codes of all its fingers.
        fingers: Vec<u8>,
        /// Codes of those that are known.
        known: Vec<u8>,
        /// When the last of them was taken; none: none is known.
        taken: Option<String>,
    }
);
