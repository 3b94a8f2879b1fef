//! A demo post of real processes: the center, the workstation without a window, its data folder.

use keyring::{Params, Policy};
use serde_json::{Value, json};
use station::{Officers, ProvisionedOfficer};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// The folder of built binaries: tests lie in `deps/` below it.
pub fn binary(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("a test knows where it lies");
    let folder = here.ancestors().find(|folder| folder.join(format!("tn{}", std::env::consts::EXE_SUFFIX)).is_file());
    let folder = folder.expect("the binaries are built first: cargo xtask test does that");
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").to_path_buf()
}

/// Where cargo builds, and tests leave their pictures.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A process that ends with its owner.
pub struct Running {
    child: Child,
    /// What it printed first.
    pub first_lines: Vec<String>,
}

impl Running {
    /// Starts a program and reads its first lines.
    pub fn start(command: &mut Command, lines: usize) -> Running {
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap_or_else(|why| panic!("{command:?}: {why}"));
        let out = child.stdout.take().expect("its output is piped");
        let mut reader = BufReader::new(out);
        let first_lines = (0..lines)
            .map(|_| {
                let mut line = String::new();
                reader.read_line(&mut line).expect("its output is text");
                line.trim_end().to_owned()
            })
            .collect();
        // What follows is read and dropped, so that the program never waits for us.
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        Running { child, first_lines }
    }

    /// Waits until it ends by itself; `None` if it does not in this time.
    pub fn wait(&mut self, at_most: Duration) -> Option<std::process::ExitStatus> {
        let start = Instant::now();
        while start.elapsed() < at_most {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The reference center of a post.
pub struct Center {
    /// Its process.
    pub process: Running,
    /// Its address.
    pub address: String,
}

impl Center {
    /// Starts it as the center of a demo post; port 0 takes any.
    pub fn start(data: &Path, port: u16, kill_at: Option<&str>) -> Center {
        Center::serve(data, port, kill_at, true)
    }

    /// Starts it as in production: whatever simulated devices captured it refuses, to be captured again.
    pub fn start_strict(data: &Path, port: u16) -> Center {
        Center::serve(data, port, None, false)
    }

    fn serve(data: &Path, port: u16, kill_at: Option<&str>, demo: bool) -> Center {
        let mut command = Command::new(binary("tn"));
        command.args(["intake", "serve", "--listen", &format!("127.0.0.1:{port}"), "--data"]).arg(data.join("center"));
        if demo {
            command.arg("--demo");
        }
        if let Some(point) = kill_at {
            command.env("THUNHAN_KILL_AT", point);
        }
        let process = Running::start(&mut command, 1);
        let line = process.first_lines.first().cloned().unwrap_or_default();
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap_or_else(|| panic!("the center said «{line}»"));
        Center { address: address.trim_end_matches('/').to_owned(), process }
    }

    /// Its port, to start it again at the same place.
    pub fn port(&self) -> u16 {
        self.address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("an address has a port")
    }
}

/// A workstation without a window.
pub struct Station {
    /// Its process.
    pub process: Running,
    /// Address of the desk's page.
    pub desk: String,
    /// Address of the applicant's page.
    pub applicant: String,
    http: reqwest::blocking::Client,
    tries: std::sync::Mutex<BTreeSet<String>>,
}

impl Station {
    /// Starts it on a provisioned folder.
    pub fn start(data: &Path, center: &str, kill_at: Option<&str>) -> Station {
        Station::start_with(data, center, kill_at, &[])
    }

    /// As [`Self::start`], in an environment that differs by these variables.
    pub fn start_with(data: &Path, center: &str, kill_at: Option<&str>, environment: &[(&str, &str)]) -> Station {
        Station::run(data, center, kill_at, |command| {
            command.envs(environment.iter().copied());
        })
    }

    /// As [`Self::start`], with the service of a device at this port.
    pub fn start_beside_service(data: &Path, center: &str, port: u16) -> Station {
        Station::run(data, center, None, |command| {
            command.args(["--service-ports", &format!("{port}-{port}")]);
        })
    }

    fn run(data: &Path, center: &str, kill_at: Option<&str>, change: impl FnOnce(&mut Command)) -> Station {
        let mut command = Command::new(binary("thu-nhan-bridge"));
        command.arg("--data").arg(data).args(["--center", center, "--pages"]).arg(root().join("ui/dist"));
        change(&mut command);
        if let Some(point) = kill_at {
            command.env("THUNHAN_KILL_AT", point);
        }
        let process = Running::start(&mut command, 2);
        let page = |line: usize| {
            let text = process.first_lines.get(line).cloned().unwrap_or_default();
            text.split_whitespace().find(|word| word.starts_with("http://")).unwrap_or_else(|| panic!("the bridge said «{text}»")).to_owned()
        };
        let (desk, applicant) = (page(0), page(1));
        let http = crate::webdriver::client(Duration::from_secs(180));
        Station { process, desk, applicant, http, tries: Default::default() }
    }

    fn parts(&self, window: &str) -> (String, String) {
        let page = if window == "desk" { &self.desk } else { &self.applicant };
        let (base, token) = page.split_once("token=").expect("the page's address has the token");
        let origin = base.split("/index.html").next().and_then(|text| text.split("/applicant.html").next()).expect("an origin");
        (origin.to_owned(), token.to_owned())
    }

    /// What the technician's panel says of this kind of thing.
    pub fn checks(&self, check: &str) -> Vec<Value> {
        let view = self.desk("read_doctor", serde_json::json!({}));
        view["checks"].as_array().into_iter().flatten().filter(|one| one["check"] == check).cloned().collect()
    }

    /// Calls an operation. The outer error is the process being gone, the inner one what the station answers.
    pub fn try_call(&self, window: &str, name: &str, request: Value) -> Result<Result<Value, Value>, String> {
        let (origin, token) = self.parts(window);
        let response = self.http.post(format!("{origin}/operation/{name}?window={window}")).bearer_auth(token).json(&request).send().map_err(|why| why.to_string())?;
        let good = response.status().is_success();
        let body: Value = response.json().map_err(|why| why.to_string())?;
        if let Some(attempt) = body["attempt"].as_str() {
            self.tries.lock().unwrap_or_else(PoisonError::into_inner).insert(attempt.to_owned());
        }
        Ok(if good { Ok(body) } else { Err(body) })
    }

    /// Calls an operation of the desk that must work.
    pub fn desk(&self, name: &str, request: Value) -> Value {
        match self.try_call("desk", name, request) {
            Ok(Ok(view)) => view,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// Calls an operation of the applicant's window that must work.
    pub fn applicant(&self, name: &str, request: Value) -> Value {
        match self.try_call("applicant", name, request) {
            Ok(Ok(view)) => view,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// Calls an operation that must be refused, and gives the code.
    pub fn refused(&self, window: &str, name: &str, request: Value) -> String {
        match self.try_call(window, name, request) {
            Ok(Err(error)) => error["code"].as_str().unwrap_or_default().to_owned(),
            other => panic!("{name} was not refused: {other:?}"),
        }
    }

    /// Every try that an answer of this process has shown.
    pub fn tries_shown(&self) -> BTreeSet<String> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A picture, by its path.
    pub fn image(&self, window: &str, path: &str) -> Option<Vec<u8>> {
        let (origin, token) = self.parts(window);
        let response = self.http.get(format!("{origin}/image/{path}?window={window}&token={token}")).send().ok()?;
        response.status().is_success().then(|| response.bytes().ok().map(|bytes| bytes.to_vec())).flatten()
    }

    /// Signs an officer in.
    pub fn sign_in(&self, officer: &str) -> Value {
        self.desk("sign_in", json!({ "officer": officer, "password": password(officer) }))
    }
}

/// The demo password of an officer.
pub fn password(officer: &str) -> String {
    wiring::demo_password(officer)
}

/// A demo post of its own in a temporary folder.
pub struct Post {
    /// Its folder.
    pub folder: tempfile::TempDir,
}

impl Post {
    /// Provisions one as it is delivered.
    ///
    /// Provisioned once in a test program and copied: making the keys of every post anew proves nothing more, and costs two seconds. Who
    /// needs another authority asks for [`Post::provision_on`].
    pub fn provision() -> Post {
        Post::copied(delivered())
    }

    /// The same, with passwords that cost next to nothing to try. Only [`Station`] opens such a post: the product refuses it.
    pub fn provision_light() -> Post {
        static LIGHT: OnceLock<PathBuf> = OnceLock::new();
        let light = LIGHT.get_or_init(|| {
            let folder = delivered().with_file_name("light");
            std::fs::create_dir(&folder).and_then(|()| copy_folder(delivered(), &folder)).expect("the folder can be copied");
            lighten(&folder.join(Officers::FILE));
            folder
        });
        Post::copied(light)
    }

    /// Provisions one on a disk of the test's own.
    pub fn provision_on(disk: &Path) -> Post {
        let folder = tempfile::tempdir_in(disk).expect("a temporary folder");
        make_post(folder.path());
        Post { folder }
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// Says something else in `station.json`, before a station is started; what it said before.
    pub fn set(&self, key: &str, to: Value) -> Value {
        let file = self.data().join("station.json");
        let mut known: Value = serde_json::from_slice(&std::fs::read(&file).expect("the station's file")).expect("JSON");
        let before = known[key].take();
        known[key] = to;
        std::fs::write(&file, known.to_string()).expect("written");
        before
    }

    /// The same post once more, as a disk image of it would be. Nothing may be running on it.
    pub fn copy(&self) -> Post {
        Post::copied(self.data())
    }

    fn copied(from: &Path) -> Post {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_folder(from, folder.path()).expect("the folder can be copied");
        Post { folder }
    }
}

/// The post that this program of tests provisioned.
fn delivered() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let posts = target().join("posts");
        let ours = posts.join(std::process::id().to_string());
        std::fs::create_dir_all(&ours).expect("a folder");
        // What a program of tests that has ended left here.
        for old in std::fs::read_dir(&posts).expect("the folder").flatten() {
            if !Path::new("/proc").join(old.file_name()).exists() {
                let _ = std::fs::remove_dir_all(old.path());
            }
        }
        let folder = ours.join("delivered");
        make_post(&folder);
        folder
    })
}

fn make_post(folder: &Path) {
    let done = Command::new(binary("tn")).args(["station", "provision-demo", "--data"]).arg(folder).output().expect("tn runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Puts the officers' keys under the same passwords again, at a price only tests take.
fn lighten(list: &Path) {
    let officers = Officers::load(list).expect("the officers' list");
    let lighter = officers.everyone().into_iter().map(|officer| {
        let (password, keys) = (password(officer.id.as_str()), officers.find(&officer.id).expect("they are on the list").keys());
        let keys = keys.expect("keys").change_password(&password, &password, Params::light(), Policy::AllowLight).expect("the demo password opens them");
        ProvisionedOfficer::new(officer, &keys).expect("an officer")
    });
    Officers::new(lighter.collect()).save(list).expect("the list is written");
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir(&target)?;
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// How much longer than on a quiet machine everything may take: a busy or slow one is no reason to fail.
const SLOWNESS: u32 = 4;

/// Tries until it holds; panics with `what` when it does not within four times the time a quiet machine may take.
pub fn until<T>(what: &str, at_most: Duration, holds: impl FnMut() -> Option<T>) -> T {
    eventually(at_most * SLOWNESS, holds).unwrap_or_else(|| panic!("{what}: not within {:?}", at_most * SLOWNESS))
}

/// Tries until it holds; `None` when it does not in time.
pub fn eventually<T>(at_most: Duration, mut holds: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = holds() {
            return Some(value);
        }
        if start.elapsed() >= at_most {
            return None;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
