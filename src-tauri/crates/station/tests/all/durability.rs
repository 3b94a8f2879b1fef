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

#[test]
fn a_lost_outbox_is_filled_again_in_the_seconds_after_the_next_sign_in() {
    let post = Post::new();
    let id = {
        let run = post.start();
        run.sign_in("lan");
        let id = run.submit(resident(Case::FirstCard));
        run.station.close();
        id
    };
    for name in ["outbox.db", "outbox.db-wal", "outbox.db-shm", "outbox.db.key-check"] {
        // Which of them are there depends on how the last run ended.
        let _ = std::fs::remove_file(post.data().join(name));
    }
    let run = post.start();
    run.sign_in("lan");
    let tone = |code: &str| run.station.status().lines.iter().find(|line| line.code == code).map(|line| line.tone);
    assert_eq!(tone("refillingOutbox"), Some(station::Tone::Information), "it is said calmly while it comes back");
    assert_eq!(tone("notInOutbox"), None, "and stops nobody");
    run.station.tick();
    let queue = run.station.queue(None, 0).expect("the queue");
    assert_eq!(queue.rows.iter().map(|row| row.item.application).collect::<Vec<_>>(), [id]);
    assert_eq!((tone("refillingOutbox"), tone("notInOutbox")), (None, None));
}

#[test]
fn what_cannot_be_copied_to_the_outbox_stops_the_line_and_keeps_the_day_open() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    // The outbox's disk is full.
    run.station.outbox().limit_pages(1).expect("limited");
    run.submit(resident(Case::FirstCard));
    let first = run.station.status().lines.into_iter().next().expect("a line");
    assert_eq!((first.code, first.params.get("count").map(String::as_str)), ("notInOutbox", Some("1")));
    let day = run.station.day(store::DayMoment::Close).expect("the day");
    let line = day.lines.iter().find(|line| line.line == "notApproved").expect("a line");
    assert_eq!((line.state, line.params.get("count").map(String::as_str)), (station::DayState::Open, Some("1")));
    run.station.tick();
    assert_eq!(run.station.status().lines[0].tone, station::Tone::Stop, "what does not come by itself still stops the line");
    run.station.outbox().limit_pages(1_000_000).expect("room");
    run.station.send_now().expect("tried again");
    assert!(run.station.status().lines.iter().all(|line| line.code != "notInOutbox"));
}
