//! How a center runs.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use enrollment::Timestamp;

/// The time by this machine's clock, from whoever starts the center.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Settings of [`crate::start`].
#[derive(Clone)]
pub struct Settings {
    /// The center's folder.
    pub data: PathBuf,
    /// Where to listen; port 0 takes any.
    pub listen: SocketAddr,
    /// Whether packages with simulated captures are accepted.
    pub demo: bool,
    /// The clock.
    pub now: Now,
    /// Most uploads that may be unfinished at once.
    pub most_uploads: u64,
    /// How long an unfinished upload is kept after its last chunk.
    pub keep_uploads: Duration,
    /// Longest silence inside a chunk.
    pub idle: Duration,
}

impl Settings {
    /// A center on loopback with the usual limits: 4096 unfinished uploads, kept for seven days (a mobile team's week).
    pub fn new(data: impl Into<PathBuf>, now: Now) -> Self {
        Self {
            data: data.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            demo: false,
            now,
            most_uploads: 4096,
            keep_uploads: Duration::from_secs(7 * 86_400),
            idle: Duration::from_secs(60),
        }
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("listen", &self.listen).field("demo", &self.demo).finish_non_exhaustive()
    }
}
