//! The unified score from the native measures: regression trees fitted to NFIQ 2's scores.
//!
//! `nfiq2.trees` is made by `bench calibrate`, which says what from; little-endian: number of trees (u16), what they start from (f32), then of each
//! tree its number of nodes (u16) and its nodes, parents before children and left before right. A node is the measure it asks for
//! (u8; [`LEAF`] for none), how many nodes on its right child lies (u16; its left child is the next) and the limit up to which one goes
//! left, or a leaf's value (f32).

use crate::NativeQuality;
use std::sync::OnceLock;

/// A node that asks for nothing.
const LEAF: u8 = u8::MAX;

/// The score of these measures, 0..=100.
pub(super) fn score(native: &NativeQuality) -> u8 {
    static FOREST: OnceLock<Option<Forest>> = OnceLock::new();
    let features = score_features(native);
    let forest = FOREST.get_or_init(|| Forest::read(include_bytes!("nfiq2.trees")));
    forest.as_ref().map_or(0, |forest| forest.value(&features).round().clamp(0.0, 100.0) as u8)
}

/// What the trees ask for, by number: NFIQ 2's measures, the deviation of the grays and the pixels where the finger lies.
#[doc(hidden)]
pub fn score_features(native: &NativeQuality) -> Vec<f32> {
    let more = [native.image_deviation, native.foreground_pixels as f64];
    native.named().into_iter().map(|(_, value)| value).chain(more).map(|value| value as f32).collect()
}

struct Forest {
    start: f32,
    trees: Vec<Vec<Node>>,
}

struct Node {
    feature: u8,
    right: u16,
    value: f32,
}

impl Forest {
    /// `None` of bytes that are no forest.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<2>()?;
        let (start, mut rest) = rest.split_first_chunk::<4>()?;
        let mut trees = Vec::new();
        for _ in 0..u16::from_le_bytes(*count) {
            let (nodes, more) = rest.split_first_chunk::<2>()?;
            let (nodes, more) = more.split_at_checked(usize::from(u16::from_le_bytes(*nodes)) * 7)?;
            rest = more;
            let node = |node: &[u8]| match *node {
                [feature, near, far, a, b, c, d] => Node { feature, right: u16::from_le_bytes([near, far]), value: f32::from_le_bytes([a, b, c, d]) },
                _ => Node { feature: LEAF, right: 0, value: 0.0 },
            };
            trees.push(nodes.chunks_exact(7).map(node).collect());
        }
        rest.is_empty().then(|| Self { start: f32::from_le_bytes(*start), trees })
    }

    fn value(&self, features: &[f32]) -> f32 {
        self.trees.iter().fold(self.start, |sum, tree| sum + leaf(tree, features))
    }
}

/// The value at the end of a tree's way; it only ever goes forward, so it ends.
fn leaf(tree: &[Node], features: &[f32]) -> f32 {
    let mut at = 0;
    while let Some(node) = tree.get(at) {
        let Some(feature) = features.get(usize::from(node.feature)) else { return node.value };
        at += if *feature <= node.value { 1 } else { usize::from(node.right).max(1) };
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_are_whole_and_ask_for_what_there_is() {
        let forest = Forest::read(include_bytes!("nfiq2.trees")).expect("a forest");
        assert!(!forest.trees.is_empty());
        let features = NativeQuality::COUNT + 2;
        for tree in &forest.trees {
            for (at, node) in tree.iter().enumerate() {
                let leaf = node.feature == LEAF;
                assert!(leaf || usize::from(node.feature) < features && node.right > 1 && at + usize::from(node.right) < tree.len());
                assert!(node.value.is_finite());
            }
        }
    }

    #[test]
    fn bytes_that_are_no_forest_are_none() {
        let whole = include_bytes!("nfiq2.trees");
        assert!(Forest::read(&whole[..whole.len() - 1]).is_none());
        assert!(Forest::read(&[whole.as_slice(), &[0]].concat()).is_none());
        assert!(Forest::read(&[]).is_none());
    }
}
