//! How far the four fingers of a person's hand reach beside each other when they lie on glass.
//!
//! Hands differ: of some the index finger reaches further than the ring finger, of some the little one hardly reaches the first joint of its
//! neighbor. And whoever curls the longer fingers a little brings all tips nearer to one line.

use super::parameters::{LEVEL, REACH, REACH_DEVIATION, REACH_LIMITS};
use crate::random::{Stream, derive};

/// How far index, middle, ring and little fingertip lie below the middle one's, in pixels, for fingers of this mean width.
pub(crate) fn drops(person: u64, right: bool, attempt: &mut Stream, width: f32) -> [f32; 4] {
    let mut body = Stream::new(derive(person, 0x4ea0));
    // Both hands of a person are nearly alike.
    let mut side = Stream::new(derive(person, if right { 0x4ea1 } else { 0x4ea2 }));
    let level = attempt.range(LEVEL.0, LEVEL.1);
    std::array::from_fn(|digit| {
        let of_person = REACH[digit] + REACH_DEVIATION[digit] * (body.normal() + 0.3 * side.normal());
        of_person.clamp(REACH_LIMITS[digit].0, REACH_LIMITS[digit].1) * level * width + attempt.range(-10.0, 10.0)
    })
}
