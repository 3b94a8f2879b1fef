//! AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) for one recipient by ephemeral-static ECDH (RFC 5753).

use aes_gcm::{
    Aes256Gcm,
    aead::{AeadInOut, KeyInit},
};
use cms::{
    authenveloped_data::AuthEnvelopedData,
    cert::IssuerAndSerialNumber,
    content_info::{CmsVersion, ContentInfo},
    enveloped_data::{
        EncryptedContentInfo, KeyAgreeRecipientIdentifier, KeyAgreeRecipientInfo, OriginatorIdentifierOrKey,
        OriginatorPublicKey, RecipientEncryptedKey, RecipientInfo, RecipientInfos,
    },
};
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{BitString, Null, ObjectIdentifier, OctetString},
};
use keyring::{AgreementKey, PublicKey, agree_to, public_key_of, random};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::{
    PackageError, oid,
    signature::{bare, content_info, issuer_and_serial, unwritable},
};

/// GCMParameters (RFC 5084, section 3.2).
#[derive(Sequence)]
struct GcmParameters {
    nonce: OctetString,
    #[asn1(default = "twelve")]
    tag_length: u8,
}

fn twelve() -> u8 {
    12
}

/// ECC-CMS-SharedInfo (RFC 5753, section 7.2), without key material of the user.
#[derive(Sequence)]
struct SharedInfo {
    key_info: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    key_bits: OctetString,
}

/// An envelope whose every algorithm and length is as it must be; still closed.
pub(crate) struct Envelope {
    recipient: IssuerAndSerialNumber,
    ephemeral: PublicKey,
    wrapped_key: Vec<u8>,
    nonce: [u8; 12],
    tag: [u8; 16],
    ciphertext: Vec<u8>,
}

/// Encrypts `content` to the holder of `recipient` (a certificate, DER).
pub(crate) fn encrypt(mut content: Vec<u8>, recipient: &[u8]) -> Result<Vec<u8>, PackageError> {
    let agreed = agree_to(&public_key_of(recipient)?, &shared_info()?)?;
    let nonce = random::<12>();
    let tag = Aes256Gcm::new(&(*agreed.content_key.expose()).into())
        .encrypt_inout_detached(&nonce.into(), b"", content.as_mut_slice().into())
        .map_err(|_| PackageError::TooLarge)?;
    let recipient = Certificate::from_der(recipient).map_err(unwritable)?;
    let parameters = GcmParameters { nonce: OctetString::new(nonce).map_err(unwritable)?, tag_length: 16 };
    let envelope = AuthEnvelopedData {
        version: CmsVersion::V0,
        originator_info: None,
        recip_infos: RecipientInfos::try_from(vec![RecipientInfo::Kari(KeyAgreeRecipientInfo {
            version: CmsVersion::V3,
            originator: OriginatorIdentifierOrKey::OriginatorKey(OriginatorPublicKey {
                algorithm: bare(oid::EC_PUBLIC_KEY),
                public_key: BitString::from_bytes(&agreed.ephemeral.sec1()).map_err(unwritable)?,
            }),
            ukm: None,
            key_enc_alg: with(oid::ECDH_SHA256_KDF, &bare(oid::AES256_WRAP))?,
            recipient_enc_keys: vec![RecipientEncryptedKey {
                rid: KeyAgreeRecipientIdentifier::IssuerAndSerialNumber(issuer_and_serial(&recipient)),
                enc_key: OctetString::new(agreed.wrapped).map_err(unwritable)?,
            }],
        })])
        .map_err(unwritable)?,
        auth_encrypted_content_info: EncryptedContentInfo {
            content_type: oid::DATA,
            content_enc_alg: with(oid::AES256_GCM, &parameters)?,
            encrypted_content: Some(OctetString::new(content).map_err(unwritable)?),
        },
        // OpenSSL does not authenticate these as it should, so nothing is put there; all metadata is in what is signed.
        auth_attrs: None,
        mac: OctetString::new(tag.as_slice()).map_err(unwritable)?,
        unauth_attrs: None,
    };
    content_info(oid::AUTH_ENVELOPED_DATA, &envelope)
}

impl Envelope {
    /// Reads an envelope and refuses, before any key is touched, whatever the sender could not have written.
    pub(crate) fn read(der: &[u8]) -> Result<Self, PackageError> {
        let envelope = parse(der)?;
        if envelope.version != CmsVersion::V0
            || envelope.originator_info.is_some()
            || envelope.auth_attrs.is_some()
            || envelope.unauth_attrs.is_some()
        {
            return Err(PackageError::Malformed("envelope"));
        }
        let [RecipientInfo::Kari(recipient)] = envelope.recip_infos.0.as_slice() else {
            return Err(PackageError::Malformed("not exactly one recipient by key agreement"));
        };
        let [key] = recipient.recipient_enc_keys.as_slice() else {
            return Err(PackageError::Malformed("not exactly one recipient"));
        };
        let KeyAgreeRecipientIdentifier::IssuerAndSerialNumber(named) = &key.rid else {
            return Err(PackageError::Malformed("recipient named by key"));
        };
        if recipient.version != CmsVersion::V3 || recipient.ukm.is_some() {
            return Err(PackageError::Malformed("recipient"));
        }
        wraps_as_agreed(&recipient.key_enc_alg)?;
        let wrapped_key = key.enc_key.as_bytes().to_vec();
        if wrapped_key.len() != 40 {
            return Err(PackageError::Algorithm("wrapped key length"));
        }
        let encrypted = envelope.auth_encrypted_content_info;
        if encrypted.content_type != oid::DATA {
            return Err(PackageError::Malformed("encrypted content type"));
        }
        let nonce = gcm_nonce(&encrypted.content_enc_alg)?;
        let tag = envelope.mac.as_bytes().try_into().map_err(|_| PackageError::Algorithm("tag length"))?;
        let ciphertext = encrypted.encrypted_content.ok_or(PackageError::Malformed("nothing encrypted"))?;
        Ok(Self {
            recipient: named.clone(),
            ephemeral: ephemeral(&recipient.originator)?,
            wrapped_key,
            nonce,
            tag,
            ciphertext: ciphertext.into_bytes().into_vec(),
        })
    }

    /// Whether the holder of `certificate` (DER) is the recipient.
    pub(crate) fn is_for(&self, certificate: &[u8]) -> bool {
        Certificate::from_der(certificate).is_ok_and(|certificate| issuer_and_serial(&certificate) == self.recipient)
    }

    /// Decrypts. The plaintext exists for the caller only after the tag over all of it verified.
    pub(crate) fn decrypt(mut self, key: &AgreementKey) -> Result<Vec<u8>, PackageError> {
        if !self.is_for(key.certificate()) {
            return Err(PackageError::NotForUs);
        }
        let content_key = key
            .content_key(&self.ephemeral, &shared_info()?, &self.wrapped_key)
            .map_err(|_| PackageError::Undecryptable)?;
        Aes256Gcm::new(&(*content_key.expose()).into())
            .decrypt_inout_detached(&self.nonce.into(), b"", self.ciphertext.as_mut_slice().into(), &self.tag.into())
            .map_err(|_| PackageError::Undecryptable)?;
        Ok(self.ciphertext)
    }
}

fn parse(der: &[u8]) -> Result<AuthEnvelopedData, PackageError> {
    let malformed = |_| PackageError::Malformed("not DER AuthEnvelopedData");
    let outer = ContentInfo::from_der(der).map_err(malformed)?;
    if outer.content_type != oid::AUTH_ENVELOPED_DATA {
        return Err(PackageError::Algorithm("not AuthEnvelopedData"));
    }
    let envelope: AuthEnvelopedData = outer.content.decode_as().map_err(malformed)?;
    if Any::encode_from(&envelope).map_err(malformed)? != outer.content {
        return Err(PackageError::Malformed("not DER"));
    }
    Ok(envelope)
}

fn wraps_as_agreed(algorithm: &AlgorithmIdentifierOwned) -> Result<(), PackageError> {
    if algorithm.oid != oid::ECDH_SHA256_KDF {
        return Err(PackageError::Algorithm("key agreement"));
    }
    let wrap: Option<AlgorithmIdentifierOwned> =
        algorithm.parameters.as_ref().and_then(|parameters| parameters.decode_as().ok());
    if wrap != Some(bare(oid::AES256_WRAP)) {
        return Err(PackageError::Algorithm("key wrap"));
    }
    Ok(())
}

fn gcm_nonce(algorithm: &AlgorithmIdentifierOwned) -> Result<[u8; 12], PackageError> {
    if algorithm.oid != oid::AES256_GCM {
        return Err(PackageError::Algorithm("content encryption"));
    }
    let parameters: Option<GcmParameters> =
        algorithm.parameters.as_ref().and_then(|parameters| parameters.decode_as().ok());
    let parameters = parameters.ok_or(PackageError::Malformed("GCM parameters"))?;
    if parameters.tag_length != 16 {
        return Err(PackageError::Algorithm("tag length"));
    }
    parameters.nonce.as_bytes().try_into().map_err(|_| PackageError::Algorithm("nonce length"))
}

fn ephemeral(originator: &OriginatorIdentifierOrKey) -> Result<PublicKey, PackageError> {
    let OriginatorIdentifierOrKey::OriginatorKey(key) = originator else {
        return Err(PackageError::Algorithm("sender's key is not ephemeral"));
    };
    let curve = key.algorithm.parameters.as_ref().is_none_or(|parameters| {
        parameters.decode_as::<Null>().is_ok() || parameters.decode_as::<ObjectIdentifier>().is_ok_and(|curve| curve == oid::P256)
    });
    if key.algorithm.oid != oid::EC_PUBLIC_KEY || !curve {
        return Err(PackageError::Algorithm("sender's key"));
    }
    let point = key.public_key.as_bytes().ok_or(PackageError::Malformed("sender's key"))?;
    PublicKey::from_sec1(point).map_err(|_| PackageError::Algorithm("sender's key is no point"))
}

fn shared_info() -> Result<Vec<u8>, PackageError> {
    let key_bits = OctetString::new(256_u32.to_be_bytes()).map_err(unwritable)?;
    SharedInfo { key_info: bare(oid::AES256_WRAP), key_bits }.to_der().map_err(unwritable)
}

fn with(oid: ObjectIdentifier, parameters: &impl Encode) -> Result<AlgorithmIdentifierOwned, PackageError> {
    let parameters = Any::from_der(&parameters.to_der().map_err(unwritable)?).map_err(unwritable)?;
    Ok(AlgorithmIdentifierOwned { oid, parameters: Some(parameters) })
}
