//! Which services of devices a workstation notices, and what a broken helper beside them hides.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use whole::post::{Post, until};
use whole::sbi_device::{Maker, Model, SbiDevice, vouch};
use wiring::{Options, PasswordPolicy, Workstation};

/// A post whose center vouches for the maker.
fn post(maker: &Maker) -> Post {
    let post = Post::provision_light();
    vouch(&post, maker);
    post
}

fn options(post: &Post, port: u16) -> Options {
    Options {
        data: post.data().to_path_buf(),
        center: Some("http://127.0.0.1:9".to_owned()),
        passwords: PasswordPolicy::AllowLight,
        service_ports: port..=port,
        ..Options::default()
    }
}

/// What a look at the whole station says of scanners, by name. Unlike the panel it asks for no look at the devices.
fn scanners(workstation: &Workstation) -> BTreeMap<String, String> {
    let report = workstation.examine().expect("a station");
    report.checks.into_iter().filter(|check| check.check == "scanner").map(|check| (check.name, check.code)).collect()
}

#[test]
fn a_service_that_is_started_later_or_gets_ready_or_ends_is_noticed_though_nobody_looks_and_nothing_is_plugged_in() {
    let maker = Maker::new();
    let post = post(&maker);
    let identity = maker.device();
    let before = SbiDevice::start(Model::default(), identity.clone(), 7);
    let port = before.port();
    before.end();
    let workstation = Workstation::open(&options(&post, port));
    assert!(workstation.problem().is_none(), "{:?}", workstation.problem());
    let is_said = |code: Option<&str>| scanners(&workstation).get("Test Slap 500").map(String::as_str) == code;
    assert!(is_said(None), "{:?}", scanners(&workstation));
    let device = SbiDevice::start_at(port, Model::default(), identity, 7);
    device.turn(|switches| switches.status = "Not Ready");
    until("the service is noticed", Duration::from_secs(20), || is_said(Some("deviceNotReady")).then_some(()));
    device.turn(|switches| switches.status = "Ready");
    until("it is noticed that the device is ready", Duration::from_secs(40), || is_said(Some("scannerWorks")).then_some(()));
    device.end();
    until("it is noticed that the service has ended", Duration::from_secs(20), || is_said(None).then_some(()));
}

#[test]
fn a_helper_that_crashes_hangs_or_lacks_its_library_hides_no_scanner_that_has_a_service() {
    let maker = Maker::new();
    let post = post(&maker);
    let device = SbiDevice::start(Model::default(), maker.device(), 7);
    let folder = tempfile::tempdir().expect("a folder");
    let script = |name: &str, words: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{words}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("may run");
        path
    };
    let broken = [script("crashes", "kill -SEGV $$"), script("lacks", "exit 127"), script("nonsense", "echo nonsense"), script("hangs", "exec sleep 60")];
    for helper in broken {
        let workstation = Workstation::look(&Options { fingerprint_helper: Some(helper.clone()), ..options(&post, device.port()) });
        assert!(workstation.problem().is_none(), "{:?}", workstation.problem());
        let said = scanners(&workstation);
        assert_eq!(said.get("Test Slap 500").map(String::as_str), Some("scannerWorks"), "{helper:?}: {said:?}");
        assert_eq!(said.get("libfprint").map(String::as_str), Some("deviceServiceAbsent"), "{helper:?}: {said:?}");
    }
    // Not installed at all is no fault.
    let workstation = Workstation::look(&Options { fingerprint_helper: Some(folder.path().join("absent")), ..options(&post, device.port()) });
    let said = scanners(&workstation);
    assert_eq!(said.get("Test Slap 500").map(String::as_str), Some("scannerWorks"), "{said:?}");
    assert!(!said.contains_key("libfprint"), "{said:?}");
}
