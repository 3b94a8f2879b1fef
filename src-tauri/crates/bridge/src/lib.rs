//! The operations of the workstation over HTTP on loopback: the second host of the pages.
//!
//! For tests in a browser and for `cargo xtask run --headless`. It serves practice posts only, asks every request for the token of
//! this run, and is no part of the packaged product: nothing that is shipped depends on this crate. Being built for tests, it turns
//! the kill points on.

mod guard;
mod images;
mod operations;
mod pages;
mod topics;

use axum::Router;
use axum::routing::{get, post};
use std::path::PathBuf;
use std::sync::Arc;
use wiring::Workstation;

/// Stands in every build that contains the bridge; the test of the package looks for it.
pub const MARK: &str = "thu-nhan-bridge-is-inside";

/// What the routes share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) workstation: Arc<Workstation>,
    pub(crate) token: Arc<str>,
    pub(crate) pages: Arc<PathBuf>,
}

/// A bridge that was refused.
#[derive(Debug)]
pub struct NotPractice;

impl std::fmt::Display for NotPractice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the bridge serves practice posts only")
    }
}

/// A token for one run: 32 random bytes as text.
pub fn token() -> String {
    hex::encode(keyring::random::<32>())
}

/// The routes of the bridge; `pages` is the folder of the built pages.
///
/// # Errors
/// [`NotPractice`] when the post is a real one.
pub fn routes(workstation: Arc<Workstation>, token: &str, pages: PathBuf) -> Result<Router, NotPractice> {
    if !workstation.practice() {
        return Err(NotPractice);
    }
    let shared = Shared { workstation, token: token.into(), pages: Arc::new(pages) };
    let guarded = Router::new()
        .route("/operation/{name}", post(operations::call))
        .route("/topics", get(topics::listen))
        .route("/image/{*path}", get(images::answer))
        .layer(axum::middleware::from_fn_with_state(shared.clone(), guard::token));
    Ok(guarded.fallback(get(pages::page)).with_state(shared))
}
