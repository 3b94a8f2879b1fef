//! A device that speaks SBI, by the interface's specification: a scanner on which a synthetic person lays the fingers, or a camera before
//! which a picture hangs, with switches for what can go wrong.

mod maker;
mod message;
mod service;

use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

pub use maker::{Identity, Maker};

/// How the device is made.
#[derive(Clone, Debug)]
pub struct Model {
    /// `specVersion`.
    pub version: &'static str,
    /// `deviceSubType`.
    pub kind: &'static str,
    /// `env`.
    pub environment: &'static str,
    /// `serialNo`.
    pub serial: &'static str,
}

impl Model {
    /// A camera for faces.
    pub fn camera() -> Self {
        Self { kind: "Full face", ..Self::default() }
    }

    /// `type`.
    fn takes(&self) -> &'static str {
        if self.kind == "Full face" { "Face" } else { "Finger" }
    }

    /// `model`.
    fn name(&self) -> &'static str {
        if self.takes() == "Face" { "Face 12" } else { "Slap 500" }
    }
}

impl Default for Model {
    fn default() -> Self {
        Self { version: "1.0", kind: "Slap", environment: "Production", serial: "SN-1" }
    }
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// `error` with this code.
    Code(&'static str),
    /// A byte of what was signed is another one.
    Altered,
    /// `alg` is `none`, and there is no signature.
    Unsigned,
    /// `alg` is one that does not go with the key.
    OtherAlgorithm,
    /// Two numbers with a structure around them, as certificates have it and tokens do not.
    StructuredSignature,
    /// Under a certificate of another maker.
    Forged,
    /// Another transaction's number.
    OtherTransaction,
    /// The hash of another finger.
    BrokenChain,
    /// The second finger is left out, and its link of the chain with it.
    CutOut,
    /// One finger fewer, with a chain that is right.
    OneFewer,
    /// Made an hour ago.
    Old,
    /// Signed by a device of another number.
    OtherDevice,
    /// The fingers of the other hand, by name.
    OtherHand,
    /// A face where fingers were asked for, and fingers for a face.
    OtherKind,
    /// All fingers without a name.
    Nameless,
    /// The record says another finger than the message.
    RecordOfAnother,
    /// Half of the record.
    HalfRecord,
    /// 400 pixels per inch.
    Coarse,
    /// No JSON.
    Garbage,
    /// The connection ends in the middle of the answer.
    BrokenOff,
}

/// The switches.
#[derive(Clone)]
pub struct Switches {
    /// Whose fingers.
    pub person: u64,
    /// What goes wrong.
    pub fault: Fault,
    /// Whether somebody lays the fingers on.
    pub touched: bool,
    /// Fingers that are not laid on, by the interface's names: it waits when one of them is asked for.
    pub kept_away: &'static [&'static str],
    /// How long it takes beside that: to cut, to score and to sign.
    pub delay: Duration,
    /// How long it takes to say who it is.
    pub slow: Duration,
    /// `deviceStatus`. What it does is not changed by what it says.
    pub status: &'static str,
    /// Whether the device is plugged in; its service answers all the same.
    pub plugged: bool,
    /// Whether another program has it take fingers.
    pub held: bool,
    /// What hangs before the camera when it takes the picture, JPEG.
    pub face: Arc<[u8]>,
    /// What its live picture shows, JPEG: another one, so that nobody takes the one for the other.
    pub live: Arc<[u8]>,
    /// Whose key signs what is taken, instead of the device's own.
    pub key: Option<Identity>,
    /// The record that is handed over instead.
    pub record: Option<Arc<[u8]>>,
    /// After so many frames the live picture ends.
    pub frames: usize,
    /// The live picture is `application/json` with this code.
    pub no_stream: Option<&'static str>,
    /// It takes no picture while somebody looks at the live one.
    pub one_thing: bool,
    /// `qualityScore`; below the one that is asked for the device waits until its time is over.
    pub score: u8,
}

impl Switches {
    /// Those of a device with which nothing is wrong.
    fn of(person: u64) -> Self {
        let (delay, slow) = (Duration::ZERO, Duration::ZERO);
        Self {
            person,
            fault: Fault::None,
            touched: true,
            kept_away: &[],
            delay,
            slow,
            status: "Ready",
            plugged: true,
            held: false,
            face: face("P001_studio"),
            live: face("P003_studio"),
            key: None,
            record: None,
            frames: usize::MAX,
            no_stream: None,
            one_thing: false,
            score: 80,
        }
    }
}

/// One of the licensed portraits of the test people, JPEG.
///
/// # Panics
/// When there is none of that name.
pub fn face(name: &str) -> Arc<[u8]> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/test-people").join(name).with_extension("jpg");
    std::fs::read(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display())).into()
}

/// A hand at the switches of a device.
pub struct Hand(Arc<Mutex<Switches>>);

impl Hand {
    /// Turns them.
    pub fn turn(&self, how: impl FnOnce(&mut Switches)) {
        how(&mut lock(&self.0));
    }
}

/// A running device; stops answering when dropped.
pub struct SbiDevice {
    port: u16,
    switches: Arc<Mutex<Switches>>,
    asked: Arc<Mutex<Vec<serde_json::Value>>>,
    open: Arc<std::sync::atomic::AtomicBool>,
}

impl SbiDevice {
    /// Starts it at a free port.
    ///
    /// # Panics
    /// When the system gives none.
    pub fn start(model: Model, identity: Identity, person: u64) -> Self {
        Self::start_on(TcpListener::bind("127.0.0.1:0").expect("a free port"), model, identity, person)
    }

    /// Starts it at this port, at which nobody listens any more or yet.
    ///
    /// # Panics
    /// When the port stays taken.
    pub fn start_at(port: u16, model: Model, identity: Identity, person: u64) -> Self {
        let listener = crate::post::until("the port is free", Duration::from_secs(5), || TcpListener::bind(("127.0.0.1", port)).ok());
        Self::start_on(listener, model, identity, person)
    }

    fn start_on(listener: TcpListener, model: Model, identity: Identity, person: u64) -> Self {
        let port = listener.local_addr().expect("an address").port();
        let switches = Switches::of(person);
        let switches = Arc::new(Mutex::new(switches));
        let asked: Arc<Mutex<Vec<serde_json::Value>>> = Arc::default();
        let open = Arc::new(std::sync::atomic::AtomicBool::new(true));
        let service = service::Service {
            model,
            identity,
            port,
            switches: Arc::clone(&switches),
            asked: Arc::clone(&asked),
            busy: Arc::default(),
            looking: Arc::default(),
        };
        let running = Arc::clone(&open);
        thread::spawn(move || service.serve(&listener, &running));
        Self { port, switches, asked, open }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Turns the switches.
    pub fn turn(&self, how: impl FnOnce(&mut Switches)) {
        how(&mut lock(&self.switches));
    }

    /// The switches, for somebody who turns them while the device is in use.
    pub fn hand(&self) -> Hand {
        Hand(Arc::clone(&self.switches))
    }

    /// The captures that were asked for, as they came.
    pub fn asked(&self) -> Vec<serde_json::Value> {
        lock(&self.asked).clone()
    }

    /// Ends the service: nobody listens any more.
    pub fn end(&self) {
        self.open.store(false, std::sync::atomic::Ordering::Release);
        // Wakes it up, to see that it has ended.
        let _ = std::net::TcpStream::connect(("127.0.0.1", self.port));
    }
}

impl Drop for SbiDevice {
    fn drop(&mut self) {
        self.end();
    }
}

/// Puts the center's word for this maker into a post's folder.
///
/// # Panics
/// When the center of that post does not vouch.
pub fn vouch(post: &crate::post::Post, maker: &Maker) {
    let mut vouch = std::process::Command::new(crate::post::binary("tn"));
    vouch.args(["intake", "vouch-maker", "--maker", "Test", "--authority"]).arg(maker.authority());
    vouch.arg("--data").arg(post.data().join("center")).arg("--output").arg(post.data().join("profiles/test.p7m"));
    let done = vouch.output().expect("tn runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
