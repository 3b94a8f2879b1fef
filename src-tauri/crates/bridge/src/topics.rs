//! Topics as server-sent events.

use crate::Shared;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use std::convert::Infallible;

/// `GET /topics`: one event per topic, no data in it.
pub(crate) async fn listen(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let topics = shared.workstation.subscribe();
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        while let Ok(topic) = topics.recv() {
            if sender.send(topic.to_string()).is_err() {
                return;
            }
        }
    });
    let events = stream::unfold(receiver, |mut receiver| async move {
        let topic = receiver.recv().await?;
        Some((Ok(Event::default().data(topic)), receiver))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
