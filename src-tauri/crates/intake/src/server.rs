//! Starting and stopping a center.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::center::Center;
use crate::error::IntakeError;
use crate::settings::Settings;
use crate::{decision, http, sweep};

/// How long requests may go on after the center was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// A center that is answering.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    center: Arc<Center>,
    server: JoinHandle<()>,
}

/// Opens the center's folder, takes up what its last life left unfinished, and answers from then on. Needs a Tokio runtime.
pub async fn start(settings: Settings) -> Result<Running, IntakeError> {
    let listen = settings.listen;
    let center = tokio::task::spawn_blocking(move || Center::open(settings)).await.map_err(|_| IntakeError::Task)??;
    let center = Arc::new(center);
    sweep::resume(&center).await?;
    let listener = TcpListener::bind(listen).await?;
    let address = listener.local_addr()?;
    tokio::spawn(decision::run(Arc::clone(&center)));
    tokio::spawn(sweep::run(Arc::clone(&center)));
    let mut closing = center.closing.subscribe();
    let service = axum::serve(listener, http::router(Arc::clone(&center))).with_graceful_shutdown(async move {
        let _ = closing.wait_for(|closing| *closing).await;
    });
    let server = tokio::spawn(async move {
        if let Err(reason) = service.await {
            tracing::error!(%reason, "the server ended");
        }
    });
    Ok(Running { address, center, server })
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as stations are told it: `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops: no new requests, chunks on their way are cut (what arrived is kept), everything else may end.
    pub async fn stop(self) {
        self.center.closing.send_replace(true);
        let abort = self.server.abort_handle();
        if tokio::time::timeout(GRACE, self.server).await.is_err() {
            abort.abort();
        }
    }
}

impl std::fmt::Debug for Center {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Center").field("settings", &self.settings).finish_non_exhaustive()
    }
}
