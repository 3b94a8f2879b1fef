use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::PackageError;

/// The one JSON text of a value: no space, object keys in the order of their UTF-8 bytes, strings as they are (nothing is
/// normalized), only `"`, `\` and control characters escaped, numbers in their shortest form.
pub fn canonical_json(value: &impl Serialize) -> Result<Vec<u8>, PackageError> {
    let value = serde_json::to_value(value).map_err(|_| PackageError::Malformed("not expressible in JSON"))?;
    let mut text = Vec::new();
    write(&value, &mut text)?;
    Ok(text)
}

/// The value of a canonical JSON text; any other text of the same value is refused.
pub(crate) fn parse_canonical(text: &[u8]) -> Result<Value, PackageError> {
    let value: Value = serde_json::from_slice(text).map_err(|_| PackageError::Malformed("not JSON"))?;
    if canonical_json(&value)? != text {
        return Err(PackageError::Malformed("JSON not canonical"));
    }
    Ok(value)
}

/// A typed value whose canonical JSON is exactly this text: what the type forgives (a capital hexadecimal digit) is refused too.
pub(crate) fn parse_exactly<T: Serialize + DeserializeOwned>(text: &[u8]) -> Result<T, PackageError> {
    let value: T = serde_json::from_slice(text).map_err(|_| PackageError::Malformed("not the JSON expected"))?;
    if canonical_json(&value)? != text {
        return Err(PackageError::Malformed("JSON not canonical"));
    }
    Ok(value)
}

fn write(value: &Value, text: &mut Vec<u8>) -> Result<(), PackageError> {
    match value {
        Value::Array(items) => {
            text.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(b',');
                }
                write(item, text)?;
            }
            text.push(b']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| name.as_bytes());
            text.push(b'{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    text.push(b',');
                }
                scalar(name, text)?;
                text.push(b':');
                write(member, text)?;
            }
            text.push(b'}');
        }
        other => scalar(other, text)?,
    }
    Ok(())
}

fn scalar(value: impl Serialize, text: &mut Vec<u8>) -> Result<(), PackageError> {
    serde_json::to_writer(text, &value).map_err(|_| PackageError::Malformed("not expressible in JSON"))
}
