//! Fingers that touch are parted along the emptiest straight line between them.

use crate::blocks::Blocks;
use crate::frame::Frame;
use crate::parameters::{CUT_DEPTH, CUT_MARGIN, CUT_TURN, CUT_WIDTH};

/// Cuts a part again and again while it is wider than a finger and shows a valley to cut along.
pub(crate) fn cut_wide(blocks: &Blocks, part: Vec<usize>, tilt: i32) -> Vec<Vec<usize>> {
    let extent = Frame::new(tilt, blocks.columns).part(part);
    if extent.to - extent.from <= CUT_WIDTH {
        return vec![extent.blocks];
    }
    let part = extent.blocks;
    match valley(blocks, &part, tilt) {
        None => vec![part],
        Some((degrees, across)) => {
            let frame = Frame::new(degrees, blocks.columns);
            let (left, right): (Vec<usize>, Vec<usize>) = part.into_iter().partition(|i| frame.place(*i).0 < across);
            let mut pieces = cut_wide(blocks, left, tilt);
            pieces.extend(cut_wide(blocks, right, tilt));
            pieces
        }
    }
}

/// Direction and place of the emptiest line, if it is clearly emptier than what lies on both sides of it.
fn valley(blocks: &Blocks, part: &[usize], tilt: i32) -> Option<(i32, f32)> {
    let mut best = (CUT_DEPTH, None);
    for degrees in tilt - CUT_TURN..=tilt + CUT_TURN {
        let frame = Frame::new(degrees, blocks.columns);
        let from = part.iter().map(|i| frame.place(*i).0).fold(f32::MAX, f32::min);
        let mut profile: Vec<f32> = Vec::new();
        for i in part {
            let at = (frame.place(*i).0 - from) as usize;
            if profile.len() <= at {
                profile.resize(at + 1, 0.0);
            }
            profile[at] += blocks.flow(i % blocks.columns, i / blocks.columns, 0).energy.sqrt();
        }
        for at in CUT_MARGIN..profile.len().saturating_sub(CUT_MARGIN) {
            // Two neighboring bins, as a gap rarely falls into one.
            let here = 0.5 * (profile[at] + profile[at - 1]);
            let highest = |side: &[f32]| side.iter().copied().fold(0.0f32, f32::max);
            let depth = here / highest(&profile[..at]).min(highest(&profile[at + 1..])).max(1.0);
            if depth < best.0 {
                best = (depth, Some((degrees, from + at as f32)));
            }
        }
    }
    best.1
}
