//! Proportional memory of everything the workstation runs, while the preview is on screen.

use crate::processes::{family, program, proportional_kb, running};
use crate::table::Row;
use crate::Measured;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use whole::page::{ENTER, ESCAPE, Page};
use whole::post::{Center, Post, Station, binary, password};
use whole::screen::{RealWindow, Screen, has};
use whole::trip::{CLERK, Trip, ordinary_person};

/// Between two readings.
const APART: Duration = Duration::from_secs(1);
/// What a step of the desk has to settle before the first reading.
const SETTLES: Duration = Duration::from_secs(5);
/// Readings between two keys: the desk locks where nobody touches one, and with it the preview ends.
const TOUCHED: usize = 60;
/// A key that does nothing by itself: Shift.
const NOTHING: &str = "\u{e008}";

/// Reads for so many minutes.
pub(crate) fn measure(minutes: usize) -> Measured {
    for tool in ["Xvfb", "WebKitWebDriver", "dbus-daemon"] {
        if !has(tool) {
            return Err(format!("{tool} is not installed"));
        }
    }
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let (application, number) = up_to_the_portrait(&post, &center)?;
    // With one screen the applicant's page is behind the desk's and draws nothing; the larger figure counts.
    let (screen, second) = match Screen::start_two() {
        Some(screen) => (screen, "on a screen each"),
        None => (Screen::start(1366, 768).ok_or("the virtual screen did not start")?, "the applicant's hidden, for there is one screen"),
    };
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
    std::thread::sleep(SETTLES);
    let before = seen(&page);

    let began = Instant::now();
    let mut readings = Vec::new();
    while began.elapsed() < Duration::from_secs(60) * minutes as u32 {
        readings.push(reading(first)?);
        if readings.len().is_multiple_of(TOUCHED) {
            page.press(&[NOTHING]);
        }
        std::thread::sleep(APART);
    }
    page.see("[data-part=preview] canvas");
    if seen(&page) == before {
        return Err("the preview stands still".into());
    }
    let quarter = readings.len().div_ceil(4);
    let quarters: Vec<_> = readings.chunks(quarter).collect();
    // In the first quarter the page's heaps fill and its code is compiled: what a day adds is seen after it.
    let (begin, last_quarter) = (quarters[1.min(quarters.len() - 1)], quarters[quarters.len() - 1]);
    let grown = middle(last_quarter, total) as i64 - middle(begin, total) as i64;
    // Whether it goes on growing, and where: a cache that fills looks otherwise than a leak.
    let course: Vec<_> = quarters.iter().map(|quarter| megabytes(middle(quarter, total))).collect();
    let where_grown: Vec<_> = readings[0]
        .keys()
        .map(|name| {
            let of = |parts: &BTreeMap<String, u64>| parts.get(name).copied().unwrap_or(0);
            let kb = middle(last_quarter, of) as i64 - middle(begin, of) as i64;
            format!("{name} {:+.1} MB", kb as f64 / 1000.0)
        })
        .collect();
    readings.sort_by_key(total);
    let parts: Vec<String> = readings[readings.len() / 2].iter().map(|(name, kb)| format!("{name} {}", megabytes(*kb))).collect();
    let apart = proportional_kb(center.process.id()).map_or_else(|| "not read".to_owned(), megabytes);
    let note = format!("preview seen moving at the portrait step after a look-up with the face compared, both windows open ({second}), driven by WebDriver, drawn without a graphics processor; {}; before the preview {}; the practice center apart: {apart}", parts.join(", "), megabytes(idle));
    let row = |what: String, ours: String, at_least, note| Row { what, ours, at_least, peer: "—".into(), note };
    Ok(vec![
        row("memory (PSS) of all processes, preview running".into(), megabytes(middle(&readings, total)), "500 MB", note),
        row(
            format!("memory grown in {minutes} min of preview"),
            format!("{:.1} MB", grown as f64 / 1000.0),
            "none",
            format!(
                "the last quarter's median of {} readings against the second's: {}; quarter by quarter {}; --minutes 60 for the hour of the design",
                readings.len(),
                where_grown.join(", "),
                course.join(", "),
            ),
        ),
    ])
}

fn total(parts: &BTreeMap<String, u64>) -> u64 {
    parts.values().sum()
}

/// Median of what is asked of each reading, kilobytes.
fn middle(readings: &[BTreeMap<String, u64>], of: impl Fn(&BTreeMap<String, u64>) -> u64) -> u64 {
    let mut kilobytes: Vec<u64> = readings.iter().map(of).collect();
    kilobytes.sort_unstable();
    kilobytes[kilobytes.len() / 2]
}

/// How many frames the preview has shown, as the page counts them.
fn seen(page: &Page<'_>) -> serde_json::Value {
    page.ask("return document.querySelector('[data-part=preview] canvas').dataset.frames")
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
