//! The contract with the window: one list of operations, their requests and views, and the error codes.
//!
//! This crate knows no transport: the shell, the bridge and the TypeScript client are made from the list. It maps what the use cases
//! of `station` answer to views, and decides nothing.

mod desk;
mod dispatch;
mod operations;
mod problem;
pub mod requests;
pub mod typescript;
pub mod views;

pub use dispatch::Api;
pub use problem::internal;
pub use station::Window;
