//! The real pcscd, started by the test unless one runs already.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use devices::{CardReaders, Reader};
use smartcard::PcscReaders;

pub(crate) const VIRTUAL: &str = "Virtual PCD 00 00";

/// `None` in it: someone else's, which the test must not end.
pub(crate) struct Daemon(Option<Child>);

impl Daemon {
    /// A running service with the virtual reader, or the reason why there is none.
    pub(crate) fn find_or_start() -> Result<Self, String> {
        let daemon = if PcscReaders.list().is_ok() { Self(None) } else { Self(Some(start()?)) };
        wait(|| PcscReaders.list().is_ok_and(|readers| readers.iter().any(is_virtual)))
            .then_some(daemon)
            .ok_or_else(|| format!("{VIRTUAL} is not there: is vsmartcard-vpcd installed?"))
    }

    /// Whether the test may stop it.
    pub(crate) fn is_ours(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // Asked to end, it takes its socket away; killed, it would leave it.
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            let _ = child.wait();
        }
    }

    pub(crate) fn start_again(&mut self) {
        self.0 = start().ok();
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.stop();
    }
}

fn start() -> Result<Child, String> {
    Command::new("pcscd")
        .arg("--foreground")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("pcscd does not start: {error}"))
}

pub(crate) fn is_virtual(reader: &Reader) -> bool {
    reader.name == VIRTUAL
}

pub(crate) fn wait(mut until: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + Duration::from_secs(15);
    while Instant::now() < end {
        if until() {
            return true;
        }
        thread::sleep(Duration::from_millis(100));
    }
    false
}
