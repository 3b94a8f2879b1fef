//! Driver of the scanner port on libfprint, for single fingers.
//!
//! libfprint owns a main loop and may abort; so it lives in a helper process, `thu-nhan-fprint`, which speaks the
//! [`protocol`] on its pipes. This library starts it, restarts it after a crash, and never links libfprint itself.
//!
//! What it refuses to know: whose finger it is, whether the image is good, and who signed a device profile.

mod driver;
mod helper;
mod profile;
pub mod protocol;

pub use driver::{LibfprintScanner, list};
pub use helper::HelperProgram;
pub use profile::DeviceProfile;
pub use protocol::Device;
