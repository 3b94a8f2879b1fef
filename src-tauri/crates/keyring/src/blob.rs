use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::KeyError;

/// The one version of stored keys so far.
const VERSION: u32 = 1;

/// What every stored key looks like: `{"version":1,"kind":"…","key":{…}}`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blob<T> {
    version: u32,
    kind: String,
    key: T,
}

pub(crate) fn write<T: Serialize>(kind: &str, key: &T) -> Result<Vec<u8>, KeyError> {
    serde_json::to_vec(&Blob { version: VERSION, kind: kind.to_owned(), key })
        .map_err(|_| KeyError::Operation("writing a key"))
}

pub(crate) fn read<T: DeserializeOwned>(kind: &str, bytes: &[u8]) -> Result<T, KeyError> {
    let blob: Blob<T> = serde_json::from_slice(bytes).map_err(|_| KeyError::Damaged("not a key"))?;
    if blob.version != VERSION {
        return Err(KeyError::Damaged("unknown version"));
    }
    if blob.kind != kind {
        return Err(KeyError::Damaged("a key of another kind"));
    }
    Ok(blob.key)
}
