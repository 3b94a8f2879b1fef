use std::fmt;

use serde::{Deserialize, Serialize};

use crate::DeviceError;

/// The smart card readers of this machine.
pub trait CardReaders: Send {
    /// Whether no hardware stands behind it.
    fn simulated(&self) -> bool;

    /// The readers there are now, by name. No reader is an empty list; no service is
    /// [`DeviceError::ServiceAbsent`].
    fn list(&self) -> Result<Vec<Reader>, DeviceError>;

    /// Tells `listener` every change from now on, from a thread of its own, until the watch is dropped.
    ///
    /// What is there already is told first, as changes, so that a listener needs no `list`.
    fn watch(&self, listener: ReaderListener) -> Result<ReaderWatch, DeviceError>;
}

/// Who is told about changes.
pub type ReaderListener = Box<dyn FnMut(ReaderChange) + Send>;

/// One reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Name by the system; names the reader in every other call.
    pub name: String,
    /// Whether a card is in it or on it.
    pub card_present: bool,
    /// The card's answer to reset, when there is a card and it answered.
    pub atr: Option<Atr>,
}

/// Answer to reset of a card, 2 to 33 bytes (ISO/IEC 7816-3, 8.2).
///
/// It names the type of card, not the person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Atr(pub Vec<u8>);

impl fmt::Display for Atr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, byte) in self.0.iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            write!(f, "{space}{byte:02X}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Atr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Atr({self})")
    }
}

/// One change among the readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderChange {
    /// A reader was plugged in.
    ReaderAdded {
        /// Its name.
        reader: String,
    },
    /// A reader was unplugged.
    ReaderRemoved {
        /// Its name.
        reader: String,
    },
    /// A card was put in or on.
    CardInserted {
        /// Where.
        reader: String,
        /// Its answer to reset; a card that gives none is upside down, broken, or no chip card.
        atr: Option<Atr>,
    },
    /// The card was taken away.
    CardRemoved {
        /// Where.
        reader: String,
    },
    /// The service behind the readers stopped; all readers are gone until [`ReaderChange::ServiceBack`].
    ServiceLost,
    /// The service is back; the readers are told anew.
    ServiceBack,
}

/// Keeps a listener connected; dropping it ends the watch and waits for its thread.
#[must_use = "the watch ends when this is dropped"]
pub struct ReaderWatch(Option<Box<dyn FnOnce() + Send>>);

impl ReaderWatch {
    /// For drivers: `end` is called once, on drop, and returns when the listener will not be called again.
    pub fn new(end: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for ReaderWatch {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl fmt::Debug for ReaderWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReaderWatch")
    }
}
