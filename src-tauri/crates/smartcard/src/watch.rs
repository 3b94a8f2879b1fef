use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use devices::{DeviceError, ReaderChange, ReaderListener, ReaderWatch};
use pcsc::{Context, Error, PNP_NOTIFICATION, ReaderState, State};

use crate::snapshot::{self, Snapshot};
use crate::{connect, fault};

/// Longest sleep in the service. A change wakes it at once; this bounds what a missed wake can cost, and the time a
/// cancel takes that came just before the sleep.
const SLEEP: Duration = Duration::from_secs(1);

/// How often a service that went away is looked for.
const SEARCH: Duration = Duration::from_millis(500);

/// The watching thread and the one that ends it.
struct Shared {
    stop: AtomicBool,
    context: Mutex<Context>,
}

impl Shared {
    fn context(&self) -> MutexGuard<'_, Context> {
        self.context.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}

pub(crate) fn start(context: Context, listener: ReaderListener) -> Result<ReaderWatch, DeviceError> {
    let shared = Arc::new(Shared { stop: AtomicBool::new(false), context: Mutex::new(context) });
    let its = shared.clone();
    let thread = thread::Builder::new()
        .name("card readers".into())
        .spawn(move || run(&its, listener))
        .map_err(|error| DeviceError::Failed { detail: error.to_string() })?;
    Ok(ReaderWatch::new(move || {
        shared.stop.store(true, Ordering::Release);
        let _ = shared.context().cancel();
        // A listener that drops its own watch cannot wait for itself.
        if thread.thread().id() != thread::current().id() {
            let _ = thread.join();
        }
    }))
}

fn run(shared: &Shared, mut listener: ReaderListener) {
    while !shared.stopped() {
        let context = shared.context().clone();
        let error = follow(&context, shared, &mut listener);
        if shared.stopped() {
            return;
        }
        if fault::service_gone(error) {
            listener(ReaderChange::ServiceLost);
            let Some(context) = search(shared) else { return };
            *shared.context() = context;
            listener(ReaderChange::ServiceBack);
        } else {
            // Something passing; without a pause it could spin.
            thread::sleep(SEARCH);
        }
    }
}

/// Tells changes until the service fails or an end is asked for.
fn follow(context: &Context, shared: &Shared, listener: &mut ReaderListener) -> Error {
    let mut known = Snapshot::default();
    loop {
        // The states to wait on are taken before the look: what happens in between wakes the wait at once.
        let mut states = match waiting_states(context) {
            Ok(states) => states,
            Err(error) => return error,
        };
        match snapshot::take(context) {
            Ok(now) => {
                for change in now.changes_since(&known) {
                    listener(change);
                }
                known = now;
            }
            Err(error) => return error,
        }
        if shared.stopped() {
            return Error::Cancelled;
        }
        match context.get_status_change(SLEEP, &mut states) {
            Ok(()) | Err(Error::Timeout | Error::UnknownReader) => {}
            Err(error) => return error,
        }
    }
}

/// Every reader with its present state, and the name under which the service tells of readers plugged in or out.
fn waiting_states(context: &Context) -> Result<Vec<ReaderState>, Error> {
    let names = match context.list_readers_owned() {
        Ok(names) => names,
        Err(Error::NoReadersAvailable) => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut states = vec![ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)];
    states.extend(names.into_iter().map(|name| ReaderState::new(name, State::UNAWARE)));
    match context.get_status_change(Duration::ZERO, &mut states) {
        Ok(()) | Err(Error::Timeout | Error::UnknownReader) => {}
        Err(error) => return Err(error),
    }
    states.iter_mut().for_each(ReaderState::sync_current_state);
    Ok(states)
}

fn search(shared: &Shared) -> Option<Context> {
    while !shared.stopped() {
        thread::sleep(SEARCH);
        if let Ok(context) = connect() {
            return Some(context);
        }
    }
    None
}
