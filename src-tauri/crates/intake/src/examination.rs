//! The door: who sealed a file, for whom, and whether what is inside is what the outside says. Whoever fails here gets no receipt,
//! because there is nothing the center could truthfully say it has received.

use enrollment::Timestamp;
use intake_protocol::{ProblemCode, UploadMetadata};
use package::{Opened, PackageError};

use crate::identity::CenterIdentity;

/// Verifies and opens a file that was announced with `metadata`.
pub(crate) fn open(
    file: &[u8],
    metadata: &UploadMetadata,
    identity: &CenterIdentity,
    at: Timestamp,
) -> Result<Opened, ProblemCode> {
    let outer = package::verify_outer(file, &identity.trust, at).map_err(|error| problem(&error, Layer::Outer))?;
    let header = &outer.header;
    let announced = header.package_id == metadata.package_id
        && header.station == metadata.station
        && header.epoch == metadata.epoch
        && header.sequence == metadata.sequence
        && outer.file_digest == metadata.file_digest;
    if !announced {
        return Err(ProblemCode::HeaderMetadataMismatch);
    }
    let key = identity.key(header.recipient_key_id).ok_or(ProblemCode::RecipientUnknown)?;
    package::open(file, &identity.trust, key, at).map_err(|error| problem(&error, Layer::Inner))
}

#[derive(Clone, Copy)]
enum Layer {
    Outer,
    Inner,
}

fn problem(error: &PackageError, layer: Layer) -> ProblemCode {
    match (error, layer) {
        (PackageError::TooLarge, _) => ProblemCode::TooLarge,
        (PackageError::Malformed(_) | PackageError::Algorithm(_), Layer::Outer) => ProblemCode::NotAPackage,
        (PackageError::Malformed(_), Layer::Inner) => ProblemCode::ContentUnreadable,
        (PackageError::Untrusted(_), _) => ProblemCode::AuthorityUnknown,
        (PackageError::OutOfValidity, _) => ProblemCode::CertificateNotValidNow,
        (PackageError::WrongRole(_), _) => ProblemCode::SignerRoleWrong,
        (PackageError::BadSignature(_) | PackageError::Mismatch(_), Layer::Outer) => ProblemCode::OuterSignatureInvalid,
        (PackageError::BadSignature(_) | PackageError::Mismatch(_), Layer::Inner) => ProblemCode::InnerSignatureInvalid,
        (PackageError::NotForUs, _) => ProblemCode::RecipientUnknown,
        (PackageError::Algorithm(_) | PackageError::Undecryptable, _) => ProblemCode::EnvelopeUnreadable,
        (PackageError::Key(_), Layer::Inner) => ProblemCode::EnvelopeUnreadable,
        (PackageError::Key(_), Layer::Outer) => ProblemCode::OuterSignatureInvalid,
        (
            PackageError::OtherStatement
            | PackageError::OtherPackage(_)
            | PackageError::Stale { .. }
            | PackageError::NotApproved
            | PackageError::SameOfficer,
            _,
        ) => ProblemCode::NotAPackage,
    }
}
