//! WSQ from outside: foreign files, our own way there and back, hostile bytes, and NIST's implementation beside it.

mod foreign;
mod hostile;
mod kit;
mod peer;
mod round_trip;
