//! Pictures, by the same paths as in the window.

use crate::{Shared, guard};
use axum::extract::{OriginalUri, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// `GET /image/{path}?window=desk`.
pub(crate) async fn answer(State(shared): State<Shared>, Path(path): Path<String>, OriginalUri(uri): OriginalUri) -> Response {
    let window = guard::window(uri.query().unwrap_or_default());
    match tokio::task::spawn_blocking(move || shared.workstation.image(window, &path)).await {
        Ok(Some((media_type, bytes))) => ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-store".to_owned())], bytes).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
