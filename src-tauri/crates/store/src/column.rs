//! How our types stand in a column: ids, codes and dates as their text form, digests and package ids as bytes, times as
//! milliseconds UTC.

use std::str::FromStr;

use enrollment::{Digest, PackageId, Timestamp};
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

type Read<T> = rusqlite::Result<T>;

fn unreadable(column: usize, kind: Type) -> rusqlite::Error {
    // Says where, never what: the value may be personal data.
    rusqlite::Error::FromSqlConversionFailure(column, kind, "not of its type".into())
}

/// Reads a type that is written by `Display`.
pub(crate) fn parsed<T: FromStr>(row: &Row<'_>, column: usize) -> Read<T> {
    let text = row.get_ref(column)?.as_str().map_err(|_| unreadable(column, Type::Text))?;
    text.parse().map_err(|_| unreadable(column, Type::Text))
}

/// As [`parsed`], with NULL as none.
pub(crate) fn maybe_parsed<T: FromStr>(row: &Row<'_>, column: usize) -> Read<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => parsed(row, column).map(Some),
    }
}

/// Writes a code: a type whose JSON is one string.
pub(crate) fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// Reads what [`code`] wrote.
pub(crate) fn coded<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Read<T> {
    let text = row.get_ref(column)?.as_str().map_err(|_| unreadable(column, Type::Text))?;
    from_code(text).ok_or_else(|| unreadable(column, Type::Text))
}

/// As [`coded`], with NULL as none.
pub(crate) fn maybe_coded<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Read<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => coded(row, column).map(Some),
    }
}

fn from_code<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok().or_else(|| serde_json::from_str(text).ok())
}

/// Reads JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Read<T> {
    let bytes = row.get_ref(column)?.as_bytes().map_err(|_| unreadable(column, Type::Blob))?;
    serde_json::from_slice(bytes).map_err(|_| unreadable(column, Type::Blob))
}

/// Writes JSON.
pub(crate) fn to_json(value: &impl Serialize) -> rusqlite::Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Reads a digest.
pub(crate) fn digest(row: &Row<'_>, column: usize) -> Read<Digest> {
    Ok(Digest::from_bytes(row.get(column)?))
}

/// Reads a package id.
pub(crate) fn package_id(row: &Row<'_>, column: usize) -> Read<PackageId> {
    Ok(PackageId::from_bytes(row.get(column)?))
}

/// Reads a moment.
pub(crate) fn time(row: &Row<'_>, column: usize) -> Read<Timestamp> {
    Ok(Timestamp::from_unix_ms(row.get(column)?))
}

/// As [`time`], with NULL as none.
pub(crate) fn maybe_time(row: &Row<'_>, column: usize) -> Read<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp::from_unix_ms))
}

/// Reads a count that cannot be negative.
pub(crate) fn count(row: &Row<'_>, column: usize) -> Read<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

/// A count as a column takes it. What does not fit an `i64` (9 × 10¹⁸) does not occur; it is cut, not wrapped.
pub(crate) fn whole(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
