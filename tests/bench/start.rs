//! From the start of the process until the clerk can type.

use crate::glass::{Glass, Picture};
use crate::table::{Row, Times, text};
use crate::{Measured, processes};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use whole::post::{Post, Running, binary, until};
use whole::screen::{Bus, Screen, has};

const RUNS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(60);
/// Pixels that a few typed characters change: a blinking caret changes fewer, a page that is still being drawn changes more.
const TYPED: std::ops::Range<usize> = 50..2000;
/// A key may come before the page takes keys: so often it is sent again.
const AGAIN: Duration = Duration::from_millis(100);
/// So long the page must stand still before a key is sent.
const STILL: Duration = Duration::from_millis(40);

/// What one start took.
struct Start {
    drawn: Duration,
    typed: Option<Duration>,
}

pub(crate) fn measure() -> Measured {
    if !has("Xvfb") {
        return Err("Xvfb is not installed".into());
    }
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.map_err(|why| why.to_string())?;
    let path = folder.path().to_str().ok_or("the temporary folder has no plain name")?;
    let screen = Screen::start_with(1366, 768, &["-fbdir", path]).ok_or("the virtual screen did not start")?;
    let bus = Bus::start().ok_or("dbus-daemon is not installed")?;
    let (post, glass) = (Post::provision(), Glass::of(folder.path()));
    let mut starts = Vec::new();
    for _ in 0..RUNS {
        let start = start(&post, &screen, &bus, &glass)?;
        println!("  drawn {} · typed {}", text(start.drawn), start.typed.map_or_else(|| "—".into(), text));
        starts.push(start);
    }
    let first = starts.first().map(|start| start.typed.unwrap_or(start.drawn)).unwrap_or_default();
    let drawn = Times::of(starts.iter().map(|start| start.drawn).collect())?;
    let typed = Times::of(starts.iter().filter_map(|start| start.typed).collect());
    let (ours, how) = match &typed {
        Ok(typed) => (text(typed.median()), format!("until a typed character stands in the password field ({} ms of it we watch that the page stands still); its text is drawn after {}", STILL.as_millis(), text(drawn.median()))),
        Err(_) => (text(drawn.median()), "until the page is drawn; xdotool is not installed, so typing was not tried".to_owned()),
    };
    let note = format!("{how}; {RUNS} starts on a provisioned folder, with the practice center, files cached, first {}; under Xvfb without a graphics processor", text(first));
    Ok(vec![Row { what: "start to usable window".into(), ours, at_least: "1 s", peer: "—".into(), note }])
}

fn start(post: &Post, screen: &Screen, bus: &Bus, glass: &Glass) -> Result<Start, String> {
    until("an empty screen", PATIENCE, || glass.look().ok().filter(|picture| !picture.is_drawn()));
    let mut command = Command::new(binary("thu-nhan"));
    command.args(["--practice", "--data"]).arg(post.data()).env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY");
    command.env("DBUS_SESSION_BUS_ADDRESS", &bus.address).stderr(Stdio::null());
    let began = Instant::now();
    let mut program = Running::start(&mut command, 0);
    let mut measured = watch(glass, began, screen);
    if let Ok(Start { typed: None, .. }) = &measured
        && has("xdotool")
    {
        measured = Err("the page was drawn but nothing typed into it appeared".into());
    }
    let family = processes::family(program.id());
    program.kill();
    until("the end of the program", PATIENCE, || (!family.iter().any(|id| processes::lives(*id))).then_some(()));
    measured
}

fn watch(glass: &Glass, began: Instant, screen: &Screen) -> Result<Start, String> {
    let page = loop {
        let picture = glass.look()?;
        if picture.is_drawn() {
            break picture;
        }
        if began.elapsed() > PATIENCE {
            return Err("no page was drawn within a minute".into());
        }
        std::thread::sleep(Duration::from_millis(8));
    };
    let drawn = began.elapsed();
    show(&page, "drawn");
    if !has("xdotool") {
        return Ok(Start { drawn, typed: None });
    }
    let mut before = settled(glass, page)?;
    while began.elapsed() < PATIENCE {
        let _ = Command::new("xdotool").args(["key", "a"]).env("DISPLAY", &screen.display).status();
        let asked = Instant::now();
        while asked.elapsed() < AGAIN {
            let now = glass.look()?;
            let changed = now.differs_from(&before);
            if TYPED.contains(&changed) {
                show(&now, "typed");
                return Ok(Start { drawn, typed: Some(began.elapsed()) });
            }
            if changed >= TYPED.end {
                before = settled(glass, now)?;
            }
            std::thread::sleep(Duration::from_millis(4));
        }
    }
    Ok(Start { drawn, typed: None })
}

/// Waits until the page stands still, so that a change is the answer to a key.
fn settled(glass: &Glass, mut last: Picture) -> Result<Picture, String> {
    let mut since = Instant::now();
    while since.elapsed() < STILL {
        std::thread::sleep(Duration::from_millis(8));
        let now = glass.look()?;
        if now.differs_from(&last) >= TYPED.start {
            since = Instant::now();
        }
        last = now;
    }
    Ok(last)
}

/// Keeps what was seen when a person wants to look: `THUNHAN_BENCH_PICTURES` names the folder.
fn show(picture: &Picture, name: &str) {
    if let Some(folder) = std::env::var_os("THUNHAN_BENCH_PICTURES")
        && let Err(why) = picture.save(&Path::new(&folder).join(format!("start-{name}.ppm")))
    {
        println!("  the picture was not kept: {why}");
    }
}
