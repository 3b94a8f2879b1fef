use std::sync::{Arc, Mutex, PoisonError};

use crate::{DeviceError, DisplayInfo, Displays};

/// Screens that are only said to be there. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct SimulatedDisplays(Arc<Mutex<Vec<DisplayInfo>>>);

impl SimulatedDisplays {
    /// An officer's screen, and an applicant's screen beside it if `second`.
    pub fn new(second: bool) -> Self {
        let displays = Self::default();
        displays.set_second(second);
        displays
    }

    /// Plugs the applicant's screen in or out.
    pub fn set_second(&self, there: bool) {
        let screen = |name: &str, (width, height), primary| DisplayInfo { name: name.into(), width, height, primary };
        let mut screens = vec![screen("Simulated screen 1", (1920, 1080), true)];
        if there {
            screens.push(screen("Simulated screen 2", (1366, 768), false));
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = screens;
    }
}

impl Displays for SimulatedDisplays {
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}
