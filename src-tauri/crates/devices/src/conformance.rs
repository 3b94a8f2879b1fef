//! What every device behind a port has to do, simulator or driver: suites that their tests call.
//!
//! A suite panics with a sentence when the device does not conform. What only hands can do (lay a finger on,
//! put a card in) the suite asks of a *bench* the test provides.

mod camera;
mod iris;
mod readers;
mod scanner;
mod scanner_trials;
mod speech;
mod touch;

pub use camera::{camera, camera_absent};
pub use self::iris::{iris_camera, iris_camera_absent};
pub use readers::{ReadersBench, readers};
pub use scanner::{ScannerBench, Touch, Trial, scanner};
pub use speech::speech;
pub use touch::touch;
