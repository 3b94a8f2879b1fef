use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Lets one thread ask another to give up a capture. Clones share the same flag.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// A token nobody has cancelled yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks for an end. Cannot be taken back; a new capture gets a new token.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether an end was asked for.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
