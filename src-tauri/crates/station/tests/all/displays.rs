//! The applicant's screen and its touch: chosen, remembered by the screen itself, put right when something is plugged.

use devices::simulator::{SimulatedDisplays, SimulatedTouch};
use devices::{Area, DisplayInfo, TouchDevices, TouchKind, TouchMapping, WindowSystem};
use station::{CheckState, DoctorReport};

use crate::post::{Post, Run, refused};

const DESK: u32 = 11;
const APPLICANT: u32 = 22;
const STRANGER: u32 = 33;
const TOUCH: &str = "Simulated touch";

struct Bench {
    post: Post,
    displays: SimulatedDisplays,
    touch: SimulatedTouch,
}

impl Bench {
    /// A post whose machine has a desk's and an applicant's screen, and one touch screen.
    fn new() -> Self {
        let displays = SimulatedDisplays::default();
        displays.set(side_by_side(&[DESK, APPLICANT]));
        Self { post: Post::new(), touch: SimulatedTouch::on(&displays), displays }
    }

    fn start(&self) -> Run {
        let run = self.post.start_with(|_, ports| {
            ports.displays = Some(Box::new(self.displays.clone()));
            ports.touch = Some(TouchMapping::Here(Box::new(self.touch.clone())));
        });
        run.station.attend_displays();
        run
    }

    fn plug(&self, run: &Run, screens: &[u32]) {
        self.displays.set(side_by_side(screens));
        run.station.attend_displays();
    }

    fn falls(&self, device: &str) -> Area {
        self.touch.area(device).expect("plugged in")
    }
}

/// Screens from left to right, the first one primary; each has a width of its own.
fn side_by_side(numbers: &[u32]) -> Vec<DisplayInfo> {
    let mut x = 0;
    let screen = |(place, number): (usize, &u32)| {
        let width = 1000 + number;
        let screen = SimulatedDisplays::screen(&format!("Screen {number}"), *number, (x, width, 600), place == 0);
        x += width as i32;
        screen
    };
    numbers.iter().enumerate().map(screen).collect()
}

fn area(x: u32, number: u32) -> Area {
    Area { x: x as i32, y: 0, width: 1000 + number, height: 600 }
}

fn identity(number: u32) -> String {
    side_by_side(&[number])[0].identity.to_string()
}

fn check(report: &DoctorReport, what: &str) -> (CheckState, String) {
    let check = report.checks.iter().find(|check| check.check == what).unwrap_or_else(|| panic!("no check of {what}"));
    (check.state, check.code.clone())
}

#[test]
fn the_one_that_is_not_primary_is_the_applicants_and_the_only_touch_device_is_its_own() {
    let bench = Bench::new();
    let run = bench.start();
    assert_eq!(run.station.applicant_area(), Some(area(1011, APPLICANT)));
    assert_eq!(run.station.desk_area(), Some(area(0, DESK)));
    assert_eq!(bench.falls(TOUCH), area(1011, APPLICANT));
    let report = run.station.examine();
    assert_eq!(check(&report, "display"), (CheckState::Works, "displayByItself".to_owned()));
    assert_eq!(check(&report, "touch"), (CheckState::Works, "touchByItself".to_owned()));

    // Unplugged: one screen, and touch falls on all of it. Plugged in again, on the other side: put right by itself.
    bench.plug(&run, &[DESK]);
    assert!(!run.station.has_second_screen() && run.station.applicant_area().is_none());
    assert_eq!(bench.falls(TOUCH), area(0, DESK));
    assert_eq!(check(&run.station.examine(), "display"), (CheckState::Attention, "displaySingle".to_owned()));
    assert_eq!(check(&run.station.examine(), "touch"), (CheckState::Works, "touchOnOneScreen".to_owned()));
    bench.plug(&run, &[DESK, APPLICANT]);
    assert_eq!(bench.falls(TOUCH), area(1011, APPLICANT));

    // The touch cable is pulled and put back: the system has forgotten, the station has not.
    bench.touch.plug(TOUCH, TouchKind::Finger);
    assert_eq!(check(&run.station.examine(), "touch"), (CheckState::Attention, "touchElsewhere".to_owned()));
    run.station.attend_displays();
    assert_eq!(bench.falls(TOUCH), area(1011, APPLICANT));
}

#[test]
fn a_choice_is_remembered_by_the_screen_and_not_by_where_it_is_plugged_in() {
    let bench = Bench::new();
    {
        let run = bench.start();
        refused(run.station.choose_applicant_screen(&identity(APPLICANT)), "signedOut");
        run.sign_in("lan");
        refused(run.station.choose_applicant_screen(&identity(STRANGER)), "screenNotThere");
        let report = run.station.choose_applicant_screen(&identity(APPLICANT)).expect("chosen");
        assert_eq!(check(&report, "display"), (CheckState::Works, "displayChosen".to_owned()));
    }
    // The machine starts anew, with the two screens in each other's sockets: now the applicant's is the primary one.
    bench.displays.set(side_by_side(&[APPLICANT, DESK]));
    let run = bench.start();
    assert_eq!(run.station.applicant_area(), Some(area(0, APPLICANT)), "before anybody signs in");
    assert_eq!(run.station.desk_area(), Some(area(1022, DESK)));
    assert_eq!(bench.falls(TOUCH), area(0, APPLICANT));

    // A screen never seen before gets the default, and the desk's stays the desk's even where it is not primary.
    bench.plug(&run, &[DESK, STRANGER]);
    assert_eq!(run.station.applicant_area(), Some(area(1011, STRANGER)));
    bench.plug(&run, &[STRANGER, DESK]);
    assert_eq!(run.station.applicant_area(), Some(area(0, STRANGER)));
    bench.plug(&run, &[DESK, STRANGER, APPLICANT]);
    assert_eq!(run.station.applicant_area(), Some(area(1011 + 1033, APPLICANT)), "the one that was chosen");

    // Another choice replaces it, for good.
    run.sign_in("lan");
    run.station.choose_applicant_screen(&identity(STRANGER)).expect("chosen");
    assert_eq!(run.station.applicant_area(), Some(area(1011, STRANGER)));
    drop(run);
    assert_eq!(bench.start().station.applicant_area(), Some(area(1011, STRANGER)));
}

#[test]
fn of_several_touch_devices_somebody_chooses() {
    let bench = Bench::new();
    bench.touch.plug("Simulated pen", TouchKind::Pen);
    {
        let run = bench.start();
        let whole = Area { x: 0, y: 0, width: 2033, height: 600 };
        assert_eq!(check(&run.station.examine(), "touch"), (CheckState::Attention, "touchToChoose".to_owned()));
        assert_eq!((bench.falls(TOUCH), bench.falls("Simulated pen")), (whole, whole));
        run.sign_in("lan");
        refused(run.station.choose_touch_devices(Some(vec!["no such device".into()])), "touchDeviceNotThere");
        let report = run.station.choose_touch_devices(Some(vec!["Simulated pen".into()])).expect("chosen");
        assert_eq!(check(&report, "touch"), (CheckState::Works, "touchChosen".to_owned()));
        assert_eq!((bench.falls(TOUCH), bench.falls("Simulated pen")), (whole, area(1011, APPLICANT)));
        run.station.choose_touch_devices(Some(vec![TOUCH.into()])).expect("chosen");
        assert_eq!((bench.falls(TOUCH), bench.falls("Simulated pen")), (area(1011, APPLICANT), whole), "the pen is given back");
    }
    // Both choices outlive the program; a device that is gone is missed, and the other is not taken in its place.
    let run = bench.start();
    bench.touch.unplug(TOUCH);
    run.station.attend_displays();
    assert_eq!(check(&run.station.examine(), "touch"), (CheckState::Attention, "touchGone".to_owned()));
    run.sign_in("lan");
    assert_eq!(check(&run.station.choose_touch_devices(Some(Vec::new())).expect("none"), "touch"), (CheckState::Absent, "touchOff".to_owned()));
    let left_to_the_station = run.station.choose_touch_devices(None).expect("as if nobody had said anything");
    assert_eq!(check(&left_to_the_station, "touch"), (CheckState::Works, "touchByItself".to_owned()));
    assert_eq!(bench.falls("Simulated pen"), area(1011, APPLICANT));
    bench.plug(&run, &[DESK]);
    refused(run.station.choose_touch_devices(None), "screenNotThere");
}

#[test]
fn a_device_placed_in_an_earlier_session_is_given_back() {
    let bench = Bench::new();
    drop(bench.start());
    assert_eq!(bench.falls(TOUCH), area(1011, APPLICANT));
    // The screen goes while the program does not run: the next start has one screen, and touch must fall on all of it.
    bench.displays.set(side_by_side(&[DESK]));
    let _run = bench.start();
    assert_eq!(bench.falls(TOUCH), area(0, DESK));
}

#[test]
fn two_screens_that_cannot_be_told_apart_are_told_apart_by_their_sockets() {
    let bench = Bench::new();
    let mut twins = side_by_side(&[DESK, APPLICANT, STRANGER]);
    twins[2].identity = twins[1].identity.clone();
    bench.displays.set(twins);
    let run = bench.start();
    run.sign_in("lan");
    let screens = run.station.examine().displays.screens;
    assert_ne!(screens[1].identity, screens[2].identity);
    run.station.choose_applicant_screen(screens[2].identity.as_str()).expect("chosen");
    assert_eq!(run.station.applicant_area(), Some(area(1011 + 1022, STRANGER)));
}

#[test]
fn where_the_window_system_maps_touch_the_doctor_says_where_to_set_it() {
    let bench = Bench::new();
    for (system, code) in [(WindowSystem::Windows, "touchBySystemWindows"), (WindowSystem::MacOs, "touchBySystemMacOs"), (WindowSystem::Wayland, "touchBySystemWayland")] {
        let run = bench.post.start_with(|_, ports| {
            ports.displays = Some(Box::new(bench.displays.clone()));
            ports.touch = Some(TouchMapping::BySystem(system));
        });
        run.station.attend_displays();
        assert_eq!(check(&run.station.examine(), "touch"), (CheckState::Attention, code.to_owned()));
        assert!(run.station.applicant_area().is_some());
    }
    let run = bench.post.start();
    assert_eq!(check(&run.station.examine(), "display"), (CheckState::Absent, "displayUnseen".to_owned()));
}
