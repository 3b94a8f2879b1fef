//! Killed at any named point, nothing captured is lost, no state is doubled, and the trip completes.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use whole::post::{Center, Post, Station};
use whole::trip::{CLERK, Trip, ordinary_person};

/// What must never go back: the samples kept, by what they are.
fn kept(view: &Value) -> BTreeSet<String> {
    let portrait = view["portrait"]["sample"].as_str().map(|_| "portrait".to_owned());
    let slaps = view["slaps"].as_array().into_iter().flatten().filter(|slap| slap["state"] == "kept").map(|slap| format!("slap{}", slap["slap"]));
    portrait.into_iter().chain(slaps).collect()
}

fn dies_at(point: &str) -> bool {
    let post = Post::provision();
    let at_center = point.starts_with("intake.");
    let (station_point, center_point) = if at_center { (None, Some(point)) } else { (Some(point), None) };
    let mut center = Center::start(post.data(), 0, center_point);
    let (port, address) = (center.port(), center.address.clone());
    let mut station = Station::start(post.data(), &address, station_point);
    station.sign_in(CLERK);
    let number = ordinary_person(&station, 0);

    // First life: until the process is gone, or the trip is over.
    let mut seen = BTreeSet::new();
    let mut application = None;
    let first = Trip { station: &station, number: number.clone() };
    let mut died = false;
    for _ in 0..400 {
        if at_center && center.process.wait(Duration::ZERO).is_some() {
            died = true;
            break;
        }
        let step = match &application {
            None => first.application().map(|id| { application = Some(id); false }),
            Some(id) => first.step(id),
        };
        match step {
            Ok(true) => break,
            Ok(false) => {
                if let Some(id) = &application
                    && let Ok(Ok(view)) = station.try_call("desk", "read_application", json!({ "application": id }))
                {
                    seen.extend(kept(&view));
                }
            }
            Err(_) => {
                died = true;
                break;
            }
        }
    }
    if at_center {
        drop(center);
        center = Center::start(post.data(), port, None);
    } else {
        died = died && station.process.wait(Duration::from_secs(5)).is_some();
        station.process.kill();
        station = Station::start(post.data(), &address, None);
    }

    // Second life: what was shown as kept is there, and the way goes on.
    station.sign_in(CLERK);
    let second = Trip { station: &station, number };
    let id = second.application().expect("the station lives");
    let view = station.desk("read_application", json!({ "application": id }));
    if view["stage"] == "draft" {
        let now = kept(&view);
        assert!(seen.is_subset(&now), "{point}: lost {:?}", seen.difference(&now).collect::<Vec<_>>());
    }
    if let Some(before) = application {
        assert_eq!(id, before, "{point}: the application has another id");
    }
    let done = second.finish().expect("the station lives");
    let found = station.desk("find_anything", json!({ "text": second.number }));
    assert_eq!(found["applications"].as_array().map(Vec::len), Some(1), "{point}: the application is doubled");
    let queue = station.desk("read_queue", json!({ "state": null, "offset": 0 }));
    let mine = queue["rows"].as_array().into_iter().flatten().filter(|row| row["application"] == done.as_str() && row["state"] != "voided").count();
    assert_eq!(mine, 1, "{point}: {queue}");
    drop(center);
    died
}

#[test]
fn killed_at_any_named_point_nothing_is_lost_or_doubled_and_the_trip_completes() {
    let names = kill_point::names();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let missed = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(point) = names.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    let died = dies_at(point);
                    println!("{point}: {}", if died { "killed there, completed" } else { "not passed on this trip" });
                    if !died {
                        missed.lock().expect("no panic holds it").push(*point);
                    }
                }
            });
        }
    });
    let missed = missed.into_inner().expect("no panic holds it");
    assert!(names.len() - missed.len() >= 30, "only {} points were passed; not passed: {missed:?}", names.len() - missed.len());
}
