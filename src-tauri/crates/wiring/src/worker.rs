//! What goes on by itself: the road to the center, and the clock of the idle lock.

use crate::SystemClock;
use crate::outbox_road::{OutboxRoad, RoadVerifier};
use devices::Clock as _;
use keyring::random;
use station::Station;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use uplink::{CenterAddress, CenterClient, ClientSettings, Drain, Jitter};

/// How often the station looks at the clock.
const TICK: Duration = Duration::from_secs(1);

/// The running worker; dropping it ends its threads.
pub(crate) struct Worker {
    stop: Arc<AtomicBool>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Worker {
    /// Starts both. Without a center only the clock runs, and the queue waits.
    pub(crate) fn start(station: Arc<Station>, center: Option<&str>) -> std::io::Result<Self> {
        let wake = Arc::new(Notify::new());
        let stop = Arc::new(AtomicBool::new(false));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().thread_name("uplink").build()?;
        if let Some(address) = center {
            match client(address) {
                Ok(client) => {
                    runtime.spawn(drain(Arc::clone(&station), client, Arc::clone(&wake)));
                }
                Err(error) => {
                    tracing::error!(code = error.code(), "the center's address cannot be used");
                    station.center_is(false, None);
                }
            }
        }
        forward(&station, wake);
        tick(station, Arc::clone(&stop));
        Ok(Self { stop, runtime: Some(runtime) })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        if let Some(runtime) = self.runtime.take() {
            // An upload cut here resumes at the next start, as after a power cut.
            runtime.shutdown_background();
        }
    }
}

fn jitter() -> Jitter {
    Jitter::new(|| u32::from_be_bytes(random::<4>()))
}

fn client(address: &str) -> Result<CenterClient, uplink::UplinkError> {
    CenterClient::new(CenterAddress::parse(address)?, ClientSettings::new(jitter()))
}

async fn drain(station: Arc<Station>, client: CenterClient, wake: Arc<Notify>) {
    let road = OutboxRoad::new(Arc::clone(&station));
    let verifier = RoadVerifier(station);
    Drain::new(jitter()).run(&road, &verifier, &client, &|| SystemClock.now(), &wake).await;
}

/// Whenever the station says that something is due, the drain is woken.
fn forward(station: &Station, wake: Arc<Notify>) {
    let due = station.on_wake();
    std::thread::spawn(move || {
        while due.recv().is_ok() {
            wake.notify_one();
        }
    });
}

fn tick(station: Arc<Station>, stop: Arc<AtomicBool>) {
    std::thread::spawn(move || {
        while !stop.load(Ordering::Acquire) {
            std::thread::sleep(TICK);
            station.tick();
        }
    });
}
