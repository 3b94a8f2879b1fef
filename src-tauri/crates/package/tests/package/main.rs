//! The package format from outside.

mod alteration;
mod chance;
mod content;
mod kit;
mod malformed;
mod openssl;
mod parties;
mod round_trip;
mod speed;
mod statements;
