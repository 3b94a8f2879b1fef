//! Notices services of devices that come and go: nothing of theirs shows at a socket of this computer.

use devices::{CancelToken, LoopbackHttp as _};
use station::Station;
use std::ops::RangeInclusive;
use std::time::{Duration, Instant};
use uplink::LoopbackClient;

/// How often it is asked at which ports somebody listens: who starts a service and turns to the window shall find it there, and a hundred
/// knocks at this computer's own ports cost two milliseconds of work where nobody listens (on Windows four tenths of a second of waiting). A
/// service sees a connection that closes at once.
const KNOCK: Duration = Duration::from_secs(5);

/// How often it is looked while a scanner is known that is not ready yet. Seldom: a look asks every driver.
const NOT_READY: Duration = Duration::from_secs(15);

/// The ports of services, as they were at the last knock.
pub(crate) struct ServiceWatch {
    /// `None` when the system gives no network at all; the finder says so in the log.
    client: Option<LoopbackClient>,
    ports: RangeInclusive<u16>,
    /// Empty at first: what was there at the start is looked at once more.
    listening: Vec<u16>,
    changed: bool,
    knocked: Instant,
    looked: Instant,
}

impl ServiceWatch {
    pub(crate) fn new(ports: RangeInclusive<u16>) -> Self {
        let now = Instant::now();
        Self { client: LoopbackClient::new().ok(), ports, listening: Vec::new(), changed: false, knocked: now, looked: now }
    }

    /// Whether a service has come or gone, or one may have become ready. Nobody knocks while fingers are waited for or a
    /// camera with a service runs: a service may do one thing at a time, and devices would not be looked for then.
    pub(crate) fn is_due(&mut self, station: &Station, now: Instant) -> bool {
        if now.duration_since(self.knocked) < KNOCK || station.services_are_at_work() {
            return false;
        }
        self.knocked = now;
        let Some(client) = &self.client else { return false };
        let listening = client.listening(self.ports.clone(), &CancelToken::new());
        self.changed = listening != self.listening;
        self.listening = listening;
        let due = self.changed || station.has_device_to_come() && now.duration_since(self.looked) >= NOT_READY;
        if due {
            self.looked = now;
        }
        due
    }

    /// Whether it was a service that came or went.
    pub(crate) fn has_changed(&self) -> bool {
        self.changed
    }
}
