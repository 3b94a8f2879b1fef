//! Takes out what dirt, cuts, pores and the edge of the skin make of lines.

use super::belief;
use super::candidates::Candidate;
use super::enhancement::Enhanced;
use super::mask::Mask;
use super::orientation::Orientation;
use crate::parameters::{BREAK_GAP, CLOSE, EDGE, EDGE_BEYOND, LAKE, MIN_AGREEMENT, SHORT_RIDGE, SPUR};
use crate::template::{Direction, Kind, MOST_MINUTIAE, Minutia};

/// Minutiae that can be believed, the best first, at most [`MOST_MINUTIAE`].
pub(crate) fn select(candidates: Vec<Candidate>, enhanced: &Enhanced, flow: &Orientation, mask: &Mask) -> Vec<Minutia> {
    let mut doubtful = vec![false; candidates.len()];
    mark_edges(&candidates, mask, &mut doubtful);
    mark_short_lines(&candidates, &mut doubtful);
    mark_pairs(&candidates, &mut doubtful);
    let mut kept: Vec<Minutia> = candidates
        .iter()
        .zip(doubtful)
        .filter(|(_, doubtful)| !doubtful)
        .filter(|(candidate, _)| belief::agreement(candidate, enhanced, 1) >= MIN_AGREEMENT)
        .map(|(candidate, _)| minutia(candidate, belief::chance(candidate, &candidates, enhanced, flow)))
        .collect();
    kept.sort_by_key(|m| std::cmp::Reverse(m.quality));
    kept.truncate(MOST_MINUTIAE);
    kept
}

/// Where the skin ends, every ridge does.
fn mark_edges(candidates: &[Candidate], mask: &Mask, doubtful: &mut [bool]) {
    for (candidate, doubtful) in candidates.iter().zip(doubtful) {
        let near = |dx: f32, dy: f32| mask.holds((candidate.x + dx) as i64, (candidate.y + dy) as i64);
        let ring = (0..8).all(|n| {
            let (sin, cos) = (n as f32 * std::f32::consts::FRAC_PI_4).sin_cos();
            near(EDGE * cos, EDGE * sin)
        });
        // Beyond an ending, on the line it no longer follows, there must be skin for longer.
        let (sin, cos) = candidate.angle.sin_cos();
        let ahead = candidate.kind != Kind::Ending || near(-EDGE_BEYOND * cos, EDGE_BEYOND * sin);
        *doubtful |= !ring || !ahead;
    }
}

/// Spurs, islands, lakes and bridges: lines between two minutiae that are too short to be ridges.
fn mark_short_lines(candidates: &[Candidate], doubtful: &mut [bool]) {
    let place: std::collections::HashMap<usize, usize> = candidates.iter().enumerate().map(|(i, c)| (c.at, i)).collect();
    for (i, candidate) in candidates.iter().enumerate() {
        for walk in candidate.walks.iter().filter(|walk| walk.met) {
            let other = place.get(&walk.end).copied();
            let limit = match (candidate.kind, other.map(|o| candidates[o].kind)) {
                (Kind::Ending, Some(Kind::Ending) | None) => SHORT_RIDGE,
                (Kind::Ending, _) | (_, Some(Kind::Ending)) => SPUR,
                _ => LAKE,
            };
            if walk.steps <= limit {
                doubtful[i] = true;
                if let Some(other) = other {
                    doubtful[other] = true;
                }
            }
        }
    }
}

/// Ends that face each other over a gap, and minutiae too close to be two.
fn mark_pairs(candidates: &[Candidate], doubtful: &mut [bool]) {
    let before = doubtful.to_vec();
    for i in 0..candidates.len() {
        for j in (0..i).rev() {
            let (a, b) = (&candidates[i], &candidates[j]);
            let (dx, dy) = (a.x - b.x, a.y - b.y);
            let distance = (dx * dx + dy * dy).sqrt();
            // They come row by row: whatever is before this one lies higher still.
            if dy >= BREAK_GAP.max(CLOSE) {
                break;
            }
            if distance >= BREAK_GAP.max(CLOSE) {
                continue;
            }
            let opposed = (a.angle - b.angle).cos() < -0.7;
            let gap = a.kind == Kind::Ending && b.kind == Kind::Ending && opposed && distance < BREAK_GAP && {
                // The gap lies behind both ends.
                let (sin, cos) = a.angle.sin_cos();
                (dx * cos - dy * sin) / distance.max(1e-3) > 0.5
            };
            let close = distance < CLOSE && !(before[i] || before[j]);
            if gap || close {
                doubtful[i] = true;
                doubtful[j] = true;
            }
        }
    }
}

fn minutia(candidate: &Candidate, chance: f32) -> Minutia {
    Minutia {
        x: candidate.x as u16,
        y: candidate.y as u16,
        direction: Direction::of_radians(candidate.angle),
        kind: candidate.kind,
        quality: (100.0 * chance).clamp(1.0, 100.0) as u8,
    }
}
