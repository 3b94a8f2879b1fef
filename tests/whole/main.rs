//! The whole system: processes, files, browser, window.

mod durability;
mod offline;
mod secrets;
mod tool;
mod trip;
