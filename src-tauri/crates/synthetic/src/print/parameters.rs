//! Every constant of the print generator. Lengths are pixels at 500 ppi (1 px = 0.0508 mm) unless a name says otherwise.

/// Resolution of everything this generator makes, in pixels per inch.
pub const PPI: f32 = 500.0;

/// The ridges are grown on a grid this much coarser than 500 ppi: 6 cells per ridge are enough, and growth is the dear part.
pub(crate) const CELL: f32 = 1.5;
/// Size of a finger's master in pixels: fingertip and a part of the second phalanx.
pub(crate) const MASTER_WIDTH: f32 = 396.0;
/// See [`MASTER_WIDTH`].
pub(crate) const MASTER_HEIGHT: f32 = 720.0;
/// Distance of the fingertip's outline from the master's upper edge.
pub(crate) const TIP: f32 = 18.0;

/// Mean ridge period of an adult's finger and its deviation from person to person.
pub(crate) const PERIOD: f32 = 8.8;
/// See [`PERIOD`].
pub(crate) const PERIOD_DEVIATION: f32 = 0.35;
/// Ridges are this much wider apart below the core than above it.
pub(crate) const PERIOD_GROWTH_DOWN: f32 = 0.14;
/// Share by which the period wanders from place to place.
pub(crate) const PERIOD_WANDER: f32 = 0.06;
/// Degrees by which the ridge direction wanders from the ideal pattern.
pub(crate) const DIRECTION_WANDER: f32 = 7.0;

/// Filter radius in cells (the kernel is twice this plus one on a side, padded to 16).
pub(crate) const KERNEL_RADIUS: usize = 6;
/// Width of the filter's envelope along and across the ridge, in ridge periods.
pub(crate) const ENVELOPE_ALONG: f64 = 0.50;
/// See [`ENVELOPE_ALONG`].
pub(crate) const ENVELOPE_ACROSS: f64 = 0.42;
/// Quantization of ridge direction over half a turn.
pub(crate) const DIRECTIONS: usize = 64;
/// Quantization of the ridge period.
pub(crate) const PERIODS: usize = 7;
/// Span of the period quantization around the finger's mean.
pub(crate) const PERIOD_SPAN: f32 = 0.24;
/// How strongly one filtering step amplifies a perfect ridge pattern.
pub(crate) const GAIN: f32 = 2.0;
/// Filtering steps from the first spots to the finished pattern.
pub(crate) const STEPS: usize = 16;
/// Distance of the first spots from each other, in cells.
pub(crate) const SPOT_DISTANCE: f32 = 22.0;

/// Distance of sweat pores along a ridge.
pub(crate) const PORE_DISTANCE: f32 = 10.0;

/// Gray of the empty platen and of a fully printed ridge.
pub(crate) const PLATEN_GRAY: f32 = 250.0;
/// See [`PLATEN_GRAY`].
pub(crate) const RIDGE_GRAY: f32 = 38.0;

/// Size of a slap in pixels: 81 x 76 mm, the platen of the usual 4-4-2 scanner.
pub const SLAP_WIDTH: u32 = 1600;
/// See [`SLAP_WIDTH`].
pub const SLAP_HEIGHT: u32 = 1500;
/// Size of a single plain finger in pixels.
pub const FINGER_WIDTH: u32 = 480;
/// See [`FINGER_WIDTH`].
pub const FINGER_HEIGHT: u32 = 600;
/// Masters kept in memory (about 130 kB each): thirteen persons.
pub(crate) const MASTERS_KEPT: usize = 130;

/// How far index, middle, ring and little fingertip lie below the middle one's on flat hands, in finger widths: an adult's fingers differ in length by
/// about so much; the NIST card's, a tall man's perhaps, by 0.85, 0, 0.11 and 1.75.
pub(crate) const REACH: [f32; 4] = [0.66, 0.0, 0.38, 1.55];
/// Its deviation from person to person.
pub(crate) const REACH_DEVIATION: [f32; 4] = [0.18, 0.0, 0.16, 0.28];
/// No hand is beyond these.
pub(crate) const REACH_LIMITS: [(f32, f32); 4] = [(0.1, 1.2), (0.0, 0.0), (0.0, 0.9), (0.7, 2.3)];
/// Fingers that are curled a little come level: the drops are these times those of a flat hand.
pub(crate) const LEVEL: (f32, f32) = (0.55, 1.0);
