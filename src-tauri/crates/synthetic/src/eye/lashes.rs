use super::{Canvas, Lids};
use crate::random::Stream;

/// Lashes on the upper lid: most point up and away, a few hang before the iris.
const LASHES: usize = 46;

pub(super) fn draw(canvas: &mut Canvas, lids: &Lids, stream: &mut Stream) {
    for n in 0..LASHES {
        let u = (n as f32 + stream.range(0.1, 0.9)) / LASHES as f32 * 1.7 - 0.85;
        let hangs = stream.chance(0.16);
        let length = lids.radius * if hangs { stream.range(0.16, 0.30) } else { stream.range(0.30, 0.50) };
        let lean = u * 0.8 + stream.range(-0.25, 0.25);
        let dark = stream.range(0.45, 0.75);
        let x = lids.column(u);
        lash(canvas, (x, lids.upper(x)), (lean, if hangs { 1.0 } else { -1.0 }), length, dark);
    }
}

fn lash(canvas: &mut Canvas, from: (f32, f32), (lean, down): (f32, f32), length: f32, dark: f32) {
    let steps = (length * 1.5).max(2.0) as usize;
    for step in 0..steps {
        let t = step as f32 / steps as f32;
        // It first follows the lid outward, then bends.
        let x = from.0 + length * lean * (t + 0.35 * t * t);
        let y = from.1 + length * down * (t - 0.25 * t * t);
        canvas.darken(x, y, 1.3 * (1.0 - 0.7 * t), dark);
    }
}
