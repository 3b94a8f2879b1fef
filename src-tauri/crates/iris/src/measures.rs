use crate::{Circle, Image};
use std::f32::consts::TAU;

/// The measures of one picture. Percent where nothing else is said; each is 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// USABLE_IRIS_AREA: share of the iris that neither lids, lashes nor mirrored lights cover.
    pub usable_iris_area: f32,
    /// IRIS_PUPIL_CONTRAST: Weber contrast between iris and pupil, bent to 0..100.
    pub iris_pupil_contrast: f32,
    /// IRIS_SCLERA_CONTRAST: step from iris to sclera by the light both give beyond the pupil's.
    pub iris_sclera_contrast: f32,
    /// PUPIL_IRIS_RATIO: radius of the pupil by radius of the iris.
    pub pupil_iris_ratio: f32,
    /// IRIS_PUPIL_CONCENTRICITY: 100 when both centers coincide.
    pub iris_pupil_concentricity: f32,
    /// MARGIN_ADEQUACY: 100 when there is room around the iris for 0.6 radii at the sides and 0.2 above and below.
    pub margin_adequacy: f32,
    /// SHARPNESS, on a scale of our own: how steep the step from pupil to iris is.
    pub sharpness: f32,
}

/// Directions and rings in which the iris is sampled.
const AROUND: usize = 180;
const ACROSS: usize = 24;

impl Measures {
    pub(crate) fn of(image: &Image, pupil: Circle, iris: Circle) -> Self {
        let pupil_gray = median(ring(pupil, 0.0, 0.8, 36).map(|(x, y)| image.between(x, y)));
        // The lids leave the sides free, so the sides tell what iris and sclera look like.
        let at_the_side = |point: &(f32, f32)| (point.1 - iris.y).abs() < iris.radius * 0.45;
        let inner = pupil.radius / iris.radius;
        let iris_gray = median(ring(iris, inner * 1.1, 0.95, 120).filter(at_the_side).map(|(x, y)| image.between(x, y)));
        let sclera_gray = median(ring(iris, 1.06, 1.2, 120).filter(at_the_side).map(|(x, y)| image.between(x, y)));
        let usable = Usable { lowest: iris_gray - 0.62 * (iris_gray - pupil_gray), highest: iris_gray + 0.55 * (sclera_gray - iris_gray).max(20.0) };
        let weber = (iris_gray - pupil_gray).abs() / (20.0 + pupil_gray);
        let apart = (pupil.x - iris.x).hypot(pupil.y - iris.y);
        Self {
            usable_iris_area: 100.0 * usable.share(image, pupil, iris),
            iris_pupil_contrast: 100.0 * weber / (0.75 + weber),
            iris_sclera_contrast: (100.0 * (sclera_gray - iris_gray).abs() / (sclera_gray + iris_gray - 2.0 * pupil_gray).max(1.0)).clamp(0.0, 100.0),
            pupil_iris_ratio: 100.0 * inner,
            iris_pupil_concentricity: 100.0 * (1.0 - apart / iris.radius).max(0.0),
            margin_adequacy: margin(image, iris),
            sharpness: sharpness(image, pupil, &usable),
        }
    }
}

/// Which grays belong to a bare iris.
struct Usable {
    lowest: f32,
    highest: f32,
}

impl Usable {
    fn fits(&self, gray: f32) -> bool {
        (self.lowest..=self.highest).contains(&gray)
    }

    fn share(&self, image: &Image, pupil: Circle, iris: Circle) -> f32 {
        let (mut bare, mut all) = (0.0, 0.0);
        for (x, y, weight) in between(pupil, iris) {
            all += weight;
            let inside = x >= 0.0 && y >= 0.0 && x < image.width() as f32 && y < image.height() as f32;
            if inside && self.fits(image.between(x, y)) {
                bare += weight;
            }
        }
        bare / all
    }
}

/// Points between the boundaries of pupil and iris, each with the area it stands for.
fn between(pupil: Circle, iris: Circle) -> impl Iterator<Item = (f32, f32, f32)> {
    (0..AROUND).flat_map(move |n| {
        let angle = n as f32 / AROUND as f32 * TAU;
        let (from, to) = (pupil.point(angle, 1.06), iris.point(angle, 0.96));
        (0..ACROSS).map(move |m| {
            let t = (m as f32 + 0.5) / ACROSS as f32;
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            (x, y, (x - pupil.x).hypot(y - pupil.y))
        })
    })
}

/// Points of a ring between two multiples of a circle's radius.
fn ring(circle: Circle, from: f32, to: f32, around: usize) -> impl Iterator<Item = (f32, f32)> {
    (0..around).flat_map(move |n| {
        let angle = n as f32 / around as f32 * TAU;
        (0..6).map(move |m| circle.point(angle, from + (to - from) * (m as f32 + 0.5) / 6.0))
    })
}

fn median(grays: impl Iterator<Item = f32>) -> f32 {
    let mut grays: Vec<f32> = grays.collect();
    let middle = grays.len() / 2;
    if grays.is_empty() {
        return 0.0;
    }
    *grays.select_nth_unstable_by(middle, f32::total_cmp).1
}

fn margin(image: &Image, iris: Circle) -> f32 {
    let left = (iris.x - iris.radius) / (0.6 * iris.radius);
    let right = (image.width() as f32 - iris.x - iris.radius) / (0.6 * iris.radius);
    let above = (iris.y - iris.radius) / (0.2 * iris.radius);
    let below = (image.height() as f32 - iris.y - iris.radius) / (0.2 * iris.radius);
    100.0 * left.min(right).min(above).min(below).clamp(0.0, 1.0)
}

/// How far the profile across the pupil's boundary is followed on both sides, in half pixels.
const REACH: i32 = 24;
/// Width of that step in a picture in full focus, pixels.
const SHARP: f32 = 3.0;

/// The pupil's boundary is a step from dark to light in every eye: how wide it is on the picture tells blur, and neither the light nor how
/// rich the pattern is weighs in. Beside and below the pupil apart, because an eye that moves is blurred in one direction only.
fn sharpness(image: &Image, pupil: Circle, usable: &Usable) -> f32 {
    let widths = [[0.0, 180.0], [90.0, 270.0]].map(|directions| step_width(image, pupil, usable, directions));
    match widths {
        [Some(across), Some(down)] => (100.0 * SHARP / across.max(down)).clamp(0.0, 100.0),
        // Where the lids hide one direction, the other one tells.
        [Some(width), None] | [None, Some(width)] => (100.0 * SHARP / width).clamp(0.0, 100.0),
        [None, None] => 0.0,
    }
}

/// Width of the step averaged over rays around two directions (degrees): its height by its steepest slope.
fn step_width(image: &Image, pupil: Circle, usable: &Usable, directions: [f32; 2]) -> Option<f32> {
    let mut profile = [0.0_f32; 2 * REACH as usize + 1];
    let mut rays = 0.0_f32;
    for degrees in directions.into_iter().flat_map(|direction| (-6..=6).map(move |n| direction + n as f32 * 5.0)) {
        let ray = |half: i32| {
            let (x, y) = pupil.point(degrees.to_radians(), 1.0 + half as f32 * 0.5 / pupil.radius);
            image.between(x, y)
        };
        let grays: Vec<f32> = (-REACH..=REACH).map(ray).collect();
        // A mirrored light on the boundary, and a lid over it, are steps of their own.
        if grays.iter().all(|gray| *gray < 200.0) && grays.iter().rev().take(10).all(|gray| usable.fits(*gray)) {
            profile.iter_mut().zip(&grays).for_each(|(sum, gray)| *sum += gray);
            rays += 1.0;
        }
    }
    if rays < 4.0 {
        return None;
    }
    let mean = |part: &[f32]| part.iter().sum::<f32>() / part.len() as f32 / rays;
    let height = mean(&profile[profile.len() - 10..]) - mean(&profile[..10]);
    let slope = profile.windows(3).map(|three| three[2] - three[0]).fold(0.0, f32::max) / rays;
    (height > 5.0 && slope > 0.0).then(|| height / slope)
}
