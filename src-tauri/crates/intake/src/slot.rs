//! One writer per upload, and the newest wins: a station whose connection died comes back before the center has noticed, and must
//! not wait until the dead one times out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedMutexGuard};

/// How long the newest waits for the one before to let go.
const PATIENCE: Duration = Duration::from_secs(5);

/// The uploads being written to.
#[derive(Debug, Default)]
pub(crate) struct Slots(Mutex<HashMap<String, Arc<Slot>>>);

#[derive(Debug, Default)]
struct Slot {
    held: Arc<tokio::sync::Mutex<()>>,
    give_way: Notify,
}

/// The right to write to one upload.
pub(crate) struct Turn {
    slot: Arc<Slot>,
    _held: OwnedMutexGuard<()>,
}

impl Slots {
    /// Takes the upload over; `None` if the one before does not let go.
    pub(crate) async fn enter(&self, id: &str) -> Option<Turn> {
        let slot = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Slots nobody holds or waits for have one owner, the map.
            all.retain(|_, slot| Arc::strong_count(slot) > 1);
            Arc::clone(all.entry(id.to_owned()).or_default())
        };
        slot.give_way.notify_waiters();
        let held = tokio::time::timeout(PATIENCE, Arc::clone(&slot.held).lock_owned()).await.ok()?;
        Some(Turn { slot, _held: held })
    }
}

impl Turn {
    /// Ends when somebody newer wants the upload.
    pub(crate) async fn give_way(&self) {
        self.slot.give_way.notified().await;
    }
}
