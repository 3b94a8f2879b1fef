//! Tells the windows what changed: a topic, never data.

use std::sync::Arc;
use tauri::{AppHandle, Emitter};
use wiring::Workstation;

/// Forwards topics to every window until the station closes.
pub(crate) fn forward(handle: AppHandle, workstation: Arc<Workstation>) {
    std::thread::spawn(move || {
        let topics = workstation.subscribe();
        while let Ok(topic) = topics.recv() {
            let topic = topic.to_string();
            if topic == "session" {
                crate::windows::follow_session(&handle, &workstation);
            }
            if handle.emit("topic", topic).is_err() {
                return;
            }
        }
    });
}
