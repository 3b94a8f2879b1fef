//! Slaps put together by code, each finger's place known: whatever lies on the platen beside them, no finger gets another's name. (An old
//! trace as dark as the fingers themselves is another finger to everything here, and lies beyond what is tried.)
//! Synthetic prints, and where test data are present (`THUNHAN_TESTDATA`) MOSIP's ten prints of one hand pair.

use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, Outcome, Position, Slap, segment, segment_single};
use synthetic::{Condition, slap};

const HANDS: [Slap; 2] = [Slap::RightFour, Slap::LeftFour];

/// Upright box: left, upper, right, lower edge.
type Box4 = [f32; 4];

/// One finger's picture as large as the platen, nothing else on it.
struct Layer {
    position: Position,
    gray: Vec<u8>,
    place: Box4,
}

/// A platen with fingers on it.
struct Platen {
    width: usize,
    height: usize,
    layers: Vec<Layer>,
}

fn place(image: &Image, position: Position) -> Option<Box4> {
    let seen = segment_single(image, position);
    let region = seen.regions.first()?;
    Some([region.x as f32, region.y as f32, (region.x + region.width) as f32, (region.y + region.height) as f32])
}

impl Platen {
    /// Every finger of a synthetic hand that is there, drawn alone.
    fn of(person: u64, hand: Slap, condition: &Condition) -> Self {
        let mut platen = Self { width: 1600, height: 1500, layers: Vec::new() };
        for position in hand.fingers().iter().copied().filter(|one| !condition.missing.contains(one)) {
            let missing = hand.fingers().iter().copied().filter(|other| *other != position).collect();
            let image = slap(person, hand, &Condition { missing, ..condition.clone() });
            let place = place(&image, position).unwrap_or_default();
            platen.layers.push(Layer { position, gray: image.gray().to_vec(), place });
        }
        platen
    }

    /// The darkest of all that lies at a place.
    fn picture(&self) -> Vec<u8> {
        let mut gray = vec![250u8; self.width * self.height];
        for layer in &self.layers {
            gray.iter_mut().zip(&layer.gray).for_each(|(all, one)| *all = (*all).min(*one));
        }
        gray
    }

    /// Moves the finger at this place, counted from the left, by pixels to the right.
    fn push(&mut self, which: usize, right: i32) {
        let layer = &mut self.layers[which];
        for row in layer.gray.chunks_exact_mut(self.width) {
            let old = row.to_vec();
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = usize::try_from(x as i32 - right).ok().and_then(|from| old.get(from)).copied().unwrap_or(250);
            }
        }
        layer.place[0] += right as f32;
        layer.place[2] += right as f32;
    }
}

/// What became of a picture.
#[derive(Debug, Default)]
struct Tally {
    named: usize,
    /// Named, and said not to be sure: one of the fingers is much fainter than the others, or which ones these are rests on what was declared.
    doubted: usize,
    refused: std::collections::BTreeMap<String, usize>,
}

impl Tally {
    /// Judges one picture: a name must stand on the finger it belongs to.
    fn judge(&mut self, what: &str, platen: &Platen, gray: Vec<u8>, hand: Slap, declared: &[Position]) {
        let image = Image::new(platen.width as u32, platen.height as u32, gray, 500.0).expect("a picture");
        let seen = segment(&image, hand, declared);
        match seen.outcome {
            Outcome::Found(fingers) if seen.by_declaration || fingers.iter().any(|one| one.faint) => self.doubted += 1,
            Outcome::Found(fingers) => {
                self.named += 1;
                let names: Vec<Position> = fingers.iter().map(|one| one.position).collect();
                let there: Vec<Position> = platen.layers.iter().map(|one| one.position).collect();
                assert_eq!(names, there, "{what}: wrong names");
                for (finger, layer) in fingers.iter().zip(&platen.layers) {
                    let region = &finger.region;
                    let (x, y) = (region.x as f32 + region.width as f32 / 2.0, region.y as f32 + region.height as f32 / 2.0);
                    let [left, top, right, bottom] = layer.place;
                    let inside = (left..right).contains(&x) && (top..bottom).contains(&y);
                    assert!(inside, "{what}: {:?} at {region:?} lies at {:?}", finger.position, layer.place);
                }
            }
            other => *self.refused.entry(other.code().unwrap_or_default().to_owned()).or_default() += 1,
        }
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }
}

/// Smudges: soft dark spots with a little texture, and streaks of a wiping hand.
fn smudge(gray: &mut [u8], width: usize, seed: u64) {
    let mut dice = Dice(seed | 1);
    let height = gray.len() / width;
    for _ in 0..7 {
        let (x, y, long, wide) = (dice.below(width) as f32, dice.below(height) as f32, 60.0 + dice.below(260) as f32, 20.0 + dice.below(70) as f32);
        let (sin, cos) = (dice.below(314) as f32 / 100.0).sin_cos();
        let depth = 20.0 + dice.below(60) as f32;
        for (i, pixel) in gray.iter_mut().enumerate() {
            let (dx, dy) = ((i % width) as f32 - x, (i / width) as f32 - y);
            let (along, across) = ((dx * cos + dy * sin) / long, (dy * cos - dx * sin) / wide);
            let far = along * along + across * across;
            if far < 4.0 {
                let streak = 0.75 + 0.25 * (across * 9.0).sin();
                *pixel = pixel.saturating_sub((depth * streak * (-far).exp()) as u8);
            }
        }
    }
}

/// Moisture around the fingers: what is dark darkens what is near.
fn halo(gray: &mut [u8], width: usize) {
    let height = gray.len() / width;
    let (cell, columns, rows) = (16, width / 16, height / 16);
    let mut dark = vec![0.0f32; columns * rows];
    for (i, sum) in dark.iter_mut().enumerate() {
        let (c, r) = (i % columns * cell, i / columns * cell);
        *sum = (0..cell * cell).map(|k| 255.0 - f32::from(gray[(r + k / cell) * width + c + k % cell])).sum::<f32>() / (cell * cell) as f32;
    }
    for _ in 0..5 {
        let before = dark.clone();
        for (i, sum) in dark.iter_mut().enumerate() {
            let (c, r) = (i % columns, i / columns);
            let near = [(c > 0).then(|| i - 1), (c + 1 < columns).then(|| i + 1), (r > 0).then(|| i - columns), (r + 1 < rows).then(|| i + columns)];
            *sum = near.into_iter().flatten().map(|n| before[n]).fold(before[i], |all, one| all + one) / 5.0;
        }
    }
    for (i, pixel) in gray.iter_mut().enumerate() {
        let (c, r) = ((i % width / cell).min(columns - 1), (i / width / cell).min(rows - 1));
        *pixel = pixel.saturating_sub((dark[r * columns + c] * 0.6) as u8);
    }
}

#[test]
fn tilted_and_shifted_hands_get_their_own_names_or_none() {
    let mut tally = Tally::default();
    let mut all = 0;
    for person in 700..702u64 {
        for hand in HANDS {
            for (n, tilt) in [-30.0, -24.0, 24.0, 30.0].into_iter().enumerate() {
                let shift = [(0.0, 0.0), (-160.0, 40.0), (180.0, -60.0), (40.0, 120.0)][(n + person as usize) % 4];
                let platen = Platen::of(person, hand, &Condition { tilt_degrees: tilt, shift, ..Condition::attempt(n as u64) });
                all += 1;
                tally.judge(&format!("{hand:?} of {person}, {tilt} degrees, {shift:?}"), &platen, platen.picture(), hand, &[]);
            }
        }
    }
    println!("of {all}: {tally:?}");
    assert!(tally.named * 10 >= all * 9, "{} of {all} are named", tally.named);
}

#[test]
fn a_missing_finger_is_missed_or_left_out_as_declared() {
    let mut tally = Tally::default();
    let mut undeclared = Tally::default();
    for person in 710..712u64 {
        for hand in HANDS {
            for gone in hand.fingers() {
                let tilt_degrees = (person % 3) as f32 * 15.0 - 15.0;
                let platen = Platen::of(person, hand, &Condition { missing: vec![*gone], tilt_degrees, ..Condition::attempt(person) });
                tally.judge(&format!("{hand:?} of {person} without {gone:?}"), &platen, platen.picture(), hand, &[*gone]);
                undeclared.judge("undeclared", &platen, platen.picture(), hand, &[]);
                // Another one declared: the right one, or none at all.
                for other in hand.fingers().iter().filter(|one| *one != gone) {
                    undeclared.judge(&format!("{hand:?} of {person} without {gone:?}, {other:?} declared"), &platen, platen.picture(), hand, &[*other]);
                }
            }
        }
    }
    println!("declared: {tally:?}; not: {undeclared:?}");
    // Half are inner ones, whose gap is seen where it is clear; where an outer one is missing, nothing is.
    assert!(tally.named >= 3 && tally.named + tally.doubted >= 15, "of 16 {tally:?}");
    assert_eq!(undeclared.named, 0, "no hand is named with another finger missing than the one that is");
}

#[test]
fn a_gap_that_has_closed_stops_nobody_and_puts_no_name_on_a_finger_without_a_doubt() {
    let (mut declared, mut otherwise) = (Tally::default(), Tally::default());
    for person in 715..717u64 {
        for hand in HANDS {
            for gone in 1..3 {
                for apart in [20, 60] {
                    let missing = hand.fingers()[gone];
                    let tilt_degrees = (person % 3) as f32 * 10.0 - 10.0;
                    let mut platen = Platen::of(person, hand, &Condition { missing: vec![missing], tilt_degrees, ..Condition::attempt(person) });
                    // Those behind the gap move up to those before it.
                    let gap = platen.layers[gone].place[0] - platen.layers[gone - 1].place[2];
                    (gone..3).for_each(|later| platen.push(later, apart - gap as i32));
                    let what = format!("{hand:?} of {person} without {missing:?}, {apart} pixels apart");
                    declared.judge(&what, &platen, platen.picture(), hand, &[missing]);
                    for other in hand.fingers().iter().filter(|one| **one != missing) {
                        otherwise.judge(&format!("{what}, {other:?} declared"), &platen, platen.picture(), hand, &[*other]);
                    }
                }
            }
        }
    }
    println!("declared: {declared:?}; another one declared: {otherwise:?}");
    assert_eq!(declared.refused.values().sum::<usize>(), 0, "who has lost a finger long ago is served: {declared:?}");
    assert_eq!(otherwise.named, 0, "nobody is named for sure by a wrong declaration");
}

#[test]
fn fingers_that_touch_or_overlap_are_parted_or_refused() {
    for (apart, asked) in [(0i32, 11), (-45, 9), (-100, 0)] {
        let mut tally = Tally::default();
        for person in 720..722u64 {
            for hand in HANDS {
                for first in 0..3 {
                    let mut platen = Platen::of(person, hand, &Condition { tilt_degrees: (first as f32 - 1.0) * 12.0, ..Condition::attempt(person) });
                    let gap = platen.layers[first + 1].place[0] - platen.layers[first].place[2];
                    for later in first + 1..4 {
                        platen.push(later, apart - 16 - gap as i32);
                    }
                    tally.judge(&format!("{hand:?} of {person}, {first}, {apart}"), &platen, platen.picture(), hand, &[]);
                }
            }
        }
        println!("boxes {apart} pixels apart: {tally:?}");
        assert!(tally.named >= asked, "{apart} pixels apart, of 12 {} are named", tally.named);
    }
}

#[test]
fn dirt_old_traces_halos_and_light_pressure_give_no_wrong_name() {
    let mut tallies: std::collections::BTreeMap<String, Tally> = std::collections::BTreeMap::new();
    for person in 730..733u64 {
        for hand in HANDS {
            let condition = Condition { tilt_degrees: (person % 4) as f32 * 10.0 - 15.0, ..Condition::attempt(person) };
            let platen = Platen::of(person, hand, &condition);
            let clean = platen.picture();
            let mut judge = |what: &str, gray: Vec<u8>| {
                let named = format!("{what}: {hand:?} of {person}");
                tallies.entry(what.to_owned()).or_default().judge(&named, &platen, gray, hand, &[]);
            };
            let mut dirty = clean.clone();
            smudge(&mut dirty, platen.width, 77 * person + u64::from(hand.code()));
            judge("smudges", dirty.clone());
            let mut wet = clean.clone();
            halo(&mut wet, platen.width);
            judge("halo", wet.clone());
            smudge(&mut wet, platen.width, 99 * person + u64::from(hand.code()));
            judge("halo and smudges", wet);
            for (percent, other) in [(12, HANDS[0]), (25, HANDS[1]), (45, HANDS[0]), (60, HANDS[1]), (75, HANDS[0])] {
                let shift = ((person % 3) as f32 * 150.0 - 150.0, -120.0);
                let old = slap(person + 50, other, &Condition { shift, contrast: percent as f32 / 100.0, tilt_degrees: 12.0, ..Condition::default() });
                let both = clean.iter().zip(old.gray()).map(|(a, b)| (*a).min(*b)).collect();
                judge(&format!("old traces {percent}"), both);
            }
            for pressure in [0.25, 0.1] {
                let light = Platen::of(person, hand, &Condition { pressure, ..condition.clone() });
                let named = format!("pressure {pressure}: {hand:?} of {person}");
                tallies.entry(format!("pressure {pressure}")).or_default().judge(&named, &light, light.picture(), hand, &[]);
            }
        }
    }
    println!("{tallies:#?}");
    // What a scanner meets every day does not stop anybody; what it cannot tell it may refuse.
    for what in ["smudges", "halo", "halo and smudges", "old traces 12", "pressure 0.25"] {
        assert!(tallies.get(what).is_some_and(|tally| tally.named >= 5), "{what}: of 6 {:?}", tallies.get(what));
    }
    assert!(tallies.get("old traces 45").is_some_and(|tally| tally.refused.contains_key("slapOldTraces") || tally.doubted > 0), "{tallies:?}");
}

/// One finger's picture turned and laid on the platen.
fn lay(platen: &mut Platen, position: Position, print: &Image, middle: (f32, f32), degrees: f32) {
    let mut gray = vec![250u8; platen.width * platen.height];
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (width, height) = (print.width() as f32, print.height() as f32);
    for (i, pixel) in gray.iter_mut().enumerate() {
        let (dx, dy) = ((i % platen.width) as f32 - middle.0, (i / platen.width) as f32 - middle.1);
        let (u, v) = (dx * cos + dy * sin + width / 2.0, dy * cos - dx * sin + height / 2.0);
        if u >= 0.0 && v >= 0.0 && u < width && v < height {
            *pixel = print.gray()[v as usize * print.width() as usize + u as usize];
        }
    }
    let image = Image::new(platen.width as u32, platen.height as u32, gray.clone(), 500.0).expect("a picture");
    platen.layers.push(Layer { position, gray, place: place(&image, position).unwrap_or_default() });
}

#[test]
fn real_prints_laid_down_as_slaps_get_their_own_names_or_none() {
    let Some(data) = std::env::var_os("THUNHAN_TESTDATA") else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let read = |position: Position| {
        let side = if position.is_right() { "Right" } else { "Left" };
        let name = ["Thumb", "Index", "Middle", "Ring", "Little"][usize::from((position.code() - 1) % 5)];
        let path = std::path::Path::new(&data).join("mosip-mds").join(format!("0001{side}_{name}.iso"));
        let record = ImageRecord::read(&std::fs::read(path).expect("the file")).expect("a record");
        record.representations[0].picture().expect("a picture")
    };
    let mut tally = Tally::default();
    for hand in HANDS {
        let prints: Vec<Image> = hand.fingers().iter().map(|one| read(*one)).collect();
        for tilt in [-30.0f32, -15.0, 0.0, 15.0, 30.0] {
            let (sin, cos) = tilt.to_radians().sin_cos();
            let mut platen = Platen { width: 1600, height: 1500, layers: Vec::new() };
            for (rank, (position, print)) in hand.fingers().iter().zip(&prints).enumerate() {
                let digit = if hand == Slap::RightFour { rank } else { 3 - rank };
                let (x, y) = (rank as f32 * 330.0 - 495.0, [92.0, 0.0, 58.0, 262.0][digit] - 100.0);
                lay(&mut platen, *position, print, (800.0 + x * cos - y * sin, 750.0 + x * sin + y * cos), tilt);
            }
            let picture = platen.picture();
            tally.judge(&format!("{hand:?}, {tilt} degrees"), &platen, picture.clone(), hand, &[]);
            let gone = platen.layers.remove(1);
            tally.judge(&format!("{hand:?}, {tilt} degrees, one missing"), &platen, platen.picture(), hand, &[gone.position]);
            let without = platen.picture();
            let image = Image::new(1600, 1500, without, 500.0).expect("a picture");
            assert!(!matches!(segment(&image, hand, &[]).outcome, Outcome::Found(_)), "{hand:?}, {tilt} degrees, one missing undeclared");
        }
    }
    println!("{tally:?}");
    assert!(tally.named >= 18, "of 20 {} are named", tally.named);
}
