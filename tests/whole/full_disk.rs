//! A disk that is really full, in the middle of a person.

use serde_json::json;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use whole::post::{Center, Post, Station};
use whole::skipped;
use whole::trip::{CLERK, Trip, ordinary_person};

/// A small disk of our own: a file system in memory, which only root may mount.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    fn mount(megabytes: u32) -> Option<Disk> {
        let folder = tempfile::tempdir().expect("a folder");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "none"]).arg(folder.path()).output();
        match done {
            Ok(done) if done.status.success() => Some(Disk { folder }),
            _ => {
                skipped("a disk of our own can not be mounted here (only root may)");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes until nothing more fits.
    fn fill(&self) -> PathBuf {
        let path = self.path().join("ballast");
        let mut file = std::fs::File::create(&path).expect("a file");
        for size in [1 << 20, 4096, 256] {
            let block = vec![0x5A; size];
            while file.write_all(&block).is_ok() {}
        }
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).output();
    }
}

#[test]
fn on_a_full_disk_the_capture_is_refused_in_words_and_what_was_shown_as_saved_is_there_when_there_is_room_again() {
    let Some(disk) = Disk::mount(420) else { return };
    let post = Post::provision_on(disk.path());
    let center = Center::start(post.data(), 0, None);
    let mut station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    let number = ordinary_person(&station, 0);
    let trip = Trip { station: &station, number: number.clone() };
    let application = trip.application().expect("opened");
    let id = json!({ "application": application });
    let kept = |station: &Station| {
        let view = station.desk("read_application", id.clone());
        view["slaps"].as_array().into_iter().flatten().filter(|slap| slap["state"] == "kept").map(|slap| slap["sample"]["image"].clone()).collect::<Vec<_>>()
    };
    while kept(&station).is_empty() {
        trip.step(&application).expect("the station lives");
    }
    let before = kept(&station);

    let ballast = disk.fill();
    let refused = (0..120).find_map(|_| match station.try_call("desk", "capture_slap", json!({ "application": application, "slap": 14 })) {
        Ok(Ok(_)) => None,
        Ok(Err(error)) => Some(error),
        Err(why) => panic!("the station died of a full disk: {why}"),
    });
    let refused = refused.expect("a capture that can not be stored is refused");
    assert_eq!(refused["code"], "diskFull", "{refused}");
    assert!(refused["reference"].as_str().is_some_and(|reference| reference.starts_with("TN-")));
    assert_eq!(kept(&station), before, "what was kept is still shown");

    station.process.kill();
    std::fs::remove_file(ballast).expect("room again");
    let station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    assert_eq!(kept(&station), before, "nothing shown as saved is lost");
    assert_eq!(Trip { station: &station, number }.finish().expect("the trip goes on"), application);
}
