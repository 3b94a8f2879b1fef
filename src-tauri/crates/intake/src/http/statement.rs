//! Posted approvals and voids.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::State;
use axum::http::{HeaderMap, header::CONTENT_TYPE};
use intake_protocol::{ProblemCode, StatementTaken, header};

use super::failure::Failure;
use super::package::blocking;
use crate::center::Center;
use crate::error::IntakeError;
use crate::statement::{Taken, take_approval, take_void};

type Posted = Result<Bytes, BytesRejection>;

pub(super) async fn approval(
    State(center): State<Arc<Center>>,
    headers: HeaderMap,
    body: Posted,
) -> Result<Json<StatementTaken>, Failure> {
    take(center, &headers, body, take_approval).await
}

pub(super) async fn void(State(center): State<Arc<Center>>, headers: HeaderMap, body: Posted) -> Result<Json<StatementTaken>, Failure> {
    take(center, &headers, body, take_void).await
}

async fn take(
    center: Arc<Center>,
    headers: &HeaderMap,
    body: Posted,
    how: fn(&Center, &[u8]) -> Result<Taken, IntakeError>,
) -> Result<Json<StatementTaken>, Failure> {
    if headers.get(CONTENT_TYPE).is_none_or(|value| value.as_bytes() != header::STATEMENT_TYPE.as_bytes()) {
        return Err(ProblemCode::MediaTypeUnknown.into());
    }
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(rejection) if rejection.status().as_u16() == 413 => return Err(ProblemCode::TooLarge.into()),
        Err(_) => return Err(ProblemCode::BodyIncomplete.into()),
    };
    Ok(Json(blocking(move || how(&center, &bytes)).await??))
}
