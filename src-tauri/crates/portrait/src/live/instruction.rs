use crate::Quantity;
use crate::profile::Side;

macro_rules! instructions {
    ($($variant:ident $code:literal $doc:literal;)*) => {
        /// The one thing to change next. Earlier ones come first: what hides all else, then what moves the head, then the face, the light,
        /// the place. Left and right are the person's own. The catalogs have a sentence for each as `portrait-live-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Instruction {
            $(#[doc = $doc] $variant,)*
        }

        impl Instruction {
            /// All of them, the most important first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

instructions! {
    Nobody "nobody" "Nobody is before the camera.";
    OnlyOne "onlyOne" "More than one face.";
    Stool "stool" "The head is so low that it leaves the picture: a stool or cushion, or the camera much lower.";
    Higher "higher" "The head is too low: raise the seat or lower the camera.";
    Lower "lower" "The head is too high: lower the seat or raise the camera.";
    StepBack "stepBack" "Too near to the camera.";
    ComeCloser "comeCloser" "Too far from the camera.";
    MoveLeft "moveLeft" "Move to one's own left.";
    MoveRight "moveRight" "Move to one's own right.";
    TiltLeft "tiltLeft" "Tilt the head toward one's own left shoulder.";
    TiltRight "tiltRight" "Tilt the head toward one's own right shoulder.";
    TurnLeft "turnLeft" "Turn the face to one's own left.";
    TurnRight "turnRight" "Turn the face to one's own right.";
    ChinUp "chinUp" "Raise the chin.";
    ChinDown "chinDown" "Lower the chin.";
    MoreLight "moreLight" "The face is too dark.";
    LessLight "lessLight" "The face is too bright.";
    EvenLight "evenLight" "One side of the face is darker.";
    FlatLight "flatLight" "The face is flat, without light and shade.";
    ShowEyes "showEyes" "Something hides the eyes.";
    OpenEyes "openEyes" "Eyes are closed or narrow.";
    LookHere "lookHere" "The eyes look elsewhere.";
    CloseMouth "closeMouth" "The mouth is open.";
    NeutralFace "neutralFace" "Smile or grimace.";
    HoldStill "holdStill" "The picture is blurred.";
    PlainBackground "plainBackground" "The background is not plain.";
    WhiteBackground "whiteBackground" "The background is not white.";
    SetColors "setColors" "Colored light, or a wrong white balance.";
    NoFlash "noFlash" "Red eyes.";
    SetCamera "setCamera" "Grain, blocks or grids: something to set at the camera.";
}

/// Eyes below this part of the height, with no room below: raising the seat is not enough.
const STOOL_FROM: f32 = 0.78;

/// What to say to measures that fail; `place` is where between the eyes is, as parts of the picture's width and height.
///
/// Margins are looked at together: when two that lie opposite fail, the head is too near, not off its place.
pub(super) fn of(failing: &[(Quantity, Side)], place: Option<(f32, f32)>) -> Vec<Instruction> {
    let fails = |quantity: Quantity| failing.iter().any(|(known, _)| *known == quantity);
    let near = (fails(Quantity::MarginAbove) && fails(Quantity::MarginBelow)) || (fails(Quantity::LeftwardCrop) && fails(Quantity::RightwardCrop));
    let mut said: Vec<Instruction> = failing.iter().map(|(quantity, side)| one(*quantity, *side, near, place)).collect();
    said.sort_unstable();
    said.dedup();
    said
}

fn one(quantity: Quantity, side: Side, near: bool, place: Option<(f32, f32)>) -> Instruction {
    use Instruction::*;
    let low = side == Side::Low;
    let either = |below, above| if low { below } else { above };
    match quantity {
        Quantity::SingleFacePresent => either(Nobody, OnlyOne),
        Quantity::MarginAbove | Quantity::MarginBelow | Quantity::LeftwardCrop | Quantity::RightwardCrop if near => StepBack,
        Quantity::MarginAbove => Lower,
        Quantity::MarginBelow => if place.is_some_and(|(_, down)| down > STOOL_FROM) { Stool } else { Higher },
        Quantity::HeadSize => either(ComeCloser, StepBack),
        Quantity::InterEyeDistance => ComeCloser,
        // In the picture the person's own left is on the right.
        Quantity::LeftwardCrop => MoveLeft,
        Quantity::RightwardCrop => MoveRight,
        Quantity::OffCenter => either(MoveLeft, MoveRight),
        // Clockwise as seen is toward the person's own left shoulder.
        Quantity::HeadPoseRoll => either(TiltLeft, TiltRight),
        Quantity::HeadPoseYaw => either(TurnLeft, TurnRight),
        Quantity::HeadPosePitch => either(ChinUp, ChinDown),
        Quantity::LuminanceMean => either(MoreLight, LessLight),
        Quantity::UnderExposurePrevention => MoreLight,
        Quantity::OverExposurePrevention => LessLight,
        Quantity::LuminanceVariance | Quantity::DynamicRange => FlatLight,
        Quantity::IlluminationUniformity | Quantity::IlluminationBalance => EvenLight,
        Quantity::EyesVisible => ShowEyes,
        Quantity::EyesOpen => OpenEyes,
        Quantity::Gaze => LookHere,
        Quantity::MouthClosed => CloseMouth,
        Quantity::ExpressionNeutrality => NeutralFace,
        Quantity::Sharpness => HoldStill,
        Quantity::BackgroundUniformity | Quantity::BackgroundSpread => PlainBackground,
        Quantity::BackgroundLightness | Quantity::BackgroundColor => WhiteBackground,
        Quantity::NaturalColor => SetColors,
        Quantity::RedEye => NoFlash,
        Quantity::Pixelation | Quantity::CompressionArtifacts | Quantity::Noise => SetCamera,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_codes_and_margins_are_read_together() {
        type Case<'a> = (&'a [(Quantity, Side)], &'a [Instruction]);
        let low = |quantity| (quantity, Side::Low);
        let cases: [Case; 6] = [
            (&[low(Quantity::Sharpness), low(Quantity::SingleFacePresent)], &[Instruction::Nobody, Instruction::HoldStill]),
            (&[low(Quantity::MarginAbove), low(Quantity::MarginBelow)], &[Instruction::StepBack]),
            (&[low(Quantity::MarginAbove)], &[Instruction::Lower]),
            (&[low(Quantity::MarginBelow)], &[Instruction::Stool]),
            (&[low(Quantity::LeftwardCrop), (Quantity::OffCenter, Side::Low)], &[Instruction::MoveLeft]),
            (&[(Quantity::BackgroundSpread, Side::High), low(Quantity::HeadPosePitch)], &[Instruction::ChinUp, Instruction::PlainBackground]),
        ];
        for (failing, expected) in cases {
            assert_eq!(of(failing, Some((0.5, 0.8))), expected, "{failing:?}");
        }
        assert_eq!(of(&[low(Quantity::MarginBelow)], Some((0.5, 0.7))), [Instruction::Higher]);
    }
}
