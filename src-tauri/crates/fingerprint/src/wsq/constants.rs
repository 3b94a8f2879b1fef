//! Every constant of the compression, with its place in the specification.

/// Subbands of the decomposition (Annex A, figure of the decomposition).
pub(crate) const SUBBANDS: usize = 64;
/// Subbands that carry coefficients; the four highest are always dropped (Part 3).
pub(crate) const CODED_SUBBANDS: usize = 60;
/// Filtered regions of the decomposition, in order of their making.
pub(crate) const REGIONS: usize = 20;
/// First subbands of the second and third coded block, and the end (Part 3: blocks 0-18, 19-51, 52-59).
pub(crate) const BLOCKS: [std::ops::Range<usize>; 3] = [0..19, 19..52, 52..60];
/// Huffman table of each block (Part 3: two tables).
pub(crate) const BLOCK_TABLES: [u8; 3] = [0, 1, 1];

/// Analysis low-pass filter of encoder number one (Part 3).
pub(crate) const LOW: [f32; 9] = [
    0.037_828_455_506_995_46, -0.023_849_465_019_380_00, -0.110_624_404_418_423_42, 0.377_402_855_612_653_80, 0.852_698_679_009_403_44,
    0.377_402_855_612_653_80, -0.110_624_404_418_423_42, -0.023_849_465_019_380_00, 0.037_828_455_506_995_46,
];
/// Analysis high-pass filter of encoder number one (Part 3).
pub(crate) const HIGH: [f32; 7] = [
    0.064_538_882_628_938_45, -0.040_689_417_609_558_44, -0.418_092_273_222_212_21, 0.788_485_616_405_664_39, -0.418_092_273_222_212_21,
    -0.040_689_417_609_558_44, 0.064_538_882_628_938_45,
];

/// Pixels are shifted by their mean and scaled to ±128 (Annex A, source image normalization).
pub(crate) const HALF_RANGE: f32 = 128.0;
/// Center of a quantizer bin, C = 0.44: mantissa and decimal places (Part 3).
pub(crate) const BIN_CENTER: (u16, u8) = (44, 2);
/// Width of the zero bin beside the others, Z = 1.2 Q (Part 3).
pub(crate) const ZERO_BIN: f64 = 1.2;
/// Bins are narrower than this: what 16 bits state (Annex B, DQT).
pub(crate) const WIDEST: f32 = 65_535.0;
/// Subbands whose variance is below this are dropped (Part 3).
pub(crate) const LEAST_VARIANCE: f32 = 1.01;
/// Subbands without a factor of their own in the bin width (Part 3: Q' = 1).
pub(crate) const FLAT_SUBBANDS: usize = 4;
/// Numerator of the bin width of the others, Q' = 10 / (A ln σ²) (Part 3).
pub(crate) const BIN_NUMERATOR: f64 = 10.0;
/// Weights A of subbands 52 to 59; the others have 1 (Part 3).
pub(crate) const HIGH_WEIGHTS: [f32; 8] = [1.32, 1.08, 1.42, 1.08, 1.32, 1.42, 1.08, 1.08];
/// First subband with the weight A of its own.
pub(crate) const HIGH_WEIGHTS_FROM: usize = 52;
/// Subbands of one size, and their share of the picture's pixels (Annex A).
pub(crate) const SHARES: [(std::ops::Range<usize>, f32); 3] = [(0..4, 1.0 / 1024.0), (4..51, 1.0 / 256.0), (51..60, 1.0 / 16.0)];
/// Loading factor of the quantizers, γ (Part 3).
pub(crate) const LOADING: f64 = 2.5;
/// A subband gets no bits when its bin is as wide as so many standard deviations (2 γ).
pub(crate) const NO_BITS: f64 = 5.0;
/// The variance is taken from the middle of a subband unless the four lowest together stay below this (Part 3).
pub(crate) const WHOLE_BELOW: f32 = 20_000.0;
/// Where that middle begins and how large it is, as parts of the subband: x, y, width, height (Part 3).
pub(crate) const MIDDLE: [(usize, usize); 4] = [(1, 8), (9, 32), (3, 4), (7, 16)];

/// Longest run of zeros with a symbol of its own (Annex A, Huffman input symbols).
pub(crate) const LONGEST_RUN: u32 = 100;
/// Symbols of values that follow as 8 or 16 bits: positive 8, negative 8, positive 16, negative 16 (Annex A).
pub(crate) const VALUE_ESCAPES: [u8; 4] = [101, 102, 103, 104];
/// Symbols of runs of zeros whose length follows as 8 or 16 bits (Annex A).
pub(crate) const RUN_ESCAPES: [u8; 2] = [105, 106];
/// Symbol of the value zero; the values -73 to 74 have symbols beside it (Annex A).
pub(crate) const ZERO_SYMBOL: i32 = 180;
/// Values with symbols of their own (Annex A).
pub(crate) const VALUES: std::ops::RangeInclusive<i32> = -73..=74;

/// Longest Huffman code in bits (Annex B, DHT).
pub(crate) const LONGEST_CODE: usize = 16;
/// Huffman tables a file can define (Annex B, DHT).
pub(crate) const TABLES: usize = 8;

/// Bit rates an encoder may be asked for, in bits per pixel: 160:1 to 1.6:1.
pub(crate) const RATES: std::ops::RangeInclusive<f32> = 0.05..=5.0;
/// 15:1, what FBI and NIST use at 500 ppi.
pub(crate) const DEFAULT_RATE: f32 = 0.75;
/// Most comments that are kept of a file, and most bytes of each that count.
pub(crate) const MOST_COMMENTS: usize = 16;
/// Encoder number one (Annex B, SOF).
pub(crate) const ENCODER: u8 = 2;
