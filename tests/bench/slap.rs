//! A four-finger slap from the scanner's picture to what is kept: fingers found, each scored and its minutiae written, the part with them
//! compressed. On one core, as the desk does it while the clerk waits.

use crate::Measured;
use crate::table::{Row, Times, text, timed};
use fingerprint::{Edition, Outcome, Position, Slap, Window, quality_with, segment, template, write_record, wsq};

const RUNS: u64 = 31;

pub(crate) fn measure() -> Measured {
    let mut times = Vec::new();
    let mut bytes = 0;
    for person in 0..RUNS {
        let image = synthetic::slap(9_100 + person, Slap::RightFour, &synthetic::Condition::attempt(1));
        let (kept, time) = timed(|| kept(&image));
        bytes = kept?.len();
        times.push(time);
    }
    let times = Times::of(times)?;
    Ok(vec![Row {
        what: "finger: one four-finger slap, found, scored, minutiae, compressed".into(),
        ours: text(times.median()),
        at_least: "0.35 s",
        peer: "—".into(),
        note: format!("{} people, p99 {}, one core; synthetic prints of 1600 x 1500 pixels, the last kept in {bytes} bytes", times.runs(), text(times.at(0.99))),
    }])
}

fn kept(image: &fingerprint::Image) -> Result<Vec<u8>, String> {
    let segmentation = segment(image, Slap::RightFour, &[]);
    let Outcome::Found(fingers) = &segmentation.outcome else { return Err(format!("not four fingers: {:?}", segmentation.outcome)) };
    let mut boxes = Vec::new();
    for finger in fingers {
        let tip = finger.region.cut(image);
        let minutiae = template(&tip);
        let score = quality_with(&tip, &minutiae).score;
        let named = minutiae.named(Position::try_from(finger.position.code()).ok(), score);
        std::hint::black_box(write_record(&[named], Edition::First));
        boxes.push(Window { x: finger.region.x, y: finger.region.y, width: finger.region.width, height: finger.region.height });
    }
    let part = Window::around(image, &boxes).and_then(|part| part.cut(image)).ok_or("no part with the fingers")?;
    wsq::encode(&part, wsq::BitRate::default(), &[]).map_err(|why| why.to_string())
}
