//! Puts a workstation together: drivers into ports, keys into slots, the queue onto its road.
//!
//! The only place that knows both a use case and a driver, reads the clock, and starts threads that live as long as the program.
//! It decides nothing: what may happen is decided in `station`, what it looks like in the pages.

mod assets;
mod center_process;
mod clock;
mod devices_here;
mod displays;
mod folder_lock;
mod languages;
mod log;
mod open_error;
mod options;
mod outbox_road;
mod plugged;
mod presenter;
mod provision;
mod replay_folder;
mod scanner_profiles;
mod sealed_extract;
mod service_watch;
mod socket_watch;
mod station_file;
mod worker;
mod workstation;

pub use assets::{COMPARER_MODELS, PORTRAIT_MODELS, PORTRAIT_PROFILE, PORTRAIT_PROFILE_AT_HOME};
pub use center_process::CenterProcess;
pub use clock::SystemClock;
pub use displays::Screens;
pub use keyring::Policy as PasswordPolicy;
pub use log::{log_file, start_log};
pub use open_error::OpenError;
pub use options::Options;
pub use station::Trend;
pub use provision::{demo_password, provision_demo, refuse_used};
pub use station_file::StationFile;
pub use workstation::Workstation;
