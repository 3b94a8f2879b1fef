//! Decision trees whose answers are added up, and the form in which they lie in a file.
//!
//! Little-endian: number of trees (u16), what they start from (f32), then of each tree its number of nodes (u16) and its nodes, parents before
//! children and left before right. A node is the measure it asks for (u8; [`LEAF`] for none), how many nodes on its right child lies (u16;
//! its left child is the next) and the limit up to which one goes left, or a leaf's value (f32).

/// A node that asks for nothing.
const LEAF: u8 = u8::MAX;

/// Trees that are asked together.
pub(super) struct Forest {
    start: f32,
    trees: Vec<Vec<Node>>,
}

struct Node {
    measure: u8,
    right: u16,
    value: f32,
}

impl Forest {
    /// Every forest of a file, one behind the other; `None` of bytes that are none.
    pub(super) fn read_all(mut bytes: &[u8]) -> Option<Vec<Self>> {
        let mut all = Vec::new();
        while !bytes.is_empty() {
            all.push(Self::read(&mut bytes)?);
        }
        (!all.is_empty()).then_some(all)
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<2>()?;
        let (start, mut rest) = rest.split_first_chunk::<4>()?;
        let mut trees = Vec::new();
        for _ in 0..u16::from_le_bytes(*count) {
            let (nodes, more) = rest.split_first_chunk::<2>()?;
            let (nodes, more) = more.split_at_checked(usize::from(u16::from_le_bytes(*nodes)) * 7)?;
            rest = more;
            let node = |node: &[u8]| match *node {
                [measure, near, far, a, b, c, d] => Node { measure, right: u16::from_le_bytes([near, far]), value: f32::from_le_bytes([a, b, c, d]) },
                _ => Node { measure: LEAF, right: 0, value: 0.0 },
            };
            trees.push(nodes.chunks_exact(7).map(node).collect());
        }
        *bytes = rest;
        Some(Self { start: f32::from_le_bytes(*start), trees })
    }

    /// What the trees say of these measures, added up.
    pub(super) fn value(&self, measures: &[f32]) -> f32 {
        self.trees.iter().fold(self.start, |sum, tree| sum + leaf(tree, measures))
    }
}

/// The value at the end of a tree's way; it only ever goes forward, so it ends.
fn leaf(tree: &[Node], measures: &[f32]) -> f32 {
    let mut at = 0;
    while let Some(node) = tree.get(at) {
        let Some(measure) = measures.get(usize::from(node.measure)) else { return node.value };
        at += if *measure <= node.value { 1 } else { usize::from(node.right).max(1) };
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NativeQuality;
    use crate::quality::score::{MINUTIAE_MEASURES, NFIQ2};

    #[test]
    fn the_trees_that_are_shipped_are_whole_and_ask_for_what_there_is() {
        for (bytes, forests, measures) in [(NFIQ2, 1, NativeQuality::COUNT), (MINUTIAE_MEASURES, 4, NativeQuality::COUNT + 2)] {
            let read = Forest::read_all(bytes).expect("forests");
            assert_eq!(read.len(), forests);
            for tree in read.iter().flat_map(|forest| &forest.trees) {
                for (at, node) in tree.iter().enumerate() {
                    let leaf = node.measure == LEAF;
                    assert!(leaf || usize::from(node.measure) < measures && node.right > 1 && at + usize::from(node.right) < tree.len());
                    assert!(node.value.is_finite());
                }
            }
        }
    }

    #[test]
    fn bytes_that_are_no_forest_are_none() {
        assert!(Forest::read_all(&NFIQ2[..NFIQ2.len() - 1]).is_none());
        assert!(Forest::read_all(&[NFIQ2, &[0]].concat()).is_none());
        assert!(Forest::read_all(&[]).is_none());
    }
}
