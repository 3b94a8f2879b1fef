//! Killed at any named point, nothing captured is lost, no state is doubled, and the trip completes.
//!
//! One real trip leaves a copy of its post at five places; each point is then met from the place before it, by real processes that
//! do the rest of the way. So a point near the end does not wait for three slaps to be taken again.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use whole::post::{Center, Post, Station, binary};
use whole::trip::{CLERK, Gone, Trip, ordinary_person};

/// Where a copy of the post was left, and a life begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Provisioned, nobody was ever signed in.
    Provisioned,
    /// Portrait and two slaps are kept, the last slap is missing.
    LastSlap,
    /// The fingers are kept, the eyes are missing.
    Eyes,
    /// Everything is captured; the applicant has not signed.
    Captured,
    /// Sealed, waiting for the supervisor.
    Submitted,
}

/// One death: which process dies where.
struct Death {
    /// Name of the point.
    point: &'static str,
    /// Which pass of it kills: what the same point does at sign-in, for example, goes by.
    pass: u64,
    from: Place,
    /// A second point at which the center dies in the same life, so that the station comes by its own point.
    center_too: Option<&'static str>,
}

/// Every listed point with the place before it. A point that no line names is met from the beginning, and so found.
fn deaths() -> Vec<Death> {
    let mut deaths = Vec::new();
    for point in kill_point::names() {
        let death = |pass, from| Death { point, pass, from, center_too: None };
        let thing = point.rsplit_once('.').map_or(*point, |(thing, _)| thing);
        match thing {
            // The first pass is the try, the second is what is kept of it.
            "store.sample" => deaths.extend([death(1, Place::LastSlap), death(2, Place::LastSlap), death(2, Place::Eyes), death(3, Place::Eyes)]),
            // The eyes are two tries, one after the other.
            "station.capture" => deaths.extend([death(1, Place::LastSlap), death(1, Place::Eyes), death(2, Place::Eyes)]),
            "store.stage" => deaths.extend([death(1, Place::Captured), death(2, Place::Captured)]),
            "station.seal" | "store.sealed" | "store.copied" | "store.outbox-copy" => deaths.push(death(1, Place::Captured)),
            // The first pass is what sign-in finishes of an earlier cut; the second follows the seal.
            "station.outbox-copy" => deaths.extend([death(1, Place::Submitted), death(2, Place::Captured)]),
            // Only an upload that failed is put off: the center dies under it.
            "store.attempt" => deaths.push(Death { center_too: Some("intake.object.stored"), ..death(1, Place::Submitted) }),
            "store.extract" | "store.field" => deaths.push(death(1, Place::Provisioned)),
            _ if point.starts_with("intake.") || point.starts_with("uplink.") => deaths.push(death(1, Place::Submitted)),
            "station.approve" | "store.news" | "store.offset" | "store.receipt" | "store.statement" | "store.statement-copy"
            | "store.statement-sent" | "store.upload-url" | "store.verdict" => deaths.push(death(1, Place::Submitted)),
            _ => deaths.push(death(1, Place::Provisioned)),
        }
    }
    // Long ways first: so the two workers end together.
    deaths.sort_by_key(|death| death.from);
    deaths
}

/// The posts that one trip left behind it, and whose trip it was.
struct Places {
    posts: BTreeMap<Place, Post>,
    number: String,
}

impl Places {
    fn travel() -> Places {
        let post = Post::provision_light();
        let mut posts = BTreeMap::from([(Place::Provisioned, post.copy())]);
        let number = {
            let station = Station::start(post.data(), NO_CENTER, None);
            station.sign_in(CLERK);
            ordinary_person(&station, 0)
        };
        for place in [Place::LastSlap, Place::Eyes, Place::Captured, Place::Submitted] {
            {
                let station = Station::start(post.data(), NO_CENTER, None);
                let trip = Trip { station: &station, number: number.clone() };
                let id = trip.application().expect("the station lives");
                while !is_at(place, &read(&station, &id).expect("the station lives")) {
                    trip.step(&id).expect("the station lives");
                }
            }
            posts.insert(place, post.copy());
        }
        Places { posts, number }
    }
}

/// Nobody listens there: discard.
const NO_CENTER: &str = "http://127.0.0.1:9";

fn is_at(place: Place, view: &Value) -> bool {
    let missing = view["slaps"].as_array().into_iter().flatten().filter(|slap| slap["state"] != "kept").count();
    match place {
        Place::Provisioned => true,
        Place::LastSlap => view["step"] == "fingers" && missing == 1,
        Place::Eyes => view["step"] == "iris",
        Place::Captured => view["step"] == "review",
        Place::Submitted => view["stage"] == "submitted",
    }
}

fn read(station: &Station, application: &str) -> Result<Value, Gone> {
    match station.try_call("desk", "read_application", json!({ "application": application })) {
        Ok(Ok(view)) => Ok(view),
        other => Err(Gone(format!("{other:?}"))),
    }
}

/// What was shown as saved: fields, samples, the applicant's signature, the sealed file. Each must be there after the death.
fn saved(view: &Value) -> BTreeSet<String> {
    let mut saved = BTreeSet::new();
    let sealed = view["package"]["package"].as_str();
    saved.extend(sealed.map(|package| format!("package {package}")));
    if ["draft", "captured", "attested", "signed"].iter().any(|stage| view["stage"] == *stage) {
        for field in view["fields"].as_array().into_iter().flatten() {
            saved.insert(format!("{}={}", field["field"], field["text"]));
        }
        for slap in view["slaps"].as_array().into_iter().flatten() {
            saved.extend(slap["sample"]["sample"].as_str().map(|sample| format!("slap{} {sample}", slap["slap"])));
        }
        for eye in view["eyes"].as_array().into_iter().flatten() {
            saved.extend(eye["sample"]["sample"].as_str().map(|sample| format!("{} eye {sample}", eye["eye"])));
        }
        saved.extend(view["portrait"]["sample"].as_str().map(|sample| format!("portrait {sample}")));
        saved.extend(view["attestation"]["at"].as_str().map(|at| format!("attested {at}")));
    }
    saved
}

/// Kills at the point and finishes the trip. Whether the process died there, or the trip did not come by.
fn dies(death: &Death, places: &Places) -> bool {
    let post = places.posts[&death.from].copy();
    let name = format!("{}#{}", death.point, death.pass);
    let at_center = death.point.starts_with("intake.");
    let (station_point, center_point) = if at_center { (None, Some(name.as_str())) } else { (Some(name.as_str()), death.center_too) };
    let mut center = Center::start(post.data(), 0, center_point);
    let (port, address) = (center.port(), center.address.clone());
    let mut station = Station::start(post.data(), &address, station_point);

    let life = first_life(&mut center, &station, &places.number, at_center);
    if at_center {
        assert!(!station.process.has_ended(), "the station fell with the center");
        drop(center);
        center = Center::start(post.data(), port, None);
    } else {
        if life.died {
            let end = station.process.wait(Duration::from_secs(5)).expect("it answers no more, and yet it runs");
            assert!(!end.success() && end.code().is_none(), "it ended by itself: {end}");
        }
        let again = center.process.has_ended();
        assert!(!again || death.center_too.is_some(), "the center fell with the station");
        if again {
            drop(center);
            center = Center::start(post.data(), port, None);
        }
        station.process.kill();
        station = Station::start(post.data(), &address, None);
    }
    second_life(&station, &life, &places.number);
    check_center(&post, &station, &life);
    drop(center);
    life.died
}

/// What was seen before the death.
struct Life {
    died: bool,
    application: Option<String>,
    saved: BTreeSet<String>,
    /// Samples and tries that were shown, with what their picture was.
    tries: BTreeSet<String>,
    stage: String,
}

/// Goes the way until the process is gone or the trip is over.
fn first_life(center: &mut Center, station: &Station, number: &str, at_center: bool) -> Life {
    let mut life = Life { died: false, application: None, saved: BTreeSet::new(), tries: BTreeSet::new(), stage: String::new() };
    let trip = Trip { station, number: number.to_owned() };
    let began = Instant::now();
    let live = |life: &mut Life| -> Result<bool, Gone> {
        let Some(id) = life.application.clone() else {
            life.application = Some(trip.application()?);
            return Ok(false);
        };
        let view = read(station, &id)?;
        life.stage = view["stage"].as_str().unwrap_or_default().to_owned();
        life.saved = saved(&view);
        trip.step(&id)
    };
    while began.elapsed() < Duration::from_secs(90) {
        if at_center && center.process.has_ended() {
            life.died = true;
            break;
        }
        match live(&mut life) {
            Ok(true) => break,
            Ok(false) => {}
            Err(_) => {
                life.died = true;
                break;
            }
        }
    }
    life.tries = station.tries_shown();
    life
}

/// What was shown as saved is there, and the way goes on to its end, once.
fn second_life(station: &Station, life: &Life, number: &str) {
    station.sign_in(CLERK);
    let trip = Trip { station, number: number.to_owned() };
    if let (Some(before), "draft", true) = (&life.application, life.stage.as_str(), life.died) {
        let desk = station.desk("read_desk", json!({}));
        assert_eq!(desk["recovered"]["application"], before.as_str(), "the desk does not say what was kept");
    }
    let id = trip.application().expect("the station lives");
    if let Some(before) = &life.application {
        assert_eq!(&id, before, "the application has another id");
    }
    let view = read(station, &id).expect("the station lives");
    let stage = view["stage"].as_str().unwrap_or_default();
    assert!(order(stage) >= order(&life.stage), "it was shown as {} and is {stage}", life.stage);
    if order(stage) < order("submitted") || life.saved.iter().all(|one| one.starts_with("package")) {
        let now = saved(&view);
        assert!(life.saved.is_subset(&now), "lost: {:?}", life.saved.difference(&now).collect::<Vec<_>>());
    }
    if order(stage) < order("submitted") {
        for one in &life.tries {
            assert!(station.image("desk", &format!("try/{one}")).is_some(), "the try {one} was shown and is lost");
        }
    }
    let done = trip.finish().expect("the station lives");
    assert_eq!(done, id);
    let found = station.desk("find_anything", json!({ "text": trip.number }));
    assert_eq!(found["applications"].as_array().map(Vec::len), Some(1), "the application is doubled");
}

/// How far a stage is.
fn order(stage: &str) -> usize {
    let stages = ["", "draft", "captured", "attested", "signed", "submitted", "approved", "queued", "received", "accepted"];
    stages.iter().position(|one| *one == stage).unwrap_or_else(|| panic!("the trip came to «{stage}»"))
}

/// One file at the station, the same one file at the center, no number between them lost.
fn check_center(post: &Post, station: &Station, life: &Life) {
    let queue = station.desk("read_queue", json!({ "state": null, "offset": 0 }));
    assert_eq!(queue["rows"].as_array().map(Vec::len), Some(1), "{queue}");
    let row = &queue["rows"][0];
    assert_eq!((&row["state"], &row["sequence"]), (&json!("accepted"), &json!(1)), "{queue}");
    let package = row["package"].as_str().unwrap_or_default();
    if let Some(before) = life.saved.iter().find_map(|one| one.strip_prefix("package ")) {
        assert_eq!(package, before, "sealed twice");
    }
    let held = ledger(post, "list");
    assert_eq!(held["packages"].as_array().map(Vec::len), Some(1), "{held}");
    assert_eq!((&held["packages"][0]["package"], &held["packages"][0]["state"]), (&json!(package), &json!("accepted")), "{held}");
    assert_eq!(ledger(post, "gaps")["gaps"], json!([]));
}

/// What the center holds, through its tool.
fn ledger(post: &Post, question: &str) -> Value {
    let out = Command::new(binary("tn")).args(["intake", question, "--json", "--data"]).arg(post.data().join("center")).output().expect("tn runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("one JSON object")
}

/// Points that this trip does not come by, each with the reason.
const NOT_ON_THIS_TRIP: [(&str, &str); 0] = [];

#[test]
fn killed_at_any_named_point_nothing_is_lost_or_doubled_and_the_trip_completes() {
    let began = Instant::now();
    let places = Places::travel();
    println!("{} places after {:.0?}", places.posts.len(), began.elapsed());
    let deaths = deaths();
    let next = AtomicUsize::new(0);
    let (killed, missed, wrong) = (Mutex::new(BTreeSet::new()), Mutex::new(BTreeSet::new()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(death) = deaths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let name = format!("{} (pass {}, from {:?})", death.point, death.pass, death.from);
                    let end = match catch_unwind(AssertUnwindSafe(|| dies(death, &places))) {
                        Ok(true) => {
                            killed.lock().expect("no panic holds it").insert(death.point);
                            "killed there, nothing lost, completed"
                        }
                        Ok(false) => {
                            missed.lock().expect("no panic holds it").insert(death.point);
                            "not passed"
                        }
                        Err(why) => {
                            let why = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                            wrong.lock().expect("no panic holds it").push(format!("{name}: {}", why.unwrap_or_default()));
                            "WRONG"
                        }
                    };
                    println!("{name}: {end} ({:.1?})", start.elapsed());
                }
            });
        }
    });
    let (killed, missed) = (killed.into_inner().expect("whole"), missed.into_inner().expect("whole"));
    println!("{} of {} points, {} deaths, {:.0?}", killed.len(), kill_point::names().len(), deaths.len(), began.elapsed());
    for (point, why) in NOT_ON_THIS_TRIP {
        println!("{point}: not on this trip, because {why}");
    }
    let wrong = wrong.into_inner().expect("whole");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unexplained: Vec<_> = missed.difference(&killed).filter(|point| NOT_ON_THIS_TRIP.iter().all(|(known, _)| known != *point)).collect();
    assert!(unexplained.is_empty(), "never passed, and nothing says why: {unexplained:?}");
    assert!(killed.len() >= 30, "only {} points were passed", killed.len());
}
