//! The screens of this computer: told to the station at start and whenever one is plugged in or out.

use crate::windows;
use devices::DisplayInfo;
use std::sync::Arc;
use std::time::Duration;
use tauri::AppHandle;
use wiring::Workstation;

/// How often the screens are looked at. The toolkits tell of a change in ways of their own, or not at all; a look costs nothing.
const LOOK: Duration = Duration::from_secs(2);

/// Tells the station which screens there are, and follows them: the applicant's window goes to a second screen that appears, and
/// leaves one that is gone.
pub(crate) fn follow(handle: AppHandle, workstation: Arc<Workstation>) {
    let mut known = screens(&handle);
    workstation.set_displays(known.clone());
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let now = screens(&handle);
            // No screen at all is a moment between two settings, or a program that ends.
            if now.is_empty() || now == known {
                continue;
            }
            known = now;
            workstation.set_displays(known.clone());
            windows::place_applicant(&handle, &workstation);
        }
    });
}

fn screens(handle: &AppHandle) -> Vec<DisplayInfo> {
    let primary = handle.primary_monitor().ok().flatten();
    let mut monitors = handle.available_monitors().unwrap_or_default();
    // A projector that mirrors the desk shows the desk: it is no second screen.
    let mut places = Vec::new();
    monitors.retain(|monitor| {
        let fresh = !places.contains(monitor.position());
        places.push(*monitor.position());
        fresh
    });
    let screen = |(number, monitor): (usize, &tauri::Monitor)| DisplayInfo {
        name: monitor.name().cloned().unwrap_or_else(|| format!("{}", number + 1)),
        width: monitor.size().width,
        height: monitor.size().height,
        primary: primary.as_ref().is_some_and(|primary| primary.position() == monitor.position()),
    };
    monitors.iter().enumerate().map(screen).collect()
}
