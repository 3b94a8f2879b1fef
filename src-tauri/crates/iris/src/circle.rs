/// A boundary as a circle, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Center, from the left.
    pub x: f32,
    /// Center, from above.
    pub y: f32,
    /// Radius.
    pub radius: f32,
}

impl Circle {
    /// The circle through points, by least squares (Kåsa); `None` when they lie on a line.
    pub(crate) fn through(points: &[(f32, f32)]) -> Option<Self> {
        let count = points.len() as f32;
        if points.len() < 3 {
            return None;
        }
        let (mx, my) = points.iter().fold((0.0, 0.0), |(sx, sy), (x, y)| (sx + x / count, sy + y / count));
        let (mut xx, mut xy, mut yy, mut xz, mut yz, mut z_mean) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (x, y) in points {
            let (u, v) = (x - mx, y - my);
            let z = u * u + v * v;
            xx += u * u;
            xy += u * v;
            yy += v * v;
            xz += u * z;
            yz += v * z;
            z_mean += z / count;
        }
        let determinant = xx * yy - xy * xy;
        if determinant.abs() < 1e-3 * (xx + yy) {
            return None;
        }
        let u = (xz * yy - yz * xy) / (2.0 * determinant);
        let v = (yz * xx - xz * xy) / (2.0 * determinant);
        Some(Self { x: mx + u, y: my + v, radius: (z_mean + u * u + v * v).sqrt() })
    }

    /// A point on it, or on the circle around the same center at `times` its radius.
    pub(crate) fn point(&self, angle: f32, times: f32) -> (f32, f32) {
        let (sin, cos) = angle.sin_cos();
        (self.x + cos * self.radius * times, self.y + sin * self.radius * times)
    }
}
