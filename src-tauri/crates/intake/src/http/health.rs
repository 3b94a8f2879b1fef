//! Whether the center is there, and what it asks of its stations.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use intake_protocol::{Health, VERSION, header};

use crate::center::Center;

pub(super) async fn health() -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store")], Json(Health { protocol: VERSION, ready: true }))
}

pub(super) async fn policy(State(center): State<Arc<Center>>) -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, header::STATEMENT_TYPE)], center.policy.clone())
}
