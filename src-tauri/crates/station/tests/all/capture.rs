use std::sync::mpsc::{Receiver, Sender, channel};

use devices::simulator::SimulatedScanner;
use devices::{CancelToken, CaptureRequest, DeviceError, FingerImage, FingerprintScanner, ScannerInfo, StepPace};
use station::SlapCapture;
use synthetic::Case;

use crate::post::{Post, refused, resident};

/// A scanner that has its picture before anybody can stop it, and hands it over when it is told to.
struct Late {
    inner: SimulatedScanner,
    began: Sender<()>,
    go_on: Receiver<()>,
}

impl FingerprintScanner for Late {
    fn describe(&self) -> ScannerInfo {
        self.inner.describe()
    }

    fn capture(&mut self, request: CaptureRequest, _: &CancelToken) -> Result<FingerImage, DeviceError> {
        let image = self.inner.capture(request, &CancelToken::new());
        self.began.send(()).expect("somebody waits");
        self.go_on.recv().expect("somebody lets it go on");
        image
    }
}

#[test]
fn a_picture_that_comes_after_not_this_person_is_dropped_and_a_slow_hand_is_not() {
    let post = Post::new();
    let (began, begun) = channel();
    let (let_go, go_on) = channel();
    let scanner = SimulatedScanner::new(11, Box::new(StepPace::new()));
    let hands = scanner.controls();
    let run = post.start_with(|_, ports| ports.scanners = vec![Box::new(Late { inner: scanner, began, go_on })]);
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    hands.present(person.finger_seed());
    let capture = |meanwhile: &dyn Fn()| {
        std::thread::scope(|scope| {
            let capturing = scope.spawn(|| run.station.capture_slap(&id, 13));
            begun.recv().expect("it captures");
            meanwhile();
            let_go.send(()).expect("it goes on");
            capturing.join().expect("no panic")
        })
    };

    // A hand that takes longer than an absence would: the person sat there all the time.
    let slow = capture(&|| post.wrist.pass(6 * 60_000)).expect("a slap");
    assert!(matches!(slow, SlapCapture::Taken(_)));
    let tries = || run.station.application(&id).expect("read").note.tries.len();
    assert_eq!(tries(), 1);

    refused(capture(&|| drop(run.station.confirm_person(&id, false).expect("said"))), "confirmPersonFirst");
    assert_eq!(tries(), 1, "the picture of somebody else is not kept");
}
