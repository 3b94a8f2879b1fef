//! A real fingerprint reader that does not know its resolution: libfprint's own device, before which this test lays the fingers.

use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use whole::post::{Center, Post, Station, binary, until};
use whole::skipped;
use whole::trip::{CLERK, ordinary_person};

const THUMBS: u8 = 15;
/// How long a look for devices may take on a loaded machine.
const LONG: Duration = Duration::from_secs(20);

/// Ends what watches the flag, whatever happens.
struct Done<'a>(&'a AtomicBool);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// Lays a finger on again and again while `run` does its work.
fn with_fingers<T>(socket: &Path, run: impl FnOnce() -> T) -> T {
    let thumb = synthetic::finger(20, fingerprint::Position::try_from(1).expect("a thumb"), &synthetic::Condition::default());
    let side = |length: u32| i32::try_from(length).expect("a small picture").to_ne_bytes();
    let picture = [&side(thumb.width()), &side(thumb.height()), thumb.gray()].concat();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Acquire) {
                if let Ok(mut stream) = UnixStream::connect(socket) {
                    // Between two captures nobody reads; a hand that waits for that would never go away.
                    let _ = stream.set_write_timeout(Some(Duration::from_millis(500)));
                    // Room for the capture to begin waiting: what comes before is dropped.
                    thread::sleep(Duration::from_millis(300));
                    let _ = stream.write_all(&picture);
                    thread::sleep(Duration::from_millis(300));
                }
                thread::sleep(Duration::from_millis(20));
            }
        });
        // Also when `run` panics: the hand must not wait for it for ever.
        let _done = Done(&done);
        run()
    })
}

fn sign_profile(post: &Post, name: &str, words: &[&str]) {
    let file = post.data().join("profiles").join(name);
    let center = post.data().join("center");
    let mut command = Command::new(binary("tn"));
    command.args(["intake", "profile-scanner", "--driver", "virtual_image", "--product", "Virtual image*", "--vendor", "libfprint"]);
    command.args(["--measured-by", "this test", "--ppi"]).args(words).arg("--data").arg(center).arg("--output").arg(file);
    let done = command.output().expect("tn runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_reader_that_does_not_know_its_resolution_enrolls_with_a_signed_profile_and_not_without() {
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let socket = post.data().join("finger.sock");
    let variable = [("FP_VIRTUAL_IMAGE", socket.to_str().expect("a path"))];
    let station = Station::start_with(post.data(), &center.address, None, &variable);
    station.sign_in(CLERK);
    if station.checks("scanner").iter().all(|one| one["code"] != "scannerSingle") {
        skipped("libfprint is not here, or has no virtual_image device");
        return;
    }
    let number = ordinary_person(&station, 0);
    let by = json!({ "by": "number", "number": number });
    let opened = station.desk("open_application", json!({ "ticket": "", "number": number, "by": by }));
    let id = opened["application"].as_str().expect("an id").to_owned();
    station.desk("confirm_person", json!({ "application": id, "same": true }));
    // Somebody pulls the simulated scanner's cable: libfprint's reader is what is left.
    station.desk("present_simulated_person", json!({ "number": number, "condition": "unplug" }));
    assert_eq!(station.refused("desk", "capture_slap", json!({ "application": id, "slap": THUMBS })), "deviceUnplugged");
    let take = || with_fingers(&socket, || station.try_call("desk", "capture_slap", json!({ "application": id, "slap": THUMBS })).expect("it lives"));

    let refused = take().expect_err("nobody knows the resolution");
    assert_eq!(refused["code"], "scannerResolutionUnknown", "{refused}");

    // One byte in the middle is another: named, and not used. Nothing is started anew.
    sign_profile(&post, "reader.p7m", &["500"]);
    let profile = post.data().join("profiles/reader.p7m");
    let good = fs::read(&profile).expect("a profile");
    let mut altered = good.clone();
    let place = altered.windows(13).position(|part| part == b"virtual_image").expect("the driver's name stands in it");
    altered[place] = b'w';
    fs::write(&profile, altered).expect("written");
    let names = |code: &str| until(code, LONG, || station.checks("profile").iter().any(|one| one["code"] == code).then_some(()));
    names("profileAltered");
    assert_eq!(take().expect_err("not believed")["code"], "scannerResolutionUnknown");

    // A resolution at which nobody enrolls stays one, signed or not.
    sign_profile(&post, "reader.p7m", &["385"]);
    names("profileUsed");
    until("the scanner is known by its profile", LONG, || {
        let refused = take().expect_err("385 is not 500");
        (refused["code"] == "scannerResolutionWrong").then_some(())
    });

    fs::write(&profile, good).expect("written");
    sign_profile(&post, "reader-2.p7m", &["500", "--counter", "2"]);
    until("the newer profile counts", LONG, || (station.checks("profile").len() == 2).then_some(()));
    let taken = take().unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(taken["tries"][0]["canKeep"], true, "{taken}");
    let states: Vec<_> = station.checks("profile").iter().map(|one| one["code"].clone()).collect();
    assert_eq!(states, ["profileUsed", "profileReplaced"].map(Value::from), "by file name");
}
