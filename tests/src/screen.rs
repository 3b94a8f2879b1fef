//! A virtual screen with a window manager, and the drivers of browser and window on it.

use crate::post::Running;
use crate::skipped;
use crate::touch::{self, Device, Kind};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// One browser or window at a time: two would take the processor from each other and wait longer than a person would. Held for a whole
/// test.
pub fn alone() -> MutexGuard<'static, ()> {
    static BROWSER: Mutex<()> = Mutex::new(());
    BROWSER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An X server of our own.
pub struct Screen {
    /// `:N`.
    pub display: String,
    _server: Running,
    _manager: Option<Running>,
    _configuration: Option<tempfile::TempDir>,
}

/// Size of the desk's screen where there are two.
pub const DESK_SCREEN: (i32, i32) = (1366, 768);
/// Size of the applicant's screen, to the right of the desk's.
pub const APPLICANT_SCREEN: (i32, i32) = (1024, 600);

impl Screen {
    /// Starts one of that size; `None` (with the reason printed) when this system has none.
    pub fn start(width: u32, height: u32) -> Option<Screen> {
        Screen::start_with(width, height, &[])
    }

    /// Starts one with more arguments for the server.
    pub fn start_with(width: u32, height: u32, more: &[&str]) -> Option<Screen> {
        if !has("Xvfb") {
            skipped("Xvfb is not installed");
            return None;
        }
        // `-displayfd 1` lets the server choose a free number and print it.
        let geometry = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &geometry, "-nolisten", "tcp"]).args(more).stderr(Stdio::null());
        let server = Running::start(&mut command, 1);
        Some(Screen::managed(server, None))
    }

    /// Starts a server with two screens side by side, the desk's and the applicant's, as real graphics would have them: Xvfb can not,
    /// so this is the X server proper on its dummy driver, which only root may start.
    pub fn start_two() -> Option<Screen> {
        Screen::start_two_with(&[])
    }

    /// The same with touch screens and pens, by name and kind. The socket of each is [`Screen::socket`].
    pub fn start_two_with(devices: &[(&'static str, Kind)]) -> Option<Screen> {
        if !devices.is_empty() && !std::path::Path::new(touch::DRIVER).is_file() {
            skipped("the X server's test driver of input devices is not installed");
            return None;
        }
        if !has("Xorg") || !has("xrandr") || !std::path::Path::new("/usr/lib/xorg/modules/drivers/dummy_drv.so").is_file() {
            skipped("Xorg with its dummy driver, or xrandr, is not installed");
            return None;
        }
        if !root_may_start_servers() {
            skipped("only root may start Xorg on its dummy driver");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let (width, height) = (DESK_SCREEN.0 + APPLICANT_SCREEN.0, DESK_SCREEN.1);
        let devices: Vec<Device> = devices.iter().map(|(name, kind)| Device { name, kind: *kind, socket: folder.path().join(name) }).collect();
        let sections: String = devices.iter().map(Device::section).collect();
        let listed: String = devices.iter().map(|device| format!(" InputDevice \"{}\"\n", device.name)).collect();
        let text = format!(
            "Section \"Device\"\n Identifier \"d\"\n Driver \"dummy\"\n VideoRam 64000\nEndSection\n\
             Section \"Screen\"\n Identifier \"s\"\n Device \"d\"\n DefaultDepth 24\n SubSection \"Display\"\n  Depth 24\n  Virtual {width} {height}\n EndSubSection\nEndSection\n\
             {sections}Section \"ServerLayout\"\n Identifier \"l\"\n Screen \"s\"\n{listed}EndSection\n\
             Section \"ServerFlags\"\n Option \"AutoAddDevices\" \"false\"\n Option \"DontVTSwitch\" \"true\"\nEndSection\n"
        );
        let configuration = folder.path().join("xorg.conf");
        std::fs::write(&configuration, text).expect("written");
        let log = folder.path().join("xorg.log");
        let mut command = Command::new("Xorg");
        command.args(["-displayfd", "1", "-noreset", "-sharevts", "-novtswitch", "-nolisten", "tcp", "-logfile"]).arg(&log);
        command.arg("-config").arg(&configuration).stderr(Stdio::null());
        let server = Running::start(&mut command, 1);
        if server.first_lines.first().is_none_or(String::is_empty) {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            let errors: Vec<&str> = said.lines().filter(|line| line.contains("(EE)")).collect();
            skipped(&format!("Xorg does not start on its dummy driver here: {errors:?}"));
            return None;
        }
        let screen = Screen::managed(server, Some(folder));
        screen.xrandr(&["--newmode", "desk", "85.5", "1366", "1436", "1579", "1792", "768", "771", "774", "798"]);
        screen.xrandr(&["--newmode", "applicant", "49", "1024", "1072", "1168", "1312", "600", "603", "613", "624"]);
        screen.xrandr(&["--addmode", "DUMMY0", "desk"]);
        screen.xrandr(&["--addmode", "DUMMY1", "applicant"]);
        screen.xrandr(&["--fb", &format!("{width}x{height}"), "--output", "DUMMY0", "--primary", "--mode", "desk", "--pos", "0x0"]);
        screen.plug_second();
        Some(screen)
    }

    /// Where the events of a device go in.
    pub fn socket(&self, device: &str) -> std::path::PathBuf {
        self._configuration.as_ref().expect("a server with devices has a folder").path().join(device)
    }

    /// What a screen says about itself, as its socket's driver would have read it. Screens without hardware say nothing by themselves.
    pub fn says(&self, output: &str, edid: &[u8]) {
        use x11rb::connection::Connection;
        use x11rb::protocol::randr::ConnectionExt as _;
        use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, PropMode};
        let (connection, number) = x11rb::connect(Some(&self.display)).expect("the X server");
        let root = connection.setup().roots[number].root;
        let property = connection.intern_atom(false, b"EDID").expect("asked").reply().expect("a name").atom;
        let resources = connection.randr_get_screen_resources_current(root).expect("asked").reply().expect("the outputs");
        let found = resources.outputs.into_iter().find(|one| {
            let info = connection.randr_get_output_info(*one, resources.config_timestamp).expect("asked").reply().expect("an output");
            info.name == output.as_bytes()
        });
        let length = u32::try_from(edid.len()).expect("short");
        let found = found.unwrap_or_else(|| panic!("no output {output}"));
        let told = connection.randr_change_output_property(found, property, AtomEnum::INTEGER.into(), 8, PropMode::REPLACE, length, edid);
        told.expect("sent").check().expect("the server keeps what the screen says");
    }

    /// Saves what a person before this server's screens sees, whichever window covers which: a page's own picture shows the page alone.
    /// A window that has just come forward is blank for a moment; that is waited for.
    pub fn photograph(&self, path: &std::path::Path) {
        let seen = crate::post::until("something stands on the screen", Duration::from_secs(15), || {
            let seen = self.look();
            let first = *seen.get_pixel(0, seen.height() / 2);
            let others = seen.pixels().filter(|pixel| **pixel != first).count();
            (others > seen.width() as usize * 20).then_some(seen)
        });
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("folder of the pictures");
        }
        seen.save(path).expect("the picture is written");
    }

    fn look(&self) -> image::RgbImage {
        use x11rb::connection::Connection;
        use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
        let (connection, number) = x11rb::connect(Some(&self.display)).expect("the X server");
        let screen = &connection.setup().roots[number];
        let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
        let seen = connection.get_image(ImageFormat::Z_PIXMAP, screen.root, 0, 0, width, height, u32::MAX).expect("asked").reply().expect("a picture");
        // Four bytes a pixel, blue first.
        let colors: Vec<u8> = seen.data.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]).collect();
        image::RgbImage::from_raw(width.into(), height.into(), colors).expect("a whole picture")
    }

    /// The applicant's screen is plugged in.
    pub fn plug_second(&self) {
        self.xrandr(&["--output", "DUMMY1", "--mode", "applicant", "--pos", &format!("{}x0", DESK_SCREEN.0)]);
    }

    /// The applicant's screen is unplugged.
    pub fn unplug_second(&self) {
        self.xrandr(&["--output", "DUMMY1", "--off"]);
    }

    fn xrandr(&self, words: &[&str]) {
        self.xrandr_once(words);
        // Asking makes the server look at its outputs again; programs are told what it saw last.
        self.xrandr_once(&["--query"]);
    }

    fn xrandr_once(&self, words: &[&str]) {
        let done = Command::new("xrandr").args(words).env("DISPLAY", &self.display).output().expect("xrandr runs");
        assert!(done.status.success(), "xrandr {words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn managed(server: Running, configuration: Option<tempfile::TempDir>) -> Screen {
        let display = format!(":{}", server.first_lines.first().cloned().unwrap_or_default());
        let manager = has("openbox").then(|| Running::start(Command::new("openbox").env("DISPLAY", &display).stderr(Stdio::null()), 0));
        std::thread::sleep(Duration::from_millis(300));
        Screen { display, _server: server, _manager: manager, _configuration: configuration }
    }

    /// Mouse and keyboard of this screen, as the X server itself gets them: `xdotool` with these words.
    pub fn hands(&self, words: &[&str]) -> String {
        let done = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output().expect("xdotool runs");
        assert!(done.status.success(), "xdotool {words:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// The same, where finding nothing is an answer too.
    pub fn hands_or_nothing(&self, words: &[&str]) -> String {
        let done = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output().expect("xdotool runs");
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }
}

fn root_may_start_servers() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"))
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
            skipped("chromium or its driver is not installed");
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
            skipped("dbus-daemon is not installed");
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
        RealWindow::start_with(screen, Bus::start()?, &[])
    }

    /// Starts the driver on a screen and a bus, with more in the environment of the window.
    pub fn start_with(screen: &Screen, bus: Bus, more: &[(&str, &str)]) -> Option<RealWindow> {
        if !has("WebKitWebDriver") {
            skipped("WebKitWebDriver is not installed");
            return None;
        }
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.envs(more.iter().copied());
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
