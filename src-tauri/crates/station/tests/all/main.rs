//! The station from outside: synthetic people, simulated devices, real keys and databases.

mod applicant;
mod beside;
mod camera_formats;
mod capture;
mod day;
mod desk;
mod displays;
mod durability;
mod ending;
mod evidence;
mod faces;
mod iris;
mod mix_up;
mod own_fingers;
mod place;
mod plugging;
mod policy;
mod portraits;
mod post;
mod prints;
mod reading;
mod review;
mod rolled;
mod session;
mod trend;
mod trip;
