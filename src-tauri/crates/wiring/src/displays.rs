//! The screens and their touch, as this window system lets a program know them.

use devices::simulator::{SimulatedDisplays, SimulatedTouch};
use devices::{DeviceError, DisplayInfo, Displays, TouchMapping};
use std::sync::{Arc, Mutex, PoisonError};

/// Where the screens come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screens {
    /// From this session: the X server, else whoever has the windows tells.
    #[default]
    OfThisSession,
    /// There are none: a workstation without windows.
    None,
    /// Practice without windows: two screens and one touch screen that do not exist.
    Simulated,
}

/// What was found.
pub(crate) struct DisplaysHere {
    pub(crate) displays: Box<dyn Displays>,
    pub(crate) touch: Option<TouchMapping>,
    /// Where whoever has the windows tells of the screens, if nobody else can.
    pub(crate) told: Option<ToldDisplays>,
}

pub(crate) fn find(screens: Screens, practice: bool) -> DisplaysHere {
    if screens == Screens::Simulated && practice {
        let displays = SimulatedDisplays::new(true);
        let touch = SimulatedTouch::on(&displays);
        return DisplaysHere { displays: Box::new(displays), touch: Some(TouchMapping::Here(Box::new(touch))), told: None };
    }
    let told = ToldDisplays::default();
    let as_told = |touch| DisplaysHere { displays: Box::new(told.clone()), touch, told: Some(told.clone()) };
    if screens == Screens::OfThisSession {
        if let Some(system) = display::window_system() {
            return as_told(Some(TouchMapping::BySystem(system)));
        }
        #[cfg(target_os = "linux")]
        match display::Desktop::connect(None) {
            Ok(desktop) => {
                let touch = Some(TouchMapping::Here(Box::new(desktop.touch())));
                return DisplaysHere { displays: Box::new(desktop.displays()), touch, told: None };
            }
            Err(why) => tracing::info!(code = why.code(), "no screens of an X server"),
        }
    }
    as_told(None)
}

/// The screens as whoever has the windows told them. Until then nobody knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct ToldDisplays(Arc<Mutex<Option<Vec<DisplayInfo>>>>);

impl ToldDisplays {
    pub(crate) fn set(&self, displays: Vec<DisplayInfo>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(displays);
    }
}

impl Displays for ToldDisplays {
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or(DeviceError::NotFound)
    }
}
