use enrollment::SampleKind;
use station::{SlapCapture, Step, Window};
use synthetic::Case;

use crate::post::{Post, resident};

#[test]
fn a_capture_is_there_after_a_cut_without_any_closing() {
    let post = Post::new();
    let (id, tried, kept) = {
        let run = post.start();
        run.sign_in("lan");
        let id = run.open(resident(Case::FirstCard));
        run.slap(&id, 13);
        let kept = run.station.application(&id).expect("read").sample(SampleKind::Slap(enrollment::Slap::RightFour)).expect("kept").id;
        let SlapCapture::Taken(one) = run.station.capture_slap(&id, 14).expect("a slap") else { panic!("cancelled") };
        run.station.save_field(&id, "phone", "12").expect("kept though it does not fit");
        // Nothing is closed: dropped as a cut leaves it.
        (id, one.id, kept)
    };
    post.wrist.pass(60_000);
    let run = post.start();
    run.sign_in("lan");
    let recovered = run.station.desk().expect("desk").recovered.expect("it says what was kept");
    assert_eq!((recovered.application, recovered.step), (id, Step::Facts));
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.sample(SampleKind::Slap(enrollment::Slap::RightFour)).expect("kept").id, kept);
    assert_eq!(case.note.unfit.get(&enrollment::FieldId::Phone).map(String::as_str), Some("12"));
    assert!(run.station.image(Window::Desk, &format!("try/{tried}")).is_some());
    run.station.keep_slap(&id, &tried.to_string()).expect("the try can still be kept");
    run.station.close();
    let run = post.start();
    run.sign_in("lan");
    assert!(run.station.desk().expect("desk").recovered.is_none(), "an orderly end needs no sentence");
}

#[test]
fn a_capture_waits_without_holding_anybody_up_and_can_be_cancelled() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.scanner.next(devices::simulator::Presentation::Nothing);
    let station = std::sync::Arc::clone(&run.station);
    let waiting = std::thread::spawn(move || station.capture_slap(&id, 13));
    let began = std::time::Instant::now();
    while began.elapsed() < std::time::Duration::from_secs(20) && !waiting.is_finished() {
        run.station.application(&id).expect("reads go on");
        run.station.desk().expect("reads go on");
        run.station.cancel_capture().expect("cancelled");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let outcome = waiting.join().expect("it ended");
    assert!(matches!(outcome, Ok(SlapCapture::Cancelled)) || outcome.is_err(), "{outcome:?}");
}
