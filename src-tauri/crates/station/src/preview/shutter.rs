//! The shutter of a camera that takes the picture itself.

use devices::Frame;
use enrollment::FingerPosition;

use crate::Refusal;

/// Between who wants the picture and the thread that holds the camera.
#[derive(Default)]
pub(super) enum Shutter {
    /// Nobody wants a picture.
    #[default]
    Idle,
    /// Somebody does, and these fingers are missing.
    Ordered(Vec<FingerPosition>),
    /// It is being taken.
    Open,
    /// Here it is.
    Done(Result<Frame, Refusal>),
}

impl Shutter {
    /// An order that nobody has begun with; it is open then.
    pub(super) fn ordered(&mut self) -> Option<Vec<FingerPosition>> {
        match std::mem::take(self) {
            Self::Ordered(missing) => {
                *self = Self::Open;
                Some(missing)
            }
            other => {
                *self = other;
                None
            }
        }
    }

    /// Somebody waits for a picture that has not come.
    pub(super) fn is_at_work(&self) -> bool {
        matches!(self, Self::Ordered(_) | Self::Open)
    }

    /// What came of the order, once.
    pub(super) fn done(&mut self) -> Option<Result<Frame, Refusal>> {
        match std::mem::take(self) {
            Self::Done(taken) => Some(taken),
            other => {
                *self = other;
                None
            }
        }
    }
}
