//! A10: the lock falls only where nothing happens; a hand on the scanner and a person who reads count as something.

use enrollment::Timestamp;

/// Seconds before the lock at which the window warns.
pub const WARNING_S: u32 = 30;

/// Counts down to the lock.
#[derive(Debug)]
pub(crate) struct Idle {
    limit_ms: i64,
    last: Timestamp,
}

impl Idle {
    pub(crate) fn new(limit_s: u32, now: Timestamp) -> Self {
        Self { limit_ms: i64::from(limit_s) * 1000, last: now }
    }

    /// Something happened: a key, a touch on either window, a frame of a capture.
    pub(crate) fn note(&mut self, now: Timestamp) {
        self.last = now;
    }

    /// Seconds left; `None` before the clock began. A clock set back starts the count anew rather than locking for hours or never.
    pub(crate) fn left_s(&mut self, now: Timestamp) -> u32 {
        let passed = now.ms_since(self.last);
        if passed < 0 {
            self.last = now;
            return u32::try_from(self.limit_ms / 1000).unwrap_or(u32::MAX);
        }
        u32::try_from((self.limit_ms - passed).max(0).div_euclid(1000)).unwrap_or(u32::MAX)
    }
}
