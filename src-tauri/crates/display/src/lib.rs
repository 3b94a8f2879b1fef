//! Screens with their identity, and where touch falls: the driver on the X server (RandR, XInput 2).
//!
//! What this crate refuses to know: which screen is the applicant's and which device belongs to it (`station` decides), and the windows.
//! On other window systems the system itself maps touch and no program may: [`window_system`] says which one it is.

#[cfg(target_os = "linux")]
mod desktop;
mod matrix;
#[cfg(target_os = "linux")]
mod outputs;
#[cfg(target_os = "linux")]
mod pointers;
mod system;

#[cfg(target_os = "linux")]
pub use desktop::{Desktop, X11Displays};
#[cfg(target_os = "linux")]
pub use pointers::X11Touch;
pub use system::window_system;
