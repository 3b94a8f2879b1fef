//! Which way the fingers point.

use crate::parameters::{MAX_TILT, OUTLINE, OUTLINE_SPREAD};

/// The direction the fingers' sides run in: outlines vote with their normals, and sides are the longest straight outlines there are.
/// (Columns of projected skin are no guide: second phalanges line up with the neighbors' tips at a slant.)
pub(crate) fn direction(parts: &[Vec<usize>], columns: usize, rows: usize) -> i32 {
    let (columns, rows) = (columns.max(1) as i64, rows as i64);
    let mut skin = vec![false; (columns * rows) as usize];
    parts.iter().flatten().for_each(|i| skin[*i] = true);
    let at = |c: i64, r: i64| c >= 0 && r >= 0 && c < columns && r < rows && skin[(r * columns + c) as usize];
    let mut votes = vec![0.0f32; (2 * MAX_TILT + 1) as usize];
    for r in 0..rows {
        for c in 0..columns {
            let edge = at(c, r) && !(at(c - 1, r) && at(c + 1, r) && at(c, r - 1) && at(c, r + 1));
            // Where the print runs out of the picture its outline is the picture's, not the finger's.
            if !edge || c < OUTLINE || r < OUTLINE || c + OUTLINE >= columns || r + OUTLINE >= rows {
                continue;
            }
            let (mut x, mut y) = (0.0f32, 0.0f32);
            for dr in -OUTLINE..=OUTLINE {
                for dc in -OUTLINE..=OUTLINE {
                    if at(c + dc, r + dr) && dc * dc + dr * dr <= OUTLINE * OUTLINE {
                        x += dc as f32;
                        y += dr as f32;
                    }
                }
            }
            let turn = if x < 0.0 { (-y).atan2(-x) } else { y.atan2(x) }.to_degrees();
            let strength = (x * x + y * y).sqrt();
            for (i, vote) in votes.iter_mut().enumerate() {
                let off = (turn - (i as i32 - MAX_TILT) as f32) / OUTLINE_SPREAD;
                if off.abs() < 3.0 {
                    *vote += strength * (-0.5 * off * off).exp();
                }
            }
        }
    }
    let best = votes.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    best.filter(|b| *b.1 > 0.0).map_or(0, |(i, _)| i as i32 - MAX_TILT)
}
