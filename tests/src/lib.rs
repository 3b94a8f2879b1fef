//! Tests of the whole system from outside: processes, pages, windows.
//!
//! Nothing here reaches into a crate's inside; a post is started as a clerk would start it and looked at through its pages, its
//! tool and its files.

pub mod page;
pub mod post;
pub mod screen;
pub mod trip;
pub mod typist;
pub mod webdriver;
