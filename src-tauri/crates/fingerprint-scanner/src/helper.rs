use std::env;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use devices::DeviceError;

use crate::protocol::{self, Answer, Order};

/// How long the helper may take to end by itself when its pipe closes.
const ENDING: Duration = Duration::from_secs(2);

/// How to start the helper.
#[derive(Clone, Debug)]
pub struct HelperProgram {
    path: PathBuf,
    environment: Vec<(String, String)>,
}

impl HelperProgram {
    /// The helper is this file.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), environment: Vec::new() }
    }

    /// The helper that was installed beside the running program.
    ///
    /// # Errors
    /// Those of asking the system where the running program is.
    pub fn beside_this_program() -> io::Result<Self> {
        let name = format!("thu-nhan-fprint{}", env::consts::EXE_SUFFIX);
        Ok(Self::at(env::current_exe()?.with_file_name(name)))
    }

    /// Adds a variable to its environment (libfprint's virtual device is switched on that way).
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A running helper. Dropping it ends the process.
pub(crate) struct Helper {
    child: Child,
    orders: Option<ChildStdin>,
    answers: Receiver<(Answer, Vec<u8>)>,
}

pub(crate) fn crashed() -> DeviceError {
    DeviceError::Failed { detail: "the helper process of the scanner ended".into() }
}

impl Helper {
    pub(crate) fn start(program: &HelperProgram) -> Result<Self, DeviceError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => DeviceError::ServiceAbsent { service: "thu-nhan-fprint" },
            _ => DeviceError::Failed { detail: format!("the helper process does not start: {error}") },
        };
        let mut child = Command::new(&program.path)
            .envs(program.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let orders = child.stdin.take();
        let pipe = child.stdout.take();
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            let Some(pipe) = pipe else { return };
            let mut pipe = BufReader::new(pipe);
            // Ends with the helper, or with nonsense from it; both close the channel.
            while let Ok(answer) = protocol::receive_answer(&mut pipe) {
                if sender.send(answer).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, orders, answers })
    }

    pub(crate) fn send(&mut self, order: &Order) -> Result<(), DeviceError> {
        let pipe = self.orders.as_mut().ok_or_else(crashed)?;
        protocol::send(pipe, order).map_err(|_| crashed())
    }

    /// `None` when nothing came in that time.
    pub(crate) fn answer(&self, within: Duration) -> Result<Option<(Answer, Vec<u8>)>, DeviceError> {
        match self.answers.recv_timeout(within) {
            Ok(answer) => Ok(Some(answer)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(crashed()),
        }
    }

    /// The number of the process, for logs.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // Without its pipe it closes the device and ends; if not, it is ended.
        self.orders = None;
        let until = Instant::now() + ENDING;
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
