use crate::Part;

/// Fingers of a hand, from the thumb.
const HAND: [Part; 5] = [Part::Thumb, Part::IndexFinger, Part::MiddleFinger, Part::RingFinger, Part::LittleFinger];

/// The parts that name a finger position (ISO/IEC 19794: 1 right thumb to 5 right little, 6 left thumb to 10 left little); none for others.
pub fn parts_of_finger(position: u8) -> Option<Vec<Part>> {
    let place = usize::from(position).checked_sub(1)?;
    let side = *[Part::Right, Part::Left].get(place / HAND.len())?;
    Some(vec![side, HAND[place % HAND.len()]])
}

/// The finger position that the parts name, in either order; none where they name no single finger.
pub fn finger_of(parts: &[Part]) -> Option<u8> {
    let same = |named: &[Part]| named.len() == parts.len() && named.iter().all(|part| parts.contains(part));
    (1..=10).find(|position| parts_of_finger(*position).is_some_and(|named| same(&named)))
}
