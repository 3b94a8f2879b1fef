//! Prints spoiled in many ways, each by chance: laid down badly, then taken by a bad sensor.

use super::picture::Picture;
use fingerprint::{Image, Position, segment_single};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread;
use synthetic::{Condition, finger};

/// Impressions of each person's finger.
const IMPRESSIONS: u64 = 8;
/// Widths and heights of scanners' windows.
const WINDOWS: [(u32, u32); 8] = [(300, 300), (388, 374), (296, 400), (328, 364), (300, 480), (260, 300), (200, 300), (504, 480)];
/// NFIQ 2 measures nothing larger.
const LARGEST: (u32, u32) = (780, 980);

/// Chance from a seed (SplitMix64): the same on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub(super) fn range(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }

    fn count(&mut self, from: u32, to: u32) -> u32 {
        self.range(from as f32, to as f32) as u32
    }

    fn happens(&mut self, chance: f32) -> bool {
        self.unit() < chance
    }

    /// Mean 0, deviation 1, near enough to a bell.
    pub(super) fn normal(&mut self) -> f32 {
        (0..4).map(|_| self.unit()).sum::<f32>() * 1.732 - 3.464
    }
}

/// One finger of each of these people, laid down and taken [`IMPRESSIONS`] times, as PNG files; on two threads.
pub(super) fn people(people: Range<u64>, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let middle = people.start.midpoint(people.end);
    let halves = [people.start..middle, middle..people.end];
    thread::scope(|scope| {
        let running: Vec<_> = halves.into_iter().map(|half| scope.spawn(move || half.map(|person| impressions(person, folder)).collect::<Vec<_>>())).collect();
        let files = running.into_iter().flat_map(|half| half.join().unwrap_or_else(|_| vec![Err("a thread failed".to_owned())]));
        files.collect::<Result<Vec<_>, _>>().map(|files| files.into_iter().flatten().collect())
    })
}

fn impressions(person: u64, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let dice = &mut Dice::new(person);
    let position = Position::try_from(dice.count(1, 11) as u8).map_err(|why| why.to_string())?;
    let laid = |attempt: u64, dice: &mut Dice| {
        let image = finger(person, position, &condition(attempt, dice));
        // Most come as the desk cuts them out.
        let cut = dice.happens(0.7).then(|| segment_single(&image, position).regions.first().map(|region| region.cut(&image))).flatten();
        cut.unwrap_or(image)
    };
    (0..IMPRESSIONS)
        .map(|attempt| {
            let image = laid(attempt, dice);
            let file = folder.join(format!("s{person}-{attempt}.png"));
            let plain = dice.happens(0.25);
            taken(&image, plain, dice, &file).map(|()| file)
        })
        .collect()
}

/// Three in ten are good captures; the others anything.
fn condition(attempt: u64, dice: &mut Dice) -> Condition {
    if dice.happens(0.3) {
        return Condition {
            tilt_degrees: dice.range(-15.0, 15.0),
            pressure: dice.range(0.35, 0.65),
            moisture: dice.range(-0.3, 0.3),
            ..Condition::attempt(attempt)
        };
    }
    Condition {
        tilt_degrees: dice.range(-30.0, 30.0),
        pressure: dice.range(0.05, 1.0),
        moisture: dice.range(-1.0, 1.0),
        distortion: dice.range(0.0, 1.0),
        noise: dice.unit() * dice.unit(),
        contrast: if dice.happens(0.5) { 1.0 } else { dice.range(0.15, 1.0) },
        blur: if dice.happens(0.6) { 0.0 } else { dice.range(0.0, 5.0) },
        partial: if dice.happens(0.7) { 1.0 } else { dice.range(0.2, 1.0) },
        ..Condition::attempt(attempt)
    }
}

/// Writes what a sensor makes of a print.
pub(super) fn taken(image: &Image, plain: bool, dice: &mut Dice, file: &Path) -> Result<(), String> {
    let mut picture = Picture::of(image);
    if !plain {
        spoil(&mut picture, dice);
    }
    let (width, height) = picture.size();
    picture.part(0, 0, width.min(LARGEST.0), height.min(LARGEST.1));
    picture.gray().save(file).map_err(|why| why.to_string())
}

fn spoil(picture: &mut Picture, dice: &mut Dice) {
    let strong = dice.happens(0.5);
    if dice.happens(0.35) {
        let scale = dice.range(0.72, 1.35);
        picture.scale(scale, scale * dice.range(0.93, 1.07));
    }
    if dice.happens(0.3) {
        let darker = dice.happens(0.5);
        picture.thicken(dice.count(2, 5), dice.range(0.3, 1.0), darker);
    }
    if dice.happens(0.3) {
        picture.blur(dice.range(0.5, if strong { 4.0 } else { 2.0 }));
    }
    if dice.happens(0.2) {
        (0..dice.count(1, 25)).for_each(|_| picture.scratch(dice));
    }
    if dice.happens(0.3) {
        // Worn or dirty patches, on the print alone.
        let (across, down) = (dice.count(3, 14), dice.count(3, 14));
        let field = picture.field(dice, across, down);
        let (from, amount) = (dice.range(-0.5, 1.2), dice.range(0.12, 0.8) * if dice.happens(0.7) { 1.0 } else { -1.0 });
        picture.add(&field, |field, gray| if gray < 0.92 { (field - from).clamp(0.0, 2.0) * amount } else { 0.0 });
    }
    if dice.happens(0.25) {
        let (field, amount) = (picture.field(dice, 3, 3), dice.range(0.02, 0.14));
        picture.add(&field, |field, _| field * amount);
    }
    if dice.happens(0.35) {
        picture.tone(dice.range(0.5, 2.0), 0.0, 1.0);
    }
    if dice.happens(0.35) {
        let high = dice.range(0.6, 1.0);
        picture.tone(1.0, dice.range(0.0, (high - 0.06).min(0.55)), high);
    }
    if dice.happens(0.4) {
        let amount = dice.range(0.004, if strong { 0.16 } else { 0.06 });
        picture.noise(dice, amount, None);
    }
    if dice.happens(0.15) {
        let (amount, radius) = (dice.range(0.02, if strong { 0.24 } else { 0.1 }), dice.range(1.0, 4.0));
        picture.noise(dice, amount, Some(radius));
    }
    let (width, height) = picture.size();
    if dice.happens(0.45) {
        let (wide, tall) = if dice.happens(0.4) {
            ((width as f32 * dice.range(0.4, 1.0)) as u32, (height as f32 * dice.range(0.3, 1.0)) as u32)
        } else {
            WINDOWS[dice.count(0, WINDOWS.len() as u32) as usize]
        };
        let (wide, tall) = (wide.clamp(100.min(width), width), tall.clamp(100.min(height), height));
        let (x, y) = (dice.count(0, width - wide + 1), dice.count(0, height - tall + 1));
        picture.part(x, y, wide, tall);
    }
    if dice.happens(0.2) {
        picture.turn(dice.range(-40.0, 40.0));
    }
    if dice.happens(0.15) {
        picture.compress(dice.count(10, 70) as u8);
    }
}
