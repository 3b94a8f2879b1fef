//! Which minutia of one template may be which of the other, by their surroundings alone.

use super::cylinder::Cylinder;
use crate::parameters::MOST_PAIRS;

/// A pair of minutiae (indices) with its likeness.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub a: usize,
    pub b: usize,
    pub alike: f32,
}

/// The pairs most alike, each minutia in one pair at most.
pub(crate) fn best(a: &[Cylinder], b: &[Cylinder]) -> Vec<Pair> {
    let mut all = Vec::with_capacity(a.len() * b.len() / 2);
    for (i, of_a) in a.iter().enumerate() {
        for (j, of_b) in b.iter().enumerate() {
            if !of_a.may_be(of_b) {
                continue;
            }
            let alike = of_a.alike(of_b);
            if alike > 0.0 {
                all.push(Pair { a: i, b: j, alike });
            }
        }
    }
    all.sort_by(|p, q| q.alike.total_cmp(&p.alike));
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut pairs = Vec::new();
    for pair in all {
        if pairs.len() == MOST_PAIRS {
            break;
        }
        if !used_a[pair.a] && !used_b[pair.b] {
            (used_a[pair.a], used_b[pair.b]) = (true, true);
            pairs.push(pair);
        }
    }
    pairs
}
