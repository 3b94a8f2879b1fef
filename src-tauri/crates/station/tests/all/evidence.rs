//! Face and both hands on one picture, where a finger cannot be taken.

use enrollment::{ExceptionKind, SampleKind};
use station::Step;
use synthetic::Case;

use crate::post::{Post, refused, resident};

#[test]
fn a_picture_of_face_and_hands_is_asked_for_where_the_post_takes_one_and_a_finger_is_excepted() {
    let post = Post::new();
    let run = post.start_with(|config, _| config.evidence_picture = true);
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    let fingers_are_done = || {
        let case = run.station.application(&id).expect("read");
        case.steps(run.station.now().vietnam_date()).contains(&(Step::Fingers, true))
    };
    [13, 14, 15].into_iter().for_each(|slap| run.slap(&id, slap));
    assert!(fingers_are_done(), "with all fingers there is nothing to show");
    run.station.declare_exception(&id, &[4], ExceptionKind::Worn, true, "").expect("declared");
    assert!(!fingers_are_done());

    refused(run.station.take_evidence(&id), "cameraOff");
    run.station.look_at_hands(&id).expect("the camera runs");
    let one = run.station.take_evidence(&id).expect("taken");
    assert!(!fingers_are_done(), "taken is not kept");
    let kept = run.station.keep_evidence(&id, &one.id.to_string()).expect("kept");
    let sample = kept.sample(SampleKind::Evidence).expect("kept");
    assert!(fingers_are_done() && sample.capture.simulated && sample.media_type == "image/jpeg");
    // Without an exception it says nothing, and is asked for no more.
    run.station.clear_exception(&id, 4).expect("cleared");
    assert!(fingers_are_done());
}

#[test]
fn a_post_that_takes_no_such_picture_asks_for_none() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.station.declare_exception(&id, &[4], ExceptionKind::Worn, true, "").expect("declared");
    refused(run.station.look_at_hands(&id), "sampleNotPlanned");
}
