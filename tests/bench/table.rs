//! The measured table and the numbers in it.

use crate::Measured;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// One line.
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// Our median, with its unit.
    pub(crate) ours: String,
    /// The figure of the design.
    pub(crate) at_least: &'static str,
    /// The peer's median in the same run.
    pub(crate) peer: String,
    /// How it was measured, and what was not.
    pub(crate) note: String,
}

/// All lines.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

impl Table {
    /// Measures; what cannot be measured gets a line with the reason.
    pub(crate) fn take(&mut self, what: &str, measure: impl FnOnce() -> Measured) {
        println!("… {what}");
        let measured = catch_unwind(AssertUnwindSafe(measure)).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(text.unwrap_or_else(|| "the measurement failed".to_owned()))
        });
        match measured {
            Ok(rows) => self.0.extend(rows),
            Err(why) => {
                println!("  not measured: {why}");
                let none = || "—".to_owned();
                self.0.push(Row { what: what.to_owned(), ours: none(), at_least: "", peer: none(), note: format!("not measured: {why}") });
            }
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["what", "ours (median)", "at least", "peer (median)"];
        let cells = |row: &Row| [row.what.clone(), row.ours.clone(), row.at_least.to_owned(), row.peer.clone()];
        let mut widths = head.map(str::len);
        for row in &self.0 {
            for (width, cell) in widths.iter_mut().zip(cells(row)) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let line = |cells: [String; 4], note: &str, f: &mut fmt::Formatter<'_>| {
            for (cell, width) in cells.iter().zip(widths) {
                write!(f, "| {cell:width$} ")?;
            }
            writeln!(f, "| {note} |")
        };
        line(head.map(str::to_owned), "note", f)?;
        line(widths.map(|width| "-".repeat(width)), "---", f)?;
        self.0.iter().try_for_each(|row| line(cells(row), &row.note, f))
    }
}

/// Durations of one thing done many times, shortest first.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// From what was measured; at least one.
    pub(crate) fn of(mut times: Vec<Duration>) -> Result<Self, String> {
        times.sort();
        if times.is_empty() { Err("nothing was measured".into()) } else { Ok(Self(times)) }
    }

    /// The duration that this share (0 to 1) of the runs did not exceed.
    pub(crate) fn at(&self, share: f64) -> Duration {
        self.0[((self.0.len() - 1) as f64 * share).round() as usize]
    }

    /// The median.
    pub(crate) fn median(&self) -> Duration {
        self.at(0.5)
    }

    /// How many runs.
    pub(crate) fn runs(&self) -> usize {
        self.0.len()
    }
}

/// A result, and how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// In milliseconds, or in seconds from one on.
pub(crate) fn text(time: Duration) -> String {
    if time >= Duration::from_secs(1) { format!("{:.2} s", time.as_secs_f64()) } else { format!("{:.2} ms", time.as_secs_f64() * 1000.0) }
}
