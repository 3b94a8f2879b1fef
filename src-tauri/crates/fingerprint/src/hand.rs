//! The parts of a picture ordered as fingers of one hand.

use crate::Image;
use crate::blocks::Blocks;
use crate::cut::cut_wide;
use crate::direction::direction;
use crate::foreground::Foreground;
use crate::frame::{Frame, Part};
use crate::parameters::{
    BLOCK, COHERENT, COLUMN_OVERLAP, CREASE_FROM, LARGER_BELOW, LARGER_WEIGHT, MAX_LENGTH, MAX_WIDTH, MERGED_WIDTH, MIN_COHERENT_SHARE,
    MIN_FRAGMENT, MIN_PERIODIC, MIN_TIP, PHALANX_GAP,
};
use crate::region::Region;
use crate::ridges::ridges_at;

/// A fingertip in the hand's own frame; lengths in blocks.
#[derive(Debug, Clone)]
pub(crate) struct Tip {
    pub region: Region,
    /// Middle across the hand.
    pub across: f32,
    /// Uppermost point along the fingers (grows toward the palm).
    pub top: f32,
    pub width: f32,
    /// How strong the ridges are: root of the mean gradient energy.
    pub strength: f32,
    /// The same of the strongest part of this finger nearer the palm that is large enough for a tip, more of one larger than the tip; 0
    /// without one.
    pub below: f32,
}

/// What one look at the foreground gives.
pub(crate) struct Hand {
    pub tips: Vec<Tip>,
    pub tilt_degrees: f32,
    /// Two fingers seem grown together.
    pub merged: bool,
}

/// Finds the hand's direction, puts the parts into fingers, takes each finger's tip, left to right.
pub(crate) fn arrange(image: &Image, blocks: &Blocks, foreground: &Foreground, cut: bool) -> Hand {
    let parts: Vec<Vec<usize>> = foreground
        .parts()
        .into_iter()
        .filter(|p| p.len() >= MIN_FRAGMENT && coherent_share(blocks, p) >= MIN_COHERENT_SHARE)
        .collect();
    let columns = foreground.columns;
    let tilt = direction(&parts, columns, foreground.rows);
    let frame = Frame::new(tilt, columns);
    let parts = if cut { parts.into_iter().flat_map(|p| cut_wide(blocks, p, tilt)).collect() } else { parts };
    let parts: Vec<Part> = parts.into_iter().filter(|p| p.len() >= MIN_FRAGMENT).map(|p| frame.part(p)).collect();
    let (fingers, merged_part) = group(parts);
    let mut tips: Vec<Tip> = fingers.into_iter().filter_map(|f| tip(image, blocks, &frame, f)).collect();
    tips.sort_by(|a, b| a.across.total_cmp(&b.across));
    let merged = merged_part || tips.iter().any(|t| t.width > MERGED_WIDTH * median_width(&tips));
    Hand { tips, tilt_degrees: tilt as f32, merged }
}

fn median_width(tips: &[Tip]) -> f32 {
    let mut widths: Vec<f32> = tips.iter().map(|t| t.width).collect();
    widths.sort_by(f32::total_cmp);
    // The lower middle: with two fingers the wide one must not hide itself.
    widths.get(widths.len().saturating_sub(1) / 2).copied().unwrap_or(0.0)
}

fn coherent_share(blocks: &Blocks, part: &[usize]) -> f32 {
    let coherent = part.iter().filter(|i| blocks.flow(**i % blocks.columns, **i / blocks.columns, 1).coherence > COHERENT).count();
    coherent as f32 / part.len().max(1) as f32
}

/// Puts parts that lie under each other into one finger. True beside it: a part is too wide for one finger.
fn group(mut parts: Vec<Part>) -> (Vec<Vec<Part>>, bool) {
    parts.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut fingers: Vec<Vec<Part>> = Vec::new();
    let mut merged = false;
    for part in parts {
        let width = part.to - part.from;
        let over: Vec<usize> = (0..fingers.len())
            .filter(|f| {
                let head = largest(&fingers[*f]);
                let shared = head.to.min(part.to) - head.from.max(part.from);
                shared > COLUMN_OVERLAP * width.min(head.to - head.from)
            })
            .collect();
        match over.as_slice() {
            // Wide, with two tips above it: second phalanges grown together, or the palm. No tip can be in it.
            [_, _, ..] => {}
            [finger] => fingers[*finger].push(part),
            [] => {
                merged |= width > MAX_WIDTH;
                fingers.push(vec![part]);
            }
        }
    }
    (fingers, merged)
}

fn largest(finger: &[Part]) -> &Part {
    finger.iter().max_by_key(|p| p.blocks.len()).unwrap_or(&finger[0])
}

/// The tip of a finger: its first run of parts large enough, not longer than a fingertip is, if it shows ridges.
fn tip(image: &Image, blocks: &Blocks, frame: &Frame, mut finger: Vec<Part>) -> Option<Tip> {
    finger.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut runs: Vec<Part> = Vec::new();
    for part in finger {
        match runs.last_mut() {
            Some(run) if part.top - run.bottom < PHALANX_GAP => {
                run.from = run.from.min(part.from);
                run.to = run.to.max(part.to);
                run.bottom = run.bottom.max(part.bottom);
                run.blocks.extend(part.blocks);
            }
            _ => runs.push(part),
        }
    }
    let mut runs = runs.into_iter().filter(|r| r.blocks.len() >= MIN_TIP);
    let run = runs.next()?;
    let mut under: Vec<(f32, usize)> = runs.map(|r| (strength(blocks, &r.blocks), r.blocks.len())).collect();
    let longest = end_of_tip(frame, &run);
    let (kept, rest): (Vec<usize>, Vec<usize>) = run.blocks.into_iter().partition(|i| frame.place(*i).1 - run.top <= longest);
    // What goes on below as one with the tip may be the finger as well, and the tip an old trace above it.
    let rest: Vec<usize> = rest.into_iter().filter(|i| frame.place(*i).1 - run.top <= 2.0 * longest).collect();
    if kept.len() < MIN_TIP || periodic(image, blocks, &kept) < MIN_PERIODIC {
        return None;
    }
    if rest.len() >= MIN_TIP {
        under.push((strength(blocks, &rest), rest.len()));
    }
    let larger = |count: usize| count as f32 > LARGER_BELOW * kept.len() as f32;
    let below = under.into_iter().map(|(strength, count)| if larger(count) { strength * LARGER_WEIGHT } else { strength }).fold(0.0, f32::max);
    let part = frame.part(kept);
    Some(Tip {
        across: middle(&part, frame),
        top: part.top,
        width: part.to - part.from + 1.0,
        strength: strength(blocks, &part.blocks),
        below,
        region: region(image, frame, &part.blocks),
    })
}

/// How long the tip is: up to the narrowest place where the first crease may be, when the run goes on beyond it.
fn end_of_tip(frame: &Frame, run: &Part) -> f32 {
    let mut rows = vec![0usize; (run.bottom - run.top) as usize + 1];
    for i in &run.blocks {
        let row = (frame.place(*i).1 - run.top) as usize;
        if let Some(count) = rows.get_mut(row) {
            *count += 1;
        }
    }
    // The widest row: the run's own extent also holds whatever a slanting second phalanx adds.
    let width = rows.iter().copied().max().unwrap_or(0) as f32;
    let (from, to) = ((CREASE_FROM * width) as usize, (MAX_LENGTH * width) as usize);
    if rows.len() <= to.min(from + from / 4) {
        return rows.len() as f32;
    }
    let crease = (from..to.min(rows.len())).min_by_key(|row| rows[*row]);
    crease.map_or(MAX_LENGTH * width, |row| row as f32)
}

fn middle(part: &Part, frame: &Frame) -> f32 {
    part.blocks.iter().map(|i| frame.place(*i).0).sum::<f32>() / part.blocks.len().max(1) as f32
}

fn strength(blocks: &Blocks, part: &[usize]) -> f32 {
    let energy: f32 = part.iter().map(|i| blocks.flow(i % blocks.columns, i / blocks.columns, 0).energy).sum();
    (energy / part.len().max(1) as f32).sqrt()
}

/// Mean strength of the ridge period, looked at in every fifth block.
fn periodic(image: &Image, blocks: &Blocks, part: &[usize]) -> f32 {
    let mut sum = 0.0;
    let mut count = 0.0;
    for i in part.iter().step_by(5) {
        let (column, row) = (i % blocks.columns, i / blocks.columns);
        let middle = |at: usize| (at * BLOCK + BLOCK / 2) as f32;
        sum += ridges_at(image, middle(column), middle(row), blocks.flow(column, row, 1).normal).periodic;
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

fn region(image: &Image, frame: &Frame, part: &[usize]) -> Region {
    let mut bounds = (usize::MAX, usize::MAX, 0, 0);
    for i in part {
        let (c, r) = (i % frame.columns, i / frame.columns);
        bounds = (bounds.0.min(c), bounds.1.min(r), bounds.2.max(c), bounds.3.max(r));
    }
    let x = (bounds.0 * BLOCK).saturating_sub(BLOCK) as u32;
    let y = (bounds.1 * BLOCK).saturating_sub(BLOCK) as u32;
    let right = (((bounds.2 + 2) * BLOCK) as u32).min(image.width());
    let bottom = (((bounds.3 + 2) * BLOCK) as u32).min(image.height());
    Region {
        x,
        y,
        width: right - x,
        height: bottom - y,
        rotation_degrees: rotation(frame, part),
        blocks: part.iter().map(|i| ((i % frame.columns) as u16, (i / frame.columns) as u16)).collect(),
    }
}

/// The tip's own direction from its second moments, kept near the hand's: a round tip has none of its own.
fn rotation(frame: &Frame, part: &[usize]) -> f32 {
    let n = part.len().max(1) as f32;
    let places: Vec<(f32, f32)> = part.iter().map(|i| frame.place(*i)).collect();
    let (ma, mb) = places.iter().fold((0.0, 0.0), |s, p| (s.0 + p.0 / n, s.1 + p.1 / n));
    let (mut aa, mut bb, mut ab) = (0.0f32, 0.0f32, 0.0f32);
    for (a, b) in places {
        aa += (a - ma) * (a - ma);
        bb += (b - mb) * (b - mb);
        ab += (a - ma) * (b - mb);
    }
    let long = bb > 1.15 * aa;
    // The long axis makes this angle with the frame's along-axis, clockwise positive.
    let own = if long { -0.5 * (2.0 * ab).atan2(bb - aa).to_degrees() } else { 0.0 };
    frame.degrees as f32 + own.clamp(-15.0, 15.0)
}
