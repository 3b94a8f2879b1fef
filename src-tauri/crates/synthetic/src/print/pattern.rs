//! The pattern of a finger: its class and the points where the ridge flow turns.

use crate::random::Stream;

/// The classes of Henry's system this generator draws, in their natural frequencies per finger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternClass {
    /// Ridges enter on one side and leave on the other.
    Arch,
    /// An arch with an upright core.
    TentedArch,
    /// Opens toward the little finger.
    UlnarLoop,
    /// Opens toward the thumb.
    RadialLoop,
    /// Closed rings between two deltas.
    Whorl,
    /// Two loops around each other.
    DoubleLoop,
}

/// Where a core (+½) or delta (-½) sits, in pixels from the finger's middle, y downward.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Singularity {
    pub x: f32,
    pub y: f32,
    pub delta: bool,
}

/// A class with its points; x grows toward the right in the picture.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub class: PatternClass,
    pub points: Vec<Singularity>,
    /// Height of the bump of an arch, 0 for the others.
    pub bump: f32,
    /// Radians a loop's core is turned to hang down, with its side as sign; 0 for the others.
    pub hairpin: f32,
}

/// Shares of arch, tented arch, ulnar loop, radial loop, whorl, double loop in thousandths for thumb, index, middle, ring, little.
const SHARES: [[usize; 6]; 5] = [
    [30, 10, 510, 10, 330, 110],
    [110, 60, 330, 190, 250, 60],
    [60, 40, 700, 30, 130, 40],
    [20, 10, 500, 10, 420, 40],
    [15, 5, 845, 5, 90, 40],
];

const CLASSES: [PatternClass; 6] = [
    PatternClass::Arch,
    PatternClass::TentedArch,
    PatternClass::UlnarLoop,
    PatternClass::RadialLoop,
    PatternClass::Whorl,
    PatternClass::DoubleLoop,
];

impl Pattern {
    /// Draws the pattern of a finger; `digit` 0 = thumb … 4 = little, `right` = of the right hand, `size` scales all distances.
    pub(crate) fn draw(stream: &mut Stream, digit: usize, right: bool, size: f32) -> Self {
        let mut lot = stream.below(1000);
        let mut class = PatternClass::UlnarLoop;
        for (share, candidate) in SHARES[digit.min(4)].iter().zip(CLASSES) {
            if lot < *share {
                class = candidate;
                break;
            }
            lot -= share;
        }
        // On the right hand's picture the little finger is on the right: an ulnar loop opens to the right, its delta is on the left.
        let toward_little = if right { 1.0 } else { -1.0 };
        let point = |x: f32, y: f32, delta| Singularity { x: x * size, y: y * size, delta };
        let mut jitter = |spread: f32| stream.range(-spread, spread);
        let mut hairpin = 0.0;
        let (points, bump) = match class {
            PatternClass::Arch => (Vec::new(), (46.0 + jitter(22.0)) * size),
            PatternClass::TentedArch => {
                let x = jitter(10.0);
                let y = jitter(15.0);
                (vec![point(x, y, false), point(x + jitter(6.0), y + 78.0 + jitter(20.0), true)], 20.0 * size)
            }
            PatternClass::UlnarLoop | PatternClass::RadialLoop => {
                let opens = if class == PatternClass::UlnarLoop { toward_little } else { -toward_little };
                let (x, y) = (opens * 6.0 + jitter(14.0), jitter(22.0));
                hairpin = opens * (0.55 + jitter(0.25));
                let reach = 88.0 + jitter(34.0);
                (vec![point(x, y, false), point(x - opens * reach, y + 96.0 + jitter(34.0), true)], 0.0)
            }
            PatternClass::Whorl => {
                let (x, y) = (jitter(10.0), 6.0 + jitter(18.0));
                let half = 13.0 + jitter(7.0);
                let lean = jitter(7.0);
                let points = vec![
                    point(x + lean, y - half, false),
                    point(x - lean, y + half, false),
                    point(x - 112.0 + jitter(18.0), y + 112.0 + jitter(28.0), true),
                    point(x + 112.0 + jitter(18.0), y + 112.0 + jitter(28.0), true),
                ];
                (points, 0.0)
            }
            PatternClass::DoubleLoop => {
                let side = if jitter(1.0) > 0.0 { 1.0 } else { -1.0 };
                let (x, y) = (jitter(8.0), 8.0 + jitter(16.0));
                let (dx, dy) = (27.0 + jitter(8.0), 27.0 + jitter(9.0));
                let points = vec![
                    point(x + side * dx, y - dy, false),
                    point(x - side * dx, y + dy, false),
                    point(x - 118.0 + jitter(16.0), y + 112.0 + jitter(26.0), true),
                    point(x + 118.0 + jitter(16.0), y + 112.0 + jitter(26.0), true),
                ];
                (points, 0.0)
            }
        };
        Self { class, points, bump, hairpin }
    }
}
