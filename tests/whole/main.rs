//! The whole system: processes, files, browser, window.

mod durability;
mod offline;
mod package;
mod pages;
mod screenshots;
mod secrets;
mod tool;
mod trip;
mod window;
