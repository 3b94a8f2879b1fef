use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use enrollment::{FingerPosition, Slap};
use fingerprint::Position;
use synthetic::Condition;

use crate::{CaptureTarget, FingerImage};

/// How the person lays the fingers on the glass at one capture.
#[derive(Clone, Debug)]
pub enum Presentation {
    /// As asked, clean.
    Clean,
    /// Parched skin, lightly laid.
    Dry,
    /// Parched skin on these fingers alone.
    Parched(Vec<FingerPosition>),
    /// Sweaty skin, pressed hard.
    Wet,
    /// Only the tips touch.
    Partial,
    /// Moved while the picture was taken.
    Moved,
    /// These fingers are not laid on.
    Without(Vec<FingerPosition>),
    /// The other hand (four fingers of the right hand when thumbs were asked; of one finger the same of the other hand).
    WrongHand,
    /// Another person's fingers, by seed.
    OtherPerson(u64),
    /// The picture in this PNG file, at the resolution that the file states (chunk pHYs), or at none.
    File(PathBuf),
    /// This picture.
    Image(FingerImage),
    /// Nothing: the scanner gives up waiting.
    Nothing,
    /// The cable is pulled while the scanner waits.
    Unplug,
}

/// Draws what the scanner sees for the simple presentations.
pub(super) fn draw(seed: u64, target: CaptureTarget, absent: &[FingerPosition], how: &Presentation, attempt: u64) -> FingerImage {
    let condition = match how {
        Presentation::Dry => Condition::dry(attempt),
        Presentation::Wet => Condition::wet(attempt),
        Presentation::Partial => Condition::tips_only(attempt),
        Presentation::Moved => Condition::moved(attempt),
        _ => Condition::attempt(attempt),
    };
    let mut condition = Condition { rolled: matches!(target, CaptureTarget::Rolled(_)), ..condition };
    let also = if let Presentation::Without(fingers) = how { &fingers[..] } else { &[] };
    if let Presentation::Parched(fingers) = how {
        condition.parched = fingers.iter().filter_map(|finger| position(*finger)).collect();
    }
    condition.missing = absent.iter().chain(also).filter_map(|finger| position(*finger)).collect();
    let seed = if let Presentation::OtherPerson(other) = how { *other } else { seed };
    let target = if matches!(how, Presentation::WrongHand) { other_hand(target) } else { target };
    let drawing = Drawing { seed, target, condition };
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, image)) = drawn.iter().find(|(known, _)| *known == drawing) {
        return image.clone();
    }
    drop(drawn);
    let image = drawing.draw();
    drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if drawn.len() >= MOST_DRAWN {
        drawn.pop_front();
    }
    drawn.push_back((drawing, image.clone()));
    image
}

/// What was drawn last: ridges grow slowly, and the same hand is often laid down again. Three hands of three people.
static DRAWN: Mutex<VecDeque<(Drawing, FingerImage)>> = Mutex::new(VecDeque::new());
const MOST_DRAWN: usize = 9;

/// All that a drawn picture depends on.
#[derive(PartialEq)]
struct Drawing {
    seed: u64,
    target: CaptureTarget,
    condition: Condition,
}

impl Drawing {
    fn draw(&self) -> FingerImage {
        let Self { seed, target, condition } = self;
        let image = match *target {
            CaptureTarget::Slap(slap) => synthetic::slap(*seed, synthetic_slap(slap), condition),
            CaptureTarget::Finger(finger) | CaptureTarget::Rolled(finger) => match position(finger) {
                Some(position) => synthetic::finger(*seed, position, condition),
                None => return blank(),
            },
        };
        FingerImage { width: image.width(), height: image.height(), gray: image.shared_gray(), ppi: Some(image.ppi()), device_score: None }
    }
}

fn blank() -> FingerImage {
    let (width, height) = (synthetic::FINGER_WIDTH, synthetic::FINGER_HEIGHT);
    FingerImage { width, height, gray: vec![255; (width * height) as usize].into(), ppi: Some(synthetic::PPI), device_score: None }
}

fn other_hand(target: CaptureTarget) -> CaptureTarget {
    match target {
        CaptureTarget::Slap(Slap::LeftFour | Slap::Thumbs) => CaptureTarget::Slap(Slap::RightFour),
        CaptureTarget::Slap(Slap::RightFour) => CaptureTarget::Slap(Slap::LeftFour),
        CaptureTarget::Finger(finger) => CaptureTarget::Finger(opposite(finger)),
        CaptureTarget::Rolled(finger) => CaptureTarget::Rolled(opposite(finger)),
    }
}

/// The same finger of the other hand.
fn opposite(finger: FingerPosition) -> FingerPosition {
    let code = finger.code();
    FingerPosition::from_code(if code > 5 { code - 5 } else { code + 5 }).unwrap_or(finger)
}

fn position(finger: FingerPosition) -> Option<Position> {
    Position::try_from(finger.code()).ok()
}

fn synthetic_slap(slap: Slap) -> fingerprint::Slap {
    match slap {
        Slap::RightFour => fingerprint::Slap::RightFour,
        Slap::LeftFour => fingerprint::Slap::LeftFour,
        Slap::Thumbs => fingerprint::Slap::Thumbs,
    }
}
