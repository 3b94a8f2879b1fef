//! To whom packages are sealed: the center's policy says, provisioning says it until the first one came.

use enrollment::Timestamp;
use keyring::Usage;
use package::policy::{self, Policy};
use store::KeptPolicy;

use crate::{Refusal, Station, Topic};

impl Station {
    /// For whoever asks the center: takes a policy that the center signed. One older than the one held is refused; the held one counts
    /// on. Works while the station is locked.
    ///
    /// # Errors
    /// Those of `package`, `statementStale` among them, and those of the outbox; nothing was changed then.
    pub fn take_policy(&self, bytes: &[u8]) -> Result<(), Refusal> {
        let taken = self.believe_policy(bytes);
        self.link().policy_trouble = taken.as_ref().err().map(|refusal| refusal.code);
        self.tell(Topic::Doctor);
        taken
    }

    fn believe_policy(&self, bytes: &[u8]) -> Result<(), Refusal> {
        let now = self.now();
        let held = self.outbox.policy()?.map_or(0, |held| held.counter);
        let policy = policy::verify(bytes, &self.config.trust, self.verifier.trusted(now), held)?;
        self.outbox.keep_policy(&KeptPolicy { counter: policy.counter, taken_at: now, bytes: bytes.to_vec() })?;
        Ok(self.outbox.record_center_time(policy.issued_at, now)?)
    }

    /// The policy held, read again as of when it was taken. A database that was altered yields none.
    pub(crate) fn policy(&self) -> Result<Option<Policy>, Refusal> {
        let Some(kept) = self.outbox.policy()? else { return Ok(None) };
        let read = self.verifier.read_again(kept.taken_at, |trust, at| policy::verify(&kept.bytes, trust, at, 0));
        match read {
            Ok(policy) => Ok(Some(policy)),
            Err(error) => {
                tracing::error!(code = error.code(), "the policy held cannot be read; provisioning's key counts");
                Ok(None)
            }
        }
    }

    /// The certificate to seal to at this moment: the policy's current one, the next one when the current one has ended, and the one of
    /// provisioning while there is no policy. Whether it is valid is judged where it is used.
    pub(crate) fn recipient(&self, at: Timestamp) -> Result<Vec<u8>, Refusal> {
        let Some(policy) = self.policy()? else { return Ok(self.config.center_certificate.clone()) };
        let valid = |certificate: &[u8]| self.config.trust.identify(certificate, Usage::Agreement, at).is_ok();
        match policy.next {
            Some(next) if !valid(&policy.current.0) && valid(&next.0) => Ok(next.0),
            _ => Ok(policy.current.0),
        }
    }
}
