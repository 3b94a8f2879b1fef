use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::{Atr, CardReaders, ReaderChange};

/// How long a change may take to be told; generous, for loaded machines.
const SOON: Duration = Duration::from_secs(10);

/// The hands at a reader.
pub trait ReadersBench {
    /// The readers under test.
    fn readers(&self) -> &dyn CardReaders;

    /// Name of the reader the cards go to; it is there and empty when the suite begins.
    fn reader(&self) -> String;

    /// Puts a card on it and gives the answer to reset that card will give.
    fn insert(&mut self) -> Atr;

    /// Takes the card away.
    fn remove(&mut self);
}

/// Runs readers through insertion and removal, told and listed.
///
/// # Panics
/// When they do not conform.
pub fn readers(bench: &mut dyn ReadersBench) {
    let reader = bench.reader();
    assert_eq!(card(bench, &reader), (false, None), "the reader is there and empty");

    let (sender, changes) = mpsc::channel();
    let tell = move |change| {
        let _ = sender.send(change);
    };
    let watch = bench.readers().watch(Box::new(tell)).unwrap_or_else(|error| panic!("watch: {error}"));
    expect(&changes, &ReaderChange::ReaderAdded { reader: reader.clone() });
    for _ in 0..2 {
        let atr = bench.insert();
        expect(&changes, &ReaderChange::CardInserted { reader: reader.clone(), atr: Some(atr.clone()) });
        assert_eq!(card(bench, &reader), (true, Some(atr)), "the card is listed");
        bench.remove();
        expect(&changes, &ReaderChange::CardRemoved { reader: reader.clone() });
        assert_eq!(card(bench, &reader), (false, None), "the card is gone");
    }
    drop(watch);
    while changes.try_recv().is_ok() {}
    bench.insert();
    bench.remove();
    assert!(changes.recv_timeout(Duration::from_millis(300)).is_err(), "a dropped watch tells nothing");
}

fn card(bench: &dyn ReadersBench, reader: &str) -> (bool, Option<Atr>) {
    let list = bench.readers().list().unwrap_or_else(|error| panic!("list: {error}"));
    let found = list.into_iter().find(|one| one.name == reader).unwrap_or_else(|| panic!("{reader} is not listed"));
    (found.card_present, found.atr)
}

/// Waits for this change; changes of other readers may come between.
fn expect(changes: &Receiver<ReaderChange>, wanted: &ReaderChange) {
    let mut seen = Vec::new();
    while let Ok(change) = changes.recv_timeout(SOON) {
        if change == *wanted {
            return;
        }
        seen.push(change);
    }
    panic!("{wanted:?} was not told; told were {seen:?}");
}
