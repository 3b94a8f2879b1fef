//! Believes the center only by its signature, and a statement only about the package it is asked for. Works while locked.

use std::sync::Arc;

use enrollment::{StationId, Timestamp};
use package::receipt::Receipt;
use package::verdict::{Decision, Verdict};
use package::{PackageError, Trust, receipt, verdict};
use store::{Item, Outbox};

use crate::Refusal;

/// Checks what the center sends back, before anything of it is kept.
#[derive(Clone)]
pub struct Verifier {
    trust: Trust,
    station: StationId,
    outbox: Arc<Outbox>,
}

impl From<PackageError> for Refusal {
    fn from(error: PackageError) -> Self {
        Self::new(error.code()).because(error)
    }
}

impl Verifier {
    pub(crate) fn new(trust: Trust, station: StationId, outbox: Arc<Outbox>) -> Self {
        Self { trust, station, outbox }
    }

    /// What is trusted.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The time a statement is judged at: the clock, but never before a time the center signed. A clock set back makes no valid signer
    /// invalid.
    pub(crate) fn trusted(&self, now: Timestamp) -> Timestamp {
        let signed = self.outbox.center_time().ok().flatten();
        signed.map_or(now, |signed| signed.max(now))
    }

    /// Reads a receipt: signed by the center, about exactly this file, for this station. Its time is a lower bound of now from here on.
    ///
    /// # Errors
    /// Those of `package`; nothing was kept then.
    pub fn receipt(&self, bytes: &[u8], item: &Item, now: Timestamp) -> Result<Receipt, Refusal> {
        let receipt = receipt::verify(bytes, &self.trust, self.trusted(now))?;
        receipt.answers(item.package_id, item.file_digest, item.content_digest, &self.station)?;
        self.outbox.record_center_time(receipt.received_at, now)?;
        Ok(receipt)
    }

    /// Reads a verdict: signed by the center, about this package.
    ///
    /// # Errors
    /// Those of `package`; nothing was kept then.
    pub fn verdict(&self, bytes: &[u8], item: &Item, now: Timestamp) -> Result<Verdict, Refusal> {
        let verdict = verdict::verify(bytes, &self.trust, self.trusted(now))?;
        verdict.answers(item.package_id)?;
        self.outbox.record_center_time(verdict.at, now)?;
        Ok(verdict)
    }

    /// Reads a statement again that was believed when it came: as of that moment, else as of the center's own time where that is later.
    /// A certificate that has ended since takes nothing back; a clock that stood before its beginning neither.
    pub(crate) fn read_again<T>(
        &self,
        came: Timestamp,
        read: impl Fn(&Trust, Timestamp) -> Result<T, PackageError>,
    ) -> Result<T, PackageError> {
        read(&self.trust, came).or_else(|error| {
            let trusted = self.trusted(came);
            if trusted == came { Err(error) } else { read(&self.trust, trusted) }
        })
    }

    /// Whether a verdict that [`Self::verdict`] has just read accepts. Read again as of the center's own time.
    ///
    /// # Errors
    /// The code of why it cannot be read.
    pub fn accepted(&self, bytes: &[u8]) -> Result<bool, String> {
        let at = self.outbox.center_time().map_err(|error| error.code().to_owned())?.unwrap_or_default();
        let verdict = verdict::verify(bytes, &self.trust, at).map_err(|error| error.code().to_owned())?;
        Ok(matches!(verdict.decision, Decision::Accepted))
    }
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Verifier({})", self.station)
    }
}
