//! No name, number or phone of an applicant lies readable in any file of the post.

use serde_json::json;
use std::path::Path;
use whole::post::{Center, Post, Station};
use whole::trip::{CLERK, Trip, ordinary_person};

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() { files(&entry.path(), found) } else { found.push(entry.path()) }
    }
}

#[test]
fn no_file_of_the_station_holds_an_applicants_name_number_or_phone() {
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let mut station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 2) };
    let application = trip.application().expect("opened");
    station.desk("save_field", json!({ "application": application, "field": "phone", "text": "0987654321" }));
    while station.desk("read_application", json!({ "application": application }))["stage"] != "submitted" {
        trip.step(&application).expect("the station lives");
    }
    trip.as_officer(CLERK).expect("signed in");
    let view = station.desk("read_application", json!({ "application": application }));
    let name = view["strip"]["name"].as_str().expect("a name").to_owned();
    let number = trip.number.clone();
    station.process.kill();
    drop(center);

    // The demo extract itself is public to the demo: it is signed, not sealed, and no applicant's. Everything the station wrote is
    // looked at, the center's own store too: it keeps opened packages in its own database, which is its own business.
    let mut all = Vec::new();
    files(post.data(), &mut all);
    let own = all.iter().filter(|path| !path.starts_with(post.data().join("center")) && path.extension().is_none_or(|end| end != "p7s"));
    let needles = [name.clone(), name.to_lowercase(), number, "0987654321".to_owned()];
    let mut looked = 0;
    for path in own {
        let bytes = std::fs::read(path).expect("a file");
        looked += 1;
        for needle in &needles {
            let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
            assert!(!found, "{} holds an applicant's data", path.display());
        }
    }
    assert!(looked >= 5, "only {looked} files were looked at");
}
