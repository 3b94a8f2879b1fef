//! What a command answers, and how that is printed.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::words::Words;

/// A command that did its work.
pub(crate) struct Outcome {
    /// Lines for people.
    pub(crate) lines: Vec<String>,
    /// The same for programs: one object.
    pub(crate) json: Value,
    /// `false`: judged negative.
    pub(crate) good: bool,
}

impl Outcome {
    pub(crate) fn good(lines: Vec<String>, json: Value) -> Self {
        Self { lines, json, good: true }
    }

    /// Nothing more to print.
    pub(crate) fn silent() -> Self {
        Self { lines: Vec::new(), json: Value::Null, good: true }
    }
}

/// A command that could not: bad usage or unreadable input.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Stable code.
    pub(crate) code: String,
    /// The sentence's key.
    key: String,
    /// Its parameters.
    with: Vec<(&'static str, String)>,
}

impl Refusal {
    /// One of the tool's own sentences (`tool-<code>`).
    pub(crate) fn of_tool(code: &str, with: Vec<(&'static str, String)>) -> Self {
        Self { code: code.to_owned(), key: format!("tool-{code}"), with }
    }

    /// A sentence that the whole product shares (`error-<code>`).
    pub(crate) fn shared(code: &str) -> Self {
        Self { code: code.to_owned(), key: format!("error-{code}"), with: Vec::new() }
    }
}

impl From<intake::IntakeError> for Refusal {
    fn from(error: intake::IntakeError) -> Self {
        Self::shared(error.code())
    }
}

impl From<wiring::OpenError> for Refusal {
    fn from(error: wiring::OpenError) -> Self {
        Self::from(&error)
    }
}

impl From<&wiring::OpenError> for Refusal {
    fn from(error: &wiring::OpenError) -> Self {
        Self { code: error.code().to_owned(), key: format!("error-{}", error.code()), with: vec![("detail", error.to_string())] }
    }
}

/// Prints, and says with which code to end.
pub(crate) fn print(result: Result<Outcome, Refusal>, json: bool, words: &Words) -> ExitCode {
    match result {
        Ok(outcome) => {
            let mut out = std::io::stdout().lock();
            // A reader that went away (`tn … | head`) is no error of ours.
            if json && !outcome.json.is_null() {
                let _ = writeln!(out, "{}", outcome.json);
            } else if !json {
                for line in &outcome.lines {
                    let _ = writeln!(out, "{line}");
                }
            }
            ExitCode::from(if outcome.good { 0 } else { 1 })
        }
        Err(refusal) => {
            let sentence = words.text(&refusal.key, &refusal.with);
            let _ = writeln!(std::io::stderr(), "tn: {sentence}");
            if json {
                let _ = writeln!(std::io::stdout(), "{}", json!({ "error": refusal.code, "message": sentence }));
            }
            ExitCode::from(2)
        }
    }
}
