//! RandR's outputs as screens.

use devices::{Area, DeviceError, DisplayInfo, Edid, ScreenIdentity, Turn};
use x11rb::protocol::randr::{ConnectionExt as _, Rotation};

use crate::desktop::{Desktop, failed};

/// Words of four bytes of a property that are read at most: the base block and one extension.
const EDID_WORDS: u32 = 64;

/// All screens that are on. What was last seen of the plugs is enough: looking again makes some screens flicker.
pub(crate) fn list(desktop: &Desktop) -> Result<Vec<DisplayInfo>, DeviceError> {
    let connection = &desktop.connection;
    let resources = connection.randr_get_screen_resources_current(desktop.root).map_err(failed)?.reply().map_err(failed)?;
    let primary = connection.randr_get_output_primary(desktop.root).map_err(failed)?.reply().map_err(failed)?.output;
    let mut screens: Vec<(u32, DisplayInfo)> = Vec::new();
    for output in resources.outputs {
        // An output that goes away while it is looked at is none.
        let Ok(info) = connection.randr_get_output_info(output, resources.config_timestamp).map_err(failed)?.reply() else { continue };
        if info.crtc == x11rb::NONE {
            continue;
        }
        let Ok(shown) = connection.randr_get_crtc_info(info.crtc, resources.config_timestamp).map_err(failed)?.reply() else { continue };
        let area = Area { x: shown.x.into(), y: shown.y.into(), width: shown.width.into(), height: shown.height.into() };
        // A projector that mirrors the desk shows the desk: it is no second screen.
        let mirrors = |(other, screen): &(u32, DisplayInfo)| *other != output && (screen.area.x, screen.area.y) == (area.x, area.y);
        if shown.mode == x11rb::NONE || screens.iter().any(mirrors) {
            continue;
        }
        let socket = String::from_utf8_lossy(&info.name).into_owned();
        let edid = Edid::parse(&desktop.output_property(output, desktop.names.EDID, EDID_WORDS)?).ok();
        screens.push((output, screen(socket, edid.as_ref(), area, turn(shown.rotation))));
    }
    // Without a primary output the toolkits take the built-in panel, else the first.
    let first = screens.iter().position(|(output, _)| *output == primary).or_else(|| screens.iter().position(|(_, screen)| built_in(&screen.socket))).unwrap_or_default();
    let mut screens: Vec<DisplayInfo> = screens.into_iter().map(|(_, screen)| screen).collect();
    if let Some(screen) = screens.get_mut(first) {
        screen.primary = true;
        screens[..=first].rotate_right(1);
    }
    Ok(screens)
}

fn screen(socket: String, edid: Option<&Edid>, area: Area, turn: Turn) -> DisplayInfo {
    let (identity, name) = match edid {
        Some(edid) => {
            let name = edid.name().unwrap_or_else(|| format!("{} {:04X}", edid.maker(), edid.product()));
            (ScreenIdentity::of_edid(edid), name)
        }
        None => (ScreenIdentity::of_socket(&socket), socket.clone()),
    };
    DisplayInfo { identity, name, socket, area, turn, primary: false, simulated: false }
}

fn built_in(socket: &str) -> bool {
    ["eDP", "LVDS", "DSI"].into_iter().any(|kind| socket.starts_with(kind))
}

fn turn(rotation: Rotation) -> Turn {
    if rotation.contains(Rotation::ROTATE90) {
        Turn::Left
    } else if rotation.contains(Rotation::ROTATE180) {
        Turn::Over
    } else if rotation.contains(Rotation::ROTATE270) {
        Turn::Right
    } else {
        Turn::Upright
    }
}
