//! The live portrait on moving pictures made of the people of practice: moved, scaled, turned, darkened and blurred over time.

use std::num::NonZeroU32;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use std::fs;

use portrait::live::{Burst, Coach, Coaching, FRESH_FOR, Instruction, LiveSettings, OFFERED};
use portrait::{Analyzer, Answer, Models, Profile, Quantity, Rgb};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

/// The view of a camera of 1080 rows.
const WIDTH: u32 = 810;
const HEIGHT: u32 = 1080;

static ANALYZER: LazyLock<Arc<Analyzer>> = LazyLock::new(|| {
    let model = |name: &str| -> &'static [u8] { fs::read(format!("{ASSETS}/models/{name}.onnx")).unwrap().leak() };
    let models = ["face_detection_short_range", "face_landmark", "iris_landmark", "selfie_segmentation"].map(model);
    let [detector, mesh, iris, mask] = models;
    Arc::new(Analyzer::load(Models { detector, mesh, iris, mask }).unwrap())
});

fn profile() -> Arc<Profile> {
    Arc::new(Profile::parse(&fs::read_to_string(format!("{ASSETS}/portrait/vn-cccd.csv")).unwrap()).unwrap())
}

fn person(name: &str) -> Rgb {
    Rgb::decode(&fs::read(format!("{ASSETS}/test-people/{name}.jpg")).unwrap()).unwrap()
}

/// How a person stands before the camera.
#[derive(Clone, Copy)]
struct Pose {
    /// Of the picture, 1: as large as it is.
    scale: f32,
    /// Moved to the right and down, parts of the view's width and height.
    moved: (f32, f32),
    /// Clockwise as seen, degrees.
    turned: f32,
    /// Factor of all values.
    light: f32,
    /// Values of as many pixels to each side are mixed, twice.
    blur: usize,
}

const GOOD: Pose = Pose { scale: 1.1, moved: (0.0, 0.0), turned: 0.0, light: 1.0, blur: 0 };

/// The person in the view; where the picture ends, its edge goes on.
fn scene(person: &Rgb, pose: Pose) -> Rgb {
    let (width, height) = (person.width() as f32, person.height() as f32);
    let at = |x: i64, y: i64, i: usize| {
        let (x, y) = (x.clamp(0, width as i64 - 1) as usize, y.clamp(0, height as i64 - 1) as usize);
        f32::from(person.pixels()[(y * width as usize + x) * 3 + i])
    };
    let (sin, cos) = pose.turned.to_radians().sin_cos();
    let middle = (WIDTH as f32 * (0.5 + pose.moved.0), HEIGHT as f32 * (0.44 + pose.moved.1));
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for row in 0..HEIGHT {
        for column in 0..WIDTH {
            let (x, y) = (column as f32 + 0.5 - middle.0, row as f32 + 0.5 - middle.1);
            let (x, y) = ((x * cos + y * sin) / pose.scale + width / 2.0 - 0.5, (y * cos - x * sin) / pose.scale + 0.42 * height - 0.5);
            let (left, top) = (x.floor(), y.floor());
            let (right, below) = (x - left, y - top);
            for i in 0..3 {
                let (left, top) = (left as i64, top as i64);
                let upper = at(left, top, i) * (1.0 - right) + at(left + 1, top, i) * right;
                let lower = at(left, top + 1, i) * (1.0 - right) + at(left + 1, top + 1, i) * right;
                pixels.push(((upper * (1.0 - below) + lower * below) * pose.light).clamp(0.0, 255.0) as u8);
            }
        }
    }
    for _ in 0..if pose.blur > 0 { 2 } else { 0 } {
        pixels = mixed(&pixels, 3, pose.blur);
        pixels = mixed(&pixels, 3 * WIDTH as usize, pose.blur);
    }
    Rgb::new(WIDTH, HEIGHT, pixels).unwrap()
}

fn mixed(pixels: &[u8], step: usize, reach: usize) -> Vec<u8> {
    let of = |i: usize| {
        let near = (0..=2 * reach).filter_map(|k| (i + k * step).checked_sub(reach * step).and_then(|at| pixels.get(at)));
        let (sum, count) = near.fold((0, 0), |(sum, count), value| (sum + u32::from(*value), count + 1));
        (sum / count) as u8
    };
    (0..pixels.len()).map(of).collect()
}

fn coach(steady: u32, excused: &[&str]) -> Coach {
    let excused = excused.iter().map(|name| (*name).to_owned()).collect();
    Coach::new(ANALYZER.clone(), profile(), LiveSettings { steady_frames: NonZeroU32::new(steady), excused, still: true })
}

/// A camera of thirty frames a second.
fn at(frame: u64) -> Duration {
    Duration::from_micros(frame * 33_333)
}

fn watch(coach: &mut Coach, from: u64, frames: u64, view: &Rgb) -> Vec<Coaching> {
    (from..from + frames).map(|frame| coach.see(view, at(frame)).unwrap()).collect()
}

#[test]
fn a_good_portrait_makes_the_coach_ready_and_what_it_knows_is_fresh_and_right() {
    let profile = profile();
    for name in ["P001_studio", "P003_studio", "P007_studio"] {
        let view = scene(&person(name), GOOD);
        let mut coach = coach(12, &[]);
        let seen = watch(&mut coach, 0, 24, &view);
        let ready = seen.iter().position(|coaching| coaching.ready).unwrap_or_else(|| panic!("{name}: {:?}", seen[23]));
        assert!((12..20).contains(&ready), "{name}: ready at frame {ready}");
        assert!(seen.iter().all(|coaching| coaching.instruction.is_none() && coaching.faces == 1), "{name}");
        let last = &seen[23];
        assert!(last.failing.is_empty() && last.measures.iter().all(|fresh| fresh.age <= FRESH_FOR), "{name}: {last:?}");
        assert_eq!(last.measures.len(), Quantity::ALL.len(), "{name}: everything is known");
        // The same picture measured whole says the same.
        let analysis = ANALYZER.analyze(&view).unwrap();
        let whole = analysis.subject.as_ref().unwrap();
        assert!(profile.judge(&analysis).pass, "{name}");
        for (quantity, value) in &whole.measures {
            let live = last.measures.iter().find(|fresh| fresh.quantity == *quantity).unwrap().value;
            let (live, value) = (live.unwrap(), value.unwrap());
            assert!((live - value).abs() <= 0.2 * value.abs() + 0.02 + if unit_is_large(*quantity) { 1.5 } else { 0.0 }, "{name} {quantity:?}: live {live}, whole {value}");
        }
        let placed = last.subject.unwrap();
        assert!(placed.head.middle.x > placed.bounds.x && placed.head.middle.x < placed.bounds.x + placed.bounds.width);
    }
}

/// Degrees, pixels, gray levels, CIELAB.
fn unit_is_large(quantity: Quantity) -> bool {
    use Quantity::*;
    matches!(
        quantity,
        HeadPoseYaw | HeadPosePitch | HeadPoseRoll | InterEyeDistance | Pixelation | CompressionArtifacts | Noise | NaturalColor
            | BackgroundUniformity | BackgroundSpread | BackgroundLightness | BackgroundColor
    )
}

#[test]
fn one_instruction_says_what_to_change_and_goes_when_it_is_done() {
    let cases = [
        ("P001_studio", Pose { moved: (0.0, -0.28), ..GOOD }, Instruction::Lower),
        ("P001_studio", Pose { moved: (0.0, 0.24), ..GOOD }, Instruction::Higher),
        ("P001_studio", Pose { moved: (0.0, 0.38), ..GOOD }, Instruction::Stool),
        ("P003_studio", Pose { scale: 0.45, ..GOOD }, Instruction::ComeCloser),
        ("P003_studio", Pose { scale: 2.6, ..GOOD }, Instruction::StepBack),
        ("P003_studio", Pose { moved: (-0.22, 0.0), ..GOOD }, Instruction::MoveLeft),
        ("P003_studio", Pose { moved: (0.22, 0.0), ..GOOD }, Instruction::MoveRight),
        ("P007_studio", Pose { turned: 14.0, ..GOOD }, Instruction::TiltRight),
        ("P007_studio", Pose { turned: -14.0, ..GOOD }, Instruction::TiltLeft),
        ("P009_studio", Pose { light: 0.25, ..GOOD }, Instruction::MoreLight),
        ("P007_studio", Pose { light: 1.9, ..GOOD }, Instruction::LessLight),
        ("P001_studio", Pose { blur: 7, ..GOOD }, Instruction::HoldStill),
        ("P003_twofaces", GOOD, Instruction::OnlyOne),
    ];
    for (name, pose, expected) in cases {
        let (wrong, right) = (scene(&person(name), pose), scene(&person("P001_studio"), GOOD));
        let mut coach = coach(3, &[]);
        let seen = watch(&mut coach, 0, 16, &wrong);
        let last = &seen[15];
        assert_eq!(last.instruction, Some(expected), "{name}: {:?}", last.failing);
        assert!(!last.failing.is_empty() && seen.iter().all(|coaching| !coaching.ready && coaching.steady == 0), "{expected:?}");
        let seen = watch(&mut coach, 16, 22, &right);
        assert_eq!((seen[21].instruction, seen[21].ready), (None, true), "after {expected:?}: {:?}", seen[21].failing);
    }
}

#[test]
fn a_person_who_comes_nearer_is_followed_and_told_less_and_less() {
    let person = person("P005_studio");
    let mut coach = coach(4, &[]);
    let plain = Rgb::new(WIDTH, HEIGHT, [150, 150, 150].repeat((WIDTH * HEIGHT) as usize)).unwrap();
    let mut said = Vec::new();
    let mut note = |coaching: &Coaching| {
        if said.last() != Some(&coaching.instruction) {
            said.push(coaching.instruction);
        }
    };
    watch(&mut coach, 0, 12, &plain).iter().for_each(&mut note);
    for step in 0..24 {
        let near = step as f32 / 23.0;
        let pose = Pose { scale: 0.4 + 0.7 * near, moved: (0.2 * (1.0 - near), 0.0), ..GOOD };
        note(&coach.see(&scene(&person, pose), at(12 + step)).unwrap());
    }
    let seen = watch(&mut coach, 36, 20, &scene(&person, GOOD));
    seen.iter().for_each(&mut note);
    assert_eq!((said.first(), said.get(1)), (Some(&None), Some(&Some(Instruction::Nobody))), "{said:?}");
    assert!(said.contains(&Some(Instruction::ComeCloser)) && said.len() <= 6, "{said:?}");
    assert!(seen[19].ready && seen[19].instruction.is_none(), "{said:?}");
}

#[test]
fn a_value_at_its_limit_does_not_make_the_words_flicker() {
    // The roll's limit is 8 degrees; the head trembles around it.
    let person = person("P007_studio");
    let views = [6.6, 9.4].map(|turned| scene(&person, Pose { turned, ..GOOD }));
    let mut coach = coach(3, &[]);
    let mut changes = 0;
    let mut said = None;
    for frame in 0..45 {
        let coaching = coach.see(&views[(frame / 2 % 2) as usize], at(frame)).unwrap();
        changes += usize::from(coaching.instruction != said);
        said = coaching.instruction;
        assert!(!coaching.ready, "frame {frame}");
    }
    assert!(changes <= 1, "{changes}");
}

#[test]
fn after_a_gap_nothing_old_is_handed_out_and_a_clock_that_goes_back_begins_anew() {
    let view = scene(&person("P001_studio"), GOOD);
    let mut coach = coach(3, &[]);
    watch(&mut coach, 0, 14, &view);
    for (millis, most) in [(900, 0), (940, 40), (1_400, 0)] {
        let coaching = coach.see(&view, Duration::from_millis(millis)).unwrap();
        assert!(coaching.measures.iter().all(|fresh| fresh.age <= Duration::from_millis(most)), "{millis}: {:?}", coaching.measures);
        assert!(!coaching.measures.is_empty());
    }
    let coaching = coach.see(&view, Duration::from_millis(10)).unwrap();
    assert!(coaching.steady == 0 && coaching.measures.iter().all(|fresh| fresh.age.is_zero()), "{coaching:?}");
}

#[test]
fn what_a_person_cannot_do_is_not_asked_when_it_was_declared() {
    let view = scene(&person("P007_studio"), Pose { turned: 14.0, ..GOOD });
    let mut coach = coach(3, &["roll"]);
    let seen = watch(&mut coach, 0, 14, &view);
    assert!(seen[13].ready && seen[13].failing.is_empty(), "{:?}", seen[13]);
    let mut burst = coach.burst(1);
    assert!(!burst.offer(view).unwrap().pass);
    assert_eq!(burst.best().len(), 1, "kept, and the record still says that it does not pass");
}

#[test]
fn without_an_automatic_shutter_nobody_is_ready() {
    let view = scene(&person("P001_studio"), GOOD);
    let seen = watch(&mut coach(0, &[]), 0, 16, &view);
    assert!(seen[15].steady > 3 && seen.iter().all(|coaching| !coaching.ready));
}

#[test]
fn of_a_burst_the_best_three_are_offered_each_measured_whole() {
    let someone = person("P003_studio");
    let blurs = [1, 7, 0, 1, 0, 7];
    let mut burst = Burst::new(ANALYZER.clone(), profile(), Vec::new(), blurs.len());
    for (i, blur) in blurs.into_iter().enumerate() {
        assert!(burst.wants_more());
        let pose = Pose { blur, turned: i as f32 * 0.3, ..GOOD };
        let assessment = burst.offer(scene(&someone, pose)).unwrap();
        assert_eq!(assessment.check("sharp").unwrap().decided_by.answer == Answer::Fail, blur == 7, "frame {i}");
    }
    assert!(!burst.wants_more());
    let best = burst.into_best();
    assert_eq!(best.len(), OFFERED);
    assert!(best.iter().all(|shot| shot.assessment.pass && blurs[shot.frame] < 7));
    assert!(best.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!([2, 4].contains(&best[0].frame), "the sharp ones first: {:?}", best.iter().map(|shot| (shot.frame, shot.score)).collect::<Vec<_>>());
    let mut none = Burst::new(ANALYZER.clone(), profile(), Vec::new(), 1);
    none.offer(person("P003_twofaces")).unwrap();
    assert!(none.best().is_empty());
    let failed = none.into_failed().expect("the one that was offered");
    assert!(failed.head.is_some() && failed.assessment.check("single_face").unwrap().decided_by.answer == Answer::Fail);
}

#[test]
fn every_instruction_has_its_sentences() {
    for language in ["vi", "en"] {
        let catalog = fs::read_to_string(format!("{ASSETS}/locales/{language}/portrait-live.ftl")).unwrap();
        for instruction in Instruction::ALL {
            let start = format!("portrait-live-{} = ", instruction.code());
            let sentence = catalog.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("{language}: {instruction:?}"));
            assert!(sentence.split(' ').count() <= 6, "{language}: at most six words: {sentence}");
        }
    }
}
