//! Reading answers: bounded, typed, suspicious.

use intake_protocol::limit::MAX_ANSWER;
use intake_protocol::{Problem, header};
use reqwest::Response;
use reqwest::header::CONTENT_TYPE;

use crate::error::UplinkError;

/// The body, if it is not longer than `limit` bytes.
pub(crate) async fn body(mut answer: Response, limit: usize) -> Result<Vec<u8>, UplinkError> {
    if answer.content_length().is_some_and(|length| length > limit as u64) {
        return Err(UplinkError::TooLong);
    }
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await? {
        if bytes.len() + piece.len() > limit {
            return Err(UplinkError::TooLong);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// The body of a signed statement: the right media type, not empty, bounded.
pub(crate) async fn statement(answer: Response, limit: usize) -> Result<Vec<u8>, UplinkError> {
    let media_type = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if media_type.split(';').next().map(str::trim) != Some(header::STATEMENT_TYPE) {
        return Err(UplinkError::Garbage("media type"));
    }
    let bytes = body(answer, limit).await?;
    if bytes.is_empty() { Err(UplinkError::Garbage("empty statement")) } else { Ok(bytes) }
}

/// A plain answer.
pub(crate) async fn plain<T: serde::de::DeserializeOwned>(answer: Response) -> Result<T, UplinkError> {
    let bytes = body(answer, MAX_ANSWER).await?;
    serde_json::from_slice(&bytes).map_err(|_| UplinkError::Garbage("body"))
}

/// What an answer that says no means. A status that no center of this protocol gives, or a 4xx without a problem body, comes from
/// something in between: it says nothing about the package.
pub(crate) async fn failure(answer: Response) -> UplinkError {
    let status = answer.status().as_u16();
    let problem = match body(answer, MAX_ANSWER).await {
        Ok(bytes) => Problem::parse(&bytes),
        Err(error @ (UplinkError::Cut | UplinkError::TimedOut)) => return error,
        Err(_) => None,
    };
    match (status, problem) {
        (408 | 423 | 429 | 500..=599, problem) => UplinkError::Trouble { status, problem },
        (400..=499, Some(problem)) => UplinkError::NotTaken(problem),
        (400..=499, None) => UplinkError::Garbage("refusal without a problem"),
        _ => UplinkError::Garbage("status"),
    }
}
