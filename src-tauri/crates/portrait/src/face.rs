use std::fmt;

/// A point in picture pixels: (0, 0) is the top left corner of the top left pixel. May lie outside the picture.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// Distance in pixels.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point halfway.
    pub fn middle(self, other: Self) -> Self {
        Self { x: (self.x + other.x) / 2.0, y: (self.y + other.y) / 2.0 }
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({:.1}, {:.1})", self.x, self.y)
    }
}

/// An upright box in picture pixels, from about the eyebrows to the chin. May reach outside the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FaceBox {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl FaceBox {
    /// The point in the middle.
    pub(crate) fn middle(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// Intersection over union, 0 to 1.
    pub(crate) fn overlap(&self, other: &Self) -> f32 {
        let shared = |a: f32, a_length: f32, b: f32, b_length: f32| ((a + a_length).min(b + b_length) - a.max(b)).max(0.0);
        let both = shared(self.x, self.width, other.x, other.width) * shared(self.y, self.height, other.y, other.height);
        let either = self.width * self.height + other.width * other.height - both;
        if either > 0.0 { both / either } else { 0.0 }
    }
}

/// One face. "Right" and "left" are the person's own: the right eye is the left one in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Where the face is.
    pub bounds: FaceBox,
    /// Centers of the eyes: the person's right eye, then the left.
    pub eyes: [Point; 2],
    /// Tip of the nose.
    pub nose: Point,
    /// Middle of the mouth.
    pub mouth: Point,
    /// In front of the ears: right, then left.
    pub ears: [Point; 2],
    /// How sure the detector is, 0 to 1.
    pub score: f32,
}

impl Face {
    /// Distance between the eye centers in pixels (ISO/IEC 19794-5, inter-eye distance).
    pub fn inter_eye_px(&self) -> f32 {
        self.eyes[0].distance(self.eyes[1])
    }

    /// How far the line of the eyes is turned, degrees clockwise as seen in the picture.
    pub fn roll_deg(&self) -> f32 {
        let [right, left] = self.eyes;
        (left.y - right.y).atan2(left.x - right.x).to_degrees()
    }
}
