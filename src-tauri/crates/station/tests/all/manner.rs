//! After a try that was not good the applicant sees on their own window what to do otherwise.

use devices::simulator::Presentation;
use enrollment::FingerPosition;
use station::{Manner, ScreenState, SlapCapture};
use synthetic::Case;

use crate::post::{Post, resident};

#[test]
fn the_applicant_is_told_what_to_do_otherwise_than_at_the_last_try() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let person = resident(Case::FirstCard);
    let id = run.open(person);
    run.scanner.present(person.finger_seed());
    let take = |how: Presentation, slap: u8| {
        run.scanner.next(how);
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, slap).expect("a slap") else { panic!("cancelled") };
        one
    };
    let from_behind = || {
        let hand = synthetic::slap(person.finger_seed(), fingerprint::Slap::RightFour, &synthetic::Condition::attempt(1));
        let gray = hand.gray().iter().rev().copied().collect();
        Presentation::Image(devices::FingerImage { width: hand.width(), height: hand.height(), gray, ppi: Some(hand.ppi()), device_score: None })
    };
    let told = || {
        let screen = run.station.screen();
        assert_eq!(screen.state, ScreenState::Instruction);
        screen.manner
    };
    let cases = [
        (Presentation::Dry, Some(Manner::PressMore)),
        (Presentation::Wet, Some(Manner::PressLess)),
        (Presentation::Partial, Some(Manner::LayFlat)),
        (Presentation::Moved, Some(Manner::HoldStill)),
        (Presentation::Without(vec![FingerPosition::RightRing]), Some(Manner::LayFlat)),
        (from_behind(), Some(Manner::TurnRound)),
        // The drawing shows which hand, whatever lies there.
        (Presentation::WrongHand, None),
        (Presentation::Clean, None),
    ];
    for (how, manner) in cases {
        let said = format!("{how:?}");
        take(how, 13);
        assert_eq!(told(), manner, "{said}");
    }
    // Of the other hand nothing is known yet; it stands from try to try, until something good came.
    take(Presentation::Dry, 13);
    let keep = take(Presentation::Wet, 14);
    assert_eq!(told(), Some(Manner::PressLess));
    run.station.keep_slap(&id, &keep.id.to_string()).expect("kept knowingly");
    run.station.show_to_applicant(&id, "instruction").expect("shown");
    assert_ne!(told(), Some(Manner::PressLess), "the next thing is another one");
}
