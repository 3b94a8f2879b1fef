use devices::{DeviceError, DisplayInfo, Displays};
use std::sync::{Arc, Mutex, PoisonError};

/// The screens as the window system told them. A workstation without a window has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct ToldDisplays(Arc<Mutex<Vec<DisplayInfo>>>);

impl ToldDisplays {
    pub(crate) fn set(&self, displays: Vec<DisplayInfo>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = displays;
    }
}

impl Displays for ToldDisplays {
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}
