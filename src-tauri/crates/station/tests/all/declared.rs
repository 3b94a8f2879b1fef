//! Which fingers a slap shows, where one is missing: seen by the gap it leaves, or resting on what was declared.

use enrollment::{ExceptionKind, SampleKind, Slap};
use station::SlapCapture;
use synthetic::Case;

use crate::post::{Post, resident};

#[test]
fn where_no_gap_shows_which_finger_is_missing_the_record_and_the_supervisor_are_told() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    run.scanner.present(person.finger_seed());
    let right = SampleKind::Slap(Slap::RightFour);
    // Index, middle, ring, little: the outer ones leave no gap.
    for (gone, declared) in [(2, true), (3, false), (4, false), (5, true)] {
        let id = run.open(person);
        run.scanner.present(person.finger_seed());
        run.station.declare_exception(&id, &[gone], ExceptionKind::Amputated, true, "").expect("declared");
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 13).expect("a slap") else { panic!("cancelled") };
        assert!(one.can_keep, "finger {gone}: nobody is stopped");
        assert_eq!(one.found.has_declared_names(), declared, "finger {gone}");
        let kept = run.station.keep_slap(&id, &one.id.to_string()).expect("kept");
        assert_eq!(kept.samples().expect("a draft")[&right].capture.names_declared, declared, "finger {gone}");
        run.station.withdraw_application(&id, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
    }
}
