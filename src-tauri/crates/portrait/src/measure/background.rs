//! What is behind the person.

use super::{Measured, Quantity, Seen, mean};
use crate::color;
use crate::mask::{MASK_SIDE, PersonMask};

/// A cell is background when neither it nor one near is surer to be a person than this.
const BACKGROUND: f32 = 0.1;
const NEAR: usize = 4;

/// Fewer cells tell nothing about the background.
const LEAST: usize = 600;

pub(super) fn measure(seen: &Seen) -> Vec<Measured> {
    const ALL: [Quantity; 4] = [Quantity::BackgroundUniformity, Quantity::BackgroundSpread, Quantity::BackgroundLightness, Quantity::BackgroundColor];
    let nothing = || ALL.map(|quantity| (quantity, None)).into();
    let Some(person) = seen.person else { return nothing() };
    let lowest = seen.head.chin.y / seen.picture.height() as f32 * MASK_SIDE as f32;
    let cells = cells(person, lowest.clamp(0.0, MASK_SIDE as f32) as usize);
    if cells.len() < LEAST {
        return nothing();
    }
    let colors: Vec<[f32; 3]> = cells.iter().map(|(column, row)| color::lab(person.color(*column, *row))).collect();
    let middle = [0, 1, 2].map(|i| mean(colors.iter().map(|color| color[i])).unwrap_or(0.0));
    let spread = mean(colors.iter().map(|color| (0..3).map(|i| (color[i] - middle[i]).powi(2)).sum()));
    vec![
        (Quantity::BackgroundUniformity, mean(cells.iter().map(|(column, row)| gradient(person, *column, *row)))),
        (Quantity::BackgroundSpread, spread.map(f32::sqrt)),
        (Quantity::BackgroundLightness, Some(middle[0])),
        (Quantity::BackgroundColor, Some(middle[1].hypot(middle[2]))),
    ]
}

/// Cells of the background above the chin.
fn cells(person: &PersonMask, lowest: usize) -> Vec<(usize, usize)> {
    // The surest neighbor along rows, then along columns of that.
    let wide: Vec<f32> = (0..MASK_SIDE * MASK_SIDE).map(|i| {
        let (column, row) = (i % MASK_SIDE, i / MASK_SIDE);
        (column.saturating_sub(NEAR)..=(column + NEAR).min(MASK_SIDE - 1)).map(|column| person.at(column, row)).fold(0.0, f32::max)
    }).collect();
    let far = |(column, row): &(usize, usize)| {
        (row.saturating_sub(NEAR)..=(row + NEAR).min(MASK_SIDE - 1)).all(|row| wide[row * MASK_SIDE + column] < BACKGROUND)
    };
    (1..lowest.min(MASK_SIDE - 1)).flat_map(|row| (1..MASK_SIDE - 1).map(move |column| (column, row))).filter(far).collect()
}

/// Length of the Sobel gradient of the luminance of 0..255 (ISO/IEC 29794-5, 7.3.2).
fn gradient(person: &PersonMask, column: usize, row: usize) -> f32 {
    let at = |x: usize, y: usize| color::luma(person.color(column + x - 1, row + y - 1)) * 255.0;
    let across = at(2, 0) + 2.0 * at(2, 1) + at(2, 2) - at(0, 0) - 2.0 * at(0, 1) - at(0, 2);
    let down = at(0, 2) + 2.0 * at(1, 2) + at(2, 2) - at(0, 0) - 2.0 * at(1, 0) - at(2, 0);
    across.hypot(down)
}
