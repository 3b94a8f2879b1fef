//! What a device signs: JSON web tokens (RFC 7515) whose header carries the certificates.

use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::engine::{DecodePaddingMode, Engine as _};
use enrollment::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::fault::Distrust;
use crate::signature::Algorithm;
use crate::trust::{Makers, Signer};

/// Without padding by the RFC; with it from some makers.
const URL_SAFE: GeneralPurpose =
    GeneralPurpose::new(&alphabet::URL_SAFE, GeneralPurposeConfig::new().with_encode_padding(false).with_decode_padding_mode(DecodePaddingMode::Indifferent));

/// Most certificates of a chain that are looked at.
const MOST_CERTIFICATES: usize = 6;

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    x5c: Vec<String>,
}

/// What the token says, and which device of one of the makers signed it.
pub(crate) fn read<T: DeserializeOwned>(token: &str, makers: &Makers, at: Timestamp) -> Result<(T, Signer), Distrust> {
    let unreadable = Distrust::Unsigned;
    let (message, signature) = token.rsplit_once('.').ok_or(unreadable)?;
    let (header, payload) = message.split_once('.').ok_or(unreadable)?;
    let header: Header = serde_json::from_slice(&bytes(header)?).map_err(|_| unreadable)?;
    let algorithm = Algorithm::named(&header.alg).ok_or(unreadable)?;
    let decoded = header.x5c.iter().take(MOST_CERTIFICATES).map(|text| STANDARD.decode(text).map_err(|_| unreadable));
    let chain = decoded.collect::<Result<Vec<_>, _>>()?;
    let signature = algorithm.unpack(bytes(signature)?)?;
    let signer = makers.check(&chain, algorithm.verification, message.as_bytes(), &signature, at)?;
    let said = serde_json::from_slice(&bytes(payload)?).map_err(|_| Distrust::Unreadable)?;
    Ok((said, signer))
}

/// Bytes as the interface writes them.
pub(crate) fn bytes(text: &str) -> Result<Vec<u8>, Distrust> {
    URL_SAFE.decode(text).map_err(|_| Distrust::Unreadable)
}
