//! tus 1.0: core, creation, termination, expiration, checksum.

mod chunk;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use enrollment::Timestamp;
use intake_protocol::limit::MAX_PACKAGE;
use intake_protocol::{Checksum, Extensions, ProblemCode, TUS_VERSION, UploadMetadata, header, path};
use time::OffsetDateTime;
use time::macros::format_description;

use super::failure::Failure;
use crate::arrival::{self, Standing, Upload, UploadState};
use crate::center::Center;

/// `/v1/uploads`.
pub(super) async fn collection(State(center): State<Arc<Center>>, request: Request) -> Response {
    let method = meant(&request);
    let answer = match method {
        Method::OPTIONS => Ok(options()),
        Method::POST => match spoken(request.headers()) {
            Ok(()) => create(&center, request.headers()),
            Err(failure) => Err(failure),
        },
        _ => Err(ProblemCode::NotOffered.into()),
    };
    finish(answer)
}

/// `/v1/uploads/{id}`.
pub(super) async fn upload(State(center): State<Arc<Center>>, Path(id): Path<String>, request: Request) -> Response {
    let method = meant(&request);
    if method == Method::OPTIONS {
        return finish(Ok(options()));
    }
    let (parts, body) = request.into_parts();
    let answer = match (spoken(&parts.headers), method) {
        (Err(failure), _) => Err(failure),
        (Ok(()), Method::HEAD) => head(&center, &id),
        (Ok(()), Method::PATCH) => chunk::patch(&center, &id, &parts.headers, body).await,
        (Ok(()), Method::DELETE) => terminate(&center, &id).await,
        (Ok(()), _) => Err(ProblemCode::NotOffered.into()),
    };
    finish(answer)
}

/// The method meant: a `POST` may name another one, for stations behind something that lets no other pass.
fn meant(request: &Request) -> Method {
    let named = request.headers().get(header::METHOD_OVERRIDE).and_then(|value| Method::from_bytes(value.as_bytes()).ok());
    match named {
        Some(method) if request.method() == Method::POST => method,
        _ => request.method().clone(),
    }
}

fn spoken(headers: &HeaderMap) -> Result<(), Failure> {
    match text(headers, header::TUS_RESUMABLE) {
        Some(TUS_VERSION) => Ok(()),
        _ => Err(ProblemCode::TusVersionUnknown.into()),
    }
}

fn options() -> Response {
    let headers = [
        (header::TUS_VERSION, TUS_VERSION.to_owned()),
        (header::TUS_MAX_SIZE, MAX_PACKAGE.to_string()),
        (header::TUS_EXTENSION, Extensions::OURS.encode()),
        (header::TUS_CHECKSUM_ALGORITHM, Checksum::ALGORITHM.to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers.map(named)).into_response()
}

/// One package has one upload: asking again gives the same place, so a station that lost the answer loses no bytes.
fn create(center: &Center, headers: &HeaderMap) -> Result<Response, Failure> {
    if headers.contains_key(header::UPLOAD_DEFER_LENGTH) {
        return Err(ProblemCode::RequestUnreadable.into());
    }
    let length: u64 = number(headers, header::UPLOAD_LENGTH)?;
    if length > MAX_PACKAGE {
        return Err(ProblemCode::TooLarge.into());
    }
    if length == 0 {
        return Err(ProblemCode::RequestUnreadable.into());
    }
    let metadata = text(headers, header::UPLOAD_METADATA).ok_or(ProblemCode::MetadataUnreadable)?;
    let metadata = UploadMetadata::parse(metadata).map_err(|_| ProblemCode::MetadataUnreadable)?;
    let database = center.database();
    let standing = arrival::standing(&database, &metadata)?;
    if let Standing::Taken(code) = standing {
        return Err(code.into());
    }
    if standing == Standing::Same {
        arrival::count_duplicate(&database, &metadata.package_id)?;
    }
    let upload = match arrival::find_same(&database, &metadata, length)? {
        Some(upload) => upload,
        None if standing == Standing::New && arrival::count_open(&database)? >= center.settings.most_uploads => {
            return Err(ProblemCode::TooManyUploads.into());
        }
        None => {
            let state = if standing == Standing::Same { UploadState::Complete } else { UploadState::Open };
            let id = hex::encode(keyring::random::<16>());
            let upload = Upload { id, metadata, length, expires: expiry(center), state };
            arrival::insert_upload(&database, &upload)?;
            upload
        }
    };
    let headers = [
        (LOCATION, value(&format!("{}/{}", path::UPLOADS, upload.id))),
        named((header::UPLOAD_EXPIRES, http_date(upload.expires))),
    ];
    Ok((StatusCode::CREATED, headers).into_response())
}

fn head(center: &Center, id: &str) -> Result<Response, Failure> {
    let upload = find(center, id)?;
    let headers = [
        named((header::UPLOAD_OFFSET, held(center, &upload)?.to_string())),
        named((header::UPLOAD_LENGTH, upload.length.to_string())),
        named((header::UPLOAD_METADATA, upload.metadata.encode())),
        named((header::UPLOAD_EXPIRES, http_date(upload.expires))),
        (CACHE_CONTROL, value("no-store")),
    ];
    Ok((StatusCode::OK, headers).into_response())
}

/// Drops an unfinished upload. A finished one is a received package; nobody can take that back.
async fn terminate(center: &Center, id: &str) -> Result<Response, Failure> {
    let _turn = center.slots.enter(id).await.ok_or(ProblemCode::UploadBusy)?;
    let upload = find(center, id)?;
    if upload.state == UploadState::Complete {
        return Err(ProblemCode::NotOffered.into());
    }
    arrival::set_state(&center.database(), id, UploadState::Gone)?;
    center.partials.drop_bytes(id)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn find(center: &Center, id: &str) -> Result<Upload, Failure> {
    let upload = arrival::find(&center.database(), id)?.ok_or(ProblemCode::UploadUnknown)?;
    let expired = upload.state == UploadState::Open && upload.expires <= center.now();
    if upload.state == UploadState::Gone || expired { Err(ProblemCode::UploadGone.into()) } else { Ok(upload) }
}

/// Bytes held of an upload.
fn held(center: &Center, upload: &Upload) -> Result<u64, Failure> {
    match upload.state {
        UploadState::Complete => Ok(upload.length),
        _ => Ok(center.partials.held(&upload.id)?.min(upload.length)),
    }
}

fn expiry(center: &Center) -> Timestamp {
    let keep: Duration = center.settings.keep_uploads;
    center.now().plus_ms(i64::try_from(keep.as_millis()).unwrap_or(i64::MAX))
}

fn finish(answer: Result<Response, Failure>) -> Response {
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    let headers = response.headers_mut();
    headers.insert(header::TUS_RESUMABLE, HeaderValue::from_static(TUS_VERSION));
    if response.status() == StatusCode::PRECONDITION_FAILED {
        response.headers_mut().insert(header::TUS_VERSION, HeaderValue::from_static(TUS_VERSION));
    }
    if response.status() == StatusCode::NO_CONTENT {
        *response.body_mut() = Body::empty();
    }
    response
}

fn named((name, text): (&'static str, String)) -> (HeaderName, HeaderValue) {
    (HeaderName::from_static(name), value(&text))
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn number(headers: &HeaderMap, name: &str) -> Result<u64, Failure> {
    let digits = text(headers, name).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|text| text.parse().ok()).ok_or(ProblemCode::RequestUnreadable.into())
}

/// An HTTP date (RFC 9110, 5.6.7).
fn http_date(at: Timestamp) -> String {
    let format = format_description!("[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT");
    let moment = OffsetDateTime::from_unix_timestamp(at.unix_ms().div_euclid(1000)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    moment.format(format).unwrap_or_default()
}
