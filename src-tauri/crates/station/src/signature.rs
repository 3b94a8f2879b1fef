//! The applicant's signature: kept as strokes, drawn when somebody looks.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// Media type under which the strokes are kept and sealed.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.thunhan.strokes+json";

const MOST_POINTS: usize = 50_000;
const MOST_STROKES: usize = 1_000;
const FEWEST_POINTS: usize = 8;

/// A signature as drawn. Coordinates in CSS pixels of the field, times in milliseconds since the first point.
#[derive(Clone, Serialize, Deserialize)]
pub struct Strokes {
    /// Width of the field.
    pub width: f64,
    /// Height of the field.
    pub height: f64,
    /// In the order they were drawn.
    pub strokes: Vec<Stroke>,
}

/// One stroke.
#[derive(Clone, Serialize, Deserialize)]
pub struct Stroke {
    /// What drew it.
    pub pointer: Pointer,
    /// x, y, t, pressure (0 to 1).
    pub points: Vec<[f64; 4]>,
}

/// What draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Pointer {
    /// A pen.
    Pen,
    /// A finger.
    Touch,
    /// A mouse; allowed, and visible to the supervisor.
    Mouse,
}

impl std::fmt::Debug for Strokes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Strokes([redacted])")
    }
}

impl Strokes {
    /// Takes what a window sent: finite points inside the field (moved to its edge where they left it), and enough of them to be more
    /// than a slip of the finger.
    ///
    /// # Errors
    /// `signatureUnreadable` for numbers that cannot be, `signatureEmpty` when hardly anything was drawn.
    pub fn check(mut self) -> Result<Self, Refusal> {
        let field = |side: f64| side.is_finite() && (20.0..=10_000.0).contains(&side);
        let count: usize = self.strokes.iter().map(|stroke| stroke.points.len()).sum();
        let finite = self.strokes.iter().flat_map(|stroke| &stroke.points).flatten().all(|number| number.is_finite());
        if !field(self.width) || !field(self.height) || !finite || count > MOST_POINTS || self.strokes.len() > MOST_STROKES {
            return Err(Refusal::new("signatureUnreadable"));
        }
        let (width, height) = (self.width, self.height);
        let mut path = 0.0;
        for stroke in &mut self.strokes {
            for point in &mut stroke.points {
                *point = [point[0].clamp(0.0, width), point[1].clamp(0.0, height), point[2].max(0.0), point[3].clamp(0.0, 1.0)];
            }
            path += stroke.points.windows(2).map(|pair| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1])).sum::<f64>();
        }
        self.strokes.retain(|stroke| !stroke.points.is_empty());
        if count < FEWEST_POINTS || path < 40.0 {
            return Err(Refusal::new("signatureEmpty"));
        }
        Ok(self)
    }

    /// The bytes that are kept and sealed.
    ///
    /// # Errors
    /// `internal` if they cannot be written.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Refusal> {
        serde_json::to_vec(self).map_err(Refusal::internal)
    }

    /// Draws kept bytes as SVG; `None` when they are not strokes.
    pub fn draw(bytes: &[u8]) -> Option<Vec<u8>> {
        let strokes: Self = serde_json::from_slice(bytes).ok()?;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0} {:.0}\" fill=\"none\" stroke=\"#10203a\" stroke-linecap=\"round\" stroke-linejoin=\"round\">",
            strokes.width, strokes.height
        );
        for stroke in &strokes.strokes {
            let pressure = stroke.points.iter().map(|point| point[3]).sum::<f64>() / stroke.points.len().max(1) as f64;
            let _ = write!(svg, "<path stroke-width=\"{:.1}\" d=\"", 1.5 + 2.0 * pressure);
            for (place, point) in stroke.points.iter().enumerate() {
                let _ = write!(svg, "{}{:.1} {:.1}", if place == 0 { 'M' } else { 'L' }, point[0], point[1]);
            }
            if let [only] = stroke.points.as_slice() {
                let _ = write!(svg, "L{:.1} {:.1}", only[0] + 0.1, only[1]);
            }
            svg.push_str("\"/>");
        }
        svg.push_str("</svg>");
        Some(svg.into_bytes())
    }
}
