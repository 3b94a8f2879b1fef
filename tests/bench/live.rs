//! The live portrait from a stream of 1080p MJPEG, decoding included, beside MediaPipe on the same frames.

mod peer;

use crate::Measured;
use crate::processes::processor_time;
use crate::table::{Row, Times, text, timed};
use devices::simulator::{SimulatedCamera, people};
use devices::{Camera as _, StepPace};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use portrait::live::{Coach, FRESH_FOR, LiveSettings, view_of};
use portrait::{Analyzer, Models, Profile, Rgb};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: (u16, u16) = (1920, 1080);
const RATE: u64 = 30;
/// Frames of each person, before whom nobody sits for a moment.
const FRAMES: usize = 60;
const PEOPLE: usize = 5;
/// As webcams compress.
const QUALITY: u8 = 85;

macro_rules! asset {
    ($name:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/", $name)
    };
}

pub(crate) fn measure() -> Measured {
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let frames = stream(folder.path())?;
    let bytes = frames.iter().map(Vec::len).sum::<usize>() / frames.len();
    let (analyzer, profile) = (analyzer()?, profile()?);
    let mut coach = Coach::new(analyzer.clone(), profile.clone(), LiveSettings::default());
    watch(&mut coach, &frames[..10])?;
    let (began, clock) = (processor_time(), Instant::now());
    let seen = watch(&mut coach, &frames)?;
    let (processor, clock) = (processor_time().saturating_sub(began), clock.elapsed());
    let rate = |passed: Duration| frames.len() as f64 / passed.as_secs_f64();
    let peer = peer::watch(folder.path());
    let beside = peer.as_ref().map_or("—".to_owned(), |answer| format!("{:.1}/s", answer.by_processor));
    let note = match &peer {
        Ok(answer) => format!(
            "MediaPipe (C++ through Python): mesh with irises in each frame, mask in each fifth, no measures; {:.1}/s by the clock, a face in {} of {} frames",
            answer.by_clock, answer.found, answer.frames
        ),
        Err(why) => format!("no peer: {why}"),
    };
    let live = Row {
        what: "portrait: live frames of 1080p MJPEG for each second of one core".into(),
        ours: format!("{:.1}/s", rate(processor)),
        at_least: "30/s",
        peer: beside,
        note: format!(
            "{} frames of {} kB (4:2:2, quality {QUALITY}), decoding included; {:.1}/s by the clock; oldest measure handed out {} ms; a face in {} frames, ready in {}; {note}",
            frames.len(), bytes / 1000, rate(clock), seen.oldest.as_millis(), seen.faces, seen.ready
        ),
    };
    let whole = |frame: &Vec<u8>| timed(|| -> Result<bool, String> {
        Ok(profile.judge(&analyzer.analyze(&view(frame)?).map_err(|why| why.to_string())?).pass)
    });
    let times = frames.iter().step_by(15).map(whole).map(|(result, time)| result.map(|_| time)).collect::<Result<Vec<_>, _>>()?;
    let times = Times::of(times)?;
    let shutter = Row {
        what: "portrait: one frame decoded and measured whole".into(),
        ours: text(times.median()),
        at_least: "—",
        peer: "—".into(),
        note: format!("{} runs, p99 {}; each candidate of the shutter", times.runs(), text(times.at(0.99))),
    };
    Ok(vec![live, shutter])
}

#[derive(Default)]
struct Seen {
    faces: usize,
    ready: usize,
    oldest: Duration,
}

fn watch(coach: &mut Coach, frames: &[Vec<u8>]) -> Result<Seen, String> {
    let mut seen = Seen::default();
    for (number, frame) in frames.iter().enumerate() {
        let at = Duration::from_micros(number as u64 * 1_000_000 / RATE);
        let coaching = coach.see(&view(frame)?, at).map_err(|why| why.to_string())?;
        seen.faces += usize::from(coaching.subject.is_some());
        seen.ready += usize::from(coaching.ready);
        seen.oldest = coaching.measures.iter().map(|fresh| fresh.age).fold(seen.oldest, Duration::max);
        if seen.oldest > FRESH_FOR {
            return Err(format!("frame {number}: a measure is {:?} old", seen.oldest));
        }
    }
    Ok(seen)
}

fn view(frame: &[u8]) -> Result<Rgb, String> {
    let picture = Rgb::decode(frame).map_err(|why| why.to_string())?;
    view_of(picture.width(), picture.height(), picture.pixels()).ok_or_else(|| "no view".to_owned())
}

/// The people of practice before a 1080p camera, one after another; also as files for the peer.
fn stream(folder: &Path) -> Result<Vec<Vec<u8>>, String> {
    let pictures = people().iter().take(PEOPLE).map(|person| person.picture()).collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())?;
    let mut camera = SimulatedCamera::new(pictures, (SIZE.0.into(), SIZE.1.into()), Box::new(StepPace::new()));
    let controls = camera.controls();
    camera.start().map_err(|why| why.to_string())?;
    let mut frames = Vec::new();
    for person in 0..PEOPLE {
        for number in 0..FRAMES {
            if number < FRAMES / 10 { controls.present_nobody() } else { controls.present(person) }
            let frame = camera.frame().map_err(|why| why.to_string())?;
            let mut file = Vec::new();
            let mut encoder = Encoder::new(&mut file, QUALITY);
            encoder.set_sampling_factor(SamplingFactor::F_2_1);
            encoder.encode(&frame.rgb, SIZE.0, SIZE.1, ColorType::Rgb).map_err(|why| why.to_string())?;
            std::fs::write(folder.join(format!("{:04}.jpg", frames.len())), &file).map_err(|why| why.to_string())?;
            frames.push(file);
        }
    }
    Ok(frames)
}

fn analyzer() -> Result<Arc<Analyzer>, String> {
    let models = [
        asset!("models/face_detection_short_range.onnx"),
        asset!("models/face_landmark.onnx"),
        asset!("models/iris_landmark.onnx"),
        asset!("models/selfie_segmentation.onnx"),
    ];
    let mut files = Vec::new();
    for model in models {
        files.push(&*std::fs::read(model).map_err(|why| format!("{model}: {why}"))?.leak());
    }
    let [detector, mesh, iris, mask] = files[..] else { return Err("four models".into()) };
    Analyzer::load(Models { detector, mesh, iris, mask }).map(Arc::new).map_err(|why| why.to_string())
}

fn profile() -> Result<Arc<Profile>, String> {
    let table = std::fs::read_to_string(asset!("portrait/vn-cccd.csv")).map_err(|why| why.to_string())?;
    Profile::parse(&table).map(Arc::new).map_err(|why| why.to_string())
}
