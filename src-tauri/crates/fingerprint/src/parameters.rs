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
