//! The domain from outside: values, rules, stages, events, by tables and properties.

mod actions;
mod addresses;
mod chain;
mod desk;
mod draft;
mod lists;
mod people;
mod plan;
mod properties;
mod review;
mod rules;
mod samples;
mod stages;
mod values;
mod wording_codes;
