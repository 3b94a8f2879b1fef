//! A virtual screen with a window manager, and the drivers of browser and window on it.

use crate::post::Running;
use std::process::{Command, Stdio};
use std::time::Duration;

/// An X server of our own.
pub struct Screen {
    /// `:N`.
    pub display: String,
    _server: Running,
    _manager: Option<Running>,
}

impl Screen {
    /// Starts one of that size; `None` (with the reason printed) when this system has none.
    pub fn start(width: u32, height: u32) -> Option<Screen> {
        Screen::start_with(width, height, &[])
    }

    /// Starts one with more arguments for the server.
    pub fn start_with(width: u32, height: u32, more: &[&str]) -> Option<Screen> {
        if !has("Xvfb") {
            println!("skipped: Xvfb is not installed");
            return None;
        }
        // `-displayfd 1` lets the server choose a free number and print it.
        let geometry = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &geometry, "-nolisten", "tcp"]).args(more).stderr(Stdio::null());
        let server = Running::start(&mut command, 1);
        let display = format!(":{}", server.first_lines.first().cloned().unwrap_or_default());
        let manager = has("openbox").then(|| {
            Running::start(Command::new("openbox").env("DISPLAY", &display).stderr(Stdio::null()), 0)
        });
        std::thread::sleep(Duration::from_millis(300));
        Some(Screen { display, _server: server, _manager: manager })
    }
}

/// Whether a program is on the path.
pub fn has(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// A free port on loopback.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map(|address| address.port()).expect("a free port")
}

/// Chromium's driver.
pub struct Chromium {
    driver: Running,
    address: String,
    profile: tempfile::TempDir,
}

impl Chromium {
    /// Starts the driver; `None` (with the reason printed) when it is not installed.
    pub fn start() -> Option<Chromium> {
        if !has("chromedriver") || !has("chromium") {
            println!("skipped: chromium or its driver is not installed");
            return None;
        }
        let port = free_port();
        let driver = Running::start(Command::new("chromedriver").arg(format!("--port={port}")).stderr(Stdio::null()), 1);
        wait_for_port(port);
        let profile = tempfile::tempdir().expect("a profile");
        Some(Chromium { driver, address: format!("http://127.0.0.1:{port}"), profile })
    }

    /// Opens a browser of that size.
    pub fn open(&self, width: u32, height: u32) -> crate::webdriver::Session {
        let _ = self.driver.id();
        let arguments = [
            "--headless".to_owned(), "--no-sandbox".into(), "--disable-gpu".into(), "--disable-quic".into(), "--no-first-run".into(),
            "--disable-background-networking".into(), "--disable-component-update".into(), "--disable-sync".into(),
            "--hide-scrollbars".into(), format!("--window-size={width},{height}"), format!("--user-data-dir={}", self.profile.path().display()),
        ];
        let capabilities = serde_json::json!({ "browserName": "chrome", "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": arguments } });
        crate::webdriver::Session::open(&self.address, capabilities).expect("a browser session")
    }
}

/// Waits until somebody listens there.
pub fn wait_for_port(port: u16) {
    crate::post::until("the driver listens", Duration::from_secs(30), || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
}

/// A session bus of our own. `dbus-run-session` leaves what it started behind when it is killed; this one ends with its owner.
pub struct Bus {
    /// For `DBUS_SESSION_BUS_ADDRESS`.
    pub address: String,
    _daemon: Running,
}

impl Bus {
    /// Starts one; `None` (with the reason printed) when this system has none.
    pub fn start() -> Option<Bus> {
        if !has("dbus-daemon") {
            println!("skipped: dbus-daemon is not installed");
            return None;
        }
        let daemon = Running::start(Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address"]).stderr(Stdio::null()), 1);
        Some(Bus { address: daemon.first_lines.first().cloned().unwrap_or_default(), _daemon: daemon })
    }
}

/// WebKit's driver, for the real window.
pub struct RealWindow {
    _driver: Running,
    _bus: Bus,
    address: String,
}

impl RealWindow {
    /// Starts the driver on a screen; `None` (with the reason printed) when it is not installed.
    pub fn start(screen: &Screen) -> Option<RealWindow> {
        if !has("WebKitWebDriver") {
            println!("skipped: WebKitWebDriver is not installed");
            return None;
        }
        let bus = Bus::start()?;
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("DISPLAY", &screen.display).env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
        // What the window's library looks for before it lets itself be driven.
        command.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true").stderr(Stdio::null());
        let driver = Running::start(&mut command, 0);
        wait_for_port(port);
        Some(RealWindow { _driver: driver, _bus: bus, address: format!("http://127.0.0.1:{port}") })
    }

    /// Starts the workstation with these arguments.
    pub fn open(&self, arguments: &[&str]) -> crate::webdriver::Session {
        let options = serde_json::json!({ "binary": crate::post::binary("thu-nhan"), "args": arguments });
        crate::webdriver::Session::open(&self.address, serde_json::json!({ "webkitgtk:browserOptions": options })).expect("a session with the window")
    }
}
