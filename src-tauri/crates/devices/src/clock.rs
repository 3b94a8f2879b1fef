use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use enrollment::Timestamp;

/// The wall clock. Implemented where the program is put together, and by tests.
pub trait Clock: Send + Sync {
    /// The time by this machine's clock; may jump when somebody sets it.
    fn now(&self) -> Timestamp;
}

/// Monotonic time and waiting, so that a simulator keeps a device's pace in the product and none in a test.
pub trait Pace: Send + Sync {
    /// Time since this pace began. Never goes back.
    fn elapsed(&self) -> Duration;
    /// Waits.
    fn pause(&self, length: Duration);
}

/// Real time.
#[derive(Clone, Debug)]
pub struct RealPace(Instant);

impl RealPace {
    /// Starts counting now.
    pub fn new() -> Self {
        Self(Instant::now())
    }
}

impl Default for RealPace {
    fn default() -> Self {
        Self::new()
    }
}

impl Pace for RealPace {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn pause(&self, length: Duration) {
        thread::sleep(length);
    }
}

/// Time that passes only by waiting, and at once. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct StepPace(Arc<AtomicU64>);

impl StepPace {
    /// Starts at zero.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Pace for StepPace {
    fn elapsed(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Acquire))
    }

    fn pause(&self, length: Duration) {
        let micros = u64::try_from(length.as_micros()).unwrap_or(u64::MAX);
        self.0.fetch_add(micros, Ordering::AcqRel);
    }
}
