//! One chunk: as much of it as arrives is kept.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use enrollment::Digest;
use futures_util::StreamExt as _;
use intake_protocol::{Checksum, ProblemCode, header};
use sha2::{Digest as _, Sha256};

use super::{expiry, find, held, http_date, named, number, text};
use crate::arrival::{self, Upload, UploadState};
use crate::center::Center;
use crate::http::failure::Failure;
use crate::reception;
use crate::slot::Turn;

pub(super) async fn patch(center: &Arc<Center>, id: &str, headers: &HeaderMap, body: Body) -> Result<Response, Failure> {
    if text(headers, CONTENT_TYPE.as_str()) != Some(header::CHUNK_TYPE) {
        return Err(ProblemCode::MediaTypeUnknown.into());
    }
    let offset = number(headers, header::UPLOAD_OFFSET)?;
    let checksum = text(headers, header::UPLOAD_CHECKSUM).map(Checksum::parse).transpose().map_err(|_| ProblemCode::RequestUnreadable)?;
    find(center, id)?;
    let turn = center.slots.enter(id).await.ok_or(ProblemCode::UploadBusy)?;
    // Read again: whoever held the upload before may have finished it.
    let upload = find(center, id)?;
    if offset != held(center, &upload)? {
        return Err(ProblemCode::OffsetConflict.into());
    }
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|value| value.parse::<u64>().ok());
    if announced.is_some_and(|length| length > upload.length - offset) {
        return Err(ProblemCode::TooLarge.into());
    }
    if upload.state == UploadState::Open {
        let written = write(center, &upload, offset, checksum, body, &turn).await?;
        let expires = expiry(center);
        arrival::set_expires(&center.database(), id, expires)?;
        if offset + written == upload.length {
            reception::receive(center, upload).await??;
        }
        return Ok(taken(offset + written, expires));
    }
    Ok(taken(upload.length, upload.expires))
}

fn taken(offset: u64, expires: enrollment::Timestamp) -> Response {
    let headers = [named((header::UPLOAD_OFFSET, offset.to_string())), named((header::UPLOAD_EXPIRES, http_date(expires)))];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Writes what comes. A chunk that ends early keeps its bytes, checksum or not: the digest of the whole file decides in the end, and
/// a poor line must not send the same bytes twice. A whole chunk with a wrong checksum is taken back.
async fn write(
    center: &Center,
    upload: &Upload,
    offset: u64,
    checksum: Option<Checksum>,
    body: Body,
    turn: &Turn,
) -> Result<u64, Failure> {
    let mut chunk = center.partials.chunk(&upload.id, offset)?;
    let mut hash = Sha256::new();
    let mut written = 0_u64;
    let mut closing = center.closing.subscribe();
    let mut pieces = body.into_data_stream();
    loop {
        let next = tokio::select! {
            next = tokio::time::timeout(center.settings.idle, pieces.next()) => next,
            () = turn.give_way() => return Err(ProblemCode::UploadBusy.into()),
            _ = closing.wait_for(|closing| *closing) => return Err(ProblemCode::CenterTrouble.into()),
        };
        let piece = match next {
            Ok(Some(Ok(piece))) => piece,
            Ok(None) => break,
            Ok(Some(Err(_))) | Err(_) => return Err(ProblemCode::BodyIncomplete.into()),
        };
        if written + piece.len() as u64 > upload.length - offset {
            chunk.take_back()?;
            return Err(ProblemCode::TooLarge.into());
        }
        // A piece goes into the page cache in microseconds; handing it to another thread would cost more.
        chunk.write(&piece)?;
        hash.update(&piece);
        written += piece.len() as u64;
    }
    let found = Checksum::from_digest(Digest::from_bytes(hash.finalize().into()));
    if checksum.is_some_and(|checksum| checksum != found) {
        chunk.take_back()?;
        return Err(ProblemCode::ChecksumMismatch.into());
    }
    Ok(written)
}
