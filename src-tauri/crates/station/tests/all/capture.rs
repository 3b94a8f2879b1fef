use std::sync::mpsc::{Receiver, Sender, channel};

use devices::simulator::{Presentation, ScannerControls, SimulatedScanner};
use devices::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, FingerCapture, FingerprintScanner, GlassFrame, LiveGlass, ScannerInfo, StepPace};
use enrollment::{ApplicationId, FingerPosition};
use station::{SlapCapture, Window};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

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

/// Tries in which these fingers of the right hand are dry, each of them another one.
fn parched(run: &Run, id: &ApplicationId, dry: &[&[enrollment::FingerPosition]]) -> Vec<station::TryNote> {
    let take = |fingers: &&[enrollment::FingerPosition]| {
        run.scanner.next(Presentation::Parched(fingers.to_vec()));
        let SlapCapture::Taken(one) = run.station.capture_slap(id, 13).expect("a slap") else { panic!("cancelled") };
        *one
    };
    dry.iter().map(take).collect()
}

#[test]
fn where_no_try_has_all_fingers_good_the_best_of_each_is_proposed_and_kept_with_the_picture_it_was_taken_in() {
    use enrollment::FingerPosition::{LeftIndex, RightIndex, RightRing};
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let read = || run.station.application(&id).expect("read");
    let tries = parched(&run, &id, &[&[RightRing]]);
    assert!(read().note.combined(right).is_none(), "of one try nothing is combined");
    let tries = [tries, parched(&run, &id, &[&[RightIndex]])].concat();
    let case = read();
    let combined = case.note.combined(right).expect("each try has a good print where the other is weak");
    let name = combined.name();
    assert!(combined.fingers.iter().all(|finger| finger.good) && combined.tries.len() == 2);

    let kept = run.station.keep_slap(&id, &name).expect("kept");
    let sample = kept.sample(right).expect("a sample");
    let from = |finger| sample.picture_of(finger).expect("found");
    assert_eq!((from(RightRing), from(RightIndex)), (tries[1].id, tries[0].id), "each from the try in which it was good");
    assert_eq!(sample.further.len(), 1);
    assert!(sample.capture.fingers.iter().all(enrollment::FingerFound::is_good) && sample.picture_of(LeftIndex).is_none());
    let stored = || {
        let state = |id| run.station.image(Window::Desk, &format!("sample/{id}")).is_some();
        sample.pictures().all(state)
    };
    assert!(stored());

    // Taken back as a whole, and not to be kept any more: its pictures are gone with it.
    let back = run.station.take_back(&id).expect("taken back");
    assert!(back.sample(right).is_none());
    refused(run.station.keep_slap(&id, &name), "tryGone");

    // With a better whole try there is nothing to combine.
    let again = parched(&run, &id, &[&[RightRing], &[RightIndex], &[]]);
    assert!(read().note.combined(right).is_none());
    let kept = run.station.keep_slap(&id, &again[2].id.to_string()).expect("kept");
    assert!(kept.sample(right).expect("a sample").further.is_empty());
}

#[test]
fn hands_of_two_people_are_never_combined() {
    use enrollment::FingerPosition::{RightIndex, RightRing};
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    parched(&run, &id, &[&[RightRing]]);
    run.scanner.present(resident(Case::DueForExchange).finger_seed());
    parched(&run, &id, &[&[RightIndex]]);
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.note.tries.iter().filter(|one| one.can_keep).count(), 2);
    assert!(case.note.combined(right).is_none());
    let name = case.note.tries.iter().map(|one| one.id.to_string()).collect::<Vec<_>>().join("+");
    refused(run.station.keep_slap(&id, &name), "tryGone");
}

#[test]
fn an_excepted_finger_that_lies_down_all_the_same_disturbs_nobody_and_counts_where_it_is_good() {
    use enrollment::ExceptionKind::{Amputated, Worn};
    use enrollment::FingerPosition::RightRing;
    let post = Post::new();
    let person = resident(Case::FirstCard);
    let with = |kind, how: Presentation| {
        let run = post.start();
        run.sign_in("lan");
        let id = run.open(person);
        run.station.declare_exception(&id, &[4], kind, true, "").expect("declared");
        // Lies down though the scanner was told that it does not.
        let hand = |parched: bool| {
            let position = fingerprint::Position::try_from(4).expect("a finger");
            let condition = synthetic::Condition { parched: if parched { vec![position] } else { Vec::new() }, ..synthetic::Condition::attempt(1) };
            let hand = synthetic::slap(person.finger_seed(), fingerprint::Slap::RightFour, &condition);
            laid(&hand, hand.gray().to_vec())
        };
        run.scanner.next(hand(matches!(how, Presentation::Dry)));
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
        let station::Found::Slap { fingers, .. } = &one.found else { panic!("a slap") };
        let ring = fingers.iter().any(|finger| finger.found.position == RightRing);
        let kept = one.can_keep.then(|| run.station.keep_slap(&id, &one.id.to_string()).expect("kept"));
        run.station.withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
        (one.can_keep && kept.is_some(), fingers.len(), ring)
    };
    assert_eq!(with(Worn, Presentation::Clean), (true, 4, true));
    assert_eq!(with(Worn, Presentation::Dry), (true, 3, false), "its weak print is left out");
    assert!(!with(Amputated, Presentation::Clean).0, "somebody without that finger has none there");
}

/// A drawn hand on the glass, with these pixels.
fn laid(hand: &fingerprint::Image, gray: Vec<u8>) -> Presentation {
    Presentation::Image(devices::FingerImage { width: hand.width(), height: hand.height(), gray: gray.into(), ppi: Some(hand.ppi()), device_score: None })
}

/// Takes one finger at a time, and says which it was asked for.
struct OneByOne {
    inner: SimulatedScanner,
    asked: Sender<u8>,
    /// Whoever sits there lays down this finger, whatever is asked for.
    always: Option<FingerPosition>,
}

impl OneByOne {
    fn new(always: Option<FingerPosition>) -> (Self, Receiver<u8>) {
        let (asked, requests) = channel();
        (Self { inner: SimulatedScanner::new(11, Box::new(StepPace::new())), asked, always }, requests)
    }
}

/// Somebody before such a scanner, at the fingers.
fn one_by_one(post: &Post, always: Option<FingerPosition>) -> (Run, ApplicationId, ScannerControls, Receiver<u8>) {
    let (scanner, requests) = OneByOne::new(always);
    let hands = scanner.inner.controls();
    let run = post.start_with(|_, ports| ports.scanners = vec![Box::new(scanner)]);
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    hands.present(person.finger_seed());
    (run, id, hands, requests)
}

impl FingerprintScanner for OneByOne {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo { slap: false, ..self.inner.describe() }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        let CaptureTarget::Finger(finger) = request.target else { panic!("one finger at a time") };
        self.asked.send(finger.code()).expect("somebody listens");
        let request = CaptureRequest { target: CaptureTarget::Finger(self.always.unwrap_or(finger)), ..request };
        Ok(match self.inner.capture(request, cancel)? {
            // It has a score of its own, another one for each finger.
            FingerCapture::Whole(image) => FingerCapture::Whole(devices::FingerImage { device_score: Some(50 + finger.code()), ..image }),
            apart @ FingerCapture::Apart(_) => apart,
        })
    }
}

#[test]
fn fingers_taken_one_by_one_before_something_went_wrong_stay_and_only_the_others_are_asked_for_again() {
    let post = Post::new();
    let (run, id, hands, requests) = one_by_one(&post, None);
    let asked = || requests.try_iter().collect::<Vec<_>>();
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let case = || run.station.application(&id).expect("read");

    for how in [Presentation::Clean, Presentation::Clean, Presentation::Nothing] {
        hands.next(how);
    }
    refused(run.station.capture_slap(&id, 13), "deviceTimedOut");
    assert_eq!(asked(), [2, 3, 4]);
    assert!(run.station.read_scanner().expect("read").wanted.is_none(), "it waits for nothing any more");
    let note = case().note;
    assert!(note.combined(right).is_none() && !note.tries[0].can_keep, "two fingers are no slap");

    // A dry finger is taken, and is the only one that is asked for the next time.
    for how in [Presentation::Dry, Presentation::Clean] {
        hands.next(how);
    }
    assert!(matches!(run.station.capture_slap(&id, 13), Ok(SlapCapture::Taken(_))));
    assert_eq!(asked(), [4, 5], "not those that are there");
    let weak = |note: &station::Note| note.combined(right).expect("all are there").fingers.iter().filter(|finger| !finger.good).count();
    assert_eq!(weak(&case().note), 1);
    assert!(matches!(run.station.capture_slap(&id, 13), Ok(SlapCapture::Taken(_))));
    assert_eq!(asked(), [4]);
    let note = case().note;
    assert_eq!(weak(&note), 0);
    let name = note.combined(right).expect("all are good").name();
    let kept = run.station.keep_slap(&id, &name).expect("kept");
    let sample = kept.sample(right).expect("a sample");
    assert_eq!((sample.capture.fingers.len(), sample.further.len()), (4, 2));
    assert_eq!(kept.mix_ups().count(), 0);
    // Whoever wants all of them anew gets all of them.
    assert!(matches!(run.station.capture_slap(&id, 13), Ok(SlapCapture::Taken(_))));
    assert_eq!(asked(), [2, 3, 4, 5]);
}

#[test]
fn one_finger_laid_down_for_four_is_a_certain_mix_up() {
    let post = Post::new();
    let (run, id, _, _requests) = one_by_one(&post, Some(FingerPosition::RightIndex));
    let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("taken") else { panic!("not cancelled") };
    let kept = run.station.keep_slap(&id, &one.id.to_string()).expect("kept, to be decided about");
    let found: Vec<_> = kept.mix_ups().map(|(_, found)| (found.like.clone(), found.certainty)).collect();
    assert_eq!(found, [(enrollment::Resembled::OwnFingers, enrollment::MixUpCertainty::Certain)]);
    // Taken again, the prints that are in doubt are no choice any more.
    let SlapCapture::Taken(again) = run.station.capture_slap(&id, 13).expect("taken") else { panic!("not cancelled") };
    let right = enrollment::SampleKind::Slap(enrollment::Slap::RightFour);
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.note.best_first(right).iter().map(|one| one.number).collect::<Vec<_>>(), [again.number]);
}

#[test]
fn a_scanner_just_turned_shows_a_whole_hand_before_its_thumbs_have_names() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    let take = |slap: u8, turned: bool| {
        let which = if slap == 13 { fingerprint::Slap::RightFour } else { fingerprint::Slap::Thumbs };
        // The tips alone: what lies below them would show on its head that it is no tip.
        let condition = synthetic::Condition { partial: 0.7, ..synthetic::Condition::attempt(1) };
        let hand = synthetic::slap(person.finger_seed(), which, &condition);
        let mut gray = hand.gray().to_vec();
        if turned {
            gray.reverse();
        }
        run.scanner.next(laid(&hand, gray));
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, slap).expect("a slap") else { panic!("cancelled") };
        one
    };
    assert!(take(15, false).can_keep);
    assert!(run.station.turn_scanner().expect("turned"));
    assert!(run.station.read_scanner().expect("read").turned);
    // A key pressed by mistake would exchange the thumbs, and nothing on the picture shows it.
    let thumbs = take(15, false);
    let station::Found::Slap { why, .. } = &thumbs.found else { panic!("a slap") };
    assert_eq!((thumbs.can_keep, why.as_deref()), (false, Some("slapTurnUnproven")));
    assert!(take(13, true).can_keep);
    assert!(take(15, true).can_keep, "a whole hand showed that it stands so");
    assert!(!run.station.turn_scanner().expect("turned back"));
    assert!(!take(15, false).can_keep);
    assert!(run.station.turn_scanner().expect("and again"));
    assert!(take(15, true).can_keep, "as it was proven");
}

#[test]
fn fingers_taken_one_by_one_lie_in_the_picture_as_hands_lie_on_glass() {
    let post = Post::new();
    let (run, id, _, _requests) = one_by_one(&post, None);
    for (slap, from_the_left) in [(13, vec![2, 3, 4, 5]), (14, vec![10, 9, 8, 7]), (15, vec![6, 1])] {
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, slap).expect("taken") else { panic!("not cancelled") };
        let kept = run.station.keep_slap(&id, &one.id.to_string()).expect("kept");
        let of_the_device = |finger: &enrollment::FingerFound| finger.device_score == Some(50 + finger.position.code());
        assert!(kept.samples().expect("a draft")[&one.kind].capture.fingers.iter().all(of_the_device), "what the device said stands in the record");
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
        laid(&hand, gray)
    };
    let take = |run: &Run| {
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

/// Finds the fingers of a hand itself.
struct Knowing(SimulatedScanner);

impl FingerprintScanner for Knowing {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo { names_fingers: true, ..self.0.describe() }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        self.0.capture(request, cancel)
    }
}

#[test]
fn a_scanner_that_names_the_fingers_itself_is_never_said_to_stand_turned_round() {
    let post = Post::new();
    let run = post.start_with(|_, ports| ports.scanners = vec![Box::new(Knowing(SimulatedScanner::new(11, Box::new(StepPace::new()))))]);
    run.sign_in("lan");
    refused(run.station.turn_scanner(), "scannerKnowsHand");
    assert!(!run.station.read_scanner().expect("read").turned);
}
