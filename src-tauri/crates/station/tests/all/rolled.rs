//! Fingers rolled after the slaps, at a post that takes them.

use devices::simulator::{Presentation, SimulatedScanner};
use devices::{CancelToken, CaptureRequest, CaptureTarget, DeviceError, FingerCapture, FingerprintScanner, ScannerInfo, StepPace};
use enrollment::{ApplicationId, EnrollmentRecord, FingerPosition, GapReason, Modality, PrintFlaw, Resembled, SampleKind};
use station::{Found, SlapCapture, TryNote};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident, residents};

fn rolling(post: &Post) -> Run {
    post.start_with(|config, _| config.rolled_prints = true)
}

fn roll(run: &Run, id: &ApplicationId, finger: u8, how: Presentation) -> TryNote {
    run.scanner.next(how);
    let SlapCapture::Taken(one) = run.station.capture_slap(id, finger).expect("taken") else { panic!("not cancelled") };
    *one
}

fn flaw(one: &TryNote) -> Option<PrintFlaw> {
    let Found::Slap { fingers, .. } = &one.found else { panic!("a print") };
    assert!(fingers.len() == 1 && one.can_keep, "{:?}", one.found);
    assert_eq!(fingers[0].good, fingers[0].found.flaw.is_none(), "{:?}", fingers[0]);
    fingers[0].found.flaw
}

#[test]
fn ten_fingers_are_rolled_after_the_slaps_and_lie_in_the_package_apart() {
    let post = Post::new();
    let run = rolling(&post);
    run.sign_in("lan");
    let id = run.submit(resident(Case::DueForExchange));
    run.sign_in("hung");
    run.station.open_review(&id).expect("opened");
    run.station.approve_batch(&[id]).expect("approved");
    let package = run.station.application(&id).expect("read").note.package.expect("a package").id;
    let file = run.station.outbox().file(&package).expect("the file");
    let opened = package::open(&file, &post.trust(), &post.center_key, run.station.now()).expect("opened");
    let record = EnrollmentRecord::from_json(&opened.content.record).expect("a record");
    assert!(record.plan.rolled);
    for finger in FingerPosition::ALL {
        let sample = record.samples.iter().find(|sample| sample.kind == SampleKind::Rolled(finger)).expect("rolled");
        assert!(opened.content.samples.iter().any(|part| part.name == format!("rolled_{}.wsq", finger.code())));
        let [found] = &sample.capture.fingers[..] else { panic!("one finger") };
        assert!(found.position == finger && found.is_good(), "{found:?}");
        let plain = record.samples.iter().flat_map(|sample| &sample.capture.fingers).find(|one| one.position == finger).expect("laid down");
        assert!(found.width > plain.width, "{finger:?}: {} beside {}", found.width, plain.width);
    }
    println!("a package with ten rolled fingers: {} bytes", file.len());
}

#[test]
fn a_post_that_rolls_no_fingers_asks_for_none() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    let plan = run.station.application(&id).expect("read").plan().cloned().expect("a plan");
    assert_eq!(plan.placements().count(), 3);
    assert_eq!(run.station.capture_slap(&id, 2).expect_err("not planned").code, "sampleNotPlanned");
}

#[test]
fn another_finger_is_noticed_beside_the_plain_print_and_kept_only_knowingly() {
    let post = Post::new();
    let run = rolling(&post);
    run.sign_in("lan");
    let person = resident(Case::DueForExchange);
    let id = run.open(person);
    [13, 14, 15].into_iter().for_each(|slap| run.slap(&id, slap));
    assert_eq!(flaw(&roll(&run, &id, 2, Presentation::Clean)), None);
    // The other hand's finger, another person's, and one that was laid down and not rolled.
    assert_eq!(flaw(&roll(&run, &id, 2, Presentation::WrongHand)), Some(PrintFlaw::UnlikePlain));
    let stranger = residents().iter().find(|one| one.finger_seed() != person.finger_seed()).expect("somebody else");
    assert_eq!(flaw(&roll(&run, &id, 2, Presentation::OtherPerson(stranger.finger_seed()))), Some(PrintFlaw::UnlikePlain));
    let laid = synthetic::finger(person.finger_seed(), fingerprint::Position::try_from(2).expect("a finger"), &synthetic::Condition::default());
    let laid = devices::FingerImage { width: laid.width(), height: laid.height(), gray: laid.shared_gray(), ppi: Some(laid.ppi()), device_score: None };
    assert_eq!(flaw(&roll(&run, &id, 2, Presentation::Image(laid))), Some(PrintFlaw::NotRolled));

    // The left index finger kept as the right one: said as a mix-up, too, for somebody to answer.
    let wrong = roll(&run, &id, 2, Presentation::WrongHand);
    let kept = run.station.keep_slap(&id, &wrong.id.to_string()).expect("kept knowingly");
    let found: Vec<_> = kept.mix_ups().filter(|(kind, _)| *kind == SampleKind::Rolled(FingerPosition::RightIndex)).collect();
    assert!(found.iter().any(|(_, found)| found.like == Resembled::OwnFingers), "{found:?}");
    assert!(!kept.sample(SampleKind::Rolled(FingerPosition::RightIndex)).expect("kept").capture.fingers[0].is_good());
}

#[test]
fn what_is_wrong_with_a_rolled_print_by_itself_stays_however_often_the_plain_one_is_taken() {
    let post = Post::new();
    let run = rolling(&post);
    run.sign_in("lan");
    let person = resident(Case::DueForExchange);
    let id = run.open(person);
    let kept = || run.station.application(&id).expect("read").sample(SampleKind::Rolled(FingerPosition::RightIndex)).expect("kept").capture.fingers[0].flaw;
    let wet = roll(&run, &id, 2, Presentation::Wet);
    let own = flaw(&wet);
    assert!(own.is_some_and(|own| !matches!(own, PrintFlaw::UnlikePlain | PrintFlaw::NotRolled)), "{own:?}");
    run.station.keep_slap(&id, &wet.id.to_string()).expect("kept knowingly");
    for _ in 0..3 {
        run.slap(&id, 13);
        assert_eq!(kept(), own);
    }
}

#[test]
fn a_rolled_print_is_set_beside_the_plain_one_whichever_of_them_comes_later() {
    let post = Post::new();
    let run = rolling(&post);
    run.sign_in("lan");
    let person = resident(Case::DueForExchange);
    let stranger = residents().iter().find(|one| one.finger_seed() != person.finger_seed()).expect("somebody else");
    let id = run.open(person);
    let kept = || run.station.application(&id).expect("read").sample(SampleKind::Rolled(FingerPosition::RightIndex)).expect("kept").capture.fingers[0].flaw;
    let rolled = roll(&run, &id, 2, Presentation::Clean);
    run.station.keep_slap(&id, &rolled.id.to_string()).expect("kept");
    assert_eq!(kept(), None, "there is nothing beside it yet");
    run.scanner.next(Presentation::OtherPerson(stranger.finger_seed()));
    run.slap(&id, 13);
    assert_eq!(kept(), Some(PrintFlaw::UnlikePlain));
    run.slap(&id, 13);
    assert_eq!(kept(), None, "it was the plain print");
    run.station.take_back(&id).expect("taken back");
    assert_eq!(kept(), Some(PrintFlaw::UnlikePlain));
}

#[test]
fn where_the_scanner_does_not_roll_any_more_the_application_goes_on_without_and_says_so() {
    let post = Post::new();
    let run = NeverRolls::at(&post);
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.slap(&id, 13);
    refused(run.station.capture_slap(&id, 2), "noRollingScanner");
    let noted = run.station.note_gap(&id, Modality::RolledFingerprints, GapReason::DeviceFailed, false).expect("noted");
    assert_eq!(noted.gaps().len(), 1);
    refused(run.station.note_gap(&id, Modality::RolledFingerprints, GapReason::Unable, false), "gapNotAllowed");
    [14, 15].into_iter().for_each(|slap| run.slap(&id, slap));
    let case = run.station.application(&id).expect("read");
    let done = case.steps(run.station.now().vietnam_date()).into_iter().find(|(step, _)| *step == station::Step::Fingers);
    assert_eq!(done, Some((station::Step::Fingers, true)));
}

#[test]
fn an_excepted_finger_is_not_rolled() {
    let post = Post::new();
    let run = rolling(&post);
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.station.declare_exception(&id, &[7], enrollment::ExceptionKind::Bandaged, false, "").expect("declared");
    refused(run.station.capture_slap(&id, 7), "nothingToCapture");
}

/// A scanner that takes slaps and rolls nothing.
struct NeverRolls(SimulatedScanner);

impl FingerprintScanner for NeverRolls {
    fn describe(&self) -> ScannerInfo {
        ScannerInfo { rolls: false, ..self.0.describe() }
    }

    fn capture(&mut self, request: CaptureRequest, cancel: &CancelToken) -> Result<FingerCapture, DeviceError> {
        assert!(!matches!(request.target, CaptureTarget::Rolled(_)), "it was asked to roll");
        self.0.capture(request, cancel)
    }
}

impl NeverRolls {
    /// A post that rolls, with a scanner that does not.
    fn at(post: &Post) -> Run {
        let scanner = SimulatedScanner::new(11, Box::new(StepPace::new()));
        post.start_with(|config, ports| {
            config.rolled_prints = true;
            ports.scanners = vec![Box::new(NeverRolls(scanner))];
        })
    }
}

#[test]
fn a_scanner_that_rolls_nothing_is_not_asked_to() {
    let post = Post::new();
    let run = NeverRolls::at(&post);
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.slap(&id, 13);
    refused(run.station.capture_slap(&id, 2), "noRollingScanner");
}
