//! What the window is told. Views carry ids, codes, data and the actions allowed now; every sentence is in the locale catalogs.
//!
//! Times are RFC 3339 UTC text, dates are `yyyy-MM-dd`, images are paths under the image scheme (`sample/<id>`, `preview/face`, `preview/glass`,
//! `record/<number>`, `try/<id>`), which both hosts serve with `no-store`.

macro_rules! view {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
    };
}

/// Parameters of a sentence: text by name.
pub type Params = std::collections::BTreeMap<String, String>;

mod applicant;
mod application;
mod capture;
mod catalog;
mod day;
mod desk;
mod doctor;
mod ending;
mod error;
mod iris;
mod lookup;
mod mix_up;
mod own_fingers;
mod queue;
mod review;
mod samples;
mod session;

pub use applicant::*;
pub use application::*;
pub use capture::*;
pub use catalog::*;
pub use day::*;
pub use desk::*;
pub use doctor::*;
pub use ending::*;
pub use error::*;
pub use iris::*;
pub use lookup::*;
pub use mix_up::*;
pub use own_fingers::*;
pub use queue::*;
pub use review::*;
pub use samples::*;
pub use session::*;
