//! How long to wait before the next try: computed, never guessed, from how often it failed and one random number.

use std::time::Duration;

/// Exponential waiting with jitter between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// Longest wait before the first retry.
    pub first: Duration,
    /// Longest wait ever.
    pub cap: Duration,
}

impl Backoff {
    /// For a center that does not answer or fails as a whole, and for a station whose own outbox fails: within 2 seconds at first,
    /// within half a minute at last. Each such pass begins with one short question, which costs a bad line nothing, and the clerk who
    /// sees "offline" must not look at it for minutes after the network is back.
    pub const CENTER: Backoff = Backoff { first: Duration::from_secs(2), cap: Duration::from_secs(30) };

    /// For one package or statement that fails while the center answers: within 2 seconds at first, within 5 minutes at last.
    pub const ITEM: Backoff = Backoff { first: Duration::from_secs(2), cap: Duration::from_secs(300) };

    /// The wait after `attempts` failures in a row (1 is the first). Half of the exponential value is certain, the other half is
    /// drawn: `random` is uniform over all of `u32`. A thousand stations that lost the center together so come back spread out.
    pub fn delay(&self, attempts: u32, random: u32) -> Duration {
        if attempts == 0 {
            return Duration::ZERO;
        }
        let doublings = (attempts - 1).min(31);
        let whole = self.first.saturating_mul(1u32 << doublings).min(self.cap);
        let share = 0.5 + 0.5 * f64::from(random) / f64::from(u32::MAX);
        whole.mul_f64(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_retry_comes_within_two_seconds_and_none_later_than_the_longest_wait() {
        for (backoff, longest) in [(Backoff::CENTER, 30), (Backoff::ITEM, 300)] {
            for random in [0, 1, u32::MAX / 2, u32::MAX] {
                assert!(backoff.delay(1, random) <= Duration::from_secs(2));
                assert!(backoff.delay(1, random) >= Duration::from_secs(1));
                for attempts in 1..200 {
                    let delay = backoff.delay(attempts, random);
                    assert!(delay <= Duration::from_secs(longest), "{attempts}: {delay:?}");
                    assert!(backoff.delay(attempts + 1, random) >= delay, "{attempts}");
                }
                assert!(backoff.delay(u32::MAX, random) >= Duration::from_secs(longest / 2));
            }
            assert_eq!(backoff.delay(0, 7), Duration::ZERO);
        }
    }

    #[test]
    fn the_random_half_spreads_the_stations() {
        assert_eq!(Backoff::CENTER.delay(3, 0), Duration::from_secs(4));
        assert_eq!(Backoff::CENTER.delay(3, u32::MAX), Duration::from_secs(8));
    }
}
