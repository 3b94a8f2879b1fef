//! One capture at a time, cancellable from any thread.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use devices::{CancelToken, DeviceInfo};

use crate::Refusal;

/// How long a capture that was asked to end may take to do so.
const ENDING: Duration = Duration::from_secs(5);

/// Whose turn it is at a device that waits for a person.
#[derive(Default)]
pub(crate) struct Turns {
    running: Arc<Mutex<Option<CancelToken>>>,
    /// Counts the calls to end: a capture that began before one is void.
    ends: AtomicU64,
    /// The device of the last capture that came to one: what failed was it.
    at_work: Mutex<Option<DeviceInfo>>,
}

/// Which call to end a capture came after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u64);

/// Holds the one running capture; dropping it lets the next begin.
pub(crate) struct Running {
    held: Arc<Mutex<Option<CancelToken>>>,
    cancel: CancelToken,
}

impl Running {
    pub(crate) fn cancel(&self) -> &CancelToken {
        &self.cancel
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Turns {
    fn running(&self) -> MutexGuard<'_, Option<CancelToken>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A capture comes to a device now.
    pub(crate) fn works(&self, device: &DeviceInfo) {
        *self.at_work.lock().unwrap_or_else(PoisonError::into_inner) = Some(device.clone());
    }

    /// The device to which the last capture came; none, if it came to none.
    pub(crate) fn at_work(&self) -> Option<DeviceInfo> {
        self.at_work.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.running().is_some()
    }

    /// Taken before it is asked whether somebody may capture: a call to end in between voids the capture.
    pub(crate) fn turn(&self) -> Turn {
        Turn(self.ends.load(Ordering::Acquire))
    }

    /// Asks a running capture to end. None running: nothing happens.
    pub(crate) fn cancel(&self) {
        let running = self.running();
        self.ends.fetch_add(1, Ordering::AcqRel);
        if let Some(token) = running.as_ref() {
            token.cancel();
        }
    }

    /// One capture at a time. One that was already asked to end is waited for: whoever left the step and came back did nothing wrong.
    pub(crate) fn take(&self, turn: Turn) -> Result<Running, Refusal> {
        let began = Instant::now();
        loop {
            let mut running = self.running();
            if self.turn() != turn {
                return Err(Refusal::new("deviceCancelled"));
            }
            match running.as_ref() {
                None => {
                    let cancel = CancelToken::new();
                    *running = Some(cancel.clone());
                    return Ok(Running { held: Arc::clone(&self.running), cancel });
                }
                Some(other) if !other.is_cancelled() || began.elapsed() > ENDING => return Err(Refusal::new("captureBusy")),
                Some(_) => {}
            }
            drop(running);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
