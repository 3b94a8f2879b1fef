//! Opening and closing the day.

use serde::Serialize;
use ts_rs::TS;

use super::Params;

view!(
    /// Opening or closing the day.
    DayView {
        /// `open` or `close`.
        moment: String,
        /// The lines.
        lines: Vec<DayLineView>,
        /// Every line is settled.
        settled: bool,
    }
);
view!(
    /// One line of the day's screen.
    DayLineView {
        /// Line id (`day-line-<id>`; a person's with `application` is `day-line-person`).
        line: String,
        /// `done`, `open` or `handed`.
        state: String,
        /// Measured by the station itself (not ticked by hand).
        measured: bool,
        /// Parameters of the sentence.
        params: Params,
        /// Owner, when handed.
        owner: String,
        /// Reason, when handed.
        reason: String,
        /// The application of a paused person.
        application: Option<String>,
        /// Until when that person is kept.
        until: Option<String>,
    }
);
