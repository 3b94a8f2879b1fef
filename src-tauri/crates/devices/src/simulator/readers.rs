use std::collections::BTreeMap;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::{Atr, CardReaders, DeviceError, Reader, ReaderChange, ReaderListener, ReaderWatch};

/// Answer to reset of a contactless ICAO chip as PC/SC part 3 (3.1.3.2.3) builds it.
pub const TEST_CARD_ATR: [u8; 13] = [0x3B, 0x88, 0x80, 0x01, 0, 0, 0, 0, 0x33, 0x81, 0x81, 0x00, 0x3A];

/// Card readers that are only said to be there; clones are the same readers and play hands and cables.
#[derive(Clone, Default)]
pub struct SimulatedReaders(Arc<Mutex<Desk>>);

#[derive(Default)]
struct Desk {
    readers: BTreeMap<String, Option<Atr>>,
    stopped: bool,
    watchers: Vec<(u64, Sender<ReaderChange>)>,
    watches: u64,
}

impl SimulatedReaders {
    /// One reader of this name, empty.
    pub fn with(reader: &str) -> Self {
        let readers = Self::default();
        readers.plug(reader);
        readers
    }

    /// Plugs a reader in.
    pub fn plug(&self, reader: &str) {
        let mut desk = self.desk();
        if desk.readers.insert(reader.to_owned(), None).is_none() {
            desk.tell(ReaderChange::ReaderAdded { reader: reader.to_owned() });
        }
    }

    /// Unplugs it, with the card if there is one.
    pub fn unplug(&self, reader: &str) {
        let mut desk = self.desk();
        if desk.readers.remove(reader).is_some() {
            desk.tell(ReaderChange::ReaderRemoved { reader: reader.to_owned() });
        }
    }

    /// Puts a card on a reader that is there.
    pub fn insert(&self, reader: &str, atr: Atr) {
        let mut desk = self.desk();
        if let Some(card) = desk.readers.get_mut(reader) {
            *card = Some(atr.clone());
            desk.tell(ReaderChange::CardInserted { reader: reader.to_owned(), atr: Some(atr) });
        }
    }

    /// Takes the card away.
    pub fn remove(&self, reader: &str) {
        let mut desk = self.desk();
        if desk.readers.get_mut(reader).is_some_and(|card| card.take().is_some()) {
            desk.tell(ReaderChange::CardRemoved { reader: reader.to_owned() });
        }
    }

    /// Stops or starts the service behind the readers.
    pub fn run_service(&self, runs: bool) {
        let mut desk = self.desk();
        if desk.stopped == runs {
            desk.stopped = !runs;
            desk.tell(if runs { ReaderChange::ServiceBack } else { ReaderChange::ServiceLost });
            if runs {
                desk.everything().into_iter().for_each(|change| desk.tell(change));
            }
        }
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn tell(&mut self, change: ReaderChange) {
        self.watchers.retain(|(_, watcher)| watcher.send(change.clone()).is_ok());
    }

    /// What is there, told as if it came just now.
    fn everything(&self) -> Vec<ReaderChange> {
        let told = |(reader, card): (&String, &Option<Atr>)| {
            let added = ReaderChange::ReaderAdded { reader: reader.clone() };
            let inserted = card.clone().map(|atr| ReaderChange::CardInserted { reader: reader.clone(), atr: Some(atr) });
            [Some(added), inserted]
        };
        self.readers.iter().flat_map(told).flatten().collect()
    }

    fn service(&self) -> Result<(), DeviceError> {
        if self.stopped { Err(DeviceError::ServiceAbsent { service: "simulated" }) } else { Ok(()) }
    }
}

impl CardReaders for SimulatedReaders {
    fn simulated(&self) -> bool {
        true
    }

    fn list(&self) -> Result<Vec<Reader>, DeviceError> {
        let desk = self.desk();
        desk.service()?;
        let reader = |(name, card): (&String, &Option<Atr>)| Reader {
            name: name.clone(),
            card_present: card.is_some(),
            atr: card.clone(),
        };
        Ok(desk.readers.iter().map(reader).collect())
    }

    fn watch(&self, mut listener: ReaderListener) -> Result<ReaderWatch, DeviceError> {
        let mut desk = self.desk();
        desk.service()?;
        let (sender, changes) = mpsc::channel();
        for change in desk.everything() {
            // The receiver is alive: it is in this function.
            let _ = sender.send(change);
        }
        desk.watches += 1;
        let id = desk.watches;
        desk.watchers.push((id, sender));
        drop(desk);
        let thread = thread::spawn(move || changes.iter().for_each(&mut listener));
        let readers = self.clone();
        Ok(ReaderWatch::new(move || {
            readers.desk().watchers.retain(|(other, _)| *other != id);
            // A listener that drops its own watch cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }))
    }
}
