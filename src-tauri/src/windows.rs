//! The two windows: the desk's, and the applicant's on the second screen.

use devices::Area;
use station::Window;
use std::sync::Arc;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use wiring::Workstation;

/// Label of the officers' window.
pub(crate) const DESK: &str = "desk";
/// Label of the applicant's window.
pub(crate) const APPLICANT: &str = "applicant";

/// Which window a label means. Anything unknown has the fewer rights.
pub(crate) fn kind(label: &str) -> Window {
    if label == DESK { Window::Desk } else { Window::Applicant }
}

/// Opens the desk's window, and the applicant's behind it as soon as the desk is drawn: until then nobody looks at it, and two pages
/// that load at once keep the clerk waiting for both.
pub(crate) fn open(handle: &AppHandle, workstation: &Arc<Workstation>) -> tauri::Result<()> {
    let (later, station) = (handle.clone(), Arc::clone(workstation));
    let desk = WebviewWindowBuilder::new(handle, DESK, WebviewUrl::App("index.html".into()))
        .title("Thu Nhận")
        .incognito(!driven_by_a_test(workstation))
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 600.0)
        .maximized(true)
        .on_page_load(move |_, load| {
            if load.event() != PageLoadEvent::Finished {
                return;
            }
            let (handle, workstation) = (later.clone(), Arc::clone(&station));
            // Not from inside an event of the first window: WebView2 would wait for itself.
            std::thread::spawn(move || open_applicant(&handle, &workstation));
        })
        .build()?;
    tell_webkit(&desk)?;
    desk.set_focus()
}

/// Whether the applicant's window has a frame, which nobody sees: it is shown only where it fills a screen, and there it stands without.
///
/// On Linux it must have one. The window's library takes a press in a frameless window for a pull at its edge when the press falls outside
/// of where it believes the window to be; between moving to the screen and filling it that belief is old now and then. The window manager
/// then held the mouse for resizing, and the applicant's strokes left no ink.
const HAS_A_FRAME: bool = cfg!(target_os = "linux");

/// Opens the applicant's window, once. It never takes the keyboard; without a second screen it stays hidden until it is turned to.
fn open_applicant(handle: &AppHandle, workstation: &Arc<Workstation>) {
    if handle.get_webview_window(APPLICANT).is_some() {
        return;
    }
    if let Err(why) = build_applicant(handle, workstation) {
        not_opened(&why);
    }
}

fn not_opened(why: &tauri::Error) {
    tracing::error!(code = "applicantWindowNotOpened", kind = kind_of(why), "the applicant's window did not open");
}

/// In the process that draws the desk's page: a second one would cost as much memory as all the pages together.
#[cfg(target_os = "linux")]
fn build_applicant(handle: &AppHandle, workstation: &Arc<Workstation>) -> tauri::Result<()> {
    let Some(desk) = handle.get_webview_window(DESK) else { return Ok(()) };
    let (handle, workstation) = (handle.clone(), Arc::clone(workstation));
    desk.with_webview(move |webview| match applicant(&handle, &workstation).with_related_view(webview.inner()).build() {
        Ok(_) => place_applicant(&handle, &workstation),
        Err(why) => not_opened(&why),
    })
}

#[cfg(not(target_os = "linux"))]
fn build_applicant(handle: &AppHandle, workstation: &Arc<Workstation>) -> tauri::Result<()> {
    applicant(handle, workstation).build()?;
    place_applicant(handle, workstation);
    Ok(())
}

fn applicant<'a>(handle: &'a AppHandle, workstation: &Workstation) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    WebviewWindowBuilder::new(handle, APPLICANT, WebviewUrl::App("applicant.html".into()))
        .title("Thu Nhận · công dân")
        .incognito(!driven_by_a_test(workstation))
        .focusable(false)
        .focused(false)
        .decorations(HAS_A_FRAME)
        .visible(false)
        .inner_size(1024.0, 600.0)
}

/// Puts the applicant's window on its screen, all of it; without a second one it stays hidden until the screen is turned.
pub(crate) fn place_applicant(handle: &AppHandle, workstation: &Workstation) {
    let Some(applicant) = handle.get_webview_window(APPLICANT) else { return };
    match workstation.applicant_area() {
        Some(area) => cover(&applicant, area),
        None => follow_session(handle, workstation),
    }
}

/// Takes the officers' window off the applicant's screen, if it stands there: the two have changed places.
pub(crate) fn place_desk(handle: &AppHandle, workstation: &Workstation) {
    let (Some(desk), Some(applicant), Some(area)) = (handle.get_webview_window(DESK), workstation.applicant_area(), workstation.desk_area()) else { return };
    let moved = (|| {
        let Some(monitor) = desk.current_monitor()? else { return Ok(()) };
        if (monitor.position().x, monitor.position().y) != (applicant.x, applicant.y) {
            return Ok(());
        }
        // A window that fills a screen stays on it, whatever its position.
        desk.unmaximize()?;
        desk.set_position(PhysicalPosition::new(area.x, area.y))?;
        desk.maximize()
    })();
    if let Err(why) = moved {
        tracing::error!(code = "deskWindowNotPlaced", kind = kind_of(&why), "the officers' window did not come to its screen");
    }
}

/// What WebKit is told that the window's library has no word for.
///
/// - The word that is still open in an input method is shown where it is typed, as every other program does: else a clerk does not see what
///   they type until the word ends, and a click elsewhere puts it into the wrong field.
/// - Nothing is kept of pictures that no page shows any more: every frame of the live picture is one, and a hundred megabytes of them lay
///   about.
#[cfg(target_os = "linux")]
fn tell_webkit(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{CacheModel, InputMethodContextExt, WebContextExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(method) = webview.inner().input_method_context() {
            method.set_enable_preedit(true);
        }
        if let Some(context) = webview.inner().context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn tell_webkit(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// WebKit lets itself be driven only in a window that keeps its cookies and caches. A practice post has nothing to keep; a real post is
/// never driven.
fn driven_by_a_test(workstation: &Workstation) -> bool {
    workstation.practice() && std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true")
}

/// With one screen, shows or hides the applicant's window as the session says: it makes room for the question for the password, too.
pub(crate) fn follow_session(handle: &AppHandle, workstation: &Workstation) {
    if workstation.applicant_area().is_some() {
        return;
    }
    let Some(applicant) = handle.get_webview_window(APPLICANT) else { return };
    if !workstation.applicant_covers() {
        if let Err(why) = applicant.hide() {
            tracing::error!(code = "applicantWindowNotHidden", kind = kind_of(&why), "the applicant's window did not hide");
        }
    } else if let Ok(Some(monitor)) = handle.primary_monitor() {
        let (position, size) = (monitor.position(), monitor.size());
        cover(&applicant, Area { x: position.x, y: position.y, width: size.width, height: size.height });
    }
}

/// Covers a screen with the applicant's window. Position and size first, so that the window manager fills the right screen.
fn cover(applicant: &WebviewWindow, area: Area) {
    let covered = (|| {
        if applicant.is_fullscreen()? {
            applicant.set_fullscreen(false)?;
        }
        applicant.set_position(PhysicalPosition::new(area.x, area.y))?;
        applicant.set_size(PhysicalSize::new(area.width, area.height))?;
        applicant.show()?;
        applicant.set_fullscreen(true)
    })();
    if let Err(why) = covered {
        tracing::error!(code = "applicantWindowNotPlaced", kind = kind_of(&why), "the applicant's window did not come to its screen");
    }
}

/// What of a window's error the log may hold: which one it is, never its words.
pub(crate) fn kind_of(why: &tauri::Error) -> String {
    format!("{why:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}
