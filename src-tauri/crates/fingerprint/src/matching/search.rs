//! One finger among many: a first look at all, then a full comparison of those that came nearest.

use super::{Prepared, similarity};
use crate::parameters::{FIRST_LOOK, SHORTLIST_LEAST, SHORTLIST_SHARE};

/// An entry found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its index in the gallery.
    pub index: usize,
    /// Its similarity.
    pub similarity: f32,
}

/// The `most` entries most similar to the probe, best first; entries that show no likeness are left out.
///
/// Galleries of more than 200 are looked at roughly first; how often that loses the right one is not
/// measured yet.
pub fn search<'a>(probe: &Prepared, gallery: impl IntoIterator<Item = &'a Prepared>, most: usize) -> Vec<Hit> {
    let gallery: Vec<&Prepared> = gallery.into_iter().collect();
    let mut hits: Vec<Hit> = shortlist(probe, &gallery)
        .into_iter()
        .map(|index| Hit { index, similarity: similarity(probe, gallery[index]) })
        .filter(|hit| hit.similarity > 0.0)
        .collect();
    hits.sort_by(|p, q| q.similarity.total_cmp(&p.similarity).then(p.index.cmp(&q.index)));
    hits.truncate(most);
    hits
}

fn shortlist(probe: &Prepared, gallery: &[&Prepared]) -> Vec<usize> {
    let kept = SHORTLIST_LEAST.max(gallery.len() / SHORTLIST_SHARE);
    let mut order: Vec<usize> = (0..gallery.len()).collect();
    if gallery.len() <= kept {
        return order;
    }
    let looks: Vec<f32> = gallery.iter().map(|entry| first_look(probe, entry)).collect();
    order.select_nth_unstable_by(kept, |a, b| looks[*b].total_cmp(&looks[*a]));
    order.truncate(kept);
    order
}

/// How well the entry answers the probe's best minutiae, each for itself.
fn first_look(probe: &Prepared, entry: &Prepared) -> f32 {
    let best = |of: &super::Cylinder| {
        let likely = entry.cylinders.iter().filter(|other| of.may_be(other));
        likely.map(|other| of.roughly_alike(other)).fold(0.0f32, f32::max)
    };
    probe.cylinders.iter().take(FIRST_LOOK).map(best).sum()
}
