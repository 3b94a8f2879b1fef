//! Saying no: a status, a code, a reference into the log.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use intake_protocol::{Problem, ProblemCode};

use crate::error::IntakeError;

/// An answer that says no.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) ProblemCode);

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        Self(code)
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        tracing::error!(code = error.code(), %error, "the center could not");
        Self(ProblemCode::CenterTrouble)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        IntakeError::from(error).into()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let reference = format!("TN-{}", hex::encode_upper(keyring::random::<4>()));
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        tracing::info!(code = self.0.as_str(), status = status.as_u16(), reference, "said no");
        (status, axum::Json(Problem::new(self.0, reference))).into_response()
    }
}

/// Any other path or method.
pub(crate) async fn not_offered() -> Failure {
    Failure(ProblemCode::NotOffered)
}
