//! The hand's own frame: across the hand and along the fingers.

/// Turns block indices into places of the hand's frame.
pub(crate) struct Frame {
    sin: f32,
    cos: f32,
    /// Tilt, clockwise.
    pub degrees: i32,
    /// Blocks in a row of the picture.
    pub columns: usize,
}

/// Blocks that belong together, with their extent in the frame.
pub(crate) struct Part {
    pub blocks: Vec<usize>,
    pub from: f32,
    pub to: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Frame {
    pub(crate) fn new(degrees: i32, columns: usize) -> Self {
        let (sin, cos) = (degrees as f32).to_radians().sin_cos();
        Self { sin, cos, degrees, columns: columns.max(1) }
    }

    /// Across the hand (to the right) and along the fingers (toward the palm), in blocks.
    pub(crate) fn place(&self, block: usize) -> (f32, f32) {
        let (x, y) = ((block % self.columns) as f32, (block / self.columns) as f32);
        (x * self.cos + y * self.sin, y * self.cos - x * self.sin)
    }

    pub(crate) fn part(&self, blocks: Vec<usize>) -> Part {
        let mut part = Part { from: f32::MAX, to: f32::MIN, top: f32::MAX, bottom: f32::MIN, blocks };
        for i in &part.blocks {
            let (across, along) = self.place(*i);
            part.from = part.from.min(across);
            part.to = part.to.max(across);
            part.top = part.top.min(along);
            part.bottom = part.bottom.max(along);
        }
        part
    }
}
