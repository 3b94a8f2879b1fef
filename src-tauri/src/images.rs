//! Pictures for the windows: over a scheme of our own, never as text, never kept.

use crate::Shell;
use crate::windows::kind;
use std::sync::Arc;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// Answers `sample://localhost/<path>`.
#[allow(clippy::needless_pass_by_value, reason = "the scheme's handler takes its arguments by value")]
pub(crate) fn answer(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let workstation = Arc::clone(&context.app_handle().state::<Shell>().workstation);
    let window = kind(context.webview_label());
    tauri::async_runtime::spawn_blocking(move || {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let response = match workstation.image(window, &path) {
            Some((media_type, bytes)) => reply(StatusCode::OK, &media_type, bytes),
            None => reply(StatusCode::NOT_FOUND, "text/plain", Vec::new()),
        };
        responder.respond(response);
    });
}

fn reply(status: StatusCode, media_type: &str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(media_type) = header::HeaderValue::from_str(media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    // The pages are of another origin and get no leave to read: they show a picture and never have its bytes.
    response
}
