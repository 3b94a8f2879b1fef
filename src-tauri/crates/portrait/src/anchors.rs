/// Number of anchors of the short-range model.
pub(crate) const COUNT: usize = 896;

/// Cells of one layer's grid per side and anchors in each cell. The model reads 128 pixels with strides 8, 16, 16, 16;
/// layers of equal stride share a grid, and each layer has two anchors of fixed size in a cell.
const GRIDS: [(usize, usize); 2] = [(16, 2), (8, 6)];

/// Centers of the anchors in the order of the model's output, x and y in 0..1.
pub(crate) fn centers() -> Vec<(f32, f32)> {
    let mut centers = Vec::with_capacity(COUNT);
    for (cells, anchors) in GRIDS {
        let center = |i: usize| (i as f32 + 0.5) / cells as f32;
        for row in 0..cells {
            for column in 0..cells {
                centers.extend(std::iter::repeat_n((center(column), center(row)), anchors));
            }
        }
    }
    centers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_anchors_are_the_896_of_strides_8_16_16_16() {
        let centers = centers();
        assert_eq!(centers.len(), COUNT);
        assert_eq!(centers[0], (4.0 / 128.0, 4.0 / 128.0));
        assert_eq!(centers[511], (124.0 / 128.0, 124.0 / 128.0));
        assert_eq!(centers[512], (8.0 / 128.0, 8.0 / 128.0));
        assert_eq!(centers[895], (120.0 / 128.0, 120.0 / 128.0));
    }
}
