//! The live portrait: what to say to the person before the camera, and when to take the picture.
//!
//! [`view_of`] cuts the part of a camera's frame that counts → [`Coach::see`] follows the face in it, measures a part of everything
//! in turn and gives the one instruction that comes first → when it is [`Coaching::ready`], the caller hands some frames to a
//! [`Burst`], which measures each of them whole and keeps the best. Time is handed in with each frame.

mod burst;
mod coach;
mod freshness;
mod hold;
mod instruction;
mod rounds;
mod track;
mod view;

pub use burst::{Burst, Failed, OFFERED, Shot};
pub use coach::{Coach, Coaching, LiveSettings, Placed};
pub use freshness::{FRESH_FOR, Fresh};
pub use instruction::Instruction;
pub use view::view_of;
