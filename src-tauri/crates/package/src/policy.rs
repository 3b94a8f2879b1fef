//! Policy: which of the center's keys to encrypt to, now and next.

use enrollment::Timestamp;
use keyring::{KeyId, Role, Signer, Usage, public_key_of};
use serde::{Deserialize, Serialize};

use crate::{
    PackageError, Trust,
    statement::{self, Statement},
};

/// What the center asks of its stations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Counts the policies; a lower one than held is refused.
    pub counter: u64,
    /// When, by the center's clock.
    pub issued_at: Timestamp,
    /// Whether packages with simulated captures are accepted; never in production.
    pub demo: bool,
    /// The key agreement certificate to encrypt to.
    pub current: CertificateDer,
    /// The one that follows it, so that stations without a network know it in time.
    pub next: Option<CertificateDer>,
}

/// A certificate, written in JSON as hexadecimal DER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateDer(pub Vec<u8>);

impl Serialize for CertificateDer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for CertificateDer {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        hex::decode(text).map(Self).map_err(serde::de::Error::custom)
    }
}

impl Statement for Policy {
    const TYPE: &'static str = "thu-nhan/policy";
    const SIGNERS: &'static [Role] = &[Role::Center];
}

impl Policy {
    /// The name of the current key.
    pub fn current_key_id(&self) -> Result<KeyId, PackageError> {
        Ok(public_key_of(&self.current.0)?.key_id())
    }
}

/// Signs as the center.
pub fn sign(policy: &Policy, center: &dyn Signer) -> Result<Vec<u8>, PackageError> {
    statement::sign(policy, &[center], policy.issued_at)
}

/// Checks a policy and the certificates it names; refuses a counter lower than `held`.
pub fn verify(file: &[u8], trust: &Trust, at: Timestamp, held: u64) -> Result<Policy, PackageError> {
    let policy = statement::verify::<Policy>(file, trust, at)?.statement;
    if policy.counter < held {
        return Err(PackageError::Stale { found: policy.counter, held });
    }
    let center = "the certificate to encrypt to is not the center's";
    trust.identify(&policy.current.0, Usage::Agreement, at)?.expect(Role::Center, center)?;
    if let Some(next) = &policy.next {
        // It may not be valid yet; who issued it and for whom is checked all the same.
        trust.identify_later(&next.0, Usage::Agreement)?.expect(Role::Center, center)?;
    }
    Ok(policy)
}
