use std::sync::{Arc, Mutex, PoisonError};

use crate::{Area, DeviceError, DisplayInfo, Displays, Edid, ScreenIdentity, Turn};

use super::simulated_edid;

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
        let mut screens = vec![Self::screen("Simulated screen 1", 1, (0, 1920, 1080), true)];
        if there {
            screens.push(Self::screen("Simulated screen 2", 2, (1920, 1366, 768), false));
        }
        self.set(screens);
    }

    /// Plugs exactly these screens in.
    pub fn set(&self, screens: Vec<DisplayInfo>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = screens;
    }

    /// A screen of that name and serial number, in the socket of the same number: left edge, pixels across and down. Number 0 says
    /// nothing about itself.
    pub fn screen(name: &str, number: u32, (x, width, height): (i32, u32, u32), primary: bool) -> DisplayInfo {
        let socket = format!("simulated-{number}");
        let edid = Edid::parse(&simulated_edid(['S', 'I', 'M'], 1, number, name)).ok().filter(|_| number > 0);
        DisplayInfo {
            identity: edid.map_or_else(|| ScreenIdentity::of_socket(&socket), |edid| ScreenIdentity::of_edid(&edid)),
            name: name.to_owned(),
            socket,
            area: Area { x, y: 0, width, height },
            turn: Turn::Upright,
            primary,
            simulated: true,
        }
    }
}

impl Displays for SimulatedDisplays {
    fn list(&self) -> Result<Vec<DisplayInfo>, DeviceError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}
