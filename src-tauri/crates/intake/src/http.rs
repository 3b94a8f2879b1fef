//! The protocol over HTTP: routes, headers, answers. Decides nothing about packages.

mod failure;
mod health;
mod package;
mod statement;
mod tus;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get, post};
use intake_protocol::limit::MAX_STATEMENT;
use intake_protocol::path;

use crate::center::Center;

/// All routes.
pub(crate) fn router(center: Arc<Center>) -> Router {
    let statements = Router::new()
        .route(path::APPROVALS, post(statement::approval))
        .route(path::VOIDS, post(statement::void))
        .layer(DefaultBodyLimit::max(MAX_STATEMENT));
    Router::new()
        .route(path::HEALTH, get(health::health))
        .route(path::POLICY, get(health::policy))
        .route(&format!("{}/{{id}}/receipt", path::PACKAGES), get(package::receipt))
        .route(&format!("{}/{{id}}/verdict", path::PACKAGES), get(package::verdict))
        // tus methods may hide in a POST, so these two sort them themselves.
        .route(path::UPLOADS, any(tus::collection))
        .route(&format!("{}/{{id}}", path::UPLOADS), any(tus::upload))
        .merge(statements)
        .fallback(failure::not_offered)
        .method_not_allowed_fallback(failure::not_offered)
        .with_state(center)
}
