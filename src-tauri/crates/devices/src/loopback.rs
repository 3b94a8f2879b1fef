//! HTTP with the services that makers ship with their devices.

use std::ops::{ControlFlow, RangeInclusive};
use std::time::Duration;

use crate::{CancelToken, DeviceError};

/// Services on 127.0.0.1, and nothing else.
pub trait LoopbackHttp: Send + Sync {
    /// The ports at which somebody listens, in their order; none when `cancel` is set meanwhile.
    fn listening(&self, ports: RangeInclusive<u16>, cancel: &CancelToken) -> Vec<u16>;

    /// Asks, and waits for the whole answer, whatever its status; returns within half a second when `cancel` is set.
    ///
    /// # Errors
    /// [`HttpFault`]
    fn ask(&self, question: &Question, cancel: &CancelToken) -> Result<Vec<u8>, HttpFault>;

    /// Asks, and hands over what comes, piece by piece, until the answer ends or `take` breaks it off. Nothing is gathered: `most` is not
    /// looked at, and `within` is how long nothing may come. Returns within half a second when `cancel` is set.
    ///
    /// # Errors
    /// [`HttpFault`], but never [`HttpFault::TooLong`].
    fn follow(&self, question: &Question, cancel: &CancelToken, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault>;
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// On 127.0.0.1.
    pub port: u16,
    /// The HTTP method; devices have their own.
    pub verb: &'static str,
    /// Begins with a slash.
    pub path: &'static str,
    /// JSON.
    pub body: Vec<u8>,
    /// How long the whole answer may take; of one that is followed, how long nothing may come.
    pub within: Duration,
    /// How many bytes it may have.
    pub most: usize,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpFault {
    /// Nobody listens at the port.
    #[error("nobody listens")]
    NobodyThere,
    /// The connection ended in the middle.
    #[error("the connection broke off")]
    BrokenOff,
    /// It took too long.
    #[error("timed out")]
    TimedOut,
    /// By the token.
    #[error("cancelled")]
    Cancelled,
    /// More bytes than were allowed.
    #[error("the answer is too long")]
    TooLong,
    /// What came back is no HTTP.
    #[error("no HTTP")]
    NoHttp,
}

impl From<HttpFault> for DeviceError {
    fn from(fault: HttpFault) -> Self {
        match fault {
            HttpFault::NobodyThere => Self::NotFound,
            HttpFault::BrokenOff => Self::Unplugged,
            HttpFault::TimedOut => Self::TimedOut,
            HttpFault::Cancelled => Self::Cancelled,
            HttpFault::TooLong | HttpFault::NoHttp => Self::Failed { detail: fault.to_string() },
        }
    }
}
