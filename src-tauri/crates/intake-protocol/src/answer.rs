//! The plain (unsigned) answers. Nothing durable is concluded from them: what counts is in signed statements.

use serde::{Deserialize, Serialize};

/// `GET /v1/health`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Version of the intake protocol ([`crate::VERSION`]).
    pub protocol: u32,
    /// Whether the center can take packages now.
    pub ready: bool,
}

/// `202` to `GET /v1/packages/{id}/verdict`: there is none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingVerdict {
    /// What it waits for.
    pub waiting: WaitingFor,
}

/// What a verdict waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WaitingFor {
    /// No approval naming the package has arrived.
    Approval,
    /// The center has all it needs and has not decided.
    Decision,
}

/// `200` to a posted approval or void.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementTaken {
    /// The same statement was already held.
    pub duplicate: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_have_the_documented_form() {
        let text = |value: serde_json::Value| value.to_string();
        assert_eq!(text(serde_json::json!(Health { protocol: 1, ready: true })), r#"{"protocol":1,"ready":true}"#);
        assert_eq!(text(serde_json::json!(PendingVerdict { waiting: WaitingFor::Approval })), r#"{"waiting":"approval"}"#);
        assert_eq!(text(serde_json::json!(StatementTaken { duplicate: false })), r#"{"duplicate":false}"#);
    }
}
