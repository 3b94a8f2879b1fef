//! The two databases from outside, as the station uses them.

mod damage;
mod disk;
mod events;
mod kit;
mod outbox;
mod samples;
mod search;
mod sealing;
mod secrets;
mod settings;
mod vault;
