//! The house keeps its own rules: floors, homes, names, words, catalogs.

mod capabilities;
mod catalogs;
mod floors;
mod homes;
mod invariants;
mod kill_points;
mod text;
mod tree;
