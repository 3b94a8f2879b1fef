//! What goes on by itself: the road to the center, the clock of the idle lock, and what is plugged in.

use crate::outbox_road::{OutboxRoad, RoadVerifier};
use crate::service_watch::ServiceWatch;
use crate::{SystemClock, socket_watch};
use devices::Clock as _;
use keyring::random;
use station::Station;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use uplink::{CenterAddress, CenterClient, ClientSettings, Drain, Jitter, UplinkError, authorities_from_pem};

/// How often the station looks at the clock.
const TICK: Duration = Duration::from_secs(1);

/// The running worker; dropping it ends its threads.
pub(crate) struct Worker {
    stop: Arc<AtomicBool>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Worker {
    /// Starts all. Without a center only clock, sockets and the ports of devices' services are watched, and the queue waits.
    pub(crate) fn start(station: Arc<Station>, center: Option<&CenterRoad>, service_ports: RangeInclusive<u16>) -> std::io::Result<Self> {
        let wake = Arc::new(Notify::new());
        let stop = Arc::new(AtomicBool::new(false));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().thread_name("uplink").build()?;
        if let Some(road) = center {
            match road.client() {
                Ok(client) => {
                    if let Err(error) = station.outbox().try_at_once() {
                        tracing::warn!(code = error.code(), "waits of the last run go on");
                    }
                    runtime.spawn(drain(Arc::clone(&station), client, Arc::clone(&wake)));
                }
                Err(error) => {
                    tracing::error!(code = error.code(), "the center cannot be asked");
                    station.center_unusable(error.code());
                }
            }
        }
        forward(&station, wake);
        socket_watch::start(Arc::clone(&station), ServiceWatch::new(service_ports), Arc::clone(&stop));
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

/// How the center is found and known again.
#[derive(Clone, Debug)]
pub(crate) struct CenterRoad {
    /// Its address.
    pub(crate) address: String,
    /// PEM file of the authorities that vouch for it over TLS.
    pub(crate) authorities: PathBuf,
}

impl CenterRoad {
    fn client(&self) -> Result<CenterClient, UplinkError> {
        let address = CenterAddress::parse(&self.address)?;
        let mut settings = ClientSettings::new(jitter());
        if address.is_https() {
            let pem = std::fs::read(&self.authorities).map_err(|_| UplinkError::NoAuthority)?;
            settings.tls_authorities = authorities_from_pem(&pem)?;
        }
        CenterClient::new(address, settings)
    }

    /// Asks once whether the center is there, and tells the station; for a look without a worker.
    pub(crate) fn ask_once(&self, station: &Station, patience: Duration) -> std::io::Result<()> {
        let client = match self.client() {
            Ok(client) => client,
            Err(error) => {
                station.center_unusable(error.code());
                return Ok(());
            }
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let answer = runtime.block_on(async { tokio::time::timeout(patience, client.health()).await });
        station.center_is(matches!(answer, Ok(Ok(_))));
        Ok(())
    }
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
