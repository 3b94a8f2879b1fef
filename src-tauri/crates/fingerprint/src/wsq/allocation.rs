//! How many bits each subband gets (Part 3): bins as wide as the target rate allows, wide where there is little to tell.

use super::WsqError;
use super::constants::{
    BIN_NUMERATOR, CODED_SUBBANDS, FLAT_SUBBANDS, HIGH_WEIGHTS, HIGH_WEIGHTS_FROM, LEAST_VARIANCE, LOADING, MIDDLE, NO_BITS, SHARES,
    SUBBANDS, WHOLE_BELOW, WIDEST, ZERO_BIN,
};
use super::layout::{Area, Layout, Span};
use super::segment::QuantizationTable;

/// The bins for a decomposed picture at a rate in bits per pixel.
pub(crate) fn allocate(plane: &[f32], layout: &Layout, rate: f32) -> Result<QuantizationTable, WsqError> {
    let variances = variances(plane, layout);
    let kept: Vec<usize> = (0..CODED_SUBBANDS).filter(|subband| variances[*subband] >= LEAST_VARIANCE).collect();
    let relative: Vec<f32> = (0..CODED_SUBBANDS).map(|subband| relative_width(subband, variances[subband])).collect();
    let deviations: Vec<f32> = variances.iter().map(|variance| f64::from(*variance).sqrt() as f32).collect();
    let scale = scale(&kept, &relative, &deviations, rate).ok_or(WsqError::Flat)?;
    let mut table = QuantizationTable { center: 0.0, widths: [0.0; SUBBANDS], zero_widths: [0.0; SUBBANDS] };
    for subband in kept {
        let width = relative[subband] / scale;
        let zero = (ZERO_BIN * f64::from(width)) as f32;
        // A bin that no file can state is wider than any coefficient: the subband is left out.
        if zero < WIDEST {
            (table.widths[subband], table.zero_widths[subband]) = (width, zero);
        }
    }
    Ok(table)
}

/// Bin widths in proportion to each other, Q'.
fn relative_width(subband: usize, variance: f32) -> f32 {
    if variance < LEAST_VARIANCE {
        return 0.0;
    }
    if subband < FLAT_SUBBANDS {
        return 1.0;
    }
    let weight = subband.checked_sub(HIGH_WEIGHTS_FROM).and_then(|at| HIGH_WEIGHTS.get(at)).copied().unwrap_or(1.0);
    (BIN_NUMERATOR / f64::from(weight * f64::from(variance).ln() as f32)) as f32
}

/// The factor q between Q' and Q that meets the rate, found by leaving out subbands that would get no bits.
fn scale(kept: &[usize], relative: &[f32], deviations: &[f32], rate: f32) -> Option<f32> {
    let mut counted = kept.to_vec();
    while !counted.is_empty() {
        let (mut share, mut product) = (0.0f32, 1.0f32);
        for subband in &counted {
            share += share_of(*subband);
        }
        for subband in &counted {
            let ratio = f64::from(deviations[*subband] / relative[*subband]);
            product = (f64::from(product) * ratio.powf(f64::from(share_of(*subband)))) as f32;
        }
        let bits = 2f64.powf(f64::from(rate / share) - 1.0) / LOADING;
        let scale = (bits / f64::from(product).powf(1.0 / f64::from(share))) as f32;
        let without = |subband: &usize| f64::from(relative[*subband] / scale) < NO_BITS * f64::from(deviations[*subband]);
        let before = counted.len();
        counted.retain(without);
        if counted.len() == before {
            return (scale.is_finite() && scale > 0.0).then_some(scale);
        }
    }
    None
}

fn share_of(subband: usize) -> f32 {
    SHARES.iter().find(|(subbands, _)| subbands.contains(&subband)).map_or(0.0, |(_, share)| *share)
}

/// Variance of each subband, from its middle unless the lowest ones have little of it.
fn variances(plane: &[f32], layout: &Layout) -> [f32; CODED_SUBBANDS] {
    let of_middle = |subband: usize| variance(plane, layout.width, middle(layout.subbands[subband]));
    let lowest: f32 = (0..FLAT_SUBBANDS).map(of_middle).fold(0.0, |sum, variance| sum + variance);
    std::array::from_fn(|subband| {
        if f64::from(lowest) < f64::from(WHOLE_BELOW) { variance(plane, layout.width, layout.subbands[subband]) } else { of_middle(subband) }
    })
}

fn middle(area: Area) -> Area {
    let part = |length: usize, (share, of): (usize, usize)| share * length / of;
    let [left, top, width, height] = MIDDLE;
    Area {
        x: Span { at: area.x.at + part(area.x.length, left), length: part(area.x.length, width) },
        y: Span { at: area.y.at + part(area.y.length, top), length: part(area.y.length, height) },
    }
}

fn variance(plane: &[f32], stride: usize, area: Area) -> f32 {
    let (mut sum, mut squares) = (0.0f32, 0.0f32);
    for row in area.y.at..area.y.at + area.y.length {
        for value in &plane[row * stride + area.x.at..][..area.x.length] {
            sum += value;
            squares += value * value;
        }
    }
    let count = area.pixels();
    // A single value has no variance.
    if count < 2 { 0.0 } else { (f64::from(squares - sum * sum / count as f32) / (count as f64 - 1.0)) as f32 }
}
