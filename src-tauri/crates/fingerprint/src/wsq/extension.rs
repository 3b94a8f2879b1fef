//! How a line goes on beyond its ends (Annex A, symmetric extension).

/// What lies beyond an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The line mirrored in its last sample, which stands once.
    Once,
    /// The line mirrored behind its last sample, which stands twice.
    Twice,
}

/// Both ends of a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edges {
    pub first: Edge,
    pub last: Edge,
}

/// Ends of a line that is split.
pub(crate) const WHOLE: Edges = Edges { first: Edge::Once, last: Edge::Once };

/// Ends of the low half of a line of that length.
pub(crate) fn of_low(length: usize) -> Edges {
    Edges { first: Edge::Once, last: if length % 2 == 1 { Edge::Once } else { Edge::Twice } }
}

/// Ends of the high half of a line of that length.
pub(crate) fn of_high(length: usize) -> Edges {
    Edges { first: Edge::Twice, last: if length % 2 == 1 { Edge::Twice } else { Edge::Once } }
}

impl Edges {
    /// The sample of a line of `length` that stands at `at`, near or beyond an end.
    pub(crate) fn sample(self, mut at: isize, length: usize) -> usize {
        let length = length as isize;
        if length < 2 {
            return 0;
        }
        loop {
            if at < 0 {
                at = if self.first == Edge::Once { -at } else { -at - 1 };
            } else if at >= length {
                at = 2 * length - 1 - at - isize::from(self.last == Edge::Once);
            } else {
                return at as usize;
            }
        }
    }
}
