//! The commands, one module per noun.

pub(crate) mod card;
pub(crate) mod cbeff;
pub(crate) mod doctor;
pub(crate) mod finger;
pub(crate) mod intake;
pub(crate) mod package;
pub(crate) mod portrait;
pub(crate) mod station;
pub(crate) mod wsq;
