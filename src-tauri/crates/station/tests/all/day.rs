//! Opening and closing the day: what is measured, and what becomes of people whose applications are paused.

use std::collections::BTreeMap;

use devices::simulator::SimulatedCamera;
use devices::RealPace;
use portrait::Rgb;
use station::{Day, DayLine, DayState, day_moment};
use store::DayMoment;
use synthetic::Case;

use crate::post::{Post, Run, refused, resident};

fn line<'a>(day: &'a Day, name: &str) -> &'a DayLine {
    day.lines.iter().find(|line| line.line == name).unwrap_or_else(|| panic!("{name} is among {:?}", day.lines))
}

/// A post whose camera sees a wall that goes from this brightness to that.
fn before_wall(post: &Post, left: u8, right: u8) -> Run {
    let (width, height) = (96_u32, 72_u32);
    let shade = |x: u32| (f64::from(left) + (f64::from(right) - f64::from(left)) * f64::from(x) / f64::from(width)) as u8;
    let row: Vec<u8> = (0..width).flat_map(|x| [shade(x); 3]).collect();
    let wall = Rgb::new(width, height, row.repeat(height as usize)).expect("a picture");
    let run = post.start_with(|_, ports| ports.cameras = vec![Box::new(SimulatedCamera::new(vec![wall], (width, height), Box::new(RealPace::new())))]);
    run.sign_in("lan");
    run
}

#[test]
fn opening_the_day_has_its_lines_and_the_test_print_is_not_the_paper() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let day = run.station.day(day_moment("open").expect("a moment")).expect("read");
    let names: Vec<&str> = day.lines.iter().map(|line| line.line.as_str()).collect();
    assert_eq!(names, ["clock", "disk", "camera", "cameraLight", "scanner", "platen", "secondScreen", "printerPaper", "testPrint", "cash"]);
    let day = run.station.settle_day_line(DayMoment::Open, "printerPaper", true, "", "", "").expect("settled");
    assert_eq!((line(&day, "printerPaper").state, line(&day, "testPrint").state), (DayState::Done, DayState::Open));
}

#[test]
fn the_light_before_the_camera_is_measured_by_the_camera_and_says_what_to_do() {
    for (left, right, finding, state) in [
        (140, 140, "good", DayState::Done),
        (12, 12, "dark", DayState::Open),
        (252, 252, "bright", DayState::Open),
        (240, 30, "uneven", DayState::Open),
    ] {
        let post = Post::new();
        let run = before_wall(&post, left, right);
        let day = run.station.day(DayMoment::Open).expect("read");
        assert_eq!(line(&day, "cameraLight").params.get("finding").map(String::as_str), Some("notMeasured"));
        refused(run.station.settle_day_line(DayMoment::Open, "cameraLight", true, "", "", ""), "lineMeasured");
        let day = run.station.measure_camera_light().expect("measured");
        let light = line(&day, "cameraLight");
        assert_eq!((light.params.get("finding").map(String::as_str), light.state), (Some(finding), state), "{light:?}");
        assert!(light.measured && light.params.contains_key("brightness") && light.params.contains_key("evenness"));
        assert!(matches!(run.station.camera().state, station::CameraState::Off), "the camera is let go again");
        // Tomorrow is another light.
        post.wrist.pass(24 * 3_600_000);
        run.sign_in("lan");
        let day = run.station.day(DayMoment::Open).expect("read");
        assert_eq!(line(&day, "cameraLight").state, DayState::Open);
    }
}

#[test]
fn without_a_camera_the_light_is_not_measured_and_the_line_can_be_handed() {
    let post = Post::new();
    let run = post.start_with(|_, ports| ports.cameras = Vec::new());
    run.sign_in("lan");
    refused(run.station.measure_camera_light(), "noCamera");
    let day = run.station.settle_day_line(DayMoment::Open, "cameraLight", false, "Tâm", "camera in repair", "").expect("handed");
    assert_eq!(line(&day, "cameraLight").state, DayState::Handed);
}

#[test]
fn each_paused_person_is_kept_handed_or_withdrawn_with_owner_and_reason() {
    let post = Post::new();
    let run = post.start();
    run.sign_in("lan");
    let [kept, handed, gone, promised, working] = [Case::FirstCard, Case::DueForExchange, Case::OlderCard, Case::BirthYearOnly, Case::HighlandName].map(|case| {
        let person = if case == Case::BirthYearOnly { Case::UnusualName } else { case };
        run.open(resident(person))
    });
    for (id, appointment) in [(kept, ""), (handed, ""), (gone, ""), (promised, "25/11/2026")] {
        run.station.pause_application(&id, 2, appointment).expect("paused");
    }
    let name = |id: enrollment::ApplicationId| format!("person:{id}");
    let states = |day: &Day| -> BTreeMap<String, DayState> {
        day.lines.iter().filter(|line| line.application.is_some()).map(|line| (line.line.clone(), line.state)).collect()
    };
    let day = run.station.day(DayMoment::Close).expect("read");
    assert_eq!(line(&day, "drafts").params.get("count").map(String::as_str), Some("1"), "the one at work; the paused have lines of their own");
    let open = |id| (name(id), DayState::Open);
    assert_eq!(states(&day), [open(kept), open(handed), open(gone), (name(promised), DayState::Handed)].into());
    let line_of = line(&day, &name(kept));
    assert_eq!(line_of.params.get("pause").map(String::as_str), Some("paperMissing"));
    assert!(line_of.params.get("name").is_some_and(|name| !name.is_empty()));
    // Handing all of them on at once settles nobody.
    let day = run.station.settle_day_line(DayMoment::Close, "drafts", false, "Minh", "all of them", "").expect("handed");
    assert_eq!(states(&day).values().filter(|state| **state == DayState::Open).count(), 3);

    let settle = |id, done, owner: &str, reason: &str, until: &str| run.station.settle_day_line(DayMoment::Close, &name(id), done, owner, reason, until);
    refused(settle(kept, true, "", "", ""), "personToSettle");
    refused(settle(kept, false, "", "comes back", "30/11/2026"), "ownerNeeded");
    refused(settle(kept, false, "Lan", "", "30/11/2026"), "ownerNeeded");
    for unfit in ["22/11/2026", "21/11/2026", "30/11/2029", "soon"] {
        refused(settle(kept, false, "Lan", "comes back", unfit), "keepUntilUnfit");
    }
    refused(settle(working, false, "Lan", "comes back", ""), "lineUnknown");
    let day = settle(kept, false, "Lan", "brings the paper", "30/11/2026").expect("kept");
    let line_of = line(&day, &name(kept));
    assert_eq!((line_of.state, line_of.owner.as_str(), line_of.reason.as_str()), (DayState::Handed, "Lan", "brings the paper"));
    assert_eq!(line_of.until.map(|day| day.to_string()).as_deref(), Some("2026-11-30"));
    assert_eq!(run.station.application(&kept).expect("read").note.appointment.map(|day| day.to_string()).as_deref(), Some("2026-11-30"));
    settle(handed, false, "Minh", "knows the family", "").expect("handed");
    run.station.withdraw_application(&gone, enrollment::WithdrawReason::ApplicantAsked).expect("withdrawn");
    let day = run.station.day(DayMoment::Close).expect("read");
    assert_eq!(states(&day), [(name(kept), DayState::Handed), (name(handed), DayState::Handed), (name(promised), DayState::Handed)].into());

    // The next evening asks again for whom nothing holds any more.
    post.wrist.pass(4 * 24 * 3_600_000);
    run.sign_in("lan");
    let day = run.station.day(DayMoment::Close).expect("read");
    assert_eq!(states(&day), [(name(kept), DayState::Handed), open(handed), open(promised)].into());
}
