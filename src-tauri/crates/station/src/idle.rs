//! A10: the lock falls only where nothing happens; a hand on the scanner and a person who reads count as something.
//!
//! Three things hold it off. A **hand**: a key, a touch on either window, an act of the officer. Somebody at a **capture device** while a
//! capture runs for them, but no longer than [`PRESENT_MS`] after the last hand: a face is not an officer, and any passer-by has one. A
//! person who **reads or signs**, or is read to, as long as their window says.

use enrollment::Timestamp;

/// Seconds before the lock at which the window warns.
pub const WARNING_S: u32 = 30;
/// How long after the last hand somebody at a capture device still holds the lock off.
pub const PRESENT_MS: i64 = 5 * 60_000;

/// Counts down to the lock.
#[derive(Debug)]
pub(crate) struct Idle {
    limit_ms: i64,
    last: Timestamp,
    hand: Timestamp,
}

impl Idle {
    pub(crate) fn new(limit_s: u32, now: Timestamp) -> Self {
        Self { limit_ms: i64::from(limit_s) * 1000, last: now, hand: now }
    }

    /// A hand: a key, a touch on either window, an act of the officer.
    pub(crate) fn note(&mut self, now: Timestamp) {
        (self.last, self.hand) = (now, now);
    }

    /// Somebody is at a device that captures for them.
    pub(crate) fn note_present(&mut self, now: Timestamp) {
        let since_hand = now.ms_since(self.hand);
        if since_hand < 0 {
            self.note(now);
        } else if since_hand < PRESENT_MS {
            self.last = now;
        }
    }

    /// Somebody reads, or is read to.
    pub(crate) fn note_reading(&mut self, now: Timestamp) {
        self.last = now;
    }

    /// What an operation says about who is here. Views are read whenever a topic changes, and nobody has to be there; cameras and
    /// scanners are started, faces compared, and what was taken is kept, by the page itself.
    pub(crate) fn note_operation(&mut self, operation: &str, now: Timestamp) {
        match operation {
            "start_camera" | "look_at_person" | "compare_faces" => {}
            "capture_slap" | "capture_iris" | "freeze_portrait" | "keep_slap" | "keep_iris" | "keep_portrait" => self.note_present(now),
            _ if operation.starts_with("read_") && operation != "read_aloud" => {}
            _ => self.note(now),
        }
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
