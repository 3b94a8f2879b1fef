//! The matrix that lets a device's strokes fall on one rectangle of the desktop.
//!
//! The server takes a touch as a place between (0, 0) and (1, 1) on the glass and multiplies it by the property "Coordinate
//! Transformation Matrix" (XInput, nine numbers row by row); the result is a place between (0, 0) and (1, 1) of the desktop.
#![cfg_attr(not(target_os = "linux"), allow(dead_code))]

use devices::{Area, Turn};

/// Nine numbers, row by row.
pub(crate) type Matrix = [f32; 9];

/// The whole desktop, as the system does it by itself.
pub(crate) const WHOLE: Matrix = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];

/// The matrix for a rectangle of a desktop of that size.
pub(crate) fn onto(area: Area, turn: Turn, desktop: (u32, u32)) -> Matrix {
    let share = |part: f64, whole: u32| part / f64::from(whole.max(1));
    let (x, y) = (share(f64::from(area.x), desktop.0), share(f64::from(area.y), desktop.1));
    let (w, h) = (share(f64::from(area.width), desktop.0), share(f64::from(area.height), desktop.1));
    // Where the glass's (u, v) lies in the turned picture, as u' = a u + b v + c and v' = d u + e v + f.
    let (a, b, c, d, e, f) = match turn {
        Turn::Upright => (1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        Turn::Left => (0.0, -1.0, 1.0, 1.0, 0.0, 0.0),
        Turn::Over => (-1.0, 0.0, 1.0, 0.0, -1.0, 1.0),
        Turn::Right => (0.0, 1.0, 0.0, -1.0, 0.0, 1.0),
    };
    [w * a, w * b, x + w * c, h * d, h * e, y + h * f, 0.0, 0.0, 1.0].map(|number| number as f32)
}

/// The rectangle a matrix leads to: where two opposite corners of the glass fall.
pub(crate) fn area(matrix: &Matrix, desktop: (u32, u32)) -> Area {
    let fall = |u: f64, v: f64| {
        let row = |first: usize, whole: u32| {
            let [a, b, c] = [first, first + 1, first + 2].map(|index| f64::from(matrix[index]));
            ((a * u + b * v + c) * f64::from(whole)).round()
        };
        (row(0, desktop.0), row(3, desktop.1))
    };
    let (one, other) = (fall(0.0, 0.0), fall(1.0, 1.0));
    Area {
        x: one.0.min(other.0) as i32,
        y: one.1.min(other.1) as i32,
        width: (one.0 - other.0).abs() as u32,
        height: (one.1 - other.1).abs() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, area, onto};
    use devices::{Area, Turn};

    const DESKTOP: (u32, u32) = (2000, 1000);
    const RIGHT_HALF: Area = Area { x: 1000, y: 0, width: 1000, height: 500 };

    fn falls(turn: Turn, u: f32, v: f32) -> (i32, i32) {
        let m = onto(RIGHT_HALF, turn, DESKTOP);
        let row = |i: usize, whole: f32| ((m[i] * u + m[i + 1] * v + m[i + 2]) * whole).round() as i32;
        (row(0, 2000.0), row(3, 1000.0))
    }

    #[test]
    fn corners_of_the_glass_fall_on_the_corners_of_the_turned_picture() {
        // Upper left, upper right and lower left of the glass, in pixels of the desktop.
        let cases = [
            (Turn::Upright, (1000, 0), (2000, 0), (1000, 500)),
            (Turn::Left, (2000, 0), (2000, 500), (1000, 0)),
            (Turn::Over, (2000, 500), (1000, 500), (2000, 0)),
            (Turn::Right, (1000, 500), (1000, 0), (2000, 500)),
        ];
        for (turn, upper_left, upper_right, lower_left) in cases {
            assert_eq!((falls(turn, 0.0, 0.0), falls(turn, 1.0, 0.0), falls(turn, 0.0, 1.0)), (upper_left, upper_right, lower_left), "{turn:?}");
        }
    }

    #[test]
    fn the_rectangle_is_read_back_from_the_matrix() {
        assert_eq!(area(&WHOLE, DESKTOP), Area { x: 0, y: 0, width: 2000, height: 1000 });
        for turn in [Turn::Upright, Turn::Left, Turn::Over, Turn::Right] {
            assert_eq!(area(&onto(RIGHT_HALF, turn, DESKTOP), DESKTOP), RIGHT_HALF, "{turn:?}");
        }
    }
}
