use std::sync::mpsc::{Receiver, Sender, channel};

use devices::simulator::{Presentation, SimulatedScanner};
use devices::{CancelToken, CaptureRequest, DeviceError, FingerCapture, FingerprintScanner, GlassFrame, LiveGlass, ScannerInfo, StepPace};
use station::{SlapCapture, Window};
use synthetic::Case;

use crate::post::{Post, refused, resident};

/// A scanner that has its picture before anybody can stop it, and hands it over when it is told to.
struct Late {
    inner: SimulatedScanner,
    began: Sender<()>,
    go_on: Receiver<()>,
    glass: LiveGlass,
}

impl FingerprintScanner for Late {
    fn describe(&self) -> ScannerInfo {
        self.inner.describe()
    }

    fn show_on(&mut self, glass: LiveGlass) {
        self.glass = glass;
    }

    fn capture(&mut self, request: CaptureRequest, _: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let taken = self.inner.capture(request, &CancelToken::new());
        if let Ok(FingerCapture::Whole(image)) = &taken {
            self.glass.show(GlassFrame { width: image.width, height: image.height, gray: image.gray.clone() });
        }
        self.began.send(()).expect("somebody waits");
        self.go_on.recv().expect("somebody lets it go on");
        self.glass.clear();
        taken
    }
}

#[test]
fn a_picture_that_comes_after_not_this_person_is_dropped_and_a_slow_hand_is_not() {
    let post = Post::new();
    let (began, begun) = channel();
    let (let_go, go_on) = channel();
    let scanner = SimulatedScanner::new(11, Box::new(StepPace::new()));
    let hands = scanner.controls();
    let run = post.start_with(|_, ports| ports.scanners = vec![Box::new(Late { inner: scanner, began, go_on, glass: LiveGlass::default() })]);
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

    // The glass is seen at the desk alone, and as long as it is captured from.
    let glass = |window| run.station.image(window, "preview/glass");
    assert!(glass(Window::Desk).is_none());

    // A hand that takes longer than an absence would: the person sat there all the time.
    let slow = capture(&|| {
        post.wrist.pass(6 * 60_000);
        assert!(glass(Window::Desk).is_some_and(|(kind, _)| kind == "image/jpeg"));
        assert!(glass(Window::Applicant).is_none());
    });
    let slow = slow.expect("a slap");
    assert!(glass(Window::Desk).is_none(), "nothing of a hand stays behind the capture");
    assert!(matches!(slow, SlapCapture::Taken(_)));
    let tries = || run.station.application(&id).expect("read").note.tries.len();
    assert_eq!(tries(), 1);

    refused(capture(&|| drop(run.station.confirm_person(&id, false).expect("said"))), "confirmPersonFirst");
    assert_eq!(tries(), 1, "the picture of somebody else is not kept");
}

#[test]
fn of_several_tries_of_a_hand_the_best_is_proposed_whichever_came_last() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let take = |how: Presentation| {
        run.scanner.next(how);
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
        *one
    };
    let order = || run.station.application(&id).expect("read").note.best_first(right).iter().map(|one| one.number).collect::<Vec<_>>();
    take(Presentation::Dry);
    let clean = take(Presentation::Clean);
    let missing = take(Presentation::Without(vec![enrollment::FingerPosition::RightRing]));
    let dry = take(Presentation::Dry);
    assert!(clean.can_keep && dry.can_keep && !missing.can_keep);
    let best = order();
    assert_eq!((best[0], best[3], best.len()), (clean.number, missing.number, 4), "the clean one, and last what cannot be kept");
    // Another one can be chosen all the same.
    let kept = run.station.keep_slap(&id, &dry.id.to_string()).expect("chosen");
    assert_eq!(kept.sample(right).expect("kept").id, dry.id);

    // With a finger excepted the earlier tries show what is not asked for any more.
    run.station.take_back(&id).expect("taken back");
    run.station.declare_exception(&id, &[4], enrollment::ExceptionKind::Bandaged, false, "").expect("declared");
    let three = take(Presentation::Without(vec![enrollment::FingerPosition::RightRing]));
    assert_eq!(order(), [three.number]);
}

/// Takes one finger at a time.
struct OneByOne(SimulatedScanner);

impl FingerprintScanner for OneByOne {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo { slap: false, ..self.0.describe() }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        self.0.capture(request, cancel)
    }
}

#[test]
fn fingers_taken_one_by_one_lie_in_the_picture_as_hands_lie_on_glass() {
    let post = Post::new();
    let scanner = SimulatedScanner::new(11, Box::new(StepPace::new()));
    let hands = scanner.controls();
    let run = post.start_with(|_, ports| ports.scanners = vec![Box::new(OneByOne(scanner))]);
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    hands.present(person.finger_seed());
    for (slap, from_the_left) in [(13, vec![2, 3, 4, 5]), (14, vec![10, 9, 8, 7]), (15, vec![6, 1])] {
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, slap).expect("taken") else { panic!("not cancelled") };
        let station::Found::Slap { mut fingers, .. } = one.found else { panic!("a slap") };
        fingers.sort_by_key(|finger| finger.found.x);
        assert_eq!(fingers.iter().map(|finger| finger.found.position.code()).collect::<Vec<_>>(), from_the_left);
    }
}

#[test]
fn a_childs_fingers_have_a_limit_of_their_own_and_are_taken_three_times_at_most() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let limit = |case: Case| {
        let id = run.open(resident(case));
        let enough: Vec<bool> = (0..3)
            .map(|_| {
                run.station.capture_slap(&id, 13).expect("a slap");
                run.station.application(&id).expect("read").is_tried_enough(right)
            })
            .collect();
        let limit = run.station.application(&id).expect("read").good_score();
        run.station.withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
        (limit, enough)
    };
    assert_eq!(limit(Case::Child), (enrollment::FingerFound::GOOD_SCORE_OF_A_CHILD, vec![false, false, true]));
    assert_eq!(limit(Case::DueForExchange), (enrollment::FingerFound::GOOD_SCORE, vec![false, false, false]));
}

#[test]
fn a_scanner_that_stands_turned_round_gives_hands_the_right_way_up_and_stays_so_after_a_restart() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    let on_its_head = || {
        let hand = synthetic::slap(person.finger_seed(), fingerprint::Slap::RightFour, &synthetic::Condition::attempt(1));
        let gray: Vec<u8> = hand.gray().iter().rev().copied().collect();
        Presentation::Image(devices::FingerImage { width: hand.width(), height: hand.height(), gray: gray.into(), ppi: Some(hand.ppi()) })
    };
    let take = |run: &crate::post::Run| {
        run.scanner.next(on_its_head());
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
        one.can_keep
    };
    assert!(!take(&run), "a hand from behind is no right hand");
    assert!(run.station.turn_scanner().expect("turned"));
    assert!(take(&run));
    drop(run);
    let run = post.start();
    run.sign_in("lan");
    assert!(take(&run), "the station remembers it");
    assert!(!run.station.turn_scanner().expect("turned back"));
    assert!(!take(&run));
}
