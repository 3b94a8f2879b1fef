//! Whether the tips lie as those of the declared fingers do, or better as those of others.

use crate::hand::Tip;
use crate::parameters::{DOUBT, NEARLY, SPACING, SPACING_WEIGHT, TELLS_ITS_SIDE, TIP_DROPS, TURNED_FIT};
use crate::segmentation::Why;
use crate::{Position, Slap};

/// Names a doubt when another set of fingers, or the other hand, fits clearly better than the declared one.
pub(crate) fn doubt(tips: &[Tip], slap: Slap, present: &[Position]) -> Option<Why> {
    if slap == Slap::Thumbs || tips.len() < TELLS_ITS_SIDE {
        // Two tips have no shape to speak of.
        return None;
    }
    let declared: Vec<usize> = slap.fingers().iter().enumerate().filter(|(_, p)| present.contains(p)).map(|(i, _)| i).collect();
    let right = slap == Slap::RightFour;
    let own = misfit(tips, &declared, right);
    let mut best = (own - DOUBT, None);
    for left_out in 0..4 {
        let other: Vec<usize> = (0..4).filter(|i| tips.len() == 4 || *i != left_out).collect();
        for (hand, why) in [(right, Why::GapElsewhere), (!right, Why::OtherHand)] {
            let fit = misfit(tips, &other, hand);
            if fit < best.0 {
                best = (fit, Some(why));
            }
        }
    }
    best.1
}

/// Whether a hand lies the other way round: it is read better as it would be after half a turn. Two tips have no shape that says so.
pub(crate) fn is_turned_round(tips: &[Tip], turned: &[Tip], slap: Slap, present: &[Position]) -> bool {
    if slap == Slap::Thumbs || tips.len() < TELLS_ITS_SIDE || tips.len() != turned.len() {
        return false;
    }
    // Turned round, second phalanges are taken for tips, where they touch: those are smaller.
    let area = |tips: &[Tip]| tips.iter().map(|tip| tip.region.blocks.len()).sum::<usize>() as f32;
    let places: Vec<usize> = slap.fingers().iter().enumerate().filter(|(_, p)| present.contains(p)).map(|(i, _)| i).collect();
    let fit = |tips: &[Tip]| misfit(tips, &places, slap == Slap::RightFour);
    area(turned) >= area(tips) * NEARLY && fit(turned) + TURNED_FIT < fit(tips)
}

/// Sum of squared errors, in finger widths, of tips and spacings against a hand whose fingers stand at `places` (0..4 from the left).
fn misfit(tips: &[Tip], places: &[usize], right: bool) -> f32 {
    let width = tips.iter().map(|t| t.width).sum::<f32>() / tips.len() as f32;
    let drop = |place: usize| TIP_DROPS[if right { place } else { 3 - place }];
    let errors: Vec<f32> = tips.iter().zip(places).map(|(t, p)| t.top / width - drop(*p)).collect();
    let mean = errors.iter().sum::<f32>() / errors.len() as f32;
    let tops: f32 = errors.iter().map(|e| (e - mean) * (e - mean)).sum();
    let spacings: f32 = tips
        .windows(2)
        .zip(places.windows(2))
        .map(|(t, p)| {
            let error = (t[1].across - t[0].across) / width - SPACING * (p[1] - p[0]) as f32;
            error * error
        })
        .sum();
    tops + SPACING_WEIGHT * spacings
}
