//! How a finger or hand is laid on the glass.

use fingerprint::Position;

/// Everything that makes one impression differ from the next. The default is a good capture.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Number of the try: another number gives other small shifts, turns, distortion and noise of the same fingers.
    pub attempt: u64,
    /// Tilt of the whole hand (or single finger) in degrees, clockwise on the picture.
    pub tilt_degrees: f32,
    /// Shift in pixels, right and down.
    pub shift: (f32, f32),
    /// Pressure, 0 = hardly touching, 0.5 = good, 1 = far too hard.
    pub pressure: f32,
    /// Moisture of the skin, -1 = parched, 0 = good, 1 = dripping.
    pub moisture: f32,
    /// Skin distortion by sliding, 0 = none, 0.3 = usual, 1 = strong.
    pub distortion: f32,
    /// Sensor noise and dirt, 0 = none, 0.2 = usual, 1 = strong.
    pub noise: f32,
    /// Contrast, 1 = full.
    pub contrast: f32,
    /// Blur radius in pixels: the finger moved or lifted, 0 = sharp.
    pub blur: f32,
    /// Share of each finger's length that reaches the glass from the tip, 1 = all.
    pub partial: f32,
    /// Rolled from one edge of the nail to the other instead of laid down; for single fingers.
    pub rolled: bool,
    /// Fingers that are not there.
    pub missing: Vec<Position>,
    /// Pixels by which the neighbors of a hand, from index to little finger, lie further apart.
    pub spread: [f32; 3],
    /// Fingers of a slap whose skin is parched and that lie lightly, whatever is said of the hand.
    pub parched: Vec<Position>,
}

impl Default for Condition {
    fn default() -> Self {
        Self {
            attempt: 0,
            tilt_degrees: 0.0,
            shift: (0.0, 0.0),
            pressure: 0.5,
            moisture: 0.0,
            distortion: 0.3,
            noise: 0.2,
            contrast: 1.0,
            blur: 0.0,
            partial: 1.0,
            rolled: false,
            missing: Vec::new(),
            spread: [0.0; 3],
            parched: Vec::new(),
        }
    }
}

impl Condition {
    /// A good capture, the `attempt`-th of its kind.
    pub fn attempt(attempt: u64) -> Self {
        Self { attempt, ..Self::default() }
    }

    /// Parched skin, lightly laid.
    pub fn dry(attempt: u64) -> Self {
        Self { attempt, moisture: -1.0, pressure: 0.25, ..Self::default() }
    }

    /// Sweaty skin, pressed hard.
    pub fn wet(attempt: u64) -> Self {
        Self { attempt, moisture: 0.9, pressure: 0.85, ..Self::default() }
    }

    /// Moved while the picture was taken.
    pub fn moved(attempt: u64) -> Self {
        Self { attempt, blur: 12.0, distortion: 0.9, ..Self::default() }
    }

    /// Rolled with care.
    pub fn rolled(attempt: u64) -> Self {
        Self { attempt, rolled: true, ..Self::default() }
    }

    /// Only the tips touch.
    pub fn tips_only(attempt: u64) -> Self {
        Self { attempt, partial: 0.34, pressure: 0.35, ..Self::default() }
    }
}
