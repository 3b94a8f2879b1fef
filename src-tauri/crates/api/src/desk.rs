//! One handler per operation: parse the request, call the use case, map the answer.

mod applicant;
mod application;
mod application_view;
mod capture;
mod catalog;
mod code;
mod day;
mod doctor;
mod ending;
mod iris;
mod lookup;
mod missing;
mod mix_up;
mod own_fingers;
mod portrait;
mod prints;
mod queue;
mod review;
pub(crate) mod session;
mod spoken;

use enrollment::ApplicationId;
use station::{Refusal, Station, Window};

/// What a handler works with.
pub(crate) struct Desk<'a> {
    pub(crate) station: &'a Station,
    pub(crate) window: Window,
}

/// The application a request names.
fn id(text: &str) -> Result<ApplicationId, Refusal> {
    text.parse().map_err(|_| Refusal::new("applicationNotFound"))
}
