//! What a service answers. Only what is used is read; everything may be missing.

use serde::Deserialize;

use crate::fault::Fault;
use crate::loose;

/// One device of a discovery; unsigned, so that only what is needed to ask further is taken from it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Discovered {
    #[serde(default, deserialize_with = "loose::texts")]
    pub(crate) spec_version: Vec<String>,
}

/// One device's information, in a token.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Information {
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) device_info: String,
    pub(crate) error: Option<Fault>,
}

/// What stands in that token.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeviceInformation {
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) device_id: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) callback_id: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) env: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) device_status: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) purpose: String,
    #[serde(default, deserialize_with = "loose::texts")]
    pub(crate) spec_version: Vec<String>,
    /// A token of its own.
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) digital_id: String,
}

/// Who a device is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DigitalId {
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) serial_no: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) make: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) model: String,
    #[serde(default, rename = "type", deserialize_with = "loose::text")]
    pub(crate) kind: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) device_sub_type: String,
}

/// Answer to `RCAPTURE`.
#[derive(Deserialize)]
pub(crate) struct Captured {
    #[serde(default)]
    pub(crate) biometrics: Vec<Biometric>,
    pub(crate) error: Option<Fault>,
}

/// One finger or face, in a token.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Biometric {
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) spec_version: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) data: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) hash: String,
    pub(crate) error: Option<Fault>,
}

/// What stands in that token.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Taken {
    /// A token of its own.
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) digital_id: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) bio_type: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) bio_sub_type: String,
    /// The record.
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) bio_value: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) quality_score: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) transaction_id: String,
    #[serde(default, deserialize_with = "loose::text")]
    pub(crate) timestamp: String,
}
