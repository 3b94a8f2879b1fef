//! Fingers by the interface's names (`bioSubType`).

use enrollment::FingerPosition;

const NAMES: [(FingerPosition, &str); 10] = [
    (FingerPosition::RightThumb, "Right Thumb"),
    (FingerPosition::RightIndex, "Right IndexFinger"),
    (FingerPosition::RightMiddle, "Right MiddleFinger"),
    (FingerPosition::RightRing, "Right RingFinger"),
    (FingerPosition::RightLittle, "Right LittleFinger"),
    (FingerPosition::LeftThumb, "Left Thumb"),
    (FingerPosition::LeftIndex, "Left IndexFinger"),
    (FingerPosition::LeftMiddle, "Left MiddleFinger"),
    (FingerPosition::LeftRing, "Left RingFinger"),
    (FingerPosition::LeftLittle, "Left LittleFinger"),
];

/// The name of a finger.
pub fn name_of(finger: FingerPosition) -> &'static str {
    NAMES.iter().find(|(position, _)| *position == finger).map_or("UNKNOWN", |(_, name)| name)
}

/// The finger of a name; `None` for `UNKNOWN` and anything else.
pub fn named(name: &str) -> Option<FingerPosition> {
    NAMES.iter().find(|(_, known)| *known == name).map(|(position, _)| *position)
}
