//! The portrait at the desk: what is taken by itself, what a person has to look at, exceptions of the face, and consent.

use std::time::{Duration, Instant};

use devices::{Camera, DeviceError, DeviceInfo, Frame, Mounting, RealPace};
use devices::simulator::{CameraControls, SimulatedCamera};
use enrollment::{ApplicationId, Consent, ConsentReason, EventKind, OfficerId, PortraitExceptionKind, PortraitFound, SampleKind};
use keyring::Sensitive;
use portrait::Rgb;
use portrait::live::Instruction;
use station::{CameraState, ConsentAsked, Found, PortraitKept, Preferences, Shutter, TryNote};
use synthetic::Case;

use crate::post::{Post, Run, password, refused, resident, seen};

fn person(name: &str) -> Rgb {
    let path = format!("{}/../../../assets/test-people/{name}.jpg", env!("CARGO_MANIFEST_DIR"));
    Rgb::decode(&std::fs::read(path).expect("a file")).expect("a picture")
}

/// A desk whose camera sees these people, the first one seated; the application waits for its portrait.
fn before(post: &Post, people: &[&str]) -> (Run, CameraControls, ApplicationId) {
    let camera = SimulatedCamera::new(people.iter().map(|name| person(name)).collect(), (960, 720), Box::new(RealPace::new()));
    let controls = camera.controls();
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(camera)]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    (run, controls, id)
}

fn fails(shot: &TryNote) -> Vec<&str> {
    let Found::Portrait { checks, .. } = &shot.found else { panic!("no portrait") };
    checks.iter().filter(|check| check.fails()).map(|check| check.name.as_str()).collect()
}

fn found(run: &Run, id: &ApplicationId) -> PortraitFound {
    let case = run.station.application(id).expect("read");
    case.sample(SampleKind::Portrait).expect("kept").capture.portrait.clone().expect("judged")
}

fn asked(reason: ConsentReason, second: Option<(&str, String)>) -> ConsentAsked {
    ConsentAsked { reason, text: String::new(), second: second.map(|(name, password)| (name.to_owned(), Sensitive::new(password))) }
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(120), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn whoever_sits_well_is_taken_by_themselves_and_the_best_three_of_the_burst_are_one_try() {
    let post = Post::new();
    let (run, _, id) = before(&post, &["P003_studio"]);
    until("ready", || run.station.camera().coaching.is_some_and(|coaching| coaching.ready));
    let Shutter::Taken(shots) = run.station.freeze_portrait(&id, true).expect("taken") else { panic!("good frames") };
    assert!((1..=3).contains(&shots.len()) && shots.iter().all(|shot| shot.number == 1 && shot.can_keep && fails(shot).is_empty()));
    assert!(shots.iter().all(|shot| (shot.width, shot.height) == (480, 640) && shot.length <= 200_000));
    run.station.keep_portrait(&id, &shots[0].id.to_string(), seen(&shots[0])).expect("kept");
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.sample(SampleKind::Portrait).expect("kept").capture.tries, 1);
    assert!(!found(&run, &id).is_below());
}

#[test]
fn without_the_automatic_shutter_nobody_is_ready_and_an_empty_chair_gives_no_picture() {
    let post = Post::new();
    let (run, controls, id) = before(&post, &["P003_studio"]);
    run.station.save_preferences(&Preferences { automatic_shutter: false, ..Preferences::default() }).expect("saved");
    run.station.start_camera(&id).expect("the coach follows");
    until("many good frames", || run.station.camera().coaching.is_some_and(|coaching| coaching.steady > 14));
    let report = run.station.camera();
    assert!(report.steady_frames.is_none() && report.is_good() && !report.coaching.expect("said").ready);
    controls.present_nobody();
    until("nobody", || run.station.camera().coaching.is_some_and(|coaching| coaching.instruction == Some(Instruction::Nobody)));
    assert!(matches!(run.station.freeze_portrait(&id, true).expect("looked"), Shutter::NotYet));
    assert_eq!(run.station.application(&id).expect("read").note.tries_of(SampleKind::Portrait), 0, "nothing was kept, nothing is counted");
    // A person who presses the shutter gets a picture, and it says why it cannot be kept.
    let pressed = run.shutter(&id).remove(0);
    assert!(!pressed.can_keep && fails(&pressed).contains(&"single_face"));
    let whatever = PortraitKept { consent: Some(asked(ConsentReason::CheckIsWrong, None)), ..seen(&pressed) };
    refused(run.station.keep_portrait(&id, &pressed.id.to_string(), whatever), "tryNotUsable");
}

#[test]
fn what_only_a_person_can_tell_has_to_be_looked_at() {
    let post = Post::new();
    let (run, _, id) = before(&post, &["P005_studio"]);
    let shot = run.shutter(&id).remove(0);
    let all = seen(&shot).seen_right;
    assert!(["glasses", "head_covering", "gaze"].iter().all(|name| all.iter().any(|asked| asked == name)), "{all:?}");
    refused(run.station.keep_portrait(&id, &shot.id.to_string(), PortraitKept::default()), "lookAtPicture");
    let less = PortraitKept { seen_right: all[1..].to_vec(), ..PortraitKept::default() };
    refused(run.station.keep_portrait(&id, &shot.id.to_string(), less), "lookAtPicture");
    let wrong = || PortraitKept { seen_right: all.clone(), seen_wrong: vec!["glasses".to_owned()], consent: None };
    refused(run.station.keep_portrait(&id, &shot.id.to_string(), wrong()), "consentNeeded");
    let consented = PortraitKept { consent: Some(asked(ConsentReason::CannotDoBetter, Some(("minh", password("minh"))))), ..wrong() };
    run.station.keep_portrait(&id, &shot.id.to_string(), consented).expect("kept");
    let found = found(&run, &id);
    assert_eq!(found.seen_wrong, ["glasses"]);
    assert!(!found.seen_right.contains(&"glasses".to_owned()) && found.seen_right.contains(&"gaze".to_owned()));
}

#[test]
fn below_the_threshold_a_second_officer_consents_with_their_own_password() {
    let post = Post::new();
    let (run, _, id) = before(&post, &["P001_roll_15"]);
    until("tilted", || run.station.camera().coaching.is_some_and(|coaching| coaching.failing.iter().any(|check| check.name == "roll")));
    assert!(matches!(run.station.freeze_portrait(&id, true).expect("looked"), Shutter::NotYet));
    let shot = run.shutter(&id).remove(0);
    assert_eq!((shot.can_keep, fails(&shot)), (true, vec!["roll"]));
    let attempt = shot.id.to_string();
    let keep = |consent: Option<ConsentAsked>| run.station.keep_portrait(&id, &attempt, PortraitKept { consent, ..seen(&shot) });
    let with = |name: &'static str, password: String| Some(asked(ConsentReason::CannotDoBetter, Some((name, password))));
    refused(keep(None), "consentNeeded");
    refused(keep(with("lan", password("lan"))), "fourEyes");
    refused(keep(with("hung", "not this one".to_owned())), "wrongPassword");
    refused(keep(with("nobody", password("hung"))), "wrongPassword");
    refused(keep(with("tam", password("tam"))), "roleNotAllowed");
    refused(keep(Some(asked(ConsentReason::Other, None))), "textDoesNotFit");
    assert!(run.station.application(&id).expect("read").sample(SampleKind::Portrait).is_none(), "nothing was kept");
    keep(with("hung", password("hung"))).expect("kept");
    let hung: OfficerId = "hung".parse().expect("a name");
    let consent = Consent { reason: ConsentReason::CannotDoBetter, text: None, by: Some(hung.clone()) };
    assert_eq!((found(&run, &id).failing, found(&run, &id).consent), (vec!["roll".to_owned()], Some(consent)));
    assert_eq!(run.station.session().officer.expect("signed in").id.to_string(), "lan", "who consents does not sit down");
    let events = post.vault().events(&id).expect("the log");
    let consented = |event: &EventKind| matches!(event, EventKind::PortraitConsented { by: Some(by), .. } if *by == hung);
    assert!(events.iter().any(|event| consented(&event.what)), "{events:?}");
}

#[test]
fn left_to_the_supervisor_it_is_marked_and_stands_high_on_the_list() {
    let post = Post::new();
    let (run, controls, id) = before(&post, &["P001_roll_15", "P001_studio"]);
    let shot = run.shutter(&id).remove(0);
    let later = Some(asked(ConsentReason::CannotDoBetter, None));
    run.station.keep_portrait(&id, &shot.id.to_string(), PortraitKept { consent: later, ..seen(&shot) }).expect("kept");
    assert_eq!(found(&run, &id).consent.expect("a reason").by, None);
    run.fill(&id);
    for code in [13, 14, 15] {
        run.slap(&id, code);
    }
    run.station.note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, true).expect("iris noted");
    run.sign_by_hand(&id);
    run.station.sign_and_submit(&id).expect("submitted");
    let risks = run.station.application(&id).expect("read").note.risks;
    assert_eq!(risks.first().map(String::as_str), Some("weakPortrait"), "{risks:?}");
    controls.present(1);
}

#[test]
fn an_exception_switches_off_exactly_its_checks_for_coach_shutter_and_record() {
    let post = Post::new();
    let (run, _, id) = before(&post, &["P001_roll_15"]);
    run.station.declare_portrait_exceptions(&id, &[PortraitExceptionKind::HeadCannotBeUpright]).expect("declared");
    until("ready as they are", || run.station.camera().coaching.is_some_and(|coaching| coaching.ready));
    let Shutter::Taken(shots) = run.station.freeze_portrait(&id, true).expect("taken") else { panic!("good frames") };
    let shot = &shots[0];
    run.station.keep_portrait(&id, &shot.id.to_string(), seen(shot)).expect("kept without anybody's consent");
    let found = found(&run, &id);
    assert!(!found.is_below() && found.excused.contains(&"roll".to_owned()) && found.consent.is_none(), "{found:?}");
    // What the kept picture was judged by stands as long as the picture.
    refused(run.station.declare_portrait_exceptions(&id, &[]), "portraitReliesOnIt");
    let more = [PortraitExceptionKind::HeadCannotBeUpright, PortraitExceptionKind::Tremor];
    run.station.declare_portrait_exceptions(&id, &more).expect("one more takes nothing away");
    let case = run.station.take_back(&id).expect("taken back");
    assert_eq!(case.portrait_exceptions(), [PortraitExceptionKind::HeadCannotBeUpright]);
    let case = run.station.take_back(&id).expect("taken back");
    assert!(case.sample(SampleKind::Portrait).is_none(), "then the picture");
    assert!(run.station.declare_portrait_exceptions(&id, &[]).expect("now it can go").portrait_exceptions().is_empty());
}

#[test]
fn every_check_an_exception_excuses_is_one_of_the_profile() {
    let profile = portrait::Profile::parse(include_str!("../../../../../assets/portrait/vn-cccd.csv")).expect("the table");
    for kind in PortraitExceptionKind::ALL {
        for check in kind.excuses() {
            assert!(profile.checks().contains(check), "{kind:?}: {check}");
        }
    }
}

/// A camera that is mounted on its side: its picture has to be turned by a quarter, clockwise.
struct OnItsSide(SimulatedCamera);

impl Camera for OnItsSide {
    fn describe(&self) -> DeviceInfo {
        self.0.describe()
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        self.0.start()
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        Ok(Mounting::from(3).upright(self.0.frame()?))
    }

    fn stop(&mut self) {
        self.0.stop();
    }
}

/// The person before a cloth somebody holds up: beige, in folds.
fn before_a_cloth(name: &str) -> Rgb {
    let picture = person(name);
    let (width, corner) = (picture.width() as usize, [picture.pixels()[0], picture.pixels()[1], picture.pixels()[2]]);
    let far = |pixel: &[u8]| pixel.iter().zip(corner).map(|(value, of)| value.abs_diff(of)).max().unwrap_or_default();
    let painted = picture.pixels().chunks_exact(3).enumerate().flat_map(|(at, pixel)| {
        let fold = 6.0 * ((at % width) as f32 / 40.0).sin();
        let cloth = [224.0 + fold, 212.0 + fold, 190.0 + fold].map(|value| value as u8);
        if far(pixel) < 24 { cloth } else { [pixel[0], pixel[1], pixel[2]] }
    });
    let pixels = painted.collect();
    Rgb::new(picture.width(), picture.height(), pixels).expect("a picture")
}

#[test]
fn at_home_or_in_bed_a_cloth_is_background_enough_and_the_record_says_where_it_was() {
    let post = Post::new();
    let camera = SimulatedCamera::new(vec![before_a_cloth("P001_studio")], (960, 720), Box::new(RealPace::new()));
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(camera)]);
    run.sign_in("lan");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    let shot = run.shutter(&id).remove(0);
    assert!(fails(&shot).iter().all(|check| check.starts_with("background")) && !fails(&shot).is_empty(), "{:?}", fails(&shot));

    run.station.declare_portrait_exceptions(&id, &[PortraitExceptionKind::AtHome]).expect("declared");
    until("nobody waits for a hand that is still", || run.station.camera().coaching.is_some_and(|coaching| coaching.ready));
    let Shutter::Taken(shots) = run.station.freeze_portrait(&id, true).expect("taken") else { panic!("good frames") };
    assert!(fails(&shots[0]).is_empty(), "{:?}", fails(&shots[0]));
    run.station.keep_portrait(&id, &shots[0].id.to_string(), seen(&shots[0])).expect("kept");
    assert!(found(&run, &id).at_home);
    // What the picture was judged by is not taken away from under it.
    refused(run.station.declare_portrait_exceptions(&id, &[]), "portraitReliesOnIt");
}

#[test]
fn a_camera_on_its_side_is_turned_by_one_key_for_screen_coach_and_sample_and_stays_so_after_a_start() {
    let post = Post::new();
    let start = || {
        let upright = SimulatedCamera::new(vec![person("P003_studio")], (720, 960), Box::new(RealPace::new()));
        let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(OnItsSide(upright))]);
        run.sign_in("lan");
        run
    };
    let run = start();
    refused(run.station.turn_camera(), "cameraOff");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    assert!(matches!(run.station.freeze_portrait(&id, true).expect("tried"), Shutter::NotYet));

    assert_eq!(run.station.turn_camera().expect("turned").mounting, Mounting::from(1));
    until("ready", || run.station.camera().coaching.is_some_and(|coaching| coaching.ready));
    let Shutter::Taken(shots) = run.station.freeze_portrait(&id, true).expect("taken") else { panic!("good frames") };
    assert!(shots[0].can_keep && fails(&shots[0]).is_empty(), "{:?}", fails(&shots[0]));
    run.station.close();
    drop(run);

    let run = start();
    let id = run.open(resident(Case::OlderCard));
    run.station.start_camera(&id).expect("started");
    until("ready at once", || run.station.camera().coaching.is_some_and(|coaching| coaching.ready));
    for _ in 0..3 {
        run.station.turn_camera().expect("turned");
    }
    assert!(matches!(run.station.freeze_portrait(&id, true).expect("tried"), Shutter::NotYet), "three more lay it down again");
}

/// One of several cameras, by its name.
pub(crate) struct Named(pub(crate) &'static str, pub(crate) SimulatedCamera);
impl Camera for Named {
    fn describe(&self) -> DeviceInfo {
        DeviceInfo { id: self.0.to_owned(), name: self.0.to_owned(), ..self.1.describe() }
    }

    fn start(&mut self) -> Result<(), DeviceError> {
        self.1.start()
    }

    fn frame(&mut self) -> Result<Frame, DeviceError> {
        self.1.frame()
    }

    fn stop(&mut self) {
        self.1.stop();
    }
}

#[test]
fn the_camera_that_was_chosen_is_used_from_then_on_and_another_one_where_it_is_gone() {
    let post = Post::new();
    let start = |names: &[&'static str]| {
        let camera = |name: &&'static str| -> Box<dyn Camera> { Box::new(Named(name, SimulatedCamera::practice(Box::new(RealPace::new())))) };
        let run = post.start_with(|_, ports| ports.cameras = names.iter().map(camera).collect());
        run.sign_in("lan");
        run
    };
    let name = |run: &Run| run.station.camera().device.map(|device| device.name);
    let run = start(&["built in", "on the tripod", "old"]);
    assert_eq!((name(&run).as_deref(), run.station.camera().cameras), (Some("built in"), 3));
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("started");
    run.station.choose_next_camera().expect("chosen");
    assert_eq!(name(&run).as_deref(), Some("on the tripod"));
    refused(run.station.freeze_portrait(&id, false), "cameraOff");
    run.station.start_camera(&id).expect("started");
    assert_eq!(name(&run).as_deref(), Some("on the tripod"));
    run.portrait(&id);
    run.station.close();
    drop(run);

    let run = start(&["built in", "on the tripod"]);
    assert_eq!(name(&run).as_deref(), Some("on the tripod"), "also after a start");
    run.station.close();
    drop(run);
    let run = start(&["built in"]);
    assert_eq!(name(&run).as_deref(), Some("built in"), "the chosen one is gone");
    run.station.choose_next_camera().expect("the only one");
    assert_eq!(name(&run).as_deref(), Some("built in"));
    run.station.close();
    drop(run);
    refused(start(&[]).station.choose_next_camera(), "noCamera");
}

#[test]
fn of_several_cameras_the_panel_says_which_one_does_not_open_and_the_next_one_is_used() {
    let post = Post::new();
    let held = SimulatedCamera::practice(Box::new(RealPace::new()));
    let controls = held.controls();
    controls.hold(Some("a video call"));
    let free = SimulatedCamera::practice(Box::new(RealPace::new()));
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(Named("built in", held)), Box::new(Named("on the tripod", free))]);
    run.sign_in("lan");
    let panel = || {
        let checks = run.station.examine().checks.into_iter().filter(|check| check.check == "camera");
        checks.map(|check| (check.name, check.code, check.params.get("by").cloned())).collect::<Vec<_>>()
    };
    let works = |name: &str| (name.to_owned(), "cameraWorks".to_owned(), None);
    assert_eq!(panel(), [works("built in"), works("on the tripod")], "nobody has tried them");
    let id = run.open(resident(Case::FirstCard));
    run.station.start_camera(&id).expect("the other one starts");
    assert_eq!(run.station.camera().device.map(|device| device.name).as_deref(), Some("on the tripod"));
    let busy = ("built in".to_owned(), "deviceHeld".to_owned(), Some("a video call".to_owned()));
    assert_eq!(panel(), [busy, works("on the tripod")]);

    controls.hold(None);
    run.station.stop_camera().expect("stopped");
    assert!(matches!(run.station.camera().state, CameraState::Off), "one that works was stopped: nothing failed");
    run.station.start_camera(&id).expect("the first one is free again");
    assert_eq!(panel(), [works("built in"), works("on the tripod")]);
}
