//! The eyes: taken by themselves, kept, taken back, excepted, left out.

use std::time::Duration;

use devices::RealPace;
use devices::simulator::{IrisControls, Sight, SimulatedIrisCamera};
use enrollment::{Eye, EyeExceptionKind, GapReason, Missing, Modality, SampleKind};
use station::{IrisCapture, Step, TryNote};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

const EYES: [SampleKind; 2] = [SampleKind::Iris(Eye::Right), SampleKind::Iris(Eye::Left)];

fn with_camera(post: &Post) -> (Run, IrisControls) {
    with_patience(post, Duration::from_secs(20))
}

fn with_patience(post: &Post, patience: Duration) -> (Run, IrisControls) {
    let camera = SimulatedIrisCamera::new(21, Box::new(RealPace::new()));
    let controls = camera.controls();
    let run = post.start_with(|config, ports| {
        config.iris_patience = patience;
        ports.iris_cameras = vec![Box::new(camera)];
    });
    run.sign_in("lan");
    (run, controls)
}

fn take(run: &Run, id: &enrollment::ApplicationId) -> Vec<TryNote> {
    match run.station.capture_iris(id).expect("the camera looks") {
        IrisCapture::Taken(tries) => tries,
        IrisCapture::Cancelled => panic!("cancelled"),
    }
}

fn ids(tries: &[TryNote]) -> Vec<String> {
    tries.iter().map(|one| one.id.to_string()).collect()
}

#[test]
fn both_eyes_are_taken_kept_taken_back_by_name_and_travel_in_the_record() {
    let post = Post::new();
    let (run, _) = with_camera(&post);
    let id = run.open(resident(Case::FirstCard));
    let tries = take(&run, &id);
    assert_eq!(tries.iter().map(|one| one.kind).collect::<Vec<_>>(), EYES);
    for one in &tries {
        assert!(one.can_keep && one.simulated && (one.width, one.height) == (640, 480), "{one:?}");
        assert_eq!(one.media_type, "image/png");
        // Durable before it is shown.
        let stored = post.vault().sample(&one.id).expect("stored");
        assert_eq!(enrollment::Digest::of(&stored.bytes), one.digest);
    }
    let case = run.station.keep_iris(&id, &ids(&tries)).expect("kept");
    assert!(EYES.iter().all(|kind| case.sample(*kind).is_some_and(|sample| sample.capture.iris.is_some_and(|iris| iris.score >= 50))));
    assert!(case.steps(run.station.now().vietnam_date()).contains(&(Step::Iris, true)));
    // Kept once more, nothing changes; taken back, the left one goes first.
    run.station.keep_iris(&id, &ids(&tries)).expect("left standing");
    let case = run.station.take_back(&id).expect("taken back");
    assert!(case.sample(EYES[0]).is_some() && case.sample(EYES[1]).is_none());
    // What was taken back is gone; taken again, the right eye stands as it stood.
    refused(run.station.keep_iris(&id, &ids(&tries)), "tryGone");
    let again = take(&run, &id);
    assert!(again[1].id != tries[1].id);
    run.station.keep_iris(&id, &ids(&again)).expect("kept again");

    run.fill(&id);
    run.portrait(&id);
    for code in [13, 14, 15] {
        run.slap(&id, code);
    }
    run.sign_by_hand(&id);
    let case = run.station.sign_and_submit(&id).expect("submitted");
    assert!(case.gaps().is_empty() && case.samples().is_some_and(|samples| EYES.iter().all(|kind| samples.contains_key(kind))));
}

#[test]
fn the_best_of_several_tries_is_offered_and_a_weak_one_only_by_name() {
    let post = Post::new();
    let (run, person) = with_patience(&post, Duration::from_secs(5));
    let id = run.open(resident(Case::FirstCard));
    let good = take(&run, &id);
    person.lacks(&[Eye::Left]);
    person.next(Sight::Clean);
    // One eye stays shut: patience ends, and the earlier try of it is still the best.
    let best = take(&run, &id);
    assert_eq!(best[1].id, good[1].id);
    run.station.keep_iris(&id, &ids(&best)).expect("kept");
}

#[test]
fn an_excepted_eye_is_not_looked_for_and_cannot_be_kept_too() {
    let post = Post::new();
    let (run, person) = with_camera(&post);
    let id = run.open(resident(Case::FirstCard));
    let before = take(&run, &id);
    run.station.declare_eye_exception(&id, &[Eye::Left], EyeExceptionKind::Missing, true, "").expect("declared");
    refused(run.station.keep_iris(&id, &ids(&before)), "eyeDoesNotFit");
    refused(run.station.declare_eye_exception(&id, &[], EyeExceptionKind::Missing, true, ""), "eyeUnknown");
    refused(run.station.declare_eye_exception(&id, &[Eye::Right], EyeExceptionKind::Other, true, " "), "textDoesNotFit");
    person.lacks(&[Eye::Left]);
    let tries = take(&run, &id);
    assert_eq!(tries.len(), 1);
    let case = run.station.keep_iris(&id, &ids(&tries)).expect("kept");
    assert!(case.steps(run.station.now().vietnam_date()).contains(&(Step::Iris, true)));
    refused(run.station.declare_eye_exception(&id, &[Eye::Right], EyeExceptionKind::Injured, false, ""), "eyeDoesNotFit");
    let case = run.station.clear_eye_exception(&id, Eye::Left).expect("cleared");
    let enrollment::Application::Draft(draft) = &case.application else { panic!("a draft") };
    assert!(draft.missing(run.station.now().vietnam_date()).contains(&Missing::Sample(EYES[1])));
    for what in ["the exception taken away", "the picture", "the exception declared"] {
        run.station.take_back(&id).expect(what);
    }
    let case = run.station.declare_eye_exception(&id, &Eye::ALL, EyeExceptionKind::CannotOpen, true, "").expect("both");
    assert_eq!(case.eye_exceptions().len(), 2);
    refused(run.station.capture_iris(&id), "nothingToCapture");
}

#[test]
fn a_capture_can_be_stopped_unplugged_and_tried_again_and_nothing_is_kept_of_it() {
    let post = Post::new();
    let (run, person) = with_camera(&post);
    let id = run.open(resident(Case::FirstCard));
    person.next(Sight::Closed);
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| run.station.capture_iris(&id));
        for _ in 0..400 {
            if run.station.read_iris().expect("read").instruction().is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        assert!(run.station.read_iris().expect("read").running);
        run.station.cancel_capture().expect("stopped");
        assert!(matches!(looking.join().expect("no panic"), Ok(IrisCapture::Cancelled)));
    });
    assert!(!run.station.read_iris().expect("read").running);
    person.unplug_at(1);
    refused(run.station.capture_iris(&id), "deviceUnplugged");
    refused(run.station.capture_iris(&id), "deviceNotFound");
    assert!(run.station.application(&id).expect("read").note.tries.is_empty());
    run.station.note_gap(&id, Modality::Iris, GapReason::DeviceFailed, false).expect("recorded");
    // It works again: what is taken takes the gap's place.
    person.plug();
    let tries = take(&run, &id);
    let case = run.station.keep_iris(&id, &ids(&tries)).expect("kept");
    assert!(case.gaps().is_empty());
}

#[test]
fn an_answer_for_the_day_ends_when_a_device_appears() {
    let post = Post::new();
    {
        let run = post.start();
        run.sign_in("lan");
        let id = run.open(resident(Case::FirstCard));
        refused(run.station.capture_iris(&id), "noIrisCamera");
        run.station.note_gap(&id, Modality::Iris, GapReason::NoDevice, true).expect("noted");
        let next = run.open(resident(Case::OlderCard));
        assert_eq!(run.station.application(&next).expect("read").gaps().len(), 1, "remembered for the day");
    }
    let (run, _) = with_camera(&post);
    let id = run.open(resident(Case::DueForExchange));
    assert!(run.station.application(&id).expect("read").gaps().is_empty(), "a device is there: it is tried");
}
