//! One route for all operations: the dispatcher knows them.

use crate::{Shared, guard};
use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// `POST /operation/{name}?window=desk`: 200 with the view, 422 with the error.
pub(crate) async fn call(State(shared): State<Shared>, Path(name): Path<String>, OriginalUri(uri): OriginalUri, Json(request): Json<Value>) -> Response {
    let window = guard::window(uri.query().unwrap_or_default());
    let done = tokio::task::spawn_blocking(move || shared.workstation.api().dispatch(window, &name, request)).await;
    match done {
        Ok(Ok(view)) => Json(view).into_response(),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, Json(api::internal())).into_response(),
    }
}
