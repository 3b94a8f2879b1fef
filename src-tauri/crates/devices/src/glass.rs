use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where a scanner shows what lies on its glass while it waits. Clones show the same glass.
///
/// A device without a live picture leaves it empty, and every device when a capture ends. What is shown here is for the eye alone: it never becomes a sample.
#[derive(Clone, Default)]
pub struct LiveGlass(Arc<Mutex<Option<GlassFrame>>>);

/// One look at the glass.
#[derive(Clone)]
pub struct GlassFrame {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width × height` bytes, rows from the top, 0 black (ridge) to 255 white.
    pub gray: Arc<[u8]>,
}

impl fmt::Debug for GlassFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Ridges are personal data: never the pixels.
        write!(f, "GlassFrame({}x{}, [redacted])", self.width, self.height)
    }
}

impl LiveGlass {
    /// What lies there now. A frame whose numbers do not fit together is left out.
    pub fn show(&self, frame: GlassFrame) {
        if frame.width > 0 && u64::from(frame.width) * u64::from(frame.height) == frame.gray.len() as u64 {
            *self.frame() = Some(frame);
        }
    }

    /// Nothing is looked at any more.
    pub fn clear(&self) {
        *self.frame() = None;
    }

    /// The newest look; none while nothing is captured, and from a device without a live picture.
    pub fn newest(&self) -> Option<GlassFrame> {
        self.frame().clone()
    }

    fn frame(&self) -> MutexGuard<'_, Option<GlassFrame>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
