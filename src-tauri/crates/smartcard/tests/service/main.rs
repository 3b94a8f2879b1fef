//! The driver against the real service and a virtual reader.

mod card;
mod daemon;

use std::env;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use card::Card;
use daemon::{Daemon, VIRTUAL, is_virtual, wait};
use devices::conformance::{self, ReadersBench};
use devices::{Atr, CardReaders, DeviceError, ReaderChange};
use smartcard::PcscReaders;

/// A chip card of T=1 as ISO/IEC 7816-3 allows, different at each insertion in its one historical byte.
fn atr(number: u8) -> Vec<u8> {
    let mut atr = vec![0x3B, 0x81, 0x80, 0x01, number];
    atr.push(atr[1..].iter().fold(0, |sum, byte| sum ^ byte));
    atr
}

struct Bench {
    card: Option<Card>,
    insertions: u8,
}

impl ReadersBench for Bench {
    fn readers(&self) -> &dyn CardReaders {
        &PcscReaders
    }

    fn reader(&self) -> String {
        VIRTUAL.into()
    }

    fn insert(&mut self) -> Atr {
        self.insertions += 1;
        let atr = atr(self.insertions);
        self.card = Some(Card::insert(&atr).unwrap());
        wait(|| PcscReaders.list().unwrap().iter().any(|reader| is_virtual(reader) && reader.atr.is_some()));
        Atr(atr)
    }

    fn remove(&mut self) {
        self.card = None;
        wait(|| PcscReaders.list().unwrap().iter().any(|reader| is_virtual(reader) && !reader.card_present));
    }
}

#[test]
fn the_driver_conforms_on_a_virtual_reader_and_survives_a_restart_of_the_service() {
    let mut daemon = match Daemon::find_or_start() {
        Ok(daemon) => daemon,
        Err(reason) => return println!("skipped: {reason}"),
    };
    conformance::readers(&mut Bench { card: None, insertions: 0 });
    if daemon.is_ours() {
        restart(&mut daemon);
    } else {
        println!("restart skipped: the service belongs to somebody else");
    }
}

fn restart(daemon: &mut Daemon) {
    let (sender, changes) = mpsc::channel();
    let tell = move |change| {
        let _ = sender.send(change);
    };
    let _watch = PcscReaders.watch(Box::new(tell)).unwrap();
    let expect = |wanted: ReaderChange| {
        while let Ok(change) = changes.recv_timeout(Duration::from_secs(15)) {
            if change == wanted {
                return;
            }
        }
        panic!("{wanted:?} was not told");
    };
    let added = || ReaderChange::ReaderAdded { reader: VIRTUAL.into() };
    expect(added());
    daemon.stop();
    expect(ReaderChange::ServiceLost);
    assert_eq!(PcscReaders.list().err(), Some(DeviceError::ServiceAbsent { service: "pcscd" }));
    daemon.start_again();
    expect(ReaderChange::ServiceBack);
    expect(added());
}

/// Run by the test below in a process whose library looks for the service where there is none.
#[test]
#[ignore = "run by another test, in its own process"]
fn without_a_service() {
    assert_eq!(PcscReaders.list().err().map(|error| error.code()), Some("deviceServiceAbsent"));
    assert!(matches!(PcscReaders.watch(Box::new(|_| {})), Err(DeviceError::ServiceAbsent { .. })));
}

#[test]
#[cfg(target_os = "linux")]
fn a_machine_without_the_service_gets_a_typed_error() {
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", "without_a_service", "--ignored"])
        .env("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}
