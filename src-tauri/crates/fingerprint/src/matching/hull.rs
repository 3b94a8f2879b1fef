//! The skin that a template's minutiae span.

/// Convex hull of points, counter-clockwise in picture coordinates.
#[derive(Clone)]
pub(crate) struct Hull(Vec<(f32, f32)>);

impl Hull {
    pub(crate) fn of(mut points: Vec<(f32, f32)>) -> Self {
        points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        points.dedup();
        let mut hull: Vec<(f32, f32)> = Vec::new();
        for pass in 0..2 {
            let start = hull.len();
            let walk: Box<dyn Iterator<Item = &(f32, f32)>> = if pass == 0 { Box::new(points.iter()) } else { Box::new(points.iter().rev()) };
            for p in walk {
                while hull.len() >= start + 2 && turn(hull[hull.len() - 2], hull[hull.len() - 1], *p) <= 0.0 {
                    hull.pop();
                }
                hull.push(*p);
            }
            hull.pop();
        }
        if hull.is_empty() { Self(points) } else { Self(hull) }
    }

    /// True inside or closer to it than `margin`.
    pub(crate) fn holds(&self, p: (f32, f32), margin: f32) -> bool {
        let n = self.0.len();
        let edges = || (0..n).map(|i| (self.0[i], self.0[(i + 1) % n]));
        n > 2 && edges().all(|(a, b)| turn(a, b, p) >= 0.0) || edges().any(|(a, b)| distance2(a, b, p) <= margin * margin)
    }
}

fn turn(a: (f32, f32), b: (f32, f32), p: (f32, f32)) -> f32 {
    (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
}

/// Squared distance of a point from a stretch.
fn distance2(a: (f32, f32), b: (f32, f32), p: (f32, f32)) -> f32 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (ex, ey) = (p.0 - a.0 - t * dx, p.1 - a.1 - t * dy);
    ex * ex + ey * ey
}
