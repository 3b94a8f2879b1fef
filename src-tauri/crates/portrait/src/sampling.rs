use crate::Rgb;

/// Mean color of the box `[x0, x1) × [y0, y1)` in pixel edges, each pixel weighted by the part of it inside.
///
/// Parts outside the picture count with `outside`.
pub(crate) fn box_mean(picture: &Rgb, x: (f32, f32), y: (f32, f32), outside: [f32; 3]) -> [f32; 3] {
    let mut sum = [0.0f32; 3];
    let mut weight = 0.0f32;
    let (width, height) = (picture.width() as i64, picture.height() as i64);
    for row in y.0.floor() as i64..y.1.ceil() as i64 {
        let share_y = (y.1.min(row as f32 + 1.0) - y.0.max(row as f32)).max(0.0);
        for column in x.0.floor() as i64..x.1.ceil() as i64 {
            let share = share_y * (x.1.min(column as f32 + 1.0) - x.0.max(column as f32)).max(0.0);
            let inside = (0..width).contains(&column) && (0..height).contains(&row);
            let color = if inside { picture.clamped(column, row).map(f32::from) } else { outside };
            for (total, value) in sum.iter_mut().zip(color) {
                *total += share * value;
            }
            weight += share;
        }
    }
    if weight > 0.0 { sum.map(|total| total / weight) } else { outside }
}

/// Color at a point between pixel centers (pixel (0, 0) has its center at 0.5, 0.5), edges continued outward.
#[inline]
pub(crate) fn bilinear(picture: &Rgb, x: f32, y: f32) -> [f32; 3] {
    inner(picture, x - 0.5, y - 0.5).unwrap_or_else(|| at_edge(picture, x - 0.5, y - 0.5))
}

/// All four neighbors are in the picture, which is so for nearly every point: no clamping, and cutting off is rounding down.
#[inline]
fn inner(picture: &Rgb, x: f32, y: f32) -> Option<[f32; 3]> {
    if x < 0.0 || y < 0.0 {
        return None;
    }
    let (left, top) = (x as usize, y as usize);
    let line = picture.width() as usize * 3;
    if left + 1 >= picture.width() as usize {
        return None;
    }
    let at = top * line + left * 3;
    let (upper, lower) = (picture.pixels().get(at..at + 6)?, picture.pixels().get(at + line..at + line + 6)?);
    let (right_share, bottom_share) = (x - left as f32, y - top as f32);
    let shares = [
        (1.0 - right_share) * (1.0 - bottom_share),
        right_share * (1.0 - bottom_share),
        (1.0 - right_share) * bottom_share,
        right_share * bottom_share,
    ];
    let mix = |i: usize| {
        shares[0] * f32::from(upper[i]) + shares[1] * f32::from(upper[i + 3]) + shares[2] * f32::from(lower[i]) + shares[3] * f32::from(lower[i + 3])
    };
    Some([mix(0), mix(1), mix(2)])
}

fn at_edge(picture: &Rgb, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let (left, top) = (left as i64, top as i64);
    let corners = [
        (picture.clamped(left, top), (1.0 - right_share) * (1.0 - bottom_share)),
        (picture.clamped(left + 1, top), right_share * (1.0 - bottom_share)),
        (picture.clamped(left, top + 1), (1.0 - right_share) * bottom_share),
        (picture.clamped(left + 1, top + 1), right_share * bottom_share),
    ];
    let mut color = [0.0f32; 3];
    for (pixel, share) in corners {
        for (total, value) in color.iter_mut().zip(pixel) {
            *total += share * f32::from(value);
        }
    }
    color
}
