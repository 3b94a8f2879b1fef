//! The screens of this computer, told to the station once at start.

use devices::DisplayInfo;
use tauri::AppHandle;
use wiring::Workstation;

/// Tells the station which screens there are.
pub(crate) fn tell(handle: &AppHandle, workstation: &Workstation) {
    let primary = handle.primary_monitor().ok().flatten();
    let monitors = handle.available_monitors().unwrap_or_default();
    let screens = monitors.iter().enumerate().map(|(number, monitor)| DisplayInfo {
        name: monitor.name().cloned().unwrap_or_else(|| format!("{}", number + 1)),
        width: monitor.size().width,
        height: monitor.size().height,
        primary: primary.as_ref().is_some_and(|primary| primary.position() == monitor.position()),
    });
    workstation.set_displays(screens.collect());
}
