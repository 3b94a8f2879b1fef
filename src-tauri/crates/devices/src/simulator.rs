//! Devices without hardware, of equal rank with the drivers: same ports, same pace, same faults.
//!
//! All of them say `simulated: true`, and that mark reaches the record and the package. Each comes with
//! *controls*, a handle that plays the person in front of the device and the cable behind it.

mod camera;
mod displays;
mod edid;
mod eyes;
mod hand;
mod iris;
mod noise;
mod people;
mod png_resolution;
mod readers;
mod scanner;
mod scene;
mod speech;
mod touch;

pub use camera::{CameraControls, SimulatedCamera};
pub use displays::SimulatedDisplays;
pub use edid::{seal, simulated_edid};
pub use eyes::Sight;
pub use hand::Presentation;
pub use self::iris::{IrisControls, SimulatedIrisCamera};
pub use people::{Person, people};
pub use readers::{SimulatedReaders, TEST_CARD_ATR};
pub use scanner::{Replay, ScannerControls, SimulatedScanner};
pub use speech::SimulatedSpeech;
pub use touch::SimulatedTouch;
