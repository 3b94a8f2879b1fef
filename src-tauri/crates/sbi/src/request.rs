//! What a service is asked.

use serde::Serialize;

/// Body of discovery and information.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Discovery {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) spec_version: &'static str,
}

/// Body of `RCAPTURE`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Capture<'a> {
    pub(crate) env: &'a str,
    pub(crate) purpose: &'static str,
    pub(crate) spec_version: &'static str,
    /// Milliseconds.
    pub(crate) timeout: String,
    pub(crate) capture_time: String,
    pub(crate) transaction_id: &'a str,
    pub(crate) bio: [Bio<'a>; 1],
    pub(crate) custom_opts: Nothing,
}

/// What is asked onto the glass, or before the camera, at once.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Bio<'a> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) count: String,
    pub(crate) bio_sub_type: &'a [&'static str],
    pub(crate) exception: &'a [&'static str],
    pub(crate) requested_score: &'static str,
    /// The name by 1.0.
    pub(crate) serial_no: &'a str,
    /// The name by 0.9.5.
    pub(crate) device_id: &'a str,
    pub(crate) device_sub_id: &'static str,
    pub(crate) previous_hash: String,
}

/// Body of `STREAM`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stream<'a> {
    /// The name by 1.0.
    pub(crate) serial_no: &'a str,
    /// The name by 0.9.5.
    pub(crate) device_id: &'a str,
    pub(crate) device_sub_id: &'static str,
    /// Milliseconds.
    pub(crate) timeout: String,
}

/// `{}`
#[derive(Serialize)]
pub(crate) struct Nothing {}
