//! Proportional memory of everything the workstation runs, while the preview is on screen.

use crate::processes::{family, program, proportional_kb, running};
use crate::table::Row;
use crate::Measured;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;
use whole::page::{ENTER, ESCAPE, Page};
use whole::post::{Center, Post, Station, binary, password};
use whole::screen::{RealWindow, Screen, has};
use whole::trip::{CLERK, Trip, ordinary_person};

const READINGS: usize = 7;

pub(crate) fn measure() -> Measured {
    for tool in ["Xvfb", "WebKitWebDriver", "dbus-daemon"] {
        if !has(tool) {
            return Err(format!("{tool} is not installed"));
        }
    }
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let (application, number) = up_to_the_portrait(&post, &center)?;
    let screen = Screen::start(1366, 768).ok_or("the virtual screen did not start")?;
    let driver = RealWindow::start(&screen).ok_or("the window's driver did not start")?;
    let data = post.data().to_str().ok_or("the temporary folder has no plain name")?;
    let session = driver.open(&["--data", data, "--center", &center.address]);
    let page = Page { session: &session };
    page.click(&format!("[data-officer=\"{CLERK}\"]"));
    page.fill("input[type=password]", &password(CLERK));
    page.press(&[ENTER]);
    page.see("[data-screen=ready]");
    let first = running(&binary("thu-nhan"), data).ok_or("the workstation's process was not found")?;
    let idle = reading(first)?.values().sum::<u64>();
    // A look-up with the face compared: the model of that stays in memory from then on.
    page.fill("[data-field=find-number] input", &number);
    page.press(&[ENTER]);
    page.see("[data-part=face-opinion]");
    page.press(&[ESCAPE]);
    page.see("[data-screen=ready]");
    page.click(&format!("[data-application=\"{application}\"]"));
    page.see("[data-part=preview] canvas");
    std::thread::sleep(Duration::from_secs(5));
    let before = seen(&page);

    let mut readings = Vec::new();
    for _ in 0..READINGS {
        readings.push(reading(first)?);
        std::thread::sleep(Duration::from_secs(1));
    }
    if seen(&page) == before {
        return Err("the preview stands still".into());
    }
    readings.sort_by_key(|parts| parts.values().sum::<u64>());
    let middle = &readings[READINGS / 2];
    let parts: Vec<String> = middle.iter().map(|(name, kb)| format!("{name} {}", megabytes(*kb))).collect();
    let total = megabytes(middle.values().sum());
    let apart = proportional_kb(center.process.id()).map_or_else(|| "not read".to_owned(), megabytes);
    let note = format!("preview seen moving at the portrait step after a look-up with the face compared, both windows open, driven by WebDriver, drawn without a graphics processor; {}; before the preview {}; the practice center apart: {apart}; growth over an hour is not measured here", parts.join(", "), megabytes(idle));
    Ok(vec![Row { what: "memory (PSS) of all processes, preview running".into(), ours: total, at_least: "500 MB", peer: "—".into(), note }])
}

/// What the preview shows now.
fn seen(page: &Page<'_>) -> serde_json::Value {
    page.ask("return document.querySelector('[data-part=preview] canvas').toDataURL('image/jpeg')")
}

/// An application whose next step is the portrait, made without a window, and whom a look-up finds.
fn up_to_the_portrait(post: &Post, center: &Center) -> Result<(String, String), String> {
    let station = Station::start(post.data(), &center.address, None);
    station.sign_in(CLERK);
    // The shutter waits for a person: the preview has to stay while it is measured.
    let mut chosen = station.desk("read_session", json!({}))["preferences"].clone();
    chosen["automaticShutter"] = json!(false);
    station.desk("save_preferences", chosen);
    let trip = Trip { station: &station, number: ordinary_person(&station, 0) };
    let application = trip.application().map_err(|gone| gone.0)?;
    while station.desk("read_application", json!({ "application": application }))["step"] != "portrait" {
        trip.step(&application).map_err(|gone| gone.0)?;
    }
    Ok((application, ordinary_person(&station, 1)))
}

/// Kilobytes of the workstation's processes by program.
fn reading(first: u32) -> Result<BTreeMap<String, u64>, String> {
    let mut parts = BTreeMap::new();
    for id in family(first) {
        // A process that ended meanwhile holds nothing.
        if let Some(kb) = proportional_kb(id) {
            *parts.entry(program(id)).or_insert(0) += kb;
        }
    }
    if parts.is_empty() { Err("the memory of the processes can not be read".into()) } else { Ok(parts) }
}

fn megabytes(kb: u64) -> String {
    format!("{} MB", (kb + 500) / 1000)
}
