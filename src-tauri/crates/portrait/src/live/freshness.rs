use std::collections::BTreeMap;
use std::time::Duration;

use crate::Quantity;
use crate::measure::Measured;

/// How long a measure of the live picture holds; an older one is not handed out.
pub const FRESH_FOR: Duration = Duration::from_millis(250);

/// One measure as it is handed out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fresh {
    /// What was measured.
    pub quantity: Quantity,
    /// None where the picture does not allow to measure it.
    pub value: Option<f32>,
    /// How long before this frame it was measured, at most [`FRESH_FOR`].
    pub age: Duration,
}

/// The newest measures, each with the time of the frame it was taken in.
#[derive(Default)]
pub(super) struct Freshness(BTreeMap<Quantity, (Option<f32>, Duration)>);

impl Freshness {
    pub(super) fn keep(&mut self, measured: Vec<Measured>, at: Duration) {
        self.0.extend(measured.into_iter().map(|(quantity, value)| (quantity, (value, at))));
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// What is still fresh at this time, in the order of [`Quantity`].
    pub(super) fn at(&self, now: Duration) -> Vec<Fresh> {
        let age = |at: Duration| now.checked_sub(at).filter(|age| *age <= FRESH_FOR);
        self.0.iter().filter_map(|(quantity, (value, at))| age(*at).map(|age| Fresh { quantity: *quantity, value: *value, age })).collect()
    }
}
