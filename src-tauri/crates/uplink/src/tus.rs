//! The single requests of tus 1.0.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use intake_protocol::{Checksum, Extensions, ProblemCode, TUS_VERSION, UploadMetadata, header, path};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{Method, RequestBuilder, Url};

use crate::answer;
use crate::client::CenterClient;
use crate::error::UplinkError;
use crate::transfer;

/// What the center holds of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// This many bytes.
    Bytes(u64),
    /// It does not know the upload (any more).
    Nothing,
}

/// What became of a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// Taken; the center now holds this many bytes.
    Taken(u64),
    /// It belongs elsewhere: ask where.
    OffsetConflict,
    /// Damaged on the way: nothing of it was kept.
    Damaged,
    /// The upload is not known (any more), or its bytes were dropped because the whole was not what it should be.
    Gone,
}

impl CenterClient {
    /// What the center can do beyond the core. Asked once; a center that does not say is taken to do creation only.
    pub(crate) async fn extensions(&self) -> Result<Extensions, UplinkError> {
        if let Some(known) = *self.extensions.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
            return Ok(known);
        }
        let request = self.http.request(Method::OPTIONS, self.address.at(path::UPLOADS)).timeout(self.settings.answer);
        let response = request.send().await?;
        let found = match response.status().as_u16() {
            200 | 204 => {
                let text = |name| text(response.headers(), name).unwrap_or_default();
                Extensions { creation: true, ..Extensions::parse(text(header::TUS_EXTENSION), text(header::TUS_CHECKSUM_ALGORITHM)) }
            }
            // Something on the way does not let OPTIONS pass.
            403 | 405 | 501 => Extensions { creation: true, ..Extensions::default() },
            _ => return Err(answer::failure(response).await),
        };
        *self.extensions.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(found);
        Ok(found)
    }

    /// Makes an upload.
    pub(crate) async fn create(&self, metadata: &UploadMetadata, length: u64) -> Result<Url, UplinkError> {
        let asked = self.address.at(path::UPLOADS);
        let request = self
            .http
            .post(asked.clone())
            .timeout(self.settings.answer)
            .header(header::TUS_RESUMABLE, TUS_VERSION)
            .header(header::UPLOAD_LENGTH, length)
            .header(header::UPLOAD_METADATA, metadata.encode())
            .header(CONTENT_LENGTH, 0);
        let response = request.send().await?;
        if response.status().as_u16() != 201 {
            return Err(answer::failure(response).await);
        }
        let location = text(response.headers(), LOCATION.as_str()).ok_or(UplinkError::Garbage("no location"))?;
        self.address.follow(&asked, location).ok_or(UplinkError::ForeignLocation)
    }

    /// Asks how much the center holds of `length` bytes.
    pub(crate) async fn held(&self, upload: &Url, length: u64) -> Result<Held, UplinkError> {
        let request = self.http.head(upload.clone()).timeout(self.settings.answer).header(header::TUS_RESUMABLE, TUS_VERSION);
        let response = request.send().await?;
        match response.status().as_u16() {
            200 | 204 => {
                let offset = number(response.headers(), header::UPLOAD_OFFSET)?;
                let whole = text(response.headers(), header::UPLOAD_LENGTH).and_then(|value| value.parse().ok());
                if offset > length || whole.is_some_and(|whole: u64| whole != length) {
                    return Err(UplinkError::Garbage("offset"));
                }
                Ok(Held::Bytes(offset))
            }
            403 | 404 | 410 => Ok(Held::Nothing),
            _ => Err(answer::failure(response).await),
        }
    }

    /// Sends `bytes[start..end]`.
    pub(crate) async fn send_chunk(
        &self,
        upload: &Url,
        bytes: &Arc<[u8]>,
        start: usize,
        end: usize,
        moved: impl FnMut(u64),
    ) -> Result<Sent, UplinkError> {
        let mut request = self
            .patch(upload)
            .header(header::TUS_RESUMABLE, TUS_VERSION)
            .header(header::UPLOAD_OFFSET, start)
            .header(CONTENT_TYPE, header::CHUNK_TYPE)
            .header(CONTENT_LENGTH, end - start);
        if self.extensions().await?.checksum_sha256 {
            request = request.header(header::UPLOAD_CHECKSUM, Checksum::of(&bytes[start..end]).encode());
        }
        let response = transfer::send(request, bytes, start, end, self.settings.stall, moved).await?;
        match response.status().as_u16() {
            200 | 204 => {
                let offset = number(response.headers(), header::UPLOAD_OFFSET)?;
                if offset == end as u64 { Ok(Sent::Taken(offset)) } else { Err(UplinkError::Garbage("offset")) }
            }
            405 | 501 if !self.override_method.swap(true, Ordering::Relaxed) => Ok(Sent::OffsetConflict),
            404 | 410 => Ok(Sent::Gone),
            460 => Ok(Sent::Damaged),
            _ => match answer::failure(response).await {
                UplinkError::NotTaken(problem) => match problem.known() {
                    Some(ProblemCode::OffsetConflict) => Ok(Sent::OffsetConflict),
                    Some(ProblemCode::ChecksumMismatch) => Ok(Sent::Damaged),
                    Some(ProblemCode::DigestMismatch) => Ok(Sent::Gone),
                    _ => Err(UplinkError::NotTaken(problem)),
                },
                error => Err(error),
            },
        }
    }

    /// `PATCH`, or `POST` that says so where something on the way lets no `PATCH` pass.
    fn patch(&self, upload: &Url) -> RequestBuilder {
        if self.override_method.load(Ordering::Relaxed) {
            self.http.post(upload.clone()).header(header::METHOD_OVERRIDE, "PATCH")
        } else {
            self.http.patch(upload.clone())
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn number(headers: &HeaderMap, name: &str) -> Result<u64, UplinkError> {
    text(headers, name).and_then(|value| value.trim().parse().ok()).ok_or(UplinkError::Garbage("no offset"))
}
