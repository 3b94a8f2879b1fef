//! People, prints and eyes that never existed: for the demo post, the simulators and the tests.
//!
//! The same seed gives the same person and, byte for byte, the same prints and eyes on every machine; nothing here is taken from a real
//! finger, a real eye or a real resident. The crate knows no device, no database and no clock, and it makes no claim that figures measured
//! on its prints and eyes hold for real ones.

mod eye;
mod math;
mod people;
mod print;
mod random;

pub use eye::{EYE_HEIGHT, EYE_WIDTH, EyeCondition, EyePicture, SyntheticEye};
pub use people::{Case, DEFAULT_COUNT, DemoOfficer, MAX_COUNT, Resident, officers, people};
pub use print::{
    Condition, FINGER_HEIGHT, FINGER_WIDTH, PPI, PatternClass, SLAP_HEIGHT, SLAP_WIDTH, finger, pattern_class, slap,
};
