//! The body of every answer that says no.

use serde::{Deserialize, Serialize};

use crate::code::ProblemCode;

/// Why the center did not do what was asked. Never holds a name, a number or any other personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable camelCase code; see [`ProblemCode`] for those of this version. A client treats a code it does not know by the HTTP
    /// status alone.
    pub code: String,
    /// Finds the matching line in the center's log: `TN-` and hexadecimal digits.
    pub reference: String,
}

impl Problem {
    /// A problem with one of our codes.
    pub fn new(code: ProblemCode, reference: impl Into<String>) -> Self {
        Self { code: code.as_str().to_owned(), reference: reference.into() }
    }

    /// The code, if this version knows it.
    pub fn known(&self) -> Option<ProblemCode> {
        ProblemCode::parse(&self.code)
    }

    /// Reads a body. Codes and references of absurd form are no problems but garbage.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let problem: Self = serde_json::from_slice(body).ok()?;
        let code_fits = (1..=64).contains(&problem.code.len()) && problem.code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let reference_fits =
            problem.reference.len() <= 64 && problem.reference.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (code_fits && reference_fits).then_some(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_read_back_with_its_code() {
        let body = serde_json::to_vec(&Problem::new(ProblemCode::SequenceTaken, "TN-4F2C")).expect("json");
        assert_eq!(body, br#"{"code":"sequenceTaken","reference":"TN-4F2C"}"#);
        assert_eq!(Problem::parse(&body).and_then(|problem| problem.known()), Some(ProblemCode::SequenceTaken));
    }

    #[test]
    fn garbage_is_no_problem() {
        for body in [&b""[..], b"<html>", b"{}", br#"{"code":"a b","reference":""}"#, br#"{"code":"ok","reference":"<script>"}"#] {
            assert_eq!(Problem::parse(body), None);
        }
    }
}
