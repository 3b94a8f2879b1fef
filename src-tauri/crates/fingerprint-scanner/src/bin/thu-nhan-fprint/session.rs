//! Orders in, answers out. One thread reads orders, so that a cancel gets through while the other waits for a finger.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use fingerprint_scanner::protocol::{Answer, Device, Fault, Order, receive_order, reply};

use crate::libfprint::{Cancellable, Context, Failure, Opened};

/// The capture that runs or waits to run, and what ends it.
type Running = Arc<Mutex<Option<(u64, Cancellable)>>>;

/// An order, and for a capture what ends it.
type Job = (Order, Option<Cancellable>);

pub(crate) fn run() {
    let (sender, jobs) = mpsc::channel();
    let running = Running::default();
    let its = running.clone();
    thread::spawn(move || read(&its, &sender));
    let context = Context::new();
    let mut opened = None;
    let mut output = io::stdout().lock();
    for (order, cancel) in jobs {
        let (answer, pixels) = match obey(&context, &mut opened, order, cancel) {
            Ok(done) => done,
            Err(Failure { why, detail }) => (Answer::Failed { why, detail }, Vec::new()),
        };
        *lock(&running) = None;
        if reply(&mut output, &answer, &pixels).is_err() {
            break;
        }
    }
    // Dropping closes the device.
}

fn read(running: &Running, jobs: &Sender<Job>) {
    let mut input = io::stdin().lock();
    while let Ok(order) = receive_order(&mut input) {
        let job = match order {
            Order::Cancel { number } => {
                if let Some((_, cancel)) = lock(running).as_ref().filter(|(waiting, _)| *waiting == number) {
                    cancel.cancel();
                }
                continue;
            }
            Order::Capture { number } => {
                let cancel = Cancellable::new();
                *lock(running) = Some((number, cancel.clone()));
                (order, Some(cancel))
            }
            other => (other, None),
        };
        if jobs.send(job).is_err() {
            return;
        }
    }
    // The station is gone: nobody waits for the finger any more.
    if let Some((_, cancel)) = lock(running).as_ref() {
        cancel.cancel();
    }
}

fn lock(running: &Running) -> MutexGuard<'_, Option<(u64, Cancellable)>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

fn obey(
    context: &Context,
    opened: &mut Option<Opened>,
    order: Order,
    cancel: Option<Cancellable>,
) -> Result<(Answer, Vec<u8>), Failure> {
    let bare = |answer| Ok((answer, Vec::new()));
    match (order, cancel) {
        (Order::List, _) => {
            let devices = context.devices();
            let named = devices.iter().map(|device| Device { id: device.id(), driver: device.driver(), name: device.name() });
            bare(Answer::Devices { devices: named.collect() })
        }
        (Order::Open { device: id }, _) => {
            *opened = None;
            let device = context.devices().into_iter().find(|device| device.id() == id).ok_or(Failure {
                why: Fault::NotFound,
                detail: "no device of that id".into(),
            })?;
            *opened = Some(device.open()?);
            bare(Answer::Done)
        }
        (Order::Close, _) => {
            *opened = None;
            bare(Answer::Done)
        }
        (Order::Capture { .. }, Some(cancel)) => {
            let device = opened.as_ref().ok_or(Failure { why: Fault::Failed, detail: "nothing is open".into() })?;
            let image = device.capture(&cancel)?;
            let answer =
                Answer::Image { width: image.width, height: image.height, ppmm: image.ppmm, bytes: image.pixels.len() };
            Ok((answer, image.pixels))
        }
        (Order::Capture { .. } | Order::Cancel { .. }, _) => {
            Err(Failure { why: Fault::Failed, detail: "not an order for this thread".into() })
        }
    }
}
