//! A problem a person can meet.

use serde::Serialize;
use ts_rs::TS;

use super::Params;

view!(
    /// A problem a person can meet: the sentence is `error-<code>` in the catalogs.
    ErrorView {
        /// Stable code.
        code: String,
        /// The field it belongs to, if one.
        field: Option<String>,
        /// Parameters of the sentence; no personal data.
        params: Params,
        /// Reference that the log also bears.
        reference: String,
    }
);
