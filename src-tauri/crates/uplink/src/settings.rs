//! What the client needs to know beyond the address.

use std::time::Duration;

use crate::backoff::Backoff;
use crate::jitter::Jitter;

/// Settings of [`crate::CenterClient`].
#[derive(Clone, Debug)]
pub struct ClientSettings {
    /// Certificate authorities for TLS, DER, beside which nothing is trusted ([`crate::authorities_from_pem`]). Empty is right for
    /// loopback `http` only: an `https` address is refused then.
    pub tls_authorities: Vec<Vec<u8>>,
    /// Longest time to reach the center (TCP and TLS).
    pub connect: Duration,
    /// Longest time for a whole request and its answer, chunks apart.
    pub answer: Duration,
    /// Longest time in which a chunk makes no progress at all.
    pub stall: Duration,
    /// Waiting between the tries of one chunk, while the center still answers now and then.
    pub retry: Backoff,
    /// How many tries of one chunk may fail in a row without a byte of progress before the upload is put off.
    pub tries: u32,
    /// Spreads the retries.
    pub jitter: Jitter,
}

impl ClientSettings {
    /// For a line as poor as 256 kbit/s with 600 ms of round trip.
    pub fn new(jitter: Jitter) -> Self {
        Self {
            tls_authorities: Vec::new(),
            connect: Duration::from_secs(15),
            answer: Duration::from_secs(30),
            stall: Duration::from_secs(60),
            retry: Backoff { first: Duration::from_secs(1), cap: Duration::from_secs(8) },
            tries: 4,
            jitter,
        }
    }
}
