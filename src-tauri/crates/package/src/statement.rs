//! Signed statements: SignedData over `{"body":…,"type":"…","version":1}` in canonical JSON.
//!
//! The content type is the statement's own (not the package's), and the type stands in what is signed: a signature under one
//! statement is never one under another.

use enrollment::{Digest, Timestamp};
use keyring::{Role, Signer};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    Identity, PackageError, Trust, canonical::parse_canonical, canonical_json, oid, opening::signer_in_role, signature,
    verification::verify as verify_signatures,
};

/// A thing somebody can state and sign.
pub trait Statement: Serialize + DeserializeOwned {
    /// What stands in `type`.
    const TYPE: &'static str;
    /// Who must sign: exactly one in each of these roles, nobody else.
    const SIGNERS: &'static [Role];
    /// The largest signed file, in bytes.
    const MAX: usize = 1024 * 1024;

    /// What must hold beyond the types of the fields.
    fn check(&self) -> Result<(), PackageError> {
        Ok(())
    }
}

/// A statement that was signed by whom it must be.
#[derive(Clone, Debug)]
pub struct Verified<S> {
    /// What was stated.
    pub statement: S,
    /// SHA-256 of the signed file.
    pub file_digest: Digest,
    /// When, by the first signer's clock.
    pub signed_at: Timestamp,
    signers: Vec<Identity>,
}

impl<S: Statement> Verified<S> {
    /// Who signed in this role.
    pub fn signer(&self, role: Role) -> Result<&Identity, PackageError> {
        self.signers.iter().find(|signer| signer.role() == role).ok_or(PackageError::WrongRole("no such signer"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapper<S> {
    body: S,
    #[serde(rename = "type")]
    kind: String,
    version: u32,
}

/// Signs a statement; the signers must be exactly those it needs.
pub fn sign<S: Statement>(statement: &S, signers: &[&dyn Signer], at: Timestamp) -> Result<Vec<u8>, PackageError> {
    statement.check()?;
    if signers.len() != S::SIGNERS.len() {
        return Err(PackageError::WrongRole("number of signers"));
    }
    for (signer, role) in signers.iter().zip(S::SIGNERS) {
        Identity::claimed(signer.certificate())?.expect(*role, "this role does not sign this statement")?;
    }
    let text = canonical_json(&Wrapper { body: statement, kind: S::TYPE.to_owned(), version: 1 })?;
    let (file, _) = signature::sign(oid::STATEMENT, &text, signers, None, at)?;
    if file.len() > S::MAX {
        return Err(PackageError::TooLarge);
    }
    Ok(file)
}

/// Checks signatures, certificates at `at`, roles, type, version and canonical form.
pub fn verify<S: Statement>(file: &[u8], trust: &Trust, at: Timestamp) -> Result<Verified<S>, PackageError> {
    if file.len() > S::MAX {
        return Err(PackageError::TooLarge);
    }
    let verified = verify_signatures(file, oid::STATEMENT, S::SIGNERS.len(), trust, at)?;
    for role in S::SIGNERS {
        signer_in_role(&verified.signers, *role)?;
    }
    let first = S::SIGNERS.first().ok_or(PackageError::WrongRole("nobody signs this"))?;
    let signed_at = signer_in_role(&verified.signers, *first)?.signed_at;
    let value = parse_canonical(&verified.content)?;
    if value.get("type").and_then(serde_json::Value::as_str) != Some(S::TYPE)
        || value.get("version").and_then(serde_json::Value::as_u64) != Some(1)
    {
        return Err(PackageError::OtherStatement);
    }
    let wrapper: Wrapper<S> = serde_json::from_value(value).map_err(|_| PackageError::Malformed("statement"))?;
    wrapper.body.check()?;
    Ok(Verified {
        statement: wrapper.body,
        file_digest: Digest::of(file),
        signed_at,
        signers: verified.signers.into_iter().map(|signer| signer.identity).collect(),
    })
}
