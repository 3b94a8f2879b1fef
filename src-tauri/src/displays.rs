//! The screens of this computer: looked at at start and again and again, and the windows put where they belong.

use crate::windows;
use devices::{Area, DisplayInfo, ScreenIdentity, Turn};
use std::sync::Arc;
use std::time::Duration;
use tauri::AppHandle;
use wiring::Workstation;

/// How often the screens are looked at. Window systems tell of a change in ways of their own, or not at all; a look costs nothing.
const LOOK: Duration = Duration::from_secs(2);

/// Follows the screens: the station says which one is the applicant's and puts touch where it belongs; the windows go where it says.
pub(crate) fn follow(handle: AppHandle, workstation: Arc<Workstation>) {
    attend(&handle, &workstation);
    let mut known = places(&workstation);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            attend(&handle, &workstation);
            let now = places(&workstation);
            // No screen at all is a moment between two settings, or a program that ends.
            if now.1.is_none() || now == known {
                continue;
            }
            known = now;
            windows::place_applicant(&handle, &workstation);
            windows::place_desk(&handle, &workstation);
        }
    });
}

/// Where the applicant's window belongs, and the desk's.
fn places(workstation: &Workstation) -> (Option<Area>, Option<Area>) {
    (workstation.applicant_area(), workstation.desk_area())
}

/// One look.
pub(crate) fn attend(handle: &AppHandle, workstation: &Workstation) {
    if workstation.wants_to_be_told_of_displays() {
        let screens = screens(handle);
        if !screens.is_empty() {
            workstation.tell_displays(screens);
        }
    }
    workstation.attend_displays();
}

/// The screens as the window's toolkit knows them. It does not know who they are: they are known by their sockets.
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
    let screen = |(number, monitor): (usize, &tauri::Monitor)| {
        let socket = monitor.name().cloned().unwrap_or_else(|| format!("{}", number + 1));
        let (position, size) = (monitor.position(), monitor.size());
        DisplayInfo {
            identity: ScreenIdentity::of_socket(&socket),
            name: socket.clone(),
            socket,
            area: Area { x: position.x, y: position.y, width: size.width, height: size.height },
            turn: Turn::Upright,
            primary: primary.as_ref().is_some_and(|primary| primary.position() == position),
            simulated: false,
        }
    };
    let mut screens: Vec<DisplayInfo> = monitors.iter().enumerate().map(screen).collect();
    screens.sort_by_key(|screen| !screen.primary);
    screens
}
