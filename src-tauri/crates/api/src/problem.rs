//! From a refusal to what the window is told, with a reference that the log bears too.

use station::Refusal;

use crate::views::ErrorView;

/// The view of a refusal. Logged without personal data: codes and the engine's own words only.
pub(crate) fn view(refusal: &Refusal, operation: Option<&'static str>) -> ErrorView {
    let reference = reference();
    let operation = operation.unwrap_or("unknown");
    let detail = refusal.detail.as_deref().unwrap_or_default();
    if refusal.code == "internal" {
        tracing::error!(%reference, operation, code = refusal.code, detail, "refused");
    } else {
        tracing::info!(%reference, operation, code = refusal.code, detail, "refused");
    }
    ErrorView { code: refusal.code.to_owned(), field: refusal.field.clone(), params: refusal.params.clone(), reference }
}

fn reference() -> String {
    let [high, low] = keyring::random::<2>();
    format!("TN-{high:02X}{low:02X}")
}

/// Something below panicked: the host answers this, the reference is in the log.
pub fn internal() -> ErrorView {
    view(&Refusal::internal("a use case panicked"), None)
}

/// The view of a problem that was noted by its code alone (a failed attempt in the queue).
pub(crate) fn of_code(code: String) -> ErrorView {
    ErrorView { code, field: None, params: crate::views::Params::new(), reference: String::new() }
}
