//! Which window system shows the windows.

use devices::WindowSystem;

/// The window system that maps touch itself; `None` is the X server, where this program does.
pub fn window_system() -> Option<WindowSystem> {
    if cfg!(windows) {
        Some(WindowSystem::Windows)
    } else if cfg!(target_os = "macos") {
        Some(WindowSystem::MacOs)
    } else {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        is_wayland(set("GDK_BACKEND").as_deref(), set("WAYLAND_DISPLAY").is_some()).then_some(WindowSystem::Wayland)
    }
}

/// As the window's toolkit chooses: what is named first of the backends, else Wayland wherever there is one.
fn is_wayland(backends: Option<&str>, there: bool) -> bool {
    let named = backends.into_iter().flat_map(|text| text.split(',')).find(|name| matches!(*name, "wayland" | "x11" | "*"));
    match named {
        Some("x11") => false,
        _ => there,
    }
}

#[cfg(test)]
mod tests {
    use super::is_wayland;

    #[test]
    fn the_toolkit_takes_wayland_where_it_is_unless_told_otherwise() {
        assert!(!is_wayland(None, false));
        assert!(is_wayland(None, true));
        assert!(!is_wayland(Some("x11"), true));
        assert!(is_wayland(Some("wayland,x11"), true));
        assert!(!is_wayland(Some("x11,*"), true));
        assert!(is_wayland(Some("*"), true));
    }
}
