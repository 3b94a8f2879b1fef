//! Every constant that was chosen for this crate.
//! Lengths in pixels at 500 ppi (1 px = 0.0508 mm).

use crate::foreground::Strictness;

/// The one resolution this crate measures at, in pixels per inch.
pub const PPI: f32 = 500.0;
/// Share by which a scanner may be off (EBTS appendix F asks for ±1 %).
pub const PPI_TOLERANCE: f32 = 0.01;
/// Millimeters in an inch.
pub(crate) const MM_PER_INCH: f32 = 25.4;
/// Kept around the fingers of a slap.
pub(crate) const WINDOW_MARGIN_MM: f32 = 3.0;
/// No fingertip fits in less.
pub(crate) const MIN_SIDE: u32 = 64;
/// No scanner at 500 ppi makes more.
pub(crate) const MAX_SIDE: u32 = 4096;
/// See [`MAX_SIDE`].
pub(crate) const MAX_PIXELS: u64 = 12_000_000;

/// So many fingertips of one hand show which hand it is and which way round it lies; two have no shape to speak of.
pub const TELLS_ITS_SIDE: usize = 3;

/// Side of a block in pixels: the unit of the foreground map.
pub(crate) const BLOCK: usize = 8;
/// Square of a block in mm².
pub(crate) const BLOCK_MM2: f32 = 0.1652;
/// A block's gradient energy is foreground above this share of the picture's strong blocks …
pub(crate) const FOREGROUND_SHARE: f32 = 0.10;
/// … but never below this (gray levels squared per pixel): an empty platen with sensor noise stays under it.
pub(crate) const FOREGROUND_FLOOR: f32 = 110.0;
/// Lines and letters of a form are thinner than twice this, in blocks (5 mm).
pub(crate) const PAPER_OPEN: usize = 6;
/// No ink is as black as what shows through a hole, in gray levels.
pub(crate) const HOLE_GRAY: u8 = 40;
/// Distance from a print's rim at which the platen is looked at, in blocks.
pub(crate) const RIM: usize = 2;
/// Ridges are light where the platen beside the print lies below this between its dark (0) and light (1) tones (real prints of optical and
/// capacitive sensors: from 0.70, inverted: to 0.31) …
pub(crate) const INVERTED_RIM: f32 = 0.5;
/// … and all of the platen below this (of 80 real thermal prints one lies below it, two below 0.28; other real prints
/// above that).
pub(crate) const INVERTED_GROUND: f32 = 0.15;
/// A print with fewer places at its rim says nothing of its polarity.
pub(crate) const MIN_RIM: usize = 12;
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
/// Ridges are looked at in every such block of one finger …
pub(crate) const FINGER_STEP: usize = 3;
/// … and of a whole platen.
pub(crate) const PLATEN_STEP: usize = 12;
/// Below this mean strength of the ridge period over all there is it is no print (photographs reach 0.34; the worst of 564 real prints of
/// other people's scanners has 0.38).
pub(crate) const NO_PRINT: f32 = 0.36;
/// A trace whose ridges are weaker than this share of the others' is an old one, or hardly touches.
pub(crate) const FAINT: f32 = 0.65;
/// Below a tip, toward the palm, nothing is stronger than this beside it: a finger is pressed down with its end.
pub(crate) const STRONGER_BELOW: f32 = 1.0;
/// What lies there and is larger than the tip by this …
pub(crate) const LARGER_BELOW: f32 = 1.25;
/// … counts for so much stronger.
pub(crate) const LARGER_WEIGHT: f32 = 1.18;
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
/// Their widths, in the four's mean width.
pub(crate) const TIP_WIDTHS: [f32; 4] = [1.03, 1.06, 1.02, 0.89];
/// Weight of a width's error beside a tip's: widths differ less from person to person.
pub(crate) const WIDTH_WEIGHT: f32 = 6.0;
/// Distance of neighboring fingers' middles, in finger widths.
pub(crate) const SPACING: f32 = 1.12;
/// Weight of a spacing's error beside a tip's.
pub(crate) const SPACING_WEIGHT: f32 = 0.7;
/// A hand that is read better after half a turn has tips of at least this share of the area …
pub(crate) const NEARLY: f32 = 0.98;
/// … and fits better by this much (squared finger widths).
pub(crate) const TURNED_FIT: f32 = 0.25;
/// Of three tips' two distances one so many times the other shows that a finger is missing between them.
pub(crate) const VISIBLE_GAP: f32 = 1.5;
/// Which finger is missing is said of a hand that reads worse by this after half a turn (squared finger widths).
pub(crate) const SURELY_UPRIGHT: f32 = 0.6;
/// The place of a finger is free where the hand is read better by this without it than in any other way (finger widths squared).
pub(crate) const FREE_PLACE: f32 = 0.5;
/// Another reading of the hand must fit better by this much (finger widths squared) before the declared one is doubted.
pub(crate) const DOUBT: f32 = 0.22;

/// Side of the window in which a ridge period is measured, across and along the ridge, in pixels.
pub(crate) const SIGNATURE: usize = 32;
/// See [`SIGNATURE`].
pub(crate) const SIGNATURE_ALONG: usize = 17;
/// Ridge periods looked for, in pixels.
pub(crate) const PERIODS: (f32, f32) = (5.5, 15.0);

/// Printed area in mm² below which there is too little of a fingertip: worth a word, a flaw. (All limits of reasons are such pairs.)
pub(crate) const AREA_LIMITS: [f32; 2] = [140.0, 100.0];
/// Share of dark pixels above which ridges run together …
pub(crate) const DARK_LIMITS: [f32; 2] = [0.57, 0.65];
/// … and below which they are too faint …
pub(crate) const LIGHT_LIMITS: [f32; 2] = [0.28, 0.22];
/// … or above which they are too often interrupted.
pub(crate) const BROKEN_LIMITS: [f32; 2] = [0.46, 0.56];
/// Slope of the ridges' edges beside the contrast, below which they are smeared.
pub(crate) const STEEPNESS_LIMITS: [f32; 2] = [0.080, 0.065];
/// Gray levels between ridges and valleys below which smeared ridges come from movement, above which from water.
pub(crate) const GRAY_CONTRAST: f32 = 130.0;
/// Gray levels between ridges and valleys below which they hardly part.
pub(crate) const CONTRAST_LIMITS: [f32; 2] = [60.0, 40.0];
/// Clarity below which there is no certain ridge flow.
pub(crate) const CLARITY_LIMITS: [f32; 2] = [0.45, 0.10];

/// Reach of the window in which ridges are evened out, in pixels.
pub(crate) const NORMAL_REACH: usize = 13;
/// Smallest deviation that is scaled up to 1, in gray levels: less is noise.
pub(crate) const NORMAL_FLOOR: f32 = 6.0;
/// Evened out ridges are not higher, valleys not deeper.
pub(crate) const NORMAL_LIMIT: f32 = 2.5;
/// Window in which the ridge period is measured: across and along the ridges, in pixels.
pub(crate) const PERIOD_ACROSS: usize = 36;
/// See [`PERIOD_ACROSS`].
pub(crate) const PERIOD_ALONG: usize = 13;
/// Shortest ridge period looked for, in pixels …
pub(crate) const PERIOD_FROM: f32 = 4.5;
/// … each next one is longer by this factor …
pub(crate) const PERIOD_STEP: f32 = 1.06;
/// … and so many are looked for …
pub(crate) const PERIOD_COUNT: usize = 24;
/// … up to about this.
pub(crate) const PERIOD_LAST: f32 = 15.0;
/// An adult's ridge period where none can be measured.
pub(crate) const PERIOD_USUAL: f32 = 9.0;
/// Reach of a filter, in pixels.
pub(crate) const GABOR_RADIUS: usize = 10;
/// Width of a filter's window across the ridges in ridge periods, and along them in pixels (deviations of a Gaussian).
pub(crate) const GABOR_ACROSS: f32 = 0.45;
/// See [`GABOR_ACROSS`].
pub(crate) const GABOR_ALONG: f32 = 4.5;
/// Filters over half a turn.
pub(crate) const GABOR_DIRECTIONS: usize = 36;
/// Filters over the ridge periods.
pub(crate) const GABOR_PERIODS: usize = 14;
/// Steps that are walked along a line to learn where it goes.
pub(crate) const WALK: usize = 16;
/// A minutia has skin around it for this many pixels …
pub(crate) const EDGE: f32 = 9.0;
/// … and an ending beyond its end for this many.
pub(crate) const EDGE_BEYOND: f32 = 16.0;
/// Ridges between two ends are longer than this many steps.
pub(crate) const SHORT_RIDGE: usize = 14;
/// Lines from a fork to an end are longer.
pub(crate) const SPUR: usize = 10;
/// Lines between two forks are longer.
pub(crate) const LAKE: usize = 9;
/// Two ends that face each other closer than this are one ridge with a cut, in pixels.
pub(crate) const BREAK_GAP: f32 = 11.0;
/// Two minutiae closer than this are none, in pixels.
pub(crate) const CLOSE: f32 = 5.0;
/// Share of the ridges' height that passes the filter where a minutia is believed.
pub(crate) const MIN_AGREEMENT: f32 = 0.35;
/// Whether a minutia will be there in the next impression is asked of its surroundings: the ends and forks within so many pixels …
pub(crate) const CROWD_REACH: f32 = 20.0;
/// … the share of places, within so many pixels to every side …
pub(crate) const FAINT_REACH: i64 = 8;
/// … where the filtered ridges are lower than this …
pub(crate) const FAINT_HEIGHT: f32 = 0.2;
/// … and the blocks' agreement with their filters within so many blocks.
pub(crate) const RETURN_BLOCKS: i64 = 2;
/// Log odds of a return (logistic regression over 21,000 minutiae of FVC2000, 2002 and 2004 and whether they met one in the other
/// impressions of their finger; the ink card was left out, and is answered as well): by itself …
pub(crate) const RETURN_BASE: f32 = 1.31;
/// … for the blocks' mean agreement …
pub(crate) const RETURN_AGREEMENT: f32 = 2.24;
/// … for the certainty of the ridges' direction …
pub(crate) const RETURN_FLOW: f32 = 0.77;
/// … for the logarithm of the ends and forks near it, itself included …
pub(crate) const RETURN_CROWD: f32 = -0.64;
/// … and for the share of faint places.
pub(crate) const RETURN_FAINT: f32 = -4.26;

/// Radius of a minutia's surroundings, in pixels.
pub(crate) const CYLINDER_RADIUS: f32 = 70.0;
/// Deviation within which a neighbor's place may vary, in pixels.
pub(crate) const CYLINDER_SPREAD: f32 = 28.0 / 3.0;
/// Deviation within which its direction may vary, in radians.
pub(crate) const CYLINDER_TURN_SPREAD: f32 = 0.698;
/// A cell is set above this density.
pub(crate) const CYLINDER_BIT: f32 = 0.01;
/// Share of the cells that lie on known skin.
pub(crate) const CYLINDER_MIN_VALID: f32 = 0.75;
/// Cells that two surroundings must both know to be compared (three fifths of the base).
pub(crate) const CYLINDER_MIN_SHARED: u32 = 30;
/// Neighbors without which surroundings say nothing.
pub(crate) const CYLINDER_MIN_NEIGHBORS: usize = 2;
/// Skin reaches this far beyond the outermost minutiae, in pixels.
pub(crate) const HULL_MARGIN: f32 = 50.0;
/// Two impressions of one finger are turned by less than this, in steps of 1.40625°.
pub(crate) const MOST_TURN: u8 = 64;
/// Pairs that look at each other.
pub(crate) const MOST_PAIRS: usize = 40;
/// Difference of distances at which two pairs are half compatible, in pixels …
pub(crate) const AGREE_DISTANCE: f32 = 5.0;
/// … and how fast that changes.
pub(crate) const AGREE_DISTANCE_STEEP: f32 = 1.6;
/// Skin gives way: such a difference grows by this share of the distance (a rolled finger is wider than a pressed one).
pub(crate) const AGREE_STRETCH: f32 = 0.04;
/// Difference of directions at which two pairs are half compatible, in radians.
pub(crate) const AGREE_TURN: f32 = 0.2618;
/// See [`AGREE_TURN`].
pub(crate) const AGREE_TURN_STEEP: f32 = 30.0;
/// Rounds in which pairs look at each other.
pub(crate) const AGREE_ROUNDS: usize = 5;
/// Weight of a pair's own strength beside its support.
pub(crate) const AGREE_SELF: f32 = 0.5;
/// Least and most pairs that count, half way at so many minutiae.
pub(crate) const COUNTED_FROM: f32 = 4.0;
/// See [`COUNTED_FROM`].
pub(crate) const COUNTED_TO: f32 = 12.0;
/// See [`COUNTED_FROM`].
pub(crate) const COUNTED_HALF: f32 = 20.0;
/// See [`COUNTED_FROM`].
pub(crate) const COUNTED_STEEP: f32 = 0.4;
/// When one template is laid over the other, the minutiae's own directions weigh as if at arm's length, in pixels.
pub(crate) const LAY_ARM: f32 = 30.0;
/// It is stretched or shrunk by no more than this share …
pub(crate) const MOST_STRETCH: f32 = 0.08;
/// … and by less when its pairs lie less than about so far apart, in pixels: their places are not that certain.
pub(crate) const STRETCH_ARM: f32 = 70.0;
/// It is laid anew by the minutiae that met as long as more meet, so many times at most.
pub(crate) const LAY_AGAIN: usize = 2;
/// Two minutiae meet within this distance, in pixels …
pub(crate) const MEET_DISTANCE: f32 = 14.0;
/// … and this difference of direction, in radians.
pub(crate) const MEET_TURN: f32 = 0.5;
/// Minutiae this far outside the other's outermost ones should still have met one, in pixels.
pub(crate) const OVERLAP_MARGIN: f32 = 8.0;
/// What a minutia without its like takes from the similarity if it is certain to be seen, beside the 1 that a met one gives.
pub(crate) const UNMET: f32 = 0.8;
/// A minutia of this quality (chance to be seen again) is certain to be seen …
pub(crate) const SEEN_SURELY: f32 = 0.96;
/// … and one of this is nothing: as many meet another by chance.
pub(crate) const SEEN_BY_CHANCE: f32 = 0.35;
/// Quality of a minutia of which a record does not say any: that of a usual one.
pub(crate) const QUALITY_UNSAID: u8 = 85;
/// What the pairs' mean strength adds to the similarity …
pub(crate) const STRENGTH_WEIGHT: f32 = 15.0;
/// … of which no more than this counts: templates with few minutiae agree by chance.
pub(crate) const STRENGTH_MOST: f32 = 0.15;
/// The probe's surroundings that are looked at first in a search.
pub(crate) const FIRST_LOOK: usize = 16;
/// Entries compared in full after the first look: at least so many …
pub(crate) const SHORTLIST_LEAST: usize = 200;
/// … and at least one in so many of the gallery.
pub(crate) const SHORTLIST_SHARE: usize = 40;

/// From this similarity on, two prints are taken for one finger's. Hardly any pair of different fingers measured so far got as far
/// (the crate's README says how many did).
pub const SAME_FINGER: f32 = 7.0;
/// One finger alone counts from this similarity on: twice what is needed where a second one says the same.
pub(crate) const ALONE: f32 = 2.0 * SAME_FINGER;
/// Several weak likenesses count from this sum on …
pub(crate) const TOGETHER: f32 = 24.0;
/// … of those that reach at least this.
pub(crate) const WEAK: f32 = 4.5;
/// People whose fingers a rough search found most alike and who are then compared in full.
pub(crate) const LOOKED_AT: usize = 3;
/// Entries of one finger that a rough search hands on.
pub(crate) const NEAREST: usize = 5;
/// Below this a rolled print and a plain one of good quality are no prints of one finger. A rolled print is stretched and shows what the plain one
/// does not, so that of one finger they are less alike than two plain ones.
pub(crate) const UNLIKE: f32 = 4.0;

/// Ridge flow of no print and of a perfect one, as clarity counts it.
pub(crate) const FLOW_RANGE: [f32; 2] = [0.35, 0.92];
/// The same of the ridge period.
pub(crate) const PERIOD_RANGE: [f32; 2] = [0.35, 0.88];
/// The same of broken ridges.
pub(crate) const BROKEN_RANGE: [f32; 2] = [0.60, 0.17];

/// The ladder of strictness.
pub(crate) const LADDER: [Strictness; 6] = [
    Strictness { reach: 1, threshold: 1.0, open: 0, cut: false },
    Strictness { reach: 1, threshold: 2.2, open: 0, cut: false },
    Strictness { reach: 0, threshold: 1.0, open: 0, cut: false },
    Strictness { reach: 0, threshold: 1.0, open: 0, cut: true },
    Strictness { reach: 0, threshold: 2.2, open: 0, cut: true },
    Strictness { reach: 1, threshold: 1.0, open: 3, cut: true },
];

/// For pictures of paper: a form's lines, print and handwriting are thinner than a finger and go, whatever they are grown together with.
pub(crate) const PAPER: Strictness = Strictness { reach: 0, threshold: 1.0, open: PAPER_OPEN, cut: true };
