//! Whether the tips lie as those of the declared fingers do, or better as those of others.

use crate::hand::Tip;
use crate::parameters::{DOUBT, FREE_PLACE, NEARLY, SPACING, SPACING_WEIGHT, TELLS_ITS_SIDE, TIP_DROPS, TIP_WIDTHS, VISIBLE_GAP, WIDTH_WEIGHT};
use crate::segmentation::Why;
use crate::{Position, Slap};

/// Names a doubt when another set of fingers, or the other hand, fits clearly better than the declared one.
///
/// Where a finger is missing, the others may have closed up. So only a gap that is seen elsewhere than declared speaks against the declaration;
/// where none is seen, [`rests_on_declaration`] says so.
pub(crate) fn doubt(tips: &[Tip], slap: Slap, present: &[Position]) -> Option<Why> {
    if slap == Slap::Thumbs || tips.len() < TELLS_ITS_SIDE {
        // Two tips have no shape to speak of.
        return None;
    }
    let declared = places(slap, present);
    let right = slap == Slap::RightFour;
    let readings: Vec<Vec<usize>> = (0..4).map(|left_out| (0..4).filter(|i| tips.len() == 4 || *i != left_out).collect()).collect();
    let best = |hand: bool| readings.iter().map(|places| misfit(tips, places, hand)).fold(f32::MAX, f32::min);
    if best(!right) < best(right) - DOUBT {
        return Some(Why::OtherHand);
    }
    let elsewhere = visible_gap(tips).is_some_and(|gap| gap_of(&declared) != Some(gap)) && best(right) < misfit(tips, &declared, right) - DOUBT;
    elsewhere.then_some(Why::GapElsewhere)
}

/// Whether which fingers these are rests on what was declared: the tips would fit others of this hand about as well.
pub(crate) fn rests_on_declaration(tips: &[Tip], slap: Slap, present: &[Position]) -> bool {
    if present.len() == slap.fingers().len() {
        return false;
    }
    if slap == Slap::Thumbs || tips.len() < TELLS_ITS_SIDE {
        return true;
    }
    let declared = places(slap, present);
    free(tips, slap).is_none_or(|place| declared.contains(&place))
}

/// The place in the hand, 0..4 from the left, that three tips leave free for all to see. A gap alone is not enough: whoever spreads the index or the
/// little finger leaves one, too. The hand must be read clearly better without that finger than without any other, or than as the other hand.
fn free(tips: &[Tip], slap: Slap) -> Option<usize> {
    let place = visible_gap(tips)? + 1;
    let without = |left_out: usize, right: bool| misfit(tips, &(0..4).filter(|other| *other != left_out).collect::<Vec<_>>(), right);
    let right = slap == Slap::RightFour;
    let own = without(place, right);
    let others = (0..4).flat_map(|left_out| [(left_out, right), (left_out, !right)]).filter(|reading| *reading != (place, right));
    others.into_iter().all(|(left_out, hand)| own + FREE_PLACE < without(left_out, hand)).then_some(place)
}

/// Which of four fingers asked for is missing where three lie: the one whose place is seen to be free. An outer finger leaves none that is
/// seen.
pub(crate) fn free_place(tips: &[Tip], slap: Slap, present: &[Position]) -> Option<Position> {
    if slap == Slap::Thumbs || present.len() != slap.fingers().len() {
        return None;
    }
    free(tips, slap).and_then(|place| slap.fingers().get(place).copied())
}

/// The places in the hand, 0..4 from the left, of those fingers.
fn places(slap: Slap, present: &[Position]) -> Vec<usize> {
    slap.fingers().iter().enumerate().filter(|(_, p)| present.contains(p)).map(|(i, _)| i).collect()
}

/// Between which two of three tips a finger is missing that leaves its place free: it lies much wider than the other.
fn visible_gap(tips: &[Tip]) -> Option<usize> {
    let [first, second, third] = tips else { return None };
    let (left, right) = (second.across - first.across, third.across - second.across);
    if left > right * VISIBLE_GAP {
        Some(0)
    } else {
        (right > left * VISIBLE_GAP).then_some(1)
    }
}

/// Between which two of three places one is left out; none where it is an outer one.
fn gap_of(places: &[usize]) -> Option<usize> {
    places.windows(2).position(|pair| pair[1] - pair[0] > 1)
}

/// Whether a hand lies the other way round: it is read better, by so much (less than 0: at most so much worse), as it
/// would be after half a turn. Two tips have no shape that says so.
pub(crate) fn is_turned_round(tips: &[Tip], turned: &[Tip], slap: Slap, present: &[Position], better: f32) -> bool {
    if slap == Slap::Thumbs || tips.len() < TELLS_ITS_SIDE || tips.len() != turned.len() {
        return false;
    }
    // Turned round, second phalanges are taken for tips, where they touch: those are smaller.
    let area = |tips: &[Tip]| tips.iter().map(|tip| tip.region.blocks.len()).sum::<usize>() as f32;
    let places = places(slap, present);
    let fit = |tips: &[Tip]| misfit(tips, &places, slap == Slap::RightFour);
    area(turned) >= area(tips) * NEARLY && fit(turned) + better < fit(tips)
}

/// Sum of squared errors, in finger widths, of tips, widths and spacings against a hand whose fingers stand at `places` (0..4 from the left).
fn misfit(tips: &[Tip], places: &[usize], right: bool) -> f32 {
    let width = tips.iter().map(|t| t.width).sum::<f32>() / tips.len() as f32;
    let finger = |place: &usize| if right { *place } else { 3 - place };
    let squared = |errors: Vec<f32>| {
        let mean = errors.iter().sum::<f32>() / errors.len() as f32;
        errors.iter().map(|e| (e - mean) * (e - mean)).sum::<f32>()
    };
    let tops = squared(tips.iter().zip(places).map(|(t, p)| t.top / width - TIP_DROPS[finger(p)]).collect());
    // A hand of fingers nearly level is told from the other hand by its little finger, the narrowest.
    let widths = squared(tips.iter().zip(places).map(|(t, p)| t.width / width - TIP_WIDTHS[finger(p)]).collect());
    let spacings: f32 = tips
        .windows(2)
        .zip(places.windows(2))
        .map(|(t, p)| {
            // Beside a missing finger anything from close together to its place left free.
            let apart = (t[1].across - t[0].across) / width;
            let error = apart - apart.clamp(SPACING, SPACING * (p[1] - p[0]) as f32);
            error * error
        })
        .sum();
    tops + WIDTH_WEIGHT * widths + SPACING_WEIGHT * spacings
}
