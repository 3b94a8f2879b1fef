/// How an eye is held before the camera. The default is a good capture.
#[derive(Debug, Clone, PartialEq)]
pub struct EyeCondition {
    /// Number of the try: another number gives other noise and another small droop of the lids of the same eye.
    pub attempt: u64,
    /// Radius of the iris on the picture, pixels: grows as the person comes nearer.
    pub iris_radius: f32,
    /// Shift of the eye from the middle of the picture in pixels, right and down.
    pub shift: (f32, f32),
    /// Where the eye looks, degrees off the camera, right and down on the picture.
    pub gaze: (f32, f32),
    /// Radius of the pupil by that of the iris: 0.25 in bright light, 0.6 in the dark.
    pub dilation: f32,
    /// How far the lids stand open: 0 closed, 1 wide.
    pub opening: f32,
    /// Blur radius in pixels: out of focus.
    pub blur: f32,
    /// Length in pixels of the way the eye moved while the picture was taken.
    pub motion: f32,
    /// Sensor noise, 0 none, 0.2 usual, 1 strong.
    pub noise: f32,
}

impl Default for EyeCondition {
    fn default() -> Self {
        Self {
            attempt: 0,
            iris_radius: 115.0,
            shift: (0.0, 0.0),
            gaze: (0.0, 0.0),
            dilation: 0.4,
            opening: 1.0,
            blur: 0.0,
            motion: 0.0,
            noise: 0.2,
        }
    }
}

impl EyeCondition {
    /// A good capture, the `attempt`-th of its kind.
    pub fn attempt(attempt: u64) -> Self {
        Self { attempt, ..Self::default() }
    }
}
