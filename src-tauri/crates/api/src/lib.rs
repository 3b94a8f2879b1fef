//! The contract with the window: one list of operations, their requests and views, and the error codes.
//!
//! This crate knows no transport: the shell, the bridge and the TypeScript client are made from the list.

mod operations;
pub mod requests;
pub mod typescript;
pub mod views;
