//! Every object identifier the format knows; whatever is not here is refused.

use der::asn1::ObjectIdentifier;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

// Content types (RFC 5652, RFC 5083).
pub(crate) const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
pub(crate) const AUTH_ENVELOPED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.23");

// Signed attributes (RFC 5652, section 11; RFC 5035).
pub(crate) const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_TIME: ObjectIdentifier = oid("1.2.840.113549.1.9.5");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

// Algorithms.
pub(crate) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
pub(crate) const ECDSA_WITH_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
pub(crate) const EC_PUBLIC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
pub(crate) const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
pub(crate) const ECDH_SHA256_KDF: ObjectIdentifier = oid("1.3.132.1.11.1");
pub(crate) const AES256_WRAP: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.45");
pub(crate) const AES256_GCM: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.46");

// Names and extensions in certificates (RFC 5280).
pub(crate) const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
pub(crate) const ORGANIZATIONAL_UNIT: ObjectIdentifier = oid("2.5.4.11");
pub(crate) const SUBJECT_KEY_ID: ObjectIdentifier = oid("2.5.29.14");
pub(crate) const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
pub(crate) const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
pub(crate) const AUTHORITY_KEY_ID: ObjectIdentifier = oid("2.5.29.35");

// Ours. The arc is 1.2.840.113556.1.8000.2554, under which an OID may be derived from a UUID without registration, followed by
// 87ff0f12-bd04-4bd9-8b20-29f9a01449aa in seven parts; then 1 = content types, 2 = attributes.
pub(crate) const CONTENT: ObjectIdentifier =
    oid("1.2.840.113556.1.8000.2554.34815.3858.48388.19417.35616.2750880.1329578.1.1");
pub(crate) const ENVELOPE: ObjectIdentifier =
    oid("1.2.840.113556.1.8000.2554.34815.3858.48388.19417.35616.2750880.1329578.1.2");
pub(crate) const STATEMENT: ObjectIdentifier =
    oid("1.2.840.113556.1.8000.2554.34815.3858.48388.19417.35616.2750880.1329578.1.3");
pub(crate) const HEADER: ObjectIdentifier =
    oid("1.2.840.113556.1.8000.2554.34815.3858.48388.19417.35616.2750880.1329578.2.1");
