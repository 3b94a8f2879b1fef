//! How likely a minutia is to be there in the next impression of the same finger: its quality.
//!
//! Blots, cuts and faint ink make ends and forks that no other impression has. They come in crowds, where ridges are faint after filtering
//! and the direction is uncertain. The matcher forgives a minutia without its like by this (`matching::alignment`).

use super::candidates::Candidate;
use super::enhancement::Enhanced;
use super::orientation::Orientation;
use crate::parameters::{
    BLOCK, CROWD_REACH, FAINT_HEIGHT, FAINT_REACH, RETURN_AGREEMENT, RETURN_BASE, RETURN_BLOCKS, RETURN_CROWD, RETURN_FAINT, RETURN_FLOW,
};

/// The chance, 0..1. All candidates, row by row, are its crowd.
pub(crate) fn chance(of: &Candidate, all: &[Candidate], enhanced: &Enhanced, flow: &Orientation) -> f32 {
    let odds = RETURN_BASE
        + RETURN_AGREEMENT * agreement(of, enhanced, RETURN_BLOCKS)
        + RETURN_FLOW * flow.certainty(of.x, of.y)
        + RETURN_CROWD * crowd(of, all).ln()
        + RETURN_FAINT * faint(of, enhanced);
    1.0 / (1.0 + (-odds).exp())
}

/// Mean agreement of the blocks around with their filters, 0..1.
pub(crate) fn agreement(of: &Candidate, enhanced: &Enhanced, blocks: i64) -> f32 {
    let (c, r) = (of.x as i64 / BLOCK as i64, of.y as i64 / BLOCK as i64);
    let around = (-blocks..=blocks).flat_map(|dr| (-blocks..=blocks).map(move |dc| (c + dc, r + dr)));
    around.map(|(c, r)| enhanced.agreement.near(c, r, 0.0)).sum::<f32>() / ((2 * blocks + 1) * (2 * blocks + 1)) as f32
}

/// Ends and forks near it, itself included.
fn crowd(of: &Candidate, all: &[Candidate]) -> f32 {
    let (from, to) = (of.y - CROWD_REACH, of.y + CROWD_REACH);
    let rows = &all[all.partition_point(|c| c.y < from)..all.partition_point(|c| c.y <= to)];
    let near = rows.iter().filter(|c| (c.x - of.x).powi(2) + (c.y - of.y).powi(2) < CROWD_REACH * CROWD_REACH);
    near.count().max(1) as f32
}

/// Share of the places around where the filtered ridges hardly rise, 0..1.
fn faint(of: &Candidate, enhanced: &Enhanced) -> f32 {
    let (x, y) = (of.x as i64, of.y as i64);
    let side = 2 * FAINT_REACH + 1;
    let around = (0..side * side).map(|i| (x + i % side - FAINT_REACH, y + i / side - FAINT_REACH));
    around.filter(|(x, y)| enhanced.height.near(*x, *y, 0.0).abs() < FAINT_HEIGHT).count() as f32 / (side * side) as f32
}
