//! Looks for devices whenever something was plugged in or pulled, a service of a device was started or ended, or somebody reads the panel: on
//! a thread of its own, so that no window ever waits for a driver.

use crate::plugged::sockets;
use crate::service_watch::ServiceWatch;
use station::Station;
use std::ffi::OsString;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often it is asked whether somebody wants a look.
const ASKED: Duration = Duration::from_millis(250);
/// How often the sockets are looked at.
const LOOK: Duration = Duration::from_secs(2);
/// A device that has just been plugged in needs a moment to be ready: after a change it is looked a second time.
const SETTLED: Duration = Duration::from_secs(2);

/// Runs until told to stop.
pub(crate) fn start(station: Arc<Station>, services: ServiceWatch, stop: Arc<AtomicBool>) {
    std::thread::spawn(move || {
        let mut watch = Watch { seen: sockets(), looked: Instant::now(), again: None, services };
        while !stop.load(Ordering::Acquire) {
            std::thread::sleep(ASKED);
            if watch.is_due(&station) {
                station.look_for_devices();
            }
        }
    });
}

struct Watch {
    seen: Option<Vec<OsString>>,
    looked: Instant,
    again: Option<Instant>,
    services: ServiceWatch,
}

impl Watch {
    fn is_due(&mut self, station: &Station) -> bool {
        let now = Instant::now();
        if self.again.is_some_and(|at| now >= at) {
            self.again = None;
            return true;
        }
        if station.wants_look() {
            return true;
        }
        if self.services.is_due(station, now) {
            if self.services.has_changed() {
                // One that has just been started may not have found its device yet.
                self.again = Some(now + SETTLED);
            }
            return true;
        }
        if now.duration_since(self.looked) < LOOK {
            return false;
        }
        self.looked = now;
        let seen = sockets();
        if seen.is_none() {
            // Nobody says when something changes: looked while somebody works here.
            return station.officer().is_some();
        }
        if seen == self.seen {
            return false;
        }
        self.seen = seen;
        self.again = Some(now + SETTLED);
        true
    }
}
