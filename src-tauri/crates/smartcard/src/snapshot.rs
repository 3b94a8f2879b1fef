use std::collections::BTreeMap;
use std::ffi::CString;
use std::time::Duration;

use devices::{Atr, Reader, ReaderChange};
use pcsc::{Context, Error, ReaderState, State};

/// All readers and cards at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Snapshot(BTreeMap<String, Slot>);

#[derive(Clone, Debug, Default, PartialEq)]
struct Slot {
    card: Option<Option<Atr>>,
    /// Counts insertions and removals, so that a card changed between two looks is noticed.
    events: u32,
}

/// Asks the service, without waiting.
///
/// The ATR comes from the reader's state: not every driver has it as an attribute.
pub(crate) fn take(context: &Context) -> Result<Snapshot, Error> {
    let mut states = states(context)?;
    if states.is_empty() {
        return Ok(Snapshot::default());
    }
    match context.get_status_change(Duration::ZERO, &mut states) {
        Ok(()) | Err(Error::Timeout) => {}
        // Unplugged between the list and the question: the next look is right again.
        Err(Error::UnknownReader) => return Ok(Snapshot::default()),
        Err(error) => return Err(error),
    }
    Ok(Snapshot(states.iter().filter(|state| is_there(state)).map(slot).collect()))
}

fn states(context: &Context) -> Result<Vec<ReaderState>, Error> {
    let names: Vec<CString> = match context.list_readers_owned() {
        Ok(names) => names,
        Err(Error::NoReadersAvailable) => Vec::new(),
        Err(error) => return Err(error),
    };
    Ok(names.into_iter().map(|name| ReaderState::new(name, State::UNAWARE)).collect())
}

fn is_there(state: &ReaderState) -> bool {
    !state.event_state().intersects(State::UNKNOWN | State::IGNORE)
}

fn slot(state: &ReaderState) -> (String, Slot) {
    let present = state.event_state().contains(State::PRESENT);
    let atr = (present && !state.atr().is_empty()).then(|| Atr(state.atr().to_vec()));
    (state.name().to_string_lossy().into_owned(), Slot { card: present.then_some(atr), events: state.event_count() })
}

impl Snapshot {
    /// For the port's list.
    pub(crate) fn readers(self) -> Vec<Reader> {
        let reader = |(name, slot): (String, Slot)| Reader { name, card_present: slot.card.is_some(), atr: slot.card.flatten() };
        self.0.into_iter().map(reader).collect()
    }

    /// What happened since `before`, in an order in which it can have happened.
    pub(crate) fn changes_since(&self, before: &Self) -> Vec<ReaderChange> {
        let mut changes = Vec::new();
        for reader in before.0.keys().filter(|name| !self.0.contains_key(*name)) {
            changes.push(ReaderChange::ReaderRemoved { reader: reader.clone() });
        }
        for (reader, now) in &self.0 {
            let known = before.0.get(reader);
            if known.is_none() {
                changes.push(ReaderChange::ReaderAdded { reader: reader.clone() });
            }
            let was = known.cloned().unwrap_or_default();
            let exchanged = known.is_some() && was.card.is_some() && was.events != now.events;
            if was.card.is_some() && (now.card.is_none() || was.card != now.card || exchanged) {
                changes.push(ReaderChange::CardRemoved { reader: reader.clone() });
            }
            if let Some(atr) = now.card.clone().filter(|card| was.card.as_ref() != Some(card) || exchanged) {
                changes.push(ReaderChange::CardInserted { reader: reader.clone(), atr });
            }
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slots: &[(&str, Option<u8>, u32)]) -> Snapshot {
        let slot = |(name, card, events): &(&str, Option<u8>, u32)| {
            ((*name).to_owned(), Slot { card: card.map(|byte| Some(Atr(vec![0x3B, byte]))), events: *events })
        };
        Snapshot(slots.iter().map(slot).collect())
    }

    #[test]
    fn changes_are_told_in_an_order_in_which_they_can_have_happened() {
        let cases = [
            (at(&[]), at(&[("A", Some(1), 1)]), "added inserted"),
            (at(&[("A", None, 0)]), at(&[("A", Some(1), 1)]), "inserted"),
            (at(&[("A", Some(1), 1)]), at(&[("A", None, 2)]), "removed"),
            (at(&[("A", Some(1), 1)]), at(&[("A", Some(2), 3)]), "removed inserted"),
            (at(&[("A", Some(1), 1)]), at(&[("A", Some(1), 3)]), "removed inserted"),
            (at(&[("A", Some(1), 1)]), at(&[("A", Some(1), 1)]), ""),
            (at(&[("A", Some(1), 1)]), at(&[("B", None, 0)]), "reader-removed added"),
        ];
        for (before, now, expected) in cases {
            let words = now.changes_since(&before).iter().map(word).collect::<Vec<_>>().join(" ");
            assert_eq!(words, expected);
        }
    }

    fn word(change: &ReaderChange) -> &'static str {
        match change {
            ReaderChange::ReaderAdded { .. } => "added",
            ReaderChange::ReaderRemoved { .. } => "reader-removed",
            ReaderChange::CardInserted { .. } => "inserted",
            ReaderChange::CardRemoved { .. } => "removed",
            ReaderChange::ServiceLost | ReaderChange::ServiceBack => "service",
        }
    }
}
