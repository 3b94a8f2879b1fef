use std::collections::BTreeMap;

use devices::DeviceError;
use store::StoreError;

/// Why a use case did not do what was asked. Nothing is lost by it: whatever was durable before still is.
///
/// `code` is stable and has its sentence in the catalogs under `error-<code>`; `params` never hold personal data; `detail` is for the
/// technician's log.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{code}{}", detail.as_deref().map(|detail| format!(": {detail}")).unwrap_or_default())]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// The field or sample it belongs to, if one.
    pub field: Option<String>,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
    /// Technical words without personal data.
    pub detail: Option<String>,
}

impl Refusal {
    /// A refusal that says nothing but its code.
    pub fn new(code: &'static str) -> Self {
        Self { code, field: None, params: BTreeMap::new(), detail: None }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Names the field it belongs to.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Adds a parameter of the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds words for the technician.
    #[must_use]
    pub fn because(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// Something that should not happen; the reference leads to the log.
    pub fn internal(detail: impl ToString) -> Self {
        Self::new("internal").because(detail)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let refusal = Self::new(error.code());
        match &error {
            StoreError::OlderExtract { held, offered } => refusal.with("held", held).with("offered", offered),
            StoreError::ChainBroken { seq } => refusal.with("seq", seq),
            _ => refusal,
        }
        .because(error)
    }
}

impl From<DeviceError> for Refusal {
    fn from(error: DeviceError) -> Self {
        let mut refusal = Self::new(error.code());
        for (name, value) in error.params() {
            refusal.params.insert(name.to_owned(), value);
        }
        refusal.because(error)
    }
}
