use enrollment::Eye;
use synthetic::{EyeCondition, SyntheticEye};

use crate::EyeImage;

/// How a person sits before the iris camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// As asked: comes near, looks at the dot, holds still.
    Clean,
    /// Stays too far away.
    TooFar,
    /// Comes too near.
    TooNear,
    /// Keeps the eyes nearly shut.
    Squinting,
    /// Keeps the eyes shut.
    Closed,
    /// Does not hold still.
    Moving,
    /// Sits beside the middle.
    Aside,
    /// Nobody sits there.
    Nobody,
}

/// Where the lens is focused, millimeters.
const FOCUS_MM: f32 = 330.0;
/// Radius of an iris at that distance, pixels.
const RADIUS: f32 = 115.0;
/// Where a person is when the camera starts, and how long the way to its place takes.
const FIRST_MM: f32 = 520.0;
const WAY_MS: f32 = 1200.0;

/// Both eyes of a person.
pub(super) struct Eyes {
    right: SyntheticEye,
    left: SyntheticEye,
}

impl Eyes {
    pub(super) fn new(seed: u64) -> Self {
        Self { right: SyntheticEye::new(seed, Eye::Right), left: SyntheticEye::new(seed, Eye::Left) }
    }

    /// What the camera sees `ms` after its start.
    pub(super) fn look(&self, sight: Sight, lacking: &[Eye], ms: u64, sequence: u64) -> (EyeImage, EyeImage, Option<u32>) {
        if sight == Sight::Nobody {
            return (room(), room(), None);
        }
        let distance = distance(sight, ms);
        let condition = |eye| condition(sight, lacking.contains(&eye), distance, sequence);
        let take = |eye: &SyntheticEye, condition: &EyeCondition| {
            let picture = eye.picture(condition);
            EyeImage { width: picture.width, height: picture.height, gray: picture.gray }
        };
        let (right, left) = (take(&self.right, &condition(Eye::Right)), take(&self.left, &condition(Eye::Left)));
        (right, left, Some(distance.round() as u32))
    }
}

fn distance(sight: Sight, ms: u64) -> f32 {
    let place = match sight {
        Sight::TooFar => 480.0,
        Sight::TooNear => 225.0,
        _ => FOCUS_MM,
    };
    let way = (ms as f32 / WAY_MS).min(1.0);
    // Nobody sits like a stone: a few millimeters back and forth.
    let sway = ((ms % 2000) as f32 / 1000.0 - 1.0).abs() * 8.0 - 4.0;
    FIRST_MM + (place - FIRST_MM) * way + sway
}

fn condition(sight: Sight, lacking: bool, distance: f32, sequence: u64) -> EyeCondition {
    // A lens is forgiving for two centimeters; then it blurs with the distance.
    let off = ((distance - FOCUS_MM).abs() - 20.0).max(0.0);
    EyeCondition {
        iris_radius: RADIUS * FOCUS_MM / distance,
        shift: if sight == Sight::Aside { (190.0, 10.0) } else { ((sequence % 5) as f32 * 3.0 - 6.0, (sequence % 3) as f32 * 3.0 - 3.0) },
        opening: match sight {
            _ if lacking => 0.0,
            Sight::Closed => 0.0,
            Sight::Squinting => 0.46,
            _ => 1.0,
        },
        blur: off / 25.0,
        motion: if sight == Sight::Moving { 16.0 } else { 0.0 },
        ..EyeCondition::attempt(sequence)
    }
}

/// An empty chair: a dim room out of focus.
fn room() -> EyeImage {
    let (width, height) = (synthetic::EYE_WIDTH, synthetic::EYE_HEIGHT);
    let gray = (0..height).flat_map(|y| (0..width).map(move |x| (60 + (x + 2 * y) / 32) as u8)).collect();
    EyeImage { width, height, gray }
}
