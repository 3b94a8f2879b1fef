//! Only who knows the token of this run is answered.

use crate::Shared;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;

/// Refuses requests without the token, in the header or (where a page cannot set one) in the query.
pub(crate) async fn token(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let by_header = header.and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
    let given = by_header.or_else(|| query(request.uri().query().unwrap_or_default()).remove("token"));
    if given.as_deref() == Some(&*shared.token) {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

/// The pairs of a query; the bridge's own values need no decoding.
pub(crate) fn query(text: &str) -> HashMap<String, String> {
    text.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// Which window a request speaks for: `window=desk`, else the applicant's, which may do less.
pub(crate) fn window(text: &str) -> station::Window {
    if query(text).get("window").is_some_and(|window| window == "desk") { station::Window::Desk } else { station::Window::Applicant }
}
