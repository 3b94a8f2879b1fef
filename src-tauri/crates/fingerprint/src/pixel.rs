//! From a place in a picture to the pixel it lies in.

/// The pixel that a place lies in, pixels counted by their middles: `at + 0.5` rounded down. The standard `floor` is a call into a
/// library where the processor is an old one, and this is asked millions of times for a slap.
pub(crate) fn pixel(at: f32) -> i64 {
    let at = at + 0.5;
    let cut = at as i64;
    if cut as f32 > at { cut - 1 } else { cut }
}

#[cfg(test)]
mod tests {
    use super::pixel;

    #[test]
    fn a_place_lies_in_the_pixel_whose_middle_is_nearest() {
        for (at, expected) in [(0.0, 0), (0.49, 0), (0.5, 1), (-0.49, 0), (-0.5, 0), (-0.51, -1), (-1.5, -1), (-1.6, -2), (700.2, 700), (f32::NAN, 0)] {
            assert_eq!(pixel(at), expected, "{at}");
        }
    }
}
