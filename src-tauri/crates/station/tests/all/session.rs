use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use devices::{Camera, DeviceError, DeviceInfo, Frame};
use enrollment::Role;
use keyring::Sensitive;
use station::{CameraState, Facing, Need, PRESENT_MS, Preferences, ScreenState, SeatState, TABLE, Window, need};

use crate::post::{self, Post, Run, refused, resident};
use synthetic::Case;

#[test]
fn a_wrong_password_is_told_and_then_costs_time() {
    let post = Post::new();
    let run = post.start();
    let wrong = || run.station.sign_in("lan", Sensitive::new("not it".to_owned()));
    for _ in 0..3 {
        refused(wrong(), "wrongPassword");
    }
    refused(wrong(), "signInWait");
    refused(run.station.sign_in("nobody", Sensitive::new("x".to_owned())), "wrongPassword");
    post.wrist.pass(61_000);
    run.sign_in("lan");
    assert_eq!(run.station.session().state, SeatState::SignedIn);
}

#[test]
fn a_locked_station_refuses_everything_but_what_tells_nothing() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.lock();
    assert_eq!(run.station.session().state, SeatState::Locked);
    for (operation, need) in TABLE {
        match need {
            Need::Anyone => assert!(run.station.permit(operation).is_ok(), "{operation}"),
            Need::SignedIn(_) => refused(run.station.permit(operation), "locked"),
        }
    }
    refused(run.station.application(&id), "locked");
    assert!(run.station.image(Window::Desk, "preview/face").is_none());
    run.station.unlock(Sensitive::new(crate::post::password("lan"))).expect("unlocked");
    assert_eq!(run.station.application(&id).expect("as it was").id(), id);
}

#[test]
fn every_operation_has_its_roles() {
    let post = Post::new();
    let run = post.start();
    for (officer, role) in [("lan", Role::Clerk), ("hung", Role::Supervisor), ("tam", Role::Technician)] {
        run.sign_in(officer);
        for (operation, _) in TABLE {
            let allowed = need(operation).allows(role);
            assert_eq!(run.station.permit(operation).is_ok(), allowed, "{operation} for {role:?}");
        }
    }
    assert!(!need("sign_and_submit").allows(Role::Supervisor));
    assert!(!need("approve_batch").allows(Role::Clerk));
    assert!(!need("read_application").allows(Role::Technician));
    refused(run.station.permit("no_such_operation"), "roleNotAllowed");
}

#[test]
fn officers_switch_without_losing_work() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.save_field(&id, "phone", "0912 345 678").expect("saved");
    run.sign_in("hung");
    refused(run.station.save_field(&id, "phone", "0987654321"), "roleNotAllowed");
    run.sign_in("lan");
    let case = run.station.application(&id).expect("still there");
    assert_eq!(case.facts().expect("facts").text(enrollment::FieldId::Phone), "0912345678");
}

#[test]
fn the_idle_lock_falls_and_warns_before_but_never_under_a_reading_applicant() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    post.wrist.pass(575_000);
    run.station.tick();
    assert_eq!(run.station.session().locks_in_s, Some(25));
    post.wrist.pass(26_000);
    run.station.tick();
    assert_eq!(run.station.session().state, SeatState::Locked);

    run.sign_in("lan");
    let id = run.open(resident(Case::UnderSix));
    run.station.show_to_applicant(&id, "called").expect("called");
    post.wrist.pass(601_000);
    run.station.tick();
    assert_eq!(run.station.session().state, SeatState::Locked, "a number on the screen is nobody reading");

    run.sign_in("lan");
    let id = run.open(resident(Case::OlderCard));
    run.station.choose_reason(&id, "lost").expect("a reason");
    run.fill(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    post.wrist.pass(605_000);
    run.station.tick();
    assert_eq!(run.station.session().state, SeatState::SignedIn, "somebody reads");
}

/// Waits until the running camera has looked at a frame with a face.
fn a_face_is_seen(run: &Run) {
    let began = Instant::now();
    while run.station.camera().coaching.is_none_or(|coaching| coaching.faces == 0) {
        assert!(began.elapsed().as_secs() < 120, "no face before the camera");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn a_face_that_is_only_looked_at_keeps_nothing_unlocked() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    run.station.look_at_person().expect("looks");
    a_face_is_seen(&run);
    post.wrist.pass(601_000);
    run.station.tick();
    assert_eq!(run.station.session().state, SeatState::Locked);
}

#[test]
fn a_person_who_is_captured_holds_the_lock_off_for_a_bounded_time_without_a_hand() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    a_face_is_seen(&run);
    let after = |ms: i64| {
        post.wrist.pass(ms);
        run.station.tick();
        run.station.session()
    };
    // What the page does by itself is no hand either.
    let bound = PRESENT_MS;
    assert_eq!(after(bound - 1_000).locks_in_s, Some(600), "held off");
    run.station.freeze_portrait(&id, true).expect("the shutter is automatic");
    assert_eq!(after(2_000).locks_in_s, Some(598), "from here on the face counts for nothing");
    assert_eq!(after(500_000).locks_in_s, Some(98));
    run.station.note_activity();
    assert_eq!(after(200_000).locks_in_s, Some(600), "after a key it holds off again");
    post.wrist.pass(bound);
    run.station.tick();
    assert_eq!(after(601_000).state, SeatState::Locked);
}

#[test]
fn a_clock_set_back_is_flagged_and_stops_nobody() {
    let post = Post::new();
    {
        let run = post.start();
        run.sign_in("lan");
        run.station.close();
    }
    post.wrist.set(crate::post::MORNING - 3_600_000);
    let run = post.start();
    run.sign_in("lan");
    assert_eq!(run.station.clock_state(run.station.now()), station::ClockState::SetBack);
    assert!(run.station.status().lines.iter().any(|line| line.code == "clockSetBack"));
    run.open(resident(Case::FirstCard));
}

/// A camera that opens when it is told to.
struct SlowCamera {
    opening: Sender<()>,
    open: Receiver<()>,
    stopped: Sender<()>,
}

impl Camera for SlowCamera {
    fn describe(&self) -> DeviceInfo {
        DeviceInfo { name: "slow".to_owned(), ..devices::simulator::SimulatedCamera::practice(Box::new(devices::RealPace::new())).describe() }
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        let _ = self.opening.send(());
        let _ = self.open.recv();
        Ok(())
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        Err(DeviceError::Unplugged)
    }

    fn stop(&mut self) {
        let _ = self.stopped.send(());
    }
}

#[test]
fn the_lock_falls_at_once_also_while_a_camera_opens_and_that_camera_is_closed_again() {
    let post = Post::new();
    let ((opening, opens), (go, open), (stopped, stops)) = (channel(), channel(), channel());
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(SlowCamera { opening, open, stopped })]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    let station = std::sync::Arc::clone(&run.station);
    let starting = std::thread::spawn(move || station.start_camera(&id));
    opens.recv().expect("it opens");
    // The camera opens only afterwards: whoever waited for it here would wait for ever.
    assert_eq!(run.station.lock().state, SeatState::Locked);
    go.send(()).expect("it opens late");
    refused(starting.join().expect("no panic"), "cameraOff");
    stops.recv().expect("closed again");
    assert!(matches!(run.station.camera().state, CameraState::Off));
    assert_eq!(run.station.screen().state, ScreenState::Idle);
}

/// A camera that hangs in a frame until it is told to go on.
struct HangingCamera {
    hangs: Sender<()>,
    on: Receiver<()>,
}

impl Camera for HangingCamera {
    fn describe(&self) -> DeviceInfo {
        devices::simulator::SimulatedCamera::practice(Box::new(devices::RealPace::new())).describe()
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        Ok(())
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        let _ = self.hangs.send(());
        let _ = self.on.recv();
        Err(DeviceError::TimedOut)
    }

    fn stop(&mut self) {}
}

#[test]
fn the_lock_does_not_wait_for_a_camera_that_hangs() {
    let post = Post::new();
    let ((hangs, hanging), (go, on)) = (channel(), channel());
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(HangingCamera { hangs, on })]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    hanging.recv().expect("it hangs");
    run.station.lock();
    drop(go);
    assert!(run.station.image(Window::Desk, "preview/face").is_none());
}

#[test]
fn a_locked_station_shows_its_own_page_on_the_only_screen() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    run.station.turn_screen(true, None).expect("turned");
    assert_eq!(run.station.facing(), Facing::Applicant);
    run.station.lock();
    assert_eq!(run.station.facing(), Facing::Officer);
}

#[test]
fn the_only_screen_comes_back_with_the_password_alone_and_what_is_wrong_is_seen() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let password = |text: &str| Some(Sensitive::new(text.to_owned()));
    // Nothing is turned: nobody asks for it back.
    run.station.ask_way_back().expect("answered");
    assert_eq!(run.station.facing(), Facing::Officer);
    let turn = || run.station.turn_screen(true, None).expect("turned");
    for (given, code) in [(None, "passwordNeeded"), (password("not hers"), "wrongPassword")] {
        turn();
        assert_eq!(run.station.facing(), Facing::Applicant);
        let why = run.station.turn_screen(false, given).expect_err("the desk stays away");
        assert_eq!(why.code, code);
        assert_eq!(run.station.facing(), Facing::WayBack, "the question stands after {code}");
    }
    turn();
    run.station.ask_way_back().expect("asked");
    assert_eq!(run.station.facing(), Facing::WayBack);
    assert_eq!(turn().facing, Facing::Applicant, "or it goes on with the applicant");
    let back = run.station.turn_screen(false, password(&post::password("lan"))).expect("back");
    assert_eq!(back.facing, Facing::Officer);
}

#[test]
fn a_camera_that_was_unplugged_says_so_until_somebody_starts_it_again() {
    let post = Post::new();
    let ((opening, _opens), (go, open), (stopped, _stops)) = (channel(), channel(), channel());
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(SlowCamera { opening, open, stopped })]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    assert!(matches!(run.station.read_camera().expect("asked").state, CameraState::Off));
    go.send(()).expect("it opens");
    run.station.start_camera(&id).expect("started");
    let began = Instant::now();
    let failed = loop {
        match run.station.read_camera().expect("asked").state {
            CameraState::Failed(refusal) => break refusal,
            _ => assert!(began.elapsed().as_secs() < 60, "it never says so"),
        }
    };
    assert_eq!(failed.code, "deviceUnplugged");
    assert!(matches!(run.station.read_camera().expect("asked").state, CameraState::Failed(_)), "asking starts nothing");
    run.station.lock();
    refused(run.station.read_camera(), "locked");
}

#[test]
fn what_was_kept_over_a_crash_is_still_told_to_the_clerk_after_a_supervisor_looked_in() {
    let post = Post::new();
    let id = {
        let run = post.start();
        run.sign_in("lan");
        run.open(resident(Case::FirstCard))
    };
    post.wrist.pass(6 * 60_000);
    let run = post.start();
    run.sign_in("hung");
    run.station.desk().expect("the desk");
    run.station.lock();
    run.sign_in("lan");
    let recovered = run.station.desk().expect("the desk").recovered.expect("one sentence");
    assert_eq!((recovered.application, recovered.step), (id, station::Step::Person), "after so long the face is asked for first");
    run.station.save_field(&id, "phone", "0912345678").expect("work goes on");
    assert!(run.station.desk().expect("the desk").recovered.is_none());
}

#[test]
fn a_list_that_says_another_role_or_name_than_the_certificate_lets_nobody_in() {
    let post = Post::new();
    for (said, instead) in [("\"role\":\"clerk\"", "\"role\":\"supervisor\""), ("\"id\":\"minh\"", "\"id\":\"hoa\"")] {
        let run = post.start_with(|config, _| {
            let list = serde_json::to_string(&config.officers).expect("a list");
            assert!(list.contains(said), "{said}");
            config.officers = serde_json::from_str(&list.replace(said, instead)).expect("a list again");
        });
        let id = if instead.contains("hoa") { "hoa" } else { "minh" };
        refused(run.station.sign_in(id, Sensitive::new(crate::post::password("minh"))), "officerCertificateOther");
        assert_eq!(run.station.session().state, SeatState::SignedOut);
    }
}

#[test]
fn a_certificate_that_ends_is_spoken_of_and_one_that_has_ended_lets_nobody_in() {
    const DAY: i64 = 86_400_000;
    let post = Post::new();
    let line = |run: &crate::post::Run| run.station.status().lines.into_iter().find(|line| line.code == "certificateEnds");
    let run = post.start();
    run.sign_in("lan");
    assert!(line(&run).is_none());
    let end = crate::post::MORNING - 30 * DAY + i64::from(crate::post::DAYS) * DAY;
    post.wrist.set(end - 10 * DAY - 1000);
    run.sign_in("lan");
    assert_eq!(line(&run).expect("spoken of").params["days"], "10");
    post.wrist.set(end + DAY);
    refused(run.station.sign_in("lan", Sensitive::new(crate::post::password("lan"))), "officerCertificateEnded");
}

#[test]
fn a_clock_set_back_within_the_day_is_flagged_while_the_station_runs() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    post.wrist.pass(3_600_000);
    run.station.tick();
    post.wrist.pass(-1_800_000);
    assert_eq!(run.station.clock_state(run.station.now()), station::ClockState::SetBack);
}

#[test]
fn each_officer_keeps_their_own_preferences_and_what_no_window_offers_is_refused() {
    let post = Post::new();
    let run = post.start();
    assert_eq!(run.station.preferences(), None, "nobody works, so nothing is known");
    run.sign_in("lan");
    assert_eq!(run.station.preferences(), Some(Preferences::default()));
    let night = Preferences { theme: "night".into(), text_percent: 150, keys: [("exception".into(), "F7".into())].into(), ..Preferences::default() };
    run.station.save_preferences(&night).expect("kept");
    run.sign_in("hung");
    assert_eq!(run.station.preferences(), Some(Preferences::default()), "another officer's are another's");

    let bad = [
        Preferences { theme: "pink".into(), ..Preferences::default() },
        Preferences { density: "loose".into(), ..Preferences::default() },
        Preferences { text_percent: 300, ..Preferences::default() },
        Preferences { volume: 101, ..Preferences::default() },
        Preferences { keys: [("again".into(), "F7".into()), ("exception".into(), "F7".into())].into(), ..Preferences::default() },
        Preferences { keys: [("again".into(), "F7 and a name".into())].into(), ..Preferences::default() },
    ];
    for one in bad {
        refused(run.station.save_preferences(&one), "preferenceUnknown");
    }
    run.station.lock();
    refused(run.station.save_preferences(&night), "locked");
    drop(run);
    let again = post.start();
    again.sign_in("lan");
    assert_eq!(again.station.preferences(), Some(night), "kept over a restart");
}
