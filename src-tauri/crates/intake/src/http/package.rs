//! Receipts and verdicts.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use enrollment::{Digest, PackageId};
use intake_protocol::{PendingVerdict, ProblemCode, WaitingFor, header};
use serde::Deserialize;

use super::failure::Failure;
use crate::center::Center;
use crate::decision::{self, Answer};
use crate::error::IntakeError;
use crate::{arrival, reception};

/// Which file a question for a receipt is about.
#[derive(Debug, Deserialize)]
pub(super) struct About {
    file: Option<String>,
}

pub(super) async fn receipt(
    State(center): State<Arc<Center>>,
    Path(id): Path<String>,
    Query(about): Query<About>,
) -> Result<Response, Failure> {
    let package: PackageId = id.parse().map_err(|_| ProblemCode::PackageUnknown)?;
    let file = about.file.map(|text| text.parse::<Digest>()).transpose().map_err(|_| ProblemCode::RequestUnreadable)?;
    let found = blocking(move || {
        if let Some(file) = file
            && let Some(code) = arrival::door_code(&center.database(), &package, &file)?
        {
            return Ok(Err(code));
        }
        Ok(reception::receipt_of(&center, &package)?.ok_or(ProblemCode::PackageUnknown))
    });
    Ok(signed(found.await??))
}

pub(super) async fn verdict(State(center): State<Arc<Center>>, Path(id): Path<String>) -> Result<Response, Failure> {
    let package: PackageId = id.parse().map_err(|_| ProblemCode::PackageUnknown)?;
    let answer = blocking(move || decision::answer(&center.database(), &package)).await?;
    let waiting = match answer {
        Answer::Decided(bytes) => return Ok(signed(bytes)),
        Answer::Unknown => return Err(ProblemCode::PackageUnknown.into()),
        Answer::AwaitingApproval => WaitingFor::Approval,
        Answer::ToDecide => WaitingFor::Decision,
    };
    Ok((StatusCode::ACCEPTED, [(CACHE_CONTROL, "no-store")], Json(PendingVerdict { waiting })).into_response())
}

fn signed(bytes: Vec<u8>) -> Response {
    ([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, header::STATEMENT_TYPE)], bytes).into_response()
}

/// Runs what waits for the disk or signs apart from the threads that answer.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, IntakeError> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|_| IntakeError::Task)?.map_err(Failure::from)
}
