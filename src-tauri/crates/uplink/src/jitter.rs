//! The random numbers that spread retries; made by whoever puts the program together.

use std::fmt;
use std::sync::Arc;

/// A source of uniform `u32`. Not for keys: it only decides how long to wait.
#[derive(Clone)]
pub struct Jitter(Arc<dyn Fn() -> u32 + Send + Sync>);

impl Jitter {
    /// From any function.
    pub fn new(source: impl Fn() -> u32 + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    /// Always the middle: for tests.
    pub fn none() -> Self {
        Self::new(|| u32::MAX / 2)
    }

    pub(crate) fn draw(&self) -> u32 {
        (self.0)()
    }
}

impl fmt::Debug for Jitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jitter")
    }
}
