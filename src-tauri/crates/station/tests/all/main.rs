//! The station from outside: synthetic people, simulated devices, real keys and databases.

mod applicant;
mod beside;
mod capture;
mod desk;
mod displays;
mod durability;
mod ending;
mod iris;
mod place;
mod policy;
mod post;
mod prints;
mod reading;
mod review;
mod session;
mod trip;
