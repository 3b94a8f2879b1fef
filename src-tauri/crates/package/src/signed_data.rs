//! The SignedData structure (RFC 5652, section 5.1) with its sets in true DER order.
//!
//! The `cms` crate's own type orders certificates and signers by something else than their encodings, so that about half of what
//! others sort correctly would look wrong, and what it writes would too. Elements are therefore kept as they are encoded.

use cms::{
    content_info::{CmsVersion, ContentInfo},
    signed_data::{EncapsulatedContentInfo, SignerInfo},
};
use der::{Any, Decode, Encode, Sequence, asn1::SetOfVec};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::{PackageError, oid};

#[derive(Sequence)]
pub(crate) struct SignedData {
    pub(crate) version: CmsVersion,
    pub(crate) digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    pub(crate) encap_content_info: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub(crate) certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub(crate) crls: Option<SetOfVec<Any>>,
    pub(crate) signer_infos: SetOfVec<Any>,
}

impl SignedData {
    /// The parsed structure, if these bytes are its one DER encoding.
    pub(crate) fn read(der: &[u8]) -> Result<Self, PackageError> {
        let malformed = |_| PackageError::Malformed("not DER SignedData");
        let outer = ContentInfo::from_der(der).map_err(malformed)?;
        if outer.content_type != oid::SIGNED_DATA {
            return Err(PackageError::Malformed("not SignedData"));
        }
        let signed: Self = outer.content.decode_as().map_err(malformed)?;
        // The decoder sorts sets; what was not sorted is not DER.
        if Any::encode_from(&signed).map_err(malformed)? != outer.content {
            return Err(PackageError::Malformed("not DER"));
        }
        Ok(signed)
    }

    /// The certificates, each with its encoding.
    pub(crate) fn certificates(&self) -> Result<Vec<(Certificate, Vec<u8>)>, PackageError> {
        self.certificates.iter().flat_map(SetOfVec::iter).map(|choice| element(choice, "certificate")).collect()
    }

    /// The signers.
    pub(crate) fn signers(&self) -> Result<Vec<SignerInfo>, PackageError> {
        self.signer_infos.iter().map(|info| element(info, "signer").map(|(info, _)| info)).collect()
    }
}

/// An element of a set, if its encoding is the one DER encoding of what it means.
fn element<T>(any: &Any, what: &'static str) -> Result<(T, Vec<u8>), PackageError>
where
    T: for<'a> Decode<'a, Error = der::Error> + Encode,
{
    let der = any.to_der().map_err(|_| PackageError::Malformed(what))?;
    let value = T::from_der(&der).map_err(|_| PackageError::Malformed(what))?;
    if value.to_der().map_err(|_| PackageError::Malformed(what))? != der {
        return Err(PackageError::Malformed(what));
    }
    Ok((value, der))
}

/// A set of whatever can be encoded.
pub(crate) fn set<T: Encode>(elements: &[T]) -> Result<SetOfVec<Any>, der::Error> {
    let elements = elements.iter().map(|element| Any::from_der(&element.to_der()?)).collect::<Result<Vec<_>, _>>()?;
    SetOfVec::try_from(elements)
}
