//! The center from outside: over HTTP, with packages sealed for the occasion.

mod conformance;
mod door;
mod lossy;
mod post;
mod road;
mod tls;
mod verdicts;
