//! Pairs that lie to each other as the same minutiae would strengthen each other, others fade.

use super::cylinder::{Cylinder, wrap};
use super::pairing::Pair;
use crate::parameters::{
    AGREE_DISTANCE, AGREE_DISTANCE_STEEP, AGREE_ROUNDS, AGREE_SELF, AGREE_STRETCH, AGREE_TURN, AGREE_TURN_STEEP, COUNTED_FROM, COUNTED_HALF, COUNTED_STEEP,
    COUNTED_TO,
};

/// The mean of the best pairs after they have looked at each other.
pub(crate) fn agree(a: &[Cylinder], b: &[Cylinder], pairs: Vec<Pair>) -> Agreed {
    let n = pairs.len();
    if n < 2 {
        return Agreed { strength: 0.0, pairs: Vec::new() };
    }
    let mut fit = vec![0.0f32; n * n];
    for s in 0..n {
        for t in 0..s {
            let (p, q) = (&pairs[s], &pairs[t]);
            let value = compatible(&a[p.a], &a[q.a], &b[p.b], &b[q.b]);
            fit[s * n + t] = value;
            fit[t * n + s] = value;
        }
    }
    let start: Vec<f32> = pairs.iter().map(|p| p.alike).collect();
    let mut strength = start.clone();
    for _ in 0..AGREE_ROUNDS {
        let support = |s: usize| fit[s * n..(s + 1) * n].iter().zip(&strength).map(|(f, v)| f * v).sum::<f32>() / (n - 1) as f32;
        strength = (0..n).map(|s| AGREE_SELF * strength[s] + (1.0 - AGREE_SELF) * support(s)).collect();
    }
    // Pairs are chosen by how well they kept their strength, and counted with it.
    let mut kept: Vec<(f32, usize)> = (0..n).map(|s| (strength[s] / start[s].max(1e-6), s)).collect();
    kept.sort_by(|p, q| q.0.total_cmp(&p.0));
    let counted = counted(a.len().min(b.len()));
    let best: Vec<usize> = kept.into_iter().take(counted).map(|(_, s)| s).collect();
    let mean = best.iter().map(|s| strength[*s]).sum::<f32>() / counted as f32;
    // Those that fit the one with most support lay one finger over the other.
    let support = |s: usize| best.iter().map(|t| fit[s * n + t] * strength[*t]).sum::<f32>();
    let Some(lead) = best.iter().copied().max_by(|s, t| support(*s).total_cmp(&support(*t))) else { return Agreed { strength: mean, pairs: Vec::new() } };
    let pairs = best.iter().filter(|s| **s == lead || fit[lead * n + **s] > 0.5).map(|s| (pairs[*s], strength[*s])).collect();
    Agreed { strength: mean, pairs }
}

/// What the pairs agree on.
pub(crate) struct Agreed {
    /// Mean strength of the best pairs.
    pub strength: f32,
    /// Those of them that fit together, with their strength.
    pub pairs: Vec<(Pair, f32)>,
}

/// How many pairs are counted: more where both templates are rich.
fn counted(minutiae: usize) -> usize {
    let share = 1.0 / (1.0 + (-COUNTED_STEEP * (minutiae as f32 - COUNTED_HALF)).exp());
    (COUNTED_FROM + share * (COUNTED_TO - COUNTED_FROM)).round() as usize
}

/// 0..1: whether the way from one minutia to the other is the same in both templates.
fn compatible(p: &Cylinder, q: &Cylinder, r: &Cylinder, s: &Cylinder) -> f32 {
    let way = |from: &Cylinder, to: &Cylinder| {
        let (dx, dy) = (to.x - from.x, from.y - to.y);
        ((dx * dx + dy * dy).sqrt(), wrap(from.angle - dy.atan2(dx)))
    };
    let (mine, my_way) = way(p, q);
    let (theirs, their_way) = way(r, s);
    let distance = (mine - theirs).abs();
    let turn = wrap(wrap(p.angle - q.angle) - wrap(r.angle - s.angle)).abs();
    let course = wrap(my_way - their_way).abs();
    let allowed = AGREE_DISTANCE + AGREE_STRETCH * mine.min(theirs);
    near(distance, allowed, AGREE_DISTANCE_STEEP) * near(turn, AGREE_TURN, AGREE_TURN_STEEP) * near(course, AGREE_TURN, AGREE_TURN_STEEP)
}

fn near(value: f32, half: f32, steep: f32) -> f32 {
    1.0 / (1.0 + (steep * (value - half)).exp())
}
