//! Colors as the standards count them; red, green, blue of 0..1 with the sRGB curve.

/// Luma of ITU-R BT.709, 0..1.
pub(crate) fn luma([red, green, blue]: [f32; 3]) -> f32 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// CIELAB under D65: lightness 0..100, a and b.
pub(crate) fn lab(color: [f32; 3]) -> [f32; 3] {
    let [red, green, blue] = color.map(|value| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) });
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_colors_have_their_numbers() {
        let near = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.3);
        assert!(near(lab([1.0; 3]), [100.0, 0.0, 0.0]));
        assert!(near(lab([1.0, 0.0, 0.0]), [53.2, 80.1, 67.2]));
        assert!(near(lab([0.0; 3]), [0.0; 3]));
        assert!((luma([0.0, 1.0, 0.0]) - 0.7152).abs() < 1e-6);
    }
}
