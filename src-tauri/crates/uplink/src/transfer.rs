//! One chunk on its way: a body that tells how much of it has left, and a watch that ends it when nothing leaves any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::stream;
use reqwest::{Body, RequestBuilder, Response};
use tokio::time::Instant;

use crate::error::UplinkError;

/// Bytes handed to the connection at a time.
const PIECE: usize = 16 * 1024;
/// How often the watch looks.
const LOOK: Duration = Duration::from_millis(200);

/// Sends `bytes[start..end]` as the body of `request`. `moved` hears how many of them have left; without any movement for `stall` the
/// request ends as timed out. (A time-out over the whole request would be wrong both for a poor line and for a dead one.)
pub(crate) async fn send(
    request: RequestBuilder,
    bytes: &Arc<[u8]>,
    start: usize,
    end: usize,
    stall: Duration,
    mut moved: impl FnMut(u64),
) -> Result<Response, UplinkError> {
    let left = Arc::new(AtomicU64::new(0));
    let body = body(Arc::clone(bytes), start, end, Arc::clone(&left));
    let mut answer = std::pin::pin!(request.body(body).send());
    let mut seen = 0;
    let mut last_movement = Instant::now();
    loop {
        tokio::select! {
            response = &mut answer => return Ok(response?),
            () = tokio::time::sleep(LOOK) => {
                let now = left.load(Ordering::Relaxed);
                if now > seen {
                    seen = now;
                    last_movement = Instant::now();
                    moved(now);
                } else if last_movement.elapsed() >= stall {
                    return Err(UplinkError::TimedOut);
                }
            }
        }
    }
}

fn body(bytes: Arc<[u8]>, start: usize, end: usize, left: Arc<AtomicU64>) -> Body {
    Body::wrap_stream(stream::unfold(start, move |at| {
        let to = (at + PIECE).min(end);
        let piece = (at < end).then(|| bytes.get(at..to).unwrap_or_default().to_vec());
        left.store((at - start) as u64, Ordering::Relaxed);
        async move { piece.map(|piece| (Ok::<_, std::convert::Infallible>(piece), to)) }
    }))
}
