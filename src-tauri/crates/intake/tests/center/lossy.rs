//! A road full of holes between station and center.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What a connection suffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// Cut after this many bytes towards the center.
    CutAfter(u64),
    /// Ended after this many bytes towards the center, whose answer still comes back: a box on the way that closes one side alone.
    EndAfter(u64),
    /// Each piece is late by this long.
    Late(Duration),
    /// Answers with this and hangs up, without asking the center.
    Says(&'static str),
}

/// A TCP proxy; the nth connection suffers the nth fault, the last one goes on for all further ones.
pub(crate) struct Road {
    pub(crate) address: SocketAddr,
    /// Bytes that went towards the center.
    pub(crate) upward: Arc<AtomicU64>,
    pub(crate) connections: Arc<AtomicU64>,
}

impl Road {
    pub(crate) async fn to(center: SocketAddr, faults: Vec<Fault>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (upward, connections) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let (up, count) = (Arc::clone(&upward), Arc::clone(&connections));
        tokio::spawn(async move {
            while let Ok((station, _)) = listener.accept().await {
                let nth = usize::try_from(count.fetch_add(1, Ordering::SeqCst)).expect("few");
                let fault = faults.get(nth).or(faults.last()).copied().unwrap_or(Fault::None);
                tokio::spawn(carry(station, center, fault, Arc::clone(&up)));
            }
        });
        Self { address, upward, connections }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn carry(mut station: TcpStream, center: SocketAddr, fault: Fault, upward: Arc<AtomicU64>) {
    if let Fault::Says(text) = fault {
        let mut request = [0; 4096];
        let _ = station.read(&mut request).await;
        let _ = station.write_all(text.as_bytes()).await;
        return;
    }
    let Ok(center) = TcpStream::connect(center).await else { return };
    let (mut from_station, mut to_station) = station.into_split();
    let (mut from_center, mut to_center) = center.into_split();
    let down = tokio::spawn(async move { tokio::io::copy(&mut from_center, &mut to_station).await });
    let mut carried = 0;
    let mut piece = vec![0; 8192];
    loop {
        let most = match fault {
            Fault::CutAfter(limit) | Fault::EndAfter(limit) => usize::try_from(limit - carried).unwrap_or(usize::MAX).min(piece.len()),
            _ => piece.len(),
        };
        if most == 0 {
            // The center has what was carried; the station loses its connection, before or after the center has said so.
            if matches!(fault, Fault::CutAfter(_)) {
                down.abort();
                let _ = down.await;
                let _ = to_center.shutdown().await;
            } else {
                let _ = to_center.shutdown().await;
                let _ = down.await;
            }
            return;
        }
        match from_station.read(&mut piece[..most]).await {
            Ok(count) if count > 0 => {
                if let Fault::Late(wait) = fault {
                    tokio::time::sleep(wait).await;
                }
                if to_center.write_all(&piece[..count]).await.is_err() {
                    return;
                }
                carried += count as u64;
                upward.fetch_add(count as u64, Ordering::SeqCst);
            }
            _ => {
                let _ = to_center.shutdown().await;
                let _ = down.await;
                return;
            }
        }
    }
}

/// A front before the center that sends whoever creates an upload for one package to another machine.
pub(crate) struct Stumbling;

impl Stumbling {
    /// Where it listens, as an address of the center. What it stumbles over has this mark in its request.
    pub(crate) async fn before(center: SocketAddr, mark: String) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            while let Ok((station, _)) = listener.accept().await {
                tokio::spawn(stumble(station, center, mark.clone()));
            }
        });
        format!("http://{address}")
    }
}

async fn stumble(mut station: TcpStream, center: SocketAddr, mark: String) {
    let Ok(mut behind) = TcpStream::connect(center).await else { return };
    let (mut up, mut down) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            read = station.read(&mut up) => match read {
                Ok(count) if count > 0 => {
                    if String::from_utf8_lossy(&up[..count]).contains(&mark) {
                        let away = "HTTP/1.1 201 Created\r\nlocation: http://127.0.0.1:9/v1/uploads/1\r\ncontent-length: 0\r\n\r\n";
                        if station.write_all(away.as_bytes()).await.is_err() {
                            return;
                        }
                    } else if behind.write_all(&up[..count]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
            read = behind.read(&mut down) => match read {
                Ok(count) if count > 0 => if station.write_all(&down[..count]).await.is_err() { return },
                _ => return,
            },
        }
    }
}
