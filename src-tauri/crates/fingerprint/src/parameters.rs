//! Every constant of this crate. Lengths in pixels at 500 ppi (1 px = 0.0508 mm).

/// The one resolution this crate measures at, in pixels per inch.
pub const PPI: f32 = 500.0;
/// Share by which a scanner may be off (EBTS appendix F asks for ±1 %).
pub const PPI_TOLERANCE: f32 = 0.01;
/// No fingertip fits in less.
pub(crate) const MIN_SIDE: u32 = 64;
/// No scanner at 500 ppi makes more.
pub(crate) const MAX_SIDE: u32 = 4096;
/// See [`MAX_SIDE`].
pub(crate) const MAX_PIXELS: u64 = 12_000_000;

/// Side of a block in pixels: the unit of the foreground map.
pub(crate) const BLOCK: usize = 8;
/// Square of a block in mm².
pub(crate) const BLOCK_MM2: f32 = 0.1652;
/// A block's gradient energy is foreground above this share of the picture's strong blocks …
pub(crate) const FOREGROUND_SHARE: f32 = 0.10;
/// … but never below this (gray levels squared per pixel): an empty platen with sensor noise stays under it.
pub(crate) const FOREGROUND_FLOOR: f32 = 110.0;
/// Blocks with less certain flow than this are paper, dirt or noise.
pub(crate) const FOREGROUND_COHERENCE: f32 = 0.22;
/// Strong blocks are those at this quantile of the blocks above the floor.
pub(crate) const STRONG_QUANTILE: f32 = 0.80;
/// Ridge flow is certain in a block above this coherence of its structure tensor (white noise stays near 0.1).
pub(crate) const COHERENT: f32 = 0.35;
/// Smaller connected parts are dirt, in blocks (5 mm²).
pub(crate) const MIN_FRAGMENT: usize = 30;
/// A fingertip has at least this many blocks (30 mm²).
pub(crate) const MIN_TIP: usize = 180;
/// At least this share of a fingertip's blocks shows certain ridge flow.
pub(crate) const MIN_COHERENT_SHARE: f32 = 0.45;
/// At least this mean strength of the ridge period makes it a print and no texture.
pub(crate) const MIN_PERIODIC: f32 = 0.32;
/// Parts of one finger closer than this along the finger belong to one phalanx, in blocks.
pub(crate) const PHALANX_GAP: f32 = 3.6;
/// Parts overlapping by this share of the narrower one, across the hand, lie in one finger.
pub(crate) const COLUMN_OVERLAP: f32 = 0.5;
/// A part wider than this is several fingers grown together, in blocks (24 mm).
pub(crate) const MAX_WIDTH: f32 = 58.0;
/// A fingertip wider than this share of the median is two grown together.
pub(crate) const MERGED_WIDTH: f32 = 1.55;
/// A fingertip longer than this share of its width is cut: the rest is the second phalanx.
pub(crate) const MAX_LENGTH: f32 = 1.75;
/// A part wider than this is looked at for a line to cut along, in blocks.
pub(crate) const CUT_WIDTH: f32 = 52.0;
/// Such a line leaves at least this much on both sides, in blocks.
pub(crate) const CUT_MARGIN: usize = 18;
/// It is at most this share as strong as the stronger places on both sides.
pub(crate) const CUT_DEPTH: f32 = 0.62;
/// It deviates from the hand's direction by at most so many degrees.
pub(crate) const CUT_TURN: i32 = 7;
/// From this share of its width on a tip may end at its crease, the narrowest place up to [`MAX_LENGTH`].
pub(crate) const CREASE_FROM: f32 = 1.05;
/// Tips lie within this of the middle one along the hand, in blocks (25 mm).
pub(crate) const MAX_SCATTER: f32 = 62.0;
/// Degrees to both sides in which the hand's direction is looked for.
pub(crate) const MAX_TILT: i32 = 35;
/// Reach of the outline's normal, in blocks.
pub(crate) const OUTLINE: i64 = 4;
/// Spread of an outline's vote for the hand's direction, in degrees.
pub(crate) const OUTLINE_SPREAD: f32 = 9.0;
/// How far index, middle, ring and little fingertip lie below the middle one's, in finger widths.
pub(crate) const TIP_DROPS: [f32; 4] = [0.32, 0.0, 0.20, 0.88];
/// Distance of neighboring fingers' middles, in finger widths.
pub(crate) const SPACING: f32 = 1.12;
/// Weight of a spacing's error beside a tip's.
pub(crate) const SPACING_WEIGHT: f32 = 0.7;
/// Another reading of the hand must fit better by this much (finger widths squared) before the declared one is doubted.
pub(crate) const DOUBT: f32 = 0.22;

/// Side of the window in which a ridge period is measured, across and along the ridge, in pixels.
pub(crate) const SIGNATURE: usize = 32;
/// See [`SIGNATURE`].
pub(crate) const SIGNATURE_ALONG: usize = 17;
/// Ridge periods looked for, in pixels.
pub(crate) const PERIODS: (f32, f32) = (5.5, 15.0);

/// Quality below these is named as a reason.
pub(crate) const REASON_AREA_MM2: f32 = 95.0;
/// Gray range between ridge and valley below which contrast is named.
pub(crate) const REASON_CONTRAST: f32 = 75.0;
/// Dark share of the print above which it is too wet, below which too dry.
pub(crate) const DARK_SHARE: (f32, f32) = (0.33, 0.62);
/// Share of variance not explained by straight ridges above which ridges are broken (dry).
pub(crate) const BROKEN: f32 = 0.42;
/// Edge steepness (gradient over gray range) below which the finger moved.
pub(crate) const STEEPNESS: f32 = 0.110;
/// Ridge flow certainty below which the print is called unclear.
pub(crate) const REASON_CLARITY: f32 = 0.55;
